"""Which authors are reminded of what and when: the rules of a conference, what is due, and what the next days bring."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.db.models import Q

from conference.models import Deadline, Edition
from submissions.correspondents import recipients_by_paper
from submissions.listing import handled, tracks_handled
from submissions.models import AccessLink, Extension, Reminder, ReminderRule, Submission
from submissions.stages import Stages, stages_by_paper

Stage, Status = Deadline.Stage, Submission.Status
STAGES = [Stage.ABSTRACT, Stage.PAPER, Stage.REVISION, Stage.FINAL]
USUAL = [(stage, days) for stage in STAGES for days in (7, 1)]
LONGEST = 60  # days before
FEW = 100  # papers that a query may name one by one
SOON = timedelta(days=14)
WAITING = [Status.DRAFT, Status.ABSTRACT, Status.REVISE, *Submission.ACCEPTED]
HALTED = [Edition.Status.POSTPONED, Edition.Status.CANCELLED]


def is_usual(rule: ReminderRule) -> bool:
    """One of those that every conference has: it can be switched off, and comes back only by being switched on."""
    return (rule.stage, rule.days_before) in USUAL


def rules_of(edition: Edition) -> list[ReminderRule]:
    """In the order of stages, the earliest first; the usual ones, not saved, where nobody has settled anything yet."""
    rows = list(edition.reminder_rules.all())
    rows = rows or [ReminderRule(edition=edition, stage=stage, days_before=days) for stage, days in USUAL]
    return sorted(rows, key=lambda rule: (STAGES.index(rule.stage), -rule.days_before))


def awaited(paper: Submission, given: Stages) -> Deadline | None:
    """Until when the authors are expected to hand something in; None if nothing is expected of them."""
    if paper.is_accepted:
        return None if paper.final_id else given.final
    expected = {Status.DRAFT: given.entry, Status.ABSTRACT: given.paper, Status.REVISE: given.revision}
    return expected.get(paper.status)


@dataclass(frozen=True)
class Planned:
    """A reminder that goes out, as things stand now; `done` is what has been written down of it already."""

    at: datetime
    rule: ReminderRule
    paper: Submission
    deadline: Deadline
    done: Reminder | None = None

    @property
    def key(self):
        """How a page names it."""
        return f"{self.rule.stage}:{self.rule.days_before}:{self.paper.code}"


def planned(edition: Edition, papers: Iterable[Submission], at: datetime) -> list[Planned]:
    """What the active rules mean for these papers, in order of time; what has gone out is not in it."""
    papers = list(papers)
    active = [rule for rule in rules_of(edition) if rule.is_active]
    if not may_remind(edition) or not active:
        return []
    stages, done = stages_by_paper(papers), _done(edition, papers)
    found = []
    for paper in papers:
        deadline = awaited(paper, stages[paper.pk])
        if deadline and at < deadline.closes_at:
            rules = [rule for rule in active if rule.stage == deadline.stage]
            found += _of_paper(paper, deadline, rules, done, at)
    return sorted(found, key=lambda each: (*_occasion(each), each.paper.number or 0, each.paper.pk))


def _occasion(each):
    """When, by which rule, and about which closing time."""
    return each.at, STAGES.index(each.rule.stage), -each.rule.days_before, each.deadline.closes_at


def may_remind(edition: Edition) -> bool:
    return edition.is_public and edition.status not in HALTED


def moment(rule: ReminderRule, deadline: Deadline) -> datetime:
    return deadline.closes_at - timedelta(days=rule.days_before)


def _done(edition, papers):
    """(stage, days before, paper, closing time) -> what was sent or skipped."""
    rows = Reminder.objects.filter(edition=edition).select_related("rule", "by")
    rows = rows.filter(submission__in=papers) if len(papers) <= FEW else rows
    return {(row.rule.stage, row.rule.days_before, row.submission_id, row.closes_at): row for row in rows}


def _of_paper(paper, deadline, rules, done, at):
    """Those to come, and of those whose moment has passed the last one: who is told of one day needs no "7 days"."""
    passed = [rule for rule in rules if moment(rule, deadline) <= at]
    for rule in [*passed[-1:], *(rule for rule in rules if rule not in passed)]:
        row = done.get((rule.stage, rule.days_before, paper.pk, deadline.closes_at))
        is_sent = row is not None and not row.is_skipped
        if not is_sent and not _came_too_late(paper, deadline, moment(rule, deadline)):
            yield Planned(max(moment(rule, deadline), at), rule, paper, deadline, row)


def _came_too_late(paper, deadline, due):
    """Whether what is to be reminded of came about only after its moment: the authors were just here, or just told."""
    since = {Status.DRAFT: paper.created_at, Status.ABSTRACT: paper.submitted_at}.get(paper.status, paper.changed_at)
    return (since and since > due) or deadline.changed_at > due


def waiting_papers(edition: Edition):
    """Those of whose authors something may be awaited."""
    papers = Submission.objects.filter(edition=edition, status__in=WAITING)
    unfinished = papers.exclude(status__in=Submission.ACCEPTED, final__isnull=False)
    return unfinished.select_related("track__edition", "edition", "kind", "contact", "access")


def due(edition: Edition, at: datetime) -> list[Planned]:
    """What goes out now."""
    return [each for each in planned(edition, waiting_papers(edition), at) if each.at <= at and each.done is None]


def in_season(at: datetime) -> list[Edition]:
    """Conferences and special issues of which a stage closes within the days that their rules speak of."""
    found = []
    for edition in _closing(at, LONGEST):
        days = max((rule.days_before for rule in rules_of(edition) if rule.is_active), default=0)
        if _closing(at, days).filter(pk=edition.pk).exists():
            found.append(edition)
    return found


def _closing(at, days):
    """Public ones with a date, an extension or an invitation that ends in so many days."""
    end = at + timedelta(days=days)
    dated = Deadline.objects.filter(stage__in=STAGES, closes_at__gt=at, closes_at__lte=end).values("edition")
    extended = Extension.objects.filter(stage__in=STAGES, closes_at__gt=at, closes_at__lte=end).values("edition")
    links = AccessLink.objects.filter(opens_closed_call=True, expires_at__gt=at, expires_at__lte=end).values("edition")
    running = Edition.objects.public().exclude(status__in=HALTED)
    return running.filter(Q(pk__in=dated) | Q(pk__in=extended) | Q(pk__in=links))


@dataclass(frozen=True)
class Occasion:
    """What goes out together: papers that the viewer handles, and how many drafts, which are their authors' alone."""

    at: datetime
    rule: ReminderRule
    deadline: Deadline
    papers: list[Planned]
    drafts: int
    mails: int

    @property
    def key(self):
        """How a page names it."""
        return f"{self.rule.stage}-{self.rule.days_before}-{self.deadline.closes_at:%Y%m%d%H%M%S}"

    @property
    def skipped(self):
        return sum(1 for each in self.papers if each.done)


def coming(viewer, edition: Edition, at: datetime) -> list[Occasion]:
    """What goes out within SOON, for who handles the papers."""
    waiting = waiting_papers(edition)
    known = Q(pk__in=handled(viewer, edition).values("pk")) | Q(pk__in=drafts_of(viewer, edition).values("pk"))
    plan = [each for each in planned(edition, waiting.filter(known), at) if each.at <= at + SOON]
    addresses = recipients_by_paper(each.paper for each in plan)
    return [_together(list(group), addresses) for _key, group in groupby(plan, key=_occasion)]


def _together(plan, addresses):
    first, papers = plan[0], [each for each in plan if not each.paper.is_draft]
    mails = sum(len(addresses[each.paper.pk]) for each in plan if not each.done)
    return Occasion(first.at, first.rule, first.deadline, papers, len(plan) - len(papers), mails)


def drafts_of(viewer, edition: Edition):
    """Those begun in the tracks whose papers the viewer handles; for counting only."""
    return Submission.objects.filter(track__in=tracks_handled(viewer, edition).values("pk"), status=Status.DRAFT)
