"""Which deadline holds for which step of a paper, and what its authors do next."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from conference import dates
from conference.components import Stage as Station
from conference.components import timeline
from conference.history import Refused
from conference.models import Deadline, DeadlineChange, Edition, Kind, Track, holding
from submissions.invited import opened
from submissions.models import Extension, Submission

Status = Submission.Status
# The tone of a status wherever a page shows it.
TONES = {
    Status.DRAFT: "",
    Status.ABSTRACT: "info",
    Status.SUBMITTED: "info",
    Status.WITHDRAWN: "",
    Status.ACCEPTED: "good",
    Status.ACCEPTED_POSTER: "good",
    Status.REVISE: "warn",
    Status.REJECTED: "bad",
}
STEPS = ("abstract", "paper", "resubmission", "response", "revision", "final", "notification")
Stage = Deadline.Stage
# What comes with another stage: who hands papers in may be asked for changes.
PART_OF = {Stage.RESUBMISSION: Stage.PAPER}


@dataclass(frozen=True)
class Stages:
    """The deadlines of one kind of contribution in one track, or of one paper; None where there is none."""

    abstract: Deadline | None = None
    paper: Deadline | None = None
    resubmission: Deadline | None = None
    response: Deadline | None = None
    revision: Deadline | None = None
    final: Deadline | None = None
    notification: Deadline | None = None

    @property
    def entry(self) -> Deadline | None:
        """Until when a new paper can come in: with its abstract, where one is required."""
        if self.abstract and not self.abstract.is_optional:
            return self.abstract
        return self.last

    @property
    def encouraged(self) -> Deadline | None:
        """Until when a call would like the abstract of a paper that may also come without one."""
        return None if self.entry is self.abstract else self.abstract

    @property
    def last(self) -> Deadline | None:
        """The later one of abstract and paper: until then an abstract that was handed in can be corrected."""
        return _latest(self.abstract, self.paper)

    @property
    def changes(self) -> Deadline | None:
        """Until when a paper that is in can be replaced and its fields corrected."""
        return _latest(self.paper, self.resubmission)

    def editing(self, status: str) -> Deadline | None:
        """Until when the fields of a paper in this status can be changed."""
        if status == Status.DRAFT:
            return self.entry
        return _latest(self.last, self.changes) if status == Status.SUBMITTED else self.last

    def uploading(self, status: str) -> Deadline | None:
        """Until when the file of a paper in this status can come."""
        return {Status.REVISE: self.revision, Status.SUBMITTED: self.changes}.get(status, self.paper)

    def takes_abstract(self, at: datetime) -> bool:
        """Whether an abstract alone can be handed in."""
        return bool(self.abstract and self.abstract.is_open(at))


def _latest(*deadlines):
    return max(filter(None, deadlines), key=lambda deadline: deadline.closes_at, default=None)


def stages(track: Track, kind: Kind) -> Stages:
    """In two queries. What holds for a kind in a track, conference.models.holding tells."""
    rows = Deadline.objects.filter(edition=track.edition_id, stage__in=STEPS).prefetch_related("changes")
    return _chosen(rows, track.pk, kind)


def _chosen(rows, track, kind):
    """Kinds that have no paper stage are not asked for a paper, whatever the call says of others."""
    asked = [row for row in holding(rows, track, kind.pk) if kind.has_stage(PART_OF.get(row.stage, row.stage))]
    return Stages(**{row.stage: row for row in asked})


def stages_of(submission: Submission) -> Stages:
    """With what holds for this paper alone. Three queries."""
    return _personal(stages(submission.track, submission.kind), submission, submission.extensions.all())


def stages_by_paper(papers: Iterable[Submission]) -> dict[int, Stages]:
    """Primary key -> stages, in three queries. The papers have kind, edition and access loaded."""
    papers = list(papers)
    rows = _by_edition({paper.edition_id for paper in papers})
    extensions: dict[int, list[Extension]] = {}
    for extension in Extension.objects.filter(submission__in=[paper.pk for paper in papers]):
        extensions.setdefault(extension.submission_id, []).append(extension)
    known: dict[tuple[int, int], Stages] = {}
    for paper in papers:
        pair = (paper.track_id, paper.kind_id)
        if pair not in known:
            known[pair] = _chosen(rows.get(paper.edition_id, []), paper.track_id, paper.kind)
    return {
        paper.pk: _personal(known[paper.track_id, paper.kind_id], paper, extensions.get(paper.pk, []))
        for paper in papers
    }


def _by_edition(editions):
    found: dict[int, list[Deadline]] = {}
    for row in Deadline.objects.filter(edition__in=editions, stage__in=STEPS).prefetch_related("changes"):
        found.setdefault(row.edition_id, []).append(row)
    return found


def _personal(given, paper, extensions):
    """What the paper's invitation opens, then its extensions: one holds as long as it is later than the date of all."""
    if paper.access_id:
        given = opened(given, paper.access, paper.edition)
    later = {
        each.stage: extended(getattr(given, each.stage), each)
        for each in extensions
        if getattr(given, each.stage, None) and each.closes_at > getattr(given, each.stage).closes_at
    }
    return replace(given, **later) if later else given


