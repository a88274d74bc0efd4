"""Deeds of chairs that say who is to review what: proposing, adjusting by hand, taking off."""

from collections.abc import Collection

from django.db import IntegrityError, transaction
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import mail
from conference.history import Refused, action, note
from conference.models import Person, Track
from reviewing.actions.locks import locked_assignment, locked_track, open_round, papers_in_hands_of
from reviewing.eligibility import bars
from reviewing.models import Assignment, Round
from reviewing.pool import reviewers_of
from reviewing.proposing import Proposal, affinity_of, explained, matched, reason_of
from submissions.actions import find_conflicts
from submissions.models import Submission


@action(secret="reviewers")
def propose(track: Track, *, by: Person | None, with_abstracts: bool = False) -> Proposal:
    """Looks for conflicts of interest, then proposes the best assignment for the papers that `by` handles.

    Takes the place of earlier proposals; what has been sent or was added by hand stays. Nobody is told yet.
    """
    track = locked_track(track)
    people = {person.pk: person for person in reviewers_of(track)}
    if not people:
        raise Refused(_("There are no reviewers yet. Please invite some first."))
    find_conflicts(track, by=by)
    papers = {paper.pk: paper for paper in to_assign(track, by, with_abstracts)}
    if not papers:
        raise Refused(_("There are no papers to assign yet."))
    return _write_proposal(track, papers, people)


def to_assign(track, by, with_abstracts):
    """Papers under review without a decision, with their topics and running rounds."""
    wanted = [Submission.Status.SUBMITTED, *([Submission.Status.ABSTRACT] if with_abstracts else [])]
    papers = papers_in_hands_of(by, track).filter(status__in=wanted).order_by("number")
    undecided = papers.exclude(pk__in=Round.objects.running().exclude(decision=None).values("submission"))
    running = Prefetch("rounds", Round.objects.running(), to_attr="running_rounds")
    return undecided.prefetch_related("topics", running)


def _write_proposal(track, papers, people):
    running = {paper.running_rounds[0].pk for paper in papers.values() if paper.running_rounds}
    rows = Assignment.objects.filter(round__in=running)
    rows.filter(status=Assignment.Status.PROPOSED, by_hand=False).delete()
    standing = set(rows.standing().values_list("submission", "reviewer"))
    barred = bars(papers.values(), people.values())
    known = affinity_of(list(papers.values()), list(people.values()))
    kept = {pair for pair in standing if pair[1] in people}
    result = matched(known, barred, kept, _wanted(track, papers, standing - kept))
    new = [pair for pair in result.pairs if pair[:2] not in standing]
    Assignment.objects.bulk_create(_proposed(papers[paper], person, score, known) for paper, person, score in new)
    return Proposal(len(new), sum(result.unfilled.values()), explained(result, papers, people))


def _wanted(track, papers, by_others: Collection[tuple[int, int]]):
    """Reviewers wanted from the pool: those who review without being in it (any more) count, too."""
    wanted = dict.fromkeys(papers, track.edition.reviews_per_paper)
    for paper, _reviewer in by_others:
        wanted[paper] = max(0, wanted[paper] - 1)
    return wanted


def _proposed(paper, person, score, known):
    return Assignment(
        edition_id=paper.edition_id,
        submission=paper,
        round=paper.running_rounds[0] if paper.running_rounds else open_round(paper),
        reviewer_id=person,
        score=score,
        reason=reason_of(known, paper.pk, person),
    )


@action(secret="reviewers")
def add_reviewer(submission: Submission, *, reviewer: Person, by: Person | None) -> Assignment:
    """Puts somebody on a paper by hand, as a proposal that is still to be sent."""
    track = locked_track(submission.track)
    submission = Submission.objects.select_related("edition").locked(submission)
    if not reviewers_of(track).filter(pk=reviewer.pk).exists():
        raise Refused(_("%(name)s is not a reviewer of this track.") % {"name": reviewer.name})
    bar = bars([submission], [reviewer]).get((submission.pk, reviewer.pk))
    if bar and not bar.is_mild:
        raise Refused(_("%(name)s cannot review this paper: %(why)s.") % {"name": reviewer.name, "why": bar.sentence})
    note(reviewer=reviewer.code)
    return _put_on(submission, reviewer, _score(submission, reviewer, track))


def _score(submission, reviewer, track):
    papers = list(Submission.objects.filter(track=track).handed_in().prefetch_related("topics"))
    known = affinity_of(papers, [reviewer])
    return {"score": known.score(submission.pk, reviewer.pk), "reason": reason_of(known, submission.pk, reviewer.pk)}


def _put_on(submission, reviewer, why):
    round = open_round(submission)
    again = Assignment.objects.filter(round=round, reviewer=reviewer).first()
    if again and again.is_standing:
        raise Refused(_("%(name)s is on this paper already.") % {"name": reviewer.name})
    if again:
        Assignment.objects.filter(pk=again.pk).update(status=Assignment.Status.PROPOSED, by_hand=True, **why)
        again.refresh_from_db()
        return again
    try:
        with transaction.atomic():
            return Assignment.objects.create(
                edition_id=submission.edition_id,
                submission=submission,
                round=round,
                reviewer=reviewer,
                by_hand=True,
                **why,
            )
    except IntegrityError as twice:
        raise Refused(_("%(name)s is on this paper already.") % {"name": reviewer.name}) from twice


@action(secret="reviewers")
def remove_proposal(assignment: Assignment, *, by: Person | None) -> Assignment:
    """Takes somebody off who has not been asked yet; nobody is told."""
    assignment = locked_assignment(assignment)
    if assignment.status != Assignment.Status.PROPOSED:
        raise Refused(_("The reviewer has been asked already. Please withdraw the request instead."))
    note(reviewer=assignment.reviewer.code)
    _drop(Assignment.objects.filter(pk=assignment.pk))
    return assignment


def _drop(proposals):
    """Proposals go without a trace; but one that renews an earlier request stays, for that was sent."""
    proposals.filter(sent_at=None).delete()
    proposals.exclude(sent_at=None).update(status=Assignment.Status.WITHDRAWN)


@action(secret="reviewers")
def withdraw(assignment: Assignment, *, by: Person | None) -> Assignment:
    """Takes a request back and tells the reviewer."""
    assignment = locked_assignment(assignment)
    if assignment.status not in (Assignment.Status.ASKED, Assignment.Status.ACCEPTED):
        raise Refused(_("Only a request that waits for an answer or a review can be withdrawn."))
    _take_back(assignment, "reviewing/mail/withdrawn.txt")
    return assignment


@action(secret="reviewers")
def tell_of_withdrawn_paper(submission: Submission, *, by: Person | None) -> Submission:
    """The authors have withdrawn their paper: nobody need review it, and those who were asked are told so."""
    standing = Assignment.objects.select_related("submission", "reviewer", "edition").filter(submission=submission)
    _drop(standing.filter(status=Assignment.Status.PROPOSED))
    for assignment in standing.filter(status__in=[Assignment.Status.ASKED, Assignment.Status.ACCEPTED]):
        _take_back(assignment, "reviewing/mail/paper_withdrawn.txt")
    return submission


def _take_back(assignment, template):
    """Whoever is asked again after that may be told again: the moment is part of the mail's key."""
    assignment.status = Assignment.Status.WITHDRAWN
    assignment.save(update_fields=["status"])
    mail.send(
        template,
        to=assignment.reviewer,
        purpose=f"assignment {assignment.code} {template} {timezone.now():%Y-%m-%d %H:%M:%S.%f}",
        about=assignment,
        secret="reviewers",
        submission=assignment.submission,
    )
