"""Postponing, moving online, cancelling, or all as planned again: one deed, and one mail to everybody concerned."""

from datetime import date, datetime

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import jobs, mail, registry
from conference.actions.changing import held, require_credible, write
from conference.actions.deadlines import carry_event_along
from conference.history import Refused, action, note
from conference.models import Deadline, Edition, Person, Role
from conference.telling import Concerning

AS_PLANNED, POSTPONED = Edition.Status.SCHEDULED, Edition.Status.POSTPONED


@action
def set_status(
    edition: Edition,
    *,
    status: str,
    by: Person | None,
    status_note: dict | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    tells: bool = True,
    at: datetime | None = None,
) -> Edition:
    """Says on all pages that a conference is postponed, moved online or cancelled; the former days are kept.

    The days are those of a postponed one; without them they are not yet known. As planned again: the former days
    hold again unless others are given.
    """
    at = at or timezone.now()
    edition = held(edition)
    was_cancelled, had_unknown_days, days = edition.is_cancelled, edition.has_unknown_days, edition.planned_days
    fields = days_after(edition, status, starts_on, ends_on)
    write(edition, {"status": status, "status_note": status_note or {}, **fields})
    edition.status_at = edition.changed_at = at
    edition.save(update_fields=["status_at", "changed_at"])
    if edition.is_cancelled != was_cancelled:
        # In calendars all dates are cancelled with it, and come back with it: newer than what they have.
        _renew(edition.deadlines, at)
    elif edition.has_unknown_days != had_unknown_days:
        _renew(edition.deadlines.filter(stage=Deadline.Stage.EVENT), at)
    carry_event_along(edition, days, by=by, at=at)
    note(status=status, tells=tells)
    if tells:
        moment = at.isoformat()
        jobs.enqueue(
            tell_of_status,
            purpose=f"status {edition.code} {moment}",
            edition=edition,
            by=by,
            code=edition.code,
            at=moment,
        )
    return edition


def _renew(deadlines, at):
    """Calendars take what they know already only where it is newer."""
    deadlines.update(sequence=F("sequence") + 1, changed_at=at)


def days_after(edition: Edition, status: str, starts_on: date | None, ends_on: date | None) -> dict:
    """The days, and the former ones, that it has with this status; refuses what cannot be. Nothing is changed."""
    if status == AS_PLANNED and edition.is_as_planned:
        raise Refused(_("It is as planned already."))
    require_credible(starts_on, ends_on)
    former = (edition.former_starts_on, edition.former_ends_on)
    first = former if former[0] else (edition.starts_on, edition.ends_on)
    if status == POSTPONED:
        if ends_on and (not starts_on or ends_on < starts_on):
            raise Refused(_("The last day is before the first."))
        if starts_on and starts_on == first[0] and ends_on == first[1]:
            raise Refused(_("These are the days that it had. Please give the new ones, or none if they are not known."))
        now, before = (starts_on, ends_on), first
    elif status == AS_PLANNED:
        now, before = ((starts_on, ends_on) if starts_on else first), (None, None)
    else:
        now, before = (edition.starts_on, edition.ends_on), former
    return {
        "starts_on": now[0],
        "ends_on": now[1],
        "former_starts_on": before[0],
        "former_ends_on": before[1],
    }


@jobs.job
def tell_of_status(row):
    """One mail to each person concerned; nothing where the status has been changed again meanwhile."""
    edition = Edition.objects.get(code=row.arguments["code"])
    moment = row.arguments["at"]
    if not edition.status_at or edition.status_at.isoformat() != moment:
        return
    codes = concerned(edition)
    people = list(reached(codes))
    for done, person in enumerate(people):
        mail.send(
            "conference/mail/status.txt",
            to=person,
            purpose=f"status {edition.code} {moment} {person.code}",
            about=Concerning(edition, codes[person.pk]),
        )
        if done % 50 == 0:
            jobs.progress(row, done, len(people))


def concerned(edition) -> dict[int, str]:
    """Primary key of a person with a part in it -> code of the paper that is this part, "" of who has a role: the mail
    is then kept from whom that paper is kept from, or it would tell that there is one."""
    found = dict.fromkeys(Role.objects.filter(edition=edition).values_list("person", flat=True), "")
    for rule in registry.concerned:
        for person, code in rule(edition):
            found.setdefault(person, code)
    return found


def reached(keys):
    """Those of the people who can be written to."""
    people = Person.objects.filter(pk__in=list(keys), is_active=True, merged_into=None)
    return people.exclude(email=None).order_by("pk")