def extended(deadline: Deadline, until: Extension) -> Deadline:
    """A copy that holds for one paper; never to be saved."""
    mine = copy(deadline)
    mine.day, mine.time, mine.zone, mine.closes_at = until.day, until.time, until.zone, until.closes_at
    mine.ends_on, mine.is_extended = None, True
    mine._prefetched_objects_cache = {"changes": DeadlineChange.objects.none()}  # for all others it has moved nowhere
    return mine


def require_open(deadline: Deadline | None, at: datetime) -> bool:
    """Refuses what comes after a deadline; tells whether it came late, within the grace that is not announced."""
    if deadline is None:
        raise Refused(_("This call takes nothing in: it has no dates."))
    if not deadline.is_open(at):
        raise Refused(_("The deadline was %(when)s.") % {"when": deadline.shown})
    return dates.is_late(deadline.closes_at, at=at)


def require_not_cancelled(edition: Edition) -> None:
    """Its dates stay as they were, and with "as planned" they hold again; meanwhile nothing comes in by them."""
    if edition.is_cancelled:
        raise Refused(told_cancelled())


def told_cancelled() -> str:
    return _("It has been cancelled, so nothing can be handed in any more.")


def require_editing_time(submission: Submission, at: datetime) -> bool:
    """Refuses a change of the fields that may not be made now; tells whether it comes late."""
    require_not_cancelled(submission.edition)
    return require_open(stages_of(submission).editing(submission.status), at)


def require_abstract_time(submission: Submission, at: datetime) -> bool:
    """The same for a draft that is handed in as an abstract; without an abstract stage until the paper's deadline."""
    require_not_cancelled(submission.edition)
    given = stages_of(submission)
    return require_open(given.abstract or given.paper, at)


def require_paper_time(submission: Submission, at: datetime) -> bool:
    """Refuses a paper (or its revision) that may not come now; tells whether it comes late."""
    require_not_cancelled(submission.edition)
    given = stages_of(submission)
    if submission.status == Status.REVISE:
        return bool(given.revision) and require_open(given.revision, at)
    if submission.status not in (Status.DRAFT, Status.ABSTRACT, Status.SUBMITTED):
        raise Refused(_("No paper is taken in here any more."))
    if given.paper is None:
        raise Refused(_("This call does not ask for a full paper."))
    if submission.is_draft:
        require_open(given.entry, at)
    return require_open(given.uploading(submission.status), at)


def require_final_time(submission: Submission, at: datetime) -> bool:
    """The same for the final version of an accepted paper; without a deadline it may come at any time."""
    if not submission.is_accepted:
        raise Refused(_("A final version is only taken of accepted papers."))
    require_not_cancelled(submission.edition)
    due = stages_of(submission).final
    return bool(due) and require_open(due, at)


def is_over(deadline: Deadline | None, at: datetime) -> bool:
    """Whether the announced end has passed; pages show no grace."""
    return deadline is None or dates.is_late(deadline.closes_at, at=at)


@dataclass(frozen=True)
class Step:
    """What authors do next: a sentence, perhaps until when, and where (name of the page and its button).

    Before the deadline there may be one that is only encouraged.
    """

    sentence: str
    deadline: Deadline | None = None
    page: str = ""
    button: str = ""
    encouraged: Deadline | None = None


def next_step(submission: Submission, given: Stages, at: datetime) -> Step:
    """What happens next, in words, for every status. The paper has its edition loaded."""
    if submission.edition.is_cancelled and submission.status not in _ENDED:
        return Step(told_cancelled())
    return _STEPS[submission.status](submission, given, at)


def _of_draft(submission, given, at):
    if given.entry is None:
        return Step(_("The call has no dates yet. You can hand the draft in as soon as it has."))
    if is_over(given.entry, at):
        return Step(
            _("The deadline was %(when)s. This draft was not handed in; it stays here for you.")
            % {"when": given.entry.shown}
        )
    if given.abstract and not is_over(given.abstract, at):
        sentence = _("Complete the draft and hand the abstract in.")
        return Step(sentence, given.entry, "edit", _("Continue the draft"), given.encouraged)
    if submission.manuscript_id:
        sentence = _("Your file is here, but nothing has been submitted yet. Complete the draft and submit it.")
        return Step(sentence, given.paper, "edit", _("Continue and submit"))
    return Step(_("Complete the draft, then upload the paper."), given.paper, "edit", _("Continue the draft"))


