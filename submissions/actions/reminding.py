"""Deeds about reminders: settling the rules, reminding the authors of a paper, and skipping them once."""

from datetime import datetime

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import mail
from conference.history import Refused, action, digest, note
from conference.models import Edition, Person
from submissions.correspondents import recipients
from submissions.models import Reminder, ReminderRule, Submission
from submissions.reminders import LONGEST, STAGES, is_usual, planned, rules_of

TEMPLATE = "submissions/mail/hand_in_reminder.txt"


@action
def add_reminder_rule(edition: Edition, *, stage: str, days_before: int, by: Person | None) -> ReminderRule:
    """So many days before that stage closes, who has not handed in is reminded."""
    if stage not in STAGES or not 1 <= days_before <= LONGEST:
        raise Refused(_("Authors can be reminded 1 to %(most)d days before something is due.") % {"most": LONGEST})
    rule = _settled(edition, stage, days_before)
    if rule and rule.is_active:
        raise Refused(_("There is already a reminder on this day."))
    note(stage=str(stage), days_before=days_before)
    if rule:
        return _switch(rule, is_active=True)
    return ReminderRule.objects.create(edition=edition, stage=stage, days_before=days_before)


@action
def switch_reminder_rule(
    edition: Edition, *, stage: str, days_before: int, is_active: bool, by: Person | None
) -> ReminderRule:
    """Switches a rule on or off."""
    rule = _required(edition, stage, days_before)
    note(stage=str(stage), days_before=days_before, is_active=is_active)
    return _switch(rule, is_active=is_active)


@action
def remove_reminder_rule(edition: Edition, *, stage: str, days_before: int, by: Person | None) -> Edition:
    """Only rules that somebody has added go. One that was of use is switched off: what it has sent must stay known,
    so that nobody is reminded twice should it be added again."""
    rule = _required(edition, stage, days_before)
    if is_usual(rule):
        raise Refused(_("This reminder belongs to every call. Please switch it off."))
    note(stage=str(stage), days_before=days_before)
    if rule.reminders.exists():
        _switch(rule, is_active=False)
    else:
        rule.delete()
    return edition


@action(secret="authors")
def remind_authors(
    submission: Submission, *, stage: str, days_before: int, by: Person | None, at: datetime | None = None
) -> Reminder:
    """Writes to whoever started the paper and to all its authors, once for each rule and closing time."""
    at, submission = at or timezone.now(), Submission.objects.locked(submission)
    plan = _planned(submission, stage, days_before, at)
    if plan.done or plan.at > at:
        raise Refused(_("There is nothing to remind of now."))
    reminder = _write_down(plan, by=by, at=at)
    for address, person in recipients(submission).items():
        mail.send(
            TEMPLATE,
            to=person or address,
            purpose=f"hand-in reminder {reminder.pk} {digest(address)}",
            about=reminder,
            secret="authors",
            submission=submission,
            deadline=plan.deadline,
            stage=stage,
            link=reverse_lazy("submissions:paper", args=[submission.code]),
        )
    note(stage=str(stage), days_before=days_before)
    return reminder


@action(secret="authors")
def skip_reminder(
    submission: Submission, *, stage: str, days_before: int, by: Person | None, at: datetime | None = None
) -> Reminder:
    """This once nobody is reminded; a deadline that moves is another occasion."""
    at, submission = at or timezone.now(), Submission.objects.locked(submission)
    plan = _planned(submission, stage, days_before, at)
    if plan.done:
        raise Refused(_("This reminder is skipped already."))
    note(stage=str(stage), days_before=days_before)
    return _write_down(plan, by=by, at=at, is_skipped=True)


@action(secret="authors")
def restore_reminder(
    submission: Submission, *, stage: str, days_before: int, by: Person | None, at: datetime | None = None
) -> Submission:
    """What was skipped goes out after all; if its moment has passed, with the next look at the clock."""
    at, submission = at or timezone.now(), Submission.objects.locked(submission)
    plan = _planned(submission, stage, days_before, at)
    if plan.done is None:
        raise Refused(_("This reminder is not skipped."))
    plan.done.delete()
    note(stage=str(stage), days_before=days_before)
    return submission


def _planned(submission, stage, days_before, at):
    """What is planned by this rule; a paper that was handed in or withdrawn meanwhile has nothing planned."""
    plan = planned(submission.edition, [submission], at)
    found = [each for each in plan if (each.rule.stage, each.rule.days_before) == (stage, days_before)]
    if not found:
        raise Refused(_("There is nothing to remind of: something was handed in, or a date was moved."))
    return found[0]


def _write_down(plan, *, by, at, is_skipped=False):
    paper = plan.paper
    return Reminder.objects.create(
        rule=_required(paper.edition, plan.rule.stage, plan.rule.days_before),
        edition=paper.edition,
        submission=paper,
        closes_at=plan.deadline.closes_at,
        is_skipped=is_skipped,
        by=by,
        at=at,
    )


def _required(edition, stage, days_before):
    rule = _settled(edition, stage, days_before)
    if rule is None:
        raise Refused(_("This reminder has been removed meanwhile."))
    return rule


def _settled(edition, stage, days_before):
    """The row of this rule; the usual ones become rows as soon as one of them is needed. None if there is no such."""
    if not edition.reminder_rules.exists():
        ReminderRule.objects.bulk_create(rules_of(edition), ignore_conflicts=True)
    return edition.reminder_rules.filter(stage=stage, days_before=days_before).first()


def _switch(rule, *, is_active):
    rule.is_active = is_active
    rule.save(update_fields=["is_active"])
    return rule
