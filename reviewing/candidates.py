"""Who could be put on a paper by hand: everybody of the track's pool, the best match first, with reasons against."""

from dataclasses import dataclass

from conference.models import Person
from reviewing.eligibility import bars
from reviewing.models import Assignment
from reviewing.pool import Load, loads, reviewers_of
from reviewing.proposing import affinity_of, reason_of
from submissions.models import Submission


@dataclass(frozen=True)
class Candidate:
    """A reviewer for one paper; `why_not` is a few words where the reviewer cannot be chosen."""

    person: Person
    score: float
    reason: dict
    load: Load
    why_not: str = ""


def candidates(viewer, paper):
    """By score; who cannot be chosen comes last."""
    people = list(reviewers_of(paper.track))
    handled = Submission.objects.handled_by(viewer).filter(track=paper.track).handed_in()
    known = affinity_of(list(handled.prefetch_related("topics")), people)
    standing = loads(Assignment.objects.visible_to(viewer).filter(edition=paper.edition_id))
    why_not = _why_not(paper, people)
    found = [
        Candidate(
            person,
            known.score(paper.pk, person.pk),
            reason_of(known, paper.pk, person.pk),
            standing.get(person.pk, Load()),
            why_not.get(person.pk, ""),
        )
        for person in people
    ]
    return sorted(found, key=lambda one: (bool(one.why_not), -one.score, one.load.total, one.person.family_name))


def _why_not(paper, people):
    barred = {person: bar.sentence for (_paper, person), bar in bars([paper], people).items() if not bar.is_mild}
    standing = Assignment.objects.standing().filter(submission=paper, round__in=paper.rounds.running())
    return {one.reviewer_id: one.get_status_display() for one in standing} | barred
