"""The deed of the daily mail."""

from datetime import date

from django.utils.translation import gettext as _

from conference import mail
from conference.history import Refused, action, note
from conference.models import Message, Person

TEMPLATE = "conference/mail/daily.txt"


@action
def send_daily_mail(person: Person, *, day: date, by: Person | None) -> Person:
    """Sends one mail with all that waits for this person, once a day; each notice counts as sent when it goes."""
    person = Person.objects.select_for_update(of=["self"]).get(pk=person.pk)
    rows = Message.objects.select_for_update(of=["self"]).filter(person=person, status=Message.Status.HELD)
    notices = list(rows.select_related("edition").order_by("created_at", "pk"))
    purpose = f"daily {person.code} {day:%Y-%m-%d}"
    if not notices or not person.email:
        raise Refused(_("Nothing waits to be mailed."))
    if Message.objects.filter(purpose=purpose).exists():
        raise Refused(_("The mail of this day has gone."))
    subject, text = mail.render(TEMPLATE, person=person, notices=notices)
    message = Message.objects.create(
        purpose=purpose, person=person, address=person.email, template=TEMPLATE, subject=subject, text=text
    )
    rows.filter(pk__in=[notice.pk for notice in notices]).update(status=Message.Status.QUEUED)
    mail.deliver_soon(message, holds=[notice.code for notice in notices])
    note(notices=len(notices))
    return person
