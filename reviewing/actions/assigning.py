"""Deeds of chairs that say who is to review what: proposing, adjusting by hand, taking off."""

from collections import Counter

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import mail
from conference.history import Refused, action, note
from conference.models import Person, Track
from reviewing.actions.locks import locked_assignment, locked_track, open_round, open_rounds
from reviewing.actions.planning import REPLACED, Plan, in_running_rounds, plan_of, situation_of
from reviewing.eligibility import bars, refuse_while_offered
from reviewing.models import Assignment
from reviewing.pool import reviewers_of
from reviewing.proposing import Proposal, affinity_of, explained, reason_of
from submissions.actions import find_conflicts
from submissions.models import Submission


class Outdated(Exception):
    """A plan was made for a track that has changed since."""


@action(secret="reviewers")
def propose(track: Track, *, by: Person | None, with_abstracts: bool = False, plan: Plan | None = None) -> Proposal:
    """Looks for conflicts of interest, then proposes the best assignment for the papers that `by` handles.

    Takes the place of earlier proposals; what has been sent or was added by hand stays. Nobody is told yet. Whoever
    does not want to hold the track while this is computed brings a `plan`, and looks for conflicts before making it;
    Outdated where it no longer fits.
    """
    track = locked_track(track)
    if plan is None:
        find_conflicts(track, by=by)
    now = situation_of(track, by, with_abstracts)
    plan = plan or plan_of(now)
    if plan.situation != now:
        raise Outdated
    return _write_proposal(now, plan)


def _write_proposal(now, plan):
    in_running_rounds(now.papers).filter(REPLACED).delete()
    rounds = open_rounds([now.papers[paper] for paper in {paper for paper, *_rest in plan.new}])
    Assignment.objects.bulk_create(_proposed(rounds[paper], *rest) for paper, *rest in plan.new)
    given = Counter(paper for paper, *_rest in plan.new)
    sentences = explained(plan.result.blocked, now.papers, now.people)
    return Proposal(given, sum(plan.result.unfilled.values()), plan.result.blocked, sentences)


def _proposed(round, person, score, reason):
    return Assignment(
        edition_id=round.edition_id,
        submission_id=round.submission_id,
        round=round,
        reviewer_id=person,
        score=score,
        reason=reason,
    )


@action(secret="reviewers")
def add_reviewer(submission: Submission, *, reviewer: Person, by: Person | None) -> Assignment:
    """Puts somebody on a paper by hand, as a proposal that is still to be sent."""
    track = locked_track(submission.track)
    submission = Submission.objects.select_related("edition").locked(submission)
    refuse_while_offered([submission])
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
