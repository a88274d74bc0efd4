"""Deeds of chairs on outcomes: deciding in silence, and releasing decisions with their letters."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from conference import mail
from conference.history import Refused, action, note
from conference.models import Person, Track
from conference.viewers import Viewer
from reviewing import letters
from reviewing.actions.locks import locked_track, open_round, papers_in_hands_of
from reviewing.models import Assignment, Decision
from reviewing.permissions import may_decide, why_not_released
from reviewing.pseudonyms import pseudonyms
from submissions import actions as papers
from submissions.models import Submission


@dataclass(frozen=True)
class Released:
    """How many decisions were released, and how many letters went out."""

    decisions: int
    letters: int


@action(secret="decision")
def decide(submission: Submission, *, outcome: str, by: Person | None, text: str = "") -> Decision:
    """Notes the outcome, or another one in its place; nobody but the chairs who handle the paper learns of it now.

    From a chair who only recommends it is a recommendation, until somebody who decides notes an outcome, too.
    """
    locked_track(submission.track)
    submission = Submission.objects.locked(submission)
    if outcome not in Decision.Outcome.values:
        raise Refused(_("Please choose a decision."))
    round = open_round(submission)
    recommends = _only_recommends(by, submission)
    decision = Decision.objects.filter(round=round).first() or Decision(round=round, submission=submission)
    if recommends and decision.pk and not decision.is_recommendation:
        raise Refused(_("This paper has been decided already. Please write to those who decided."))
    decision.edition_id, decision.is_recommendation = submission.edition_id, recommends
    decision.outcome, decision.note = outcome, text.strip()
    decision.decided_by, decision.decided_at = by, timezone.now()
    decision.save()
    note(outcome=outcome, **({"kind": "recommended"} if recommends else {}))
    return decision


def _only_recommends(by, submission):
    return by is not None and not may_decide(Viewer(person=by), submission.track)


@action(secret="decision")
def take_back_decision(decision: Decision, *, by: Person | None) -> Decision:
    """Opens the question again, as long as nobody has been told."""
    locked_track(decision.submission.track)
    decision = Decision.objects.select_related("submission").select_for_update(of=["self"]).get(pk=decision.pk)
    if decision.is_released:
        raise Refused(_("This decision has been released: its letter is out."))
    if not decision.is_recommendation and _only_recommends(by, decision.submission):
        raise Refused(_("This paper has been decided already. Please write to those who decided."))
    Decision.objects.filter(pk=decision.pk).delete()
    return decision


def pending_decisions(track: Track, by: Person | None):
    """Unreleased decisions, without what is only recommended, on papers that `by` handles."""
    handled = papers_in_hands_of(by, track).exclude(status=Submission.Status.WITHDRAWN)
    found = Decision.objects.releasable().filter(submission__in=handled.values("pk"))
    return letters.with_reviews(found).order_by("submission__number")


@action(secret="decision")
def release_decisions(
    track: Track, *, by: Person | None, seen: str | None = None, at: datetime | None = None
) -> Released:
    """Tells all authors of the track whose papers are decided: statuses, reviews and letters, all or none.

    `seen` is the fingerprint of what the chair has read: if anything has changed since, nothing goes out.
    """
    locked_track(track)
    if by and (bar := why_not_released(Viewer(person=by), track)):
        raise Refused(bar)
    pending = list(pending_decisions(track, by))
    if not pending:
        raise Refused(_("There is no decision to release."))
    if seen is not None and seen != letters.fingerprint(pending):
        raise Refused(_("Decisions, reviews or authors have changed since you looked. Please read the letters again."))
    for decision in pending:
        release(decision, by=by, at=at)
    return Released(len(pending), sum(len(letters.recipients(decision.submission)) for decision in pending))


@action(secret="decision")
def release(decision: Decision, *, by: Person | None, at: datetime | None = None) -> Decision:
    """Tells the authors of one paper, once. (The chair's deed is release_decisions.)"""
    found = Decision.objects.select_for_update(of=["self"]).get(pk=decision.pk)
    if found.is_released:
        raise Refused(_("This decision has been released already."))
    if found.is_recommendation:
        raise Refused(_("This is a recommendation: nobody who decides has confirmed it."))
    decision.released_at = at or timezone.now()
    decision.save(update_fields=["released_at"])
    _carry_out(decision, by)
    _keep_pseudonyms(decision)
    for recipient in letters.recipients(decision.submission):
        mail.send(
            letters.TEMPLATE,
            to=recipient,
            purpose=f"decision {decision.code} {_key(recipient)}",
            about=decision,
            secret="decision",
            **letters.context_of(decision, recipient),
        )
    return decision


def _keep_pseudonyms(decision):
    for assignment, pseudonym in pseudonyms(decision).items():
        Assignment.objects.filter(pk=assignment.pk).update(pseudonym=pseudonym)


def _carry_out(decision, by):
    outcomes = Decision.Outcome
    if decision.outcome in (outcomes.ACCEPT, outcomes.ACCEPT_POSTER):
        papers.accept(decision.submission, by=by, as_poster=decision.outcome == outcomes.ACCEPT_POSTER)
    elif decision.outcome == outcomes.REVISE:
        papers.ask_revision(decision.submission, by=by)
    else:
        papers.reject(decision.submission, by=by)


def _key(recipient):
    return hashlib.sha256(letters.address_of(recipient).encode()).hexdigest()[:16]
