"""Who works towards a date is told once when it moves: a job collects the moves of some minutes into one mail."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from conference import jobs, mail, registry
from conference.models import Deadline, DeadlineChange, Edition, Job, Person, Role, holding, worded
from conference.viewers import Viewer

COLLECTED_FOR = timedelta(minutes=10)
AT_ONCE = 200  # mails that one job writes


@dataclass(frozen=True)
class Move:
    """What a reader is told of one date: what stood there, and what holds now (None: called off)."""

    deadline: Deadline
    former: DeadlineChange
    now: Deadline | None


@dataclass(frozen=True)
class Concerning:
    """What a mail about dates is about: it is kept from whom this paper is kept from."""

    edition: Edition
    subject_code: str


def working_towards(deadline: Deadline) -> dict[int, str]:
    """Primary key of a person -> code of the paper that the date matters for; each person once who has an address."""
    found: dict[int, str] = {}
    for rule in registry.working_towards:
        for person, code in rule(deadline):
            found.setdefault(person, code)
    addressed = Person.objects.filter(pk__in=found, email__gt="").values_list("pk", flat=True)
    reached = set(addressed) if found else set()
    return {person: code for person, code in found.items() if person in reached}


def awaiting(deadline: Deadline) -> int:
    """How many people the next telling will write to about this date."""
    changes = DeadlineChange.objects.untold().filter(deadline=deadline).select_related(*WITH).order_by("at", "pk")
    return len({person for move in moves_in(changes) for person in working_towards(move.deadline)})


def told_of(deadline: Deadline) -> dict[int, int]:
    """Primary key of a change -> how many people were told of it, if it is one of this date."""
    found: Counter[int] = Counter()
    jobs_done = Job.objects.filter(edition=deadline.edition_id, task=write_of_moves.task)
    for arguments in jobs_done.values_list("arguments", flat=True):
        people = sum(deadline.pk in dates for _person, _code, dates in arguments["people"])
        found.update(dict.fromkeys(arguments["changes"], people))
    return found


def tell_soon(deadline: Deadline, at: datetime) -> None:
    """Every move asks for a telling of its own; the first one tells all moves of the conference, the rest find none."""
    purpose = f"tell of dates {deadline.code} {deadline.sequence} {at.isoformat()}"
    jobs.enqueue(tell_of_moves, purpose=purpose, edition=deadline.edition, run_at=at + COLLECTED_FOR)


@jobs.job
def tell_of_moves(row):
    """Marks what is to be told as told and hands the mails to jobs of their own, all in one transaction."""
    with transaction.atomic():
        changes = _untold(row.edition)
        if not changes:
            return
        DeadlineChange.objects.filter(pk__in=[change.pk for change in changes]).update(told_at=timezone.now())
        addressed = _addressed(row.edition, moves_in(changes))
        for start in range(0, len(addressed), AT_ONCE):
            jobs.enqueue(
                write_of_moves,
                purpose=f"write of dates {changes[0].pk} {changes[-1].pk} {start}",
                edition=row.edition,
                changes=[change.pk for change in changes],
                people=addressed[start : start + AT_ONCE],
            )


@jobs.job
def write_of_moves(row):
    """One mail to each person, with all the moves that concern this person."""
    moves = {move.deadline.pk: move for move in moves_in(_changes(row.arguments["changes"]))}
    people = Person.objects.in_bulk([person for person, _code, _dates in row.arguments["people"]])
    batch = row.arguments["changes"][-1]
    for person, code, dates in row.arguments["people"]:
        theirs = [moves[date] for date in dates if date in moves]
        if theirs and person in people:
            _write(row.edition, people[person], code, theirs, batch)


def _write(edition, person, code, moves, batch):
    mail.send(
        "conference/mail/dates_moved.txt",
        to=person,
        purpose=f"dates moved {batch} {person.code}",
        about=Concerning(edition, code),
        moves=moves,
    )


def _untold(edition):
    """Locked, in their order, with their dates."""
    waiting = DeadlineChange.objects.select_for_update(of=["self"]).untold().filter(deadline__edition=edition)
    return list(waiting.select_related(*WITH).order_by("at", "pk"))


def _changes(keys):
    return list(DeadlineChange.objects.filter(pk__in=keys).select_related(*WITH).order_by("at", "pk"))


WITH = ("deadline__edition", "deadline__track", "deadline__kind")


def moves_in(changes: Iterable[DeadlineChange], at: datetime | None = None) -> list[Move]:
    """Of each date one move, from where it stood first to what holds now; what has come back where it was is none."""
    at, first, count = at or timezone.now(), {}, {}
    for change in changes:
        first.setdefault(change.deadline_id, change)
        count[change.deadline_id] = count.get(change.deadline_id, 0) + 1
    moves = [Move(change.deadline, change, what_holds(change.deadline)) for change in first.values()]
    editions = {move.deadline.edition_id for move in moves}
    worded([*(move.deadline for move in moves), *Deadline.objects.filter(edition__in=editions)])
    return [move for move in moves if _is_news(move, count[move.deadline.pk], at)]


def what_holds(deadline: Deadline) -> Deadline | None:
    """The date itself, or, where a track's or type's own was called off, that which holds for all."""
    if not deadline.removed_at:
        return deadline
    if deadline.is_informational:
        return None
    others = Deadline.objects.filter(edition=deadline.edition_id, stage=deadline.stage).select_related("track", "kind")
    return next(iter(holding(others, deadline.track_id, deadline.kind_id)), None)


def _is_news(move, times, at):
    """What was over and still is, concerns nobody; nor does what was moved forth and back. Moved once to where it
    stood, it had been called off and stands again."""
    if move.now is None:
        return move.former.old_closes_at > at
    is_back = times > 1 or move.now != move.deadline
    if move.now.closes_at == move.former.old_closes_at and is_back:
        return False
    return max(move.now.closes_at, move.former.old_closes_at) > at


def _addressed(edition, moves):
    """[primary key of a person, code of a paper, keys of the dates that concern the person] of everybody.

    Of several papers of a person the mail is about one that is kept from an organiser, if there is such a one: then
    who reads the outbox does not learn of it.
    """
    dates: dict[int, list[int]] = {}
    papers: dict[int, list[str]] = {}
    for move in moves:
        for person, code in working_towards(move.deadline).items():
            dates.setdefault(person, []).append(move.deadline.pk)
            papers.setdefault(person, []).append(code)
    kept = _kept_from_organisers(edition, {code for codes in papers.values() for code in codes})
    chosen = {person: next((code for code in codes if code in kept), codes[0]) for person, codes in papers.items()}
    return [[person, chosen[person], theirs] for person, theirs in dates.items()]


def _kept_from_organisers(edition, codes):
    organisers = Role.objects.organising().filter(edition=edition).select_related("person")
    questions = [rule(Viewer(person=role.person)) for role in organisers for rule in registry.concealed_papers]
    return {code for question in questions for (code,) in question.filter(code__in=codes).values_list("code")}
