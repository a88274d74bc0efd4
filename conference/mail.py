"""Mail: rendered inside the deed's transaction, stored in the outbox, delivered by a job."""

from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone

from conference import jobs
from conference.codes import new_code
from conference.languages import language_of, speaking
from conference.models import Message, Person
from conference.text.cutting import cut

LONGEST_SUBJECT = 200


def send(template, *, to, purpose, about=None, edition=None, secret="", as_draft=False, **context):
    """Stores a mail for one person and lets a job deliver it; the same purpose is never served twice.

    `to` is a Person or an address, `about` the thing (with edition and subject_code) that it concerns. The first line
    of the template is the subject. Rendered in the language of the recipient. Returns the Message; None where the
    person has no address.
    """
    person = to if isinstance(to, Person) else None
    address = person.email if person else to
    if not address:
        return None
    edition = edition or getattr(about, "edition", None)
    subject, text = render(template, person=person, about=about, edition=edition, **context)
    message, is_new = Message.objects.get_or_create(
        purpose=purpose,
        defaults={
            "edition": edition,
            "person": person,
            "address": address,
            "template": template,
            "subject": subject,
            "text": text,
            "sender_name": edition.short if edition else "",
            "secret": secret,
            "subject_code": getattr(about, "subject_code", ""),
            "status": Message.Status.DRAFT if as_draft else Message.Status.QUEUED,
        },
    )
    if is_new and not as_draft:
        deliver_soon(message)
    return message


def render(template, *, person=None, **context):
    """Subject and text of a mail, in the language of its recipient, as are its links. Plain text: nothing is escaped.

    What depends on the language (a link, a date) must be asked for by the template, or given as something lazy.
    """
    with speaking(language_of(person)):
        values = {"person": person, "site_url": settings.SITE_URL, **context}
        page = get_template(template).template.render(Context(values, autoescape=False))
    subject, _, text = page.lstrip().partition("\n")
    return cut(" ".join(subject.split()), LONGEST_SUBJECT), text.strip() + "\n"


def store_account_mail(address, subject, text):
    """Codes and notices of accounts: no edition, so on nobody's page; the text is wiped once it is sent."""
    code = new_code()
    message = Message.objects.create(
        code=code, purpose=f"account {code}", address=address, template="account", subject=subject, text=text
    )
    deliver_soon(message, priority=jobs.URGENT)
    return message


def deliver_soon(message, *, priority=jobs.USUAL):
    jobs.enqueue(
        deliver,
        purpose=f"deliver {message.code}",
        edition=message.edition,
        priority=priority,
        message=message.code,
    )


def say_it_failed(row, problem):
    """What the outbox shows when a mail server refused a message as often as we try."""
    message = Message.objects.get(code=row.arguments["message"])
    if message.status == Message.Status.QUEUED:
        message.problem = str(problem)
        _close(message, Message.Status.FAILED)


@jobs.job(gave_up=say_it_failed)
def deliver(row):
    """Hands one message to the mail server.

    SMTP sets the limit: a worker that dies between the server's yes and our mark (or a server that takes longer than
    a lease to say yes) makes the message go twice. Both copies have one Message-ID, by which servers and readers know
    the double. A message marked as sent never goes again.
    """
    message = Message.objects.get(code=row.arguments["message"])
    if message.status != Message.Status.QUEUED:
        return
    EmailMessage(
        subject=message.subject,
        body=message.text,
        from_email=sender_of(message),
        to=[message.address],
        headers={
            "Message-ID": f"<{message.code}@{settings.MESSAGE_ID_DOMAIN}>",
            "Auto-Submitted": "auto-generated",
        },
    ).send()
    message.sent_at = timezone.now()
    _close(message, Message.Status.SENT)


def _close(message, status):
    """Marks a message; what was not sent for an edition is mail of an account, whose text may hold a code."""
    message.status = status
    message.text = message.text if message.edition_id else ""
    message.save(update_fields=["status", "text", "sent_at", "problem"])


def sender_of(message):
    """The site's address under the name of the conference or special issue."""
    if not message.sender_name:
        return settings.DEFAULT_FROM_EMAIL
    return formataddr((message.sender_name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