def _of_abstract(submission, given, at):
    if given.paper is None:
        return Step(_with_notification(_("Your abstract is with the chairs."), given))
    if is_over(given.paper, at):
        return Step(
            _("The deadline for the full paper was %(when)s. Your abstract was handed in, no paper came.")
            % {"when": given.paper.shown}
        )
    return Step(_("Your abstract is in. Upload the full paper next."), given.paper, "upload", _("Upload the paper"))


def _of_submitted(submission, given, at):
    if not is_over(given.changes, at):
        sentence = _("Your paper is in. You can replace it until the deadline.")
        return Step(sentence, given.changes, "upload", _("Upload a new version"))
    return Step(_with_notification(_("Your paper is being reviewed."), given))


def _with_notification(sentence, given):
    if given.notification is None:
        return sentence
    return f"{sentence} " + _("The decision is announced for %(day)s.") % {"day": given.notification.when}


def _of_accepted(submission, given, at):
    if submission.final_id:
        sentence = _("The final version is in.")
        can_replace = given.final is None or not is_over(given.final, at)
        button = _("Replace the final version") if can_replace else ""
        return Step(sentence, given.final, "final" if can_replace else "", button)
    if given.final and is_over(given.final, at):
        return Step(
            _("The final version was due %(when)s. Please write to the organisers.") % {"when": given.final.shown}
        )
    sentence = _("Congratulations. Please upload the final version.")
    return Step(sentence, given.final, "final", _("Upload the final version"))


def _of_revise(submission, given, at):
    if given.revision and is_over(given.revision, at):
        return Step(
            _("The revised paper was due %(when)s. Please write to the organisers.") % {"when": given.revision.shown}
        )
    sentence = _("The chairs ask for a revised paper. Read the reviews, then upload it.")
    return Step(sentence, given.revision, "upload", _("Upload the revised paper"))


def _of_rejected(submission, given, at):
    return Step(_("The paper was not accepted. Thank you for sending it to us."))


def _of_withdrawn(submission, given, at):
    return Step(_("The paper has been withdrawn. Nobody handles it any more."))


_ENDED = (Status.REJECTED, Status.WITHDRAWN)  # whatever becomes of the conference
_STEPS = {
    Status.DRAFT: _of_draft,
    Status.ABSTRACT: _of_abstract,
    Status.SUBMITTED: _of_submitted,
    Status.ACCEPTED: _of_accepted,
    Status.ACCEPTED_POSTER: _of_accepted,
    Status.REVISE: _of_revise,
    Status.REJECTED: _of_rejected,
    Status.WITHDRAWN: _of_withdrawn,
}


def way(submission: Submission, given: Stages, at: datetime) -> list[Station]:
    """The stations of a paper and where it stands, from what its authors know. A withdrawn one is on no way."""
    if submission.status == Status.WITHDRAWN:
        return []
    stations = _stations(submission, given)
    names = [name for name, _station in stations]
    here = _station_of(submission, given, at)
    index = names.index(here) if here in names else len(names)
    return timeline([station for _name, station in stations], index, ended=submission.status == Status.REJECTED)


def _stations(submission, given):
    """(name, (label, date)) in order; what the call does not ask for is left out."""
    asked = {
        "abstract": (_("Abstract"), given.abstract),
        "paper": (_("Paper"), given.paper),
        "review": (_("Reviews"), None),
        "decision": (_("Notification"), given.notification),
        "revision": (_("Revision"), given.revision),
        "final": (_("Final version"), given.final),
    }
    always = {"review", "decision", "final"} | ({"revision"} if submission.status == Status.REVISE else set())
    return [
        (name, (label, str(deadline.when) if deadline else ""))
        for name, (label, deadline) in asked.items()
        if name in always or (deadline and name != "revision")
    ]


def _station_of(submission, given, at):
    if submission.status in (Status.DRAFT, Status.ABSTRACT):
        return "abstract" if submission.is_draft and given.abstract and not is_over(given.abstract, at) else "paper"
    if submission.is_accepted:
        return "" if submission.final_id else "final"
    return {Status.SUBMITTED: "review", Status.REVISE: "revision", Status.REJECTED: "decision"}[submission.status]
