"""Long work of reviewing that chairs start and watch: proposing an assignment."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from conference import jobs
from conference.history import Refused
from conference.models import Job, Person, Track
from conference.steps import Step, Telling
from conference.texts import in_language
from conference.viewers import Viewer
from reviewing import actions
from reviewing.actions.assigning import Outdated
from reviewing.actions.planning import COMPARING, EXPLAINING, SOLVING, plan_of, situation_of
from reviewing.matching import Blocked
from reviewing.permissions import may_run_reviewing
from reviewing.proposing import explained
from submissions.actions import find_conflicts
from submissions.models import Submission, Transfer

CHECKING, GATHERING, WRITING = "checking", "gathering", "writing"
STEPS = {
    CHECKING: Step(gettext_noop("Looking for conflicts of interest"), 0, 10, quiet=900),
    GATHERING: Step(gettext_noop("Gathering papers and reviewers"), 10, 15, quiet=900),
    COMPARING: Step(gettext_noop("Reading papers and what reviewers have published: %(n)d of %(all)d texts"), 15, 55),
    SOLVING: Step(gettext_noop("Finding the best assignment"), 55, 80, quiet=900),
    EXPLAINING: Step(gettext_noop("Writing down the reason for each pair: %(n)d of %(all)d"), 80, 97),
    WRITING: Step(gettext_noop("Writing the proposal"), 97, 100, quiet=900),
}
CHANCES = 3  # so often the track may change under our hands; to hold it meanwhile would stop every hand-in


def start_proposing(track: Track, *, by: Person, with_abstracts: bool = False) -> Job:
    """The task; the one that is open where this person has one for the track. Two chairs may each have their own, for
    they may not see each other's papers."""
    return jobs.start(
        propose,
        key=f"propose {track.code} {by.code}",
        by=by,
        edition=track.edition,
        track=track.code,
        name={} if track.edition.is_special_issue else dict(track.name),
        with_abstracts=with_abstracts,
    )


def _title(row):
    name = in_language(row.arguments["name"])
    return _("Proposal of an assignment: %(track)s") % {"track": name} if name else _("Proposal of an assignment")


def _place(row):
    track = Track.objects.filter(code=row.arguments["track"]).first()
    address = reverse("reviewing:assignment", args=[row.edition.slug]) + (f"?track={track.slug}" if track else "")
    return address + ("&abstracts=1" if row.arguments["with_abstracts"] else ""), _("Go to the assignment")


def _outcome(row, viewer):
    """Tells of papers only as long as they are the viewer's to handle: a conflict may have come up since."""
    given, blocks = dict(row.result["given"]), [Blocked(*map(_tuple, block)) for block in row.result["blocked"]]
    named = {*given, *(paper for block in blocks for paper in block.papers)}
    papers = Submission.objects.handled_by(viewer).filter(edition=row.edition_id).in_bulk(list(named))
    if named and not papers:
        return []
    people = Person.objects.in_bulk([person for block in blocks for person in block.reviewers])
    blocks = [block for block in blocks if papers.keys() >= set(block.papers) and people.keys() >= set(block.reviewers)]
    count = sum(number for paper, number in given.items() if paper in papers)
    new = ngettext("%(n)d assignment is proposed.", "%(n)d assignments are proposed.", count) % {"n": count}
    told = _("Nobody has been told yet.")
    sentences = [*explained(blocks, papers, people), *_left_out(row, viewer)]
    return [("good", f"{new} {told}"), *(("warn", sentence) for sentence in sentences)]


def _left_out(row, viewer):
    """A sentence about papers that wait for the answer of another track, if there are any."""
    papers = Submission.objects.handled_by(viewer).filter(edition=row.edition_id, track__code=row.arguments["track"])
    offered = papers.filter(pk__in=Transfer.objects.open().values("submission")).order_by("number")
    labels = ", ".join(paper.label for paper in offered)
    if labels:
        sentence = _("Offered to another track, so without reviewers until that is answered: %(papers)s")
        yield sentence % {"papers": labels}


def _tuple(value):
    return tuple(value) if isinstance(value, list) else value


def _kept(proposal):
    """A proposal as it is kept with its task: no words, for who may read them is asked when they are read."""
    blocked = [[block.papers, block.reviewers, block.demand, block.capacity] for block in proposal.blocked]
    return {"given": list(proposal.given.items()), "blocked": blocked}


@jobs.job(
    shown=jobs.Shown(
        title=_title,
        place=_place,
        outcome=_outcome,
        halted=gettext_lazy(
            "The assignment is as it was before. Conflicts of interest that had been found by then stay on their list."
        ),
    ),
    most_attempts=3,
)
def propose(row):
    """Computes first and holds nothing meanwhile; then writes in one short transaction, if the track is as it was."""
    track, by = _asked_for(row)
    with_abstracts, tell = row.arguments["with_abstracts"], Telling(row, STEPS)
    for _chance in range(CHANCES):
        tell(CHECKING)
        find_conflicts(track, by=by)
        tell(GATHERING)
        plan = plan_of(situation_of(track, by, with_abstracts), tell)
        tell(WRITING)
        try:
            return _finish(row, track, by=by, with_abstracts=with_abstracts, plan=plan)
        except Outdated:
            continue
    raise Refused(_("Papers or reviewers of this track keep changing. Please try again when it is quieter."))


def _finish(row, track, **how):
    _asked_for(row)  # who asked may have lost the role while we computed
    with jobs.finishing(row) as result:
        result.update(_kept(actions.propose(track, **how)))


def _asked_for(row):
    """The track and who asked, if that is still somebody who may: nobody at all would handle every paper."""
    track = Track.objects.select_related("edition").filter(code=row.arguments["track"]).first()
    by = Person.objects.filter(pk=row.by_id, is_active=True).first()
    if not track or not by or not may_run_reviewing(Viewer(person=by), track):
        raise Refused(_("You do not run the reviewing of this track any more."))
    return track, by
