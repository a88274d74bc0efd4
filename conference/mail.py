"""Mail: rendered inside the deed's transaction, stored in the outbox, delivered by a job."""

from collections.abc import Iterable
from datetime import timedelta
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import jobs, letters
from conference.codes import new_code
from conference.languages import language_of, speaking
from conference.models import Job, Mailing, Message, Person
from conference.text.cutting import cut
from conference.tokens import signature

LONGEST_SUBJECT = 200
LATER = 7  # mail to many goes after what somebody waits for
Status = Message.Status


def send(
    template, *, to, purpose, about=None, edition=None, secret="", as_draft=False, can_wait=False, address="", **context
):
    """Stores a mail for one person and lets a job deliver it; the same purpose is never served twice.

    `to` is a Person or an address, `about` the thing (with edition and subject_code) that it concerns. The first line
    of the template is the subject. Rendered in the language of the recipient. `can_wait`: a notice on which nothing
    depends today, so that who wants one mail a day gets it with that. `address`: where a person is written to, if not
    at the first address. Returns the Message; None where the person has no address.
    """
    person = to if isinstance(to, Person) else None
    address = (address or person.email) if person else to
    if not address:
        return None
    edition = edition or getattr(about, "edition", None)
    subject, text = render(template, person=person, about=about, edition=edition, **context)
    status = Status.DRAFT if as_draft else Status.HELD if can_wait and wants_digest(person) else Status.QUEUED
    message, is_new = Message.objects.get_or_create(
        purpose=purpose,
        defaults={
            "edition": edition,
            "person": person,
            "address": address,
            "template": template,
            "subject": subject,
            "text": text,
            "secret": secret,
            "subject_code": getattr(about, "subject_code", ""),
            "status": status,
            **sender_fields(edition, context.get("track") or track_of(about)),
        },
    )
    if is_new and status == Status.QUEUED:
        deliver_soon(message)
    return message


def wants_digest(person):
    return bool(person and person.wants_digest)


def sender_fields(edition, track=None):
    """Under which name a mail goes, and who gets the answers: the track's address, else that of the conference."""
    if not edition:
        return {}
    reply_to = (track.reply_to if track else "") or edition.reply_to
    name = " ".join((edition.sender_name or edition.short).split())  # a line end would be another header
    return {"sender_name": name, "reply_to": reply_to}


def track_of(about):
    """The track of the paper that a thing is about, else its own."""
    return getattr(getattr(about, "submission", None) or about, "track", None)


def render(template, *, person=None, words=None, **context):
    """Subject and text of a mail, in the language of its recipient, as are its links. Plain text: nothing is escaped.

    What depends on the language (a link, a date) must be asked for by the template, or given as something lazy. Where
    the edition has words of its own for this mail (or `words` are given, to try them), they stand in for ours.
    """
    occasion, letter = letters.of_template(template)
    words = words or letters.own_words(context.get("edition"), occasion)
    values = {"person": person, "site_url": settings.SITE_URL, **context}
    if words and letter:
        return _in_other_words(letter, letters.Words(words.subject, words.body), language_of(person), values)
    with speaking(language_of(person)):
        page = get_template(template).template.render(Context(values, autoescape=False))
    subject, _newline, text = page.lstrip().partition("\n")
    return as_sent(subject, text)


def _in_other_words(letter, words, wanted, context):
    language = words.language(wanted)
    with speaking(language or wanted):
        return as_sent(*words.filled(letter.values(context), language))


def as_sent(subject, text):
    """A subject is one line of limited length, a text ends with a line end; browsers send such as two characters."""
    return cut(" ".join(subject.split()), LONGEST_SUBJECT), text.replace("\r\n", "\n").strip() + "\n"


def store_account_mail(address, subject, text):
    """Codes and notices of accounts: no edition, so on nobody's page; the text is wiped once it is sent."""
    code = new_code()
    message = Message.objects.create(
        code=code, purpose=f"account {code}", address=address, template="account", subject=subject, text=text
    )
    deliver_soon(message, priority=jobs.URGENT)
    return message


def deliver_soon(message, *, priority=jobs.USUAL, holds=()):
    """`holds`: codes of the messages whose text this one carries."""
    jobs.enqueue(
        deliver,
        purpose=f"deliver {message.code}",
        edition=message.edition,
        priority=priority,
        message=message.code,
        **({"holds": list(holds)} if holds else {}),
    )


def deliver_again(messages: Iterable[Message]):
    """Lets messages go that were given up, paused or not sent until now.

    A message whose job runs at this very moment may have been looked at before it was let go: another look is taken
    when that job is over, and finds either the mark "sent" or a message that still waits.
    """
    messages = list(messages)
    waiting = {f"deliver {message.code}": message for message in messages}
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(status=Status.QUEUED, problem="")
    rows = Job.objects.filter(purpose__in=list(waiting))
    now = timezone.now()
    idle = rows.exclude(status=Job.Status.RUNNING)
    idle.update(status=Job.Status.WAITING, attempts=0, run_at=now, finished_at=None, lease_until=None, problem="")
    known = dict(rows.values_list("purpose", "status"))
    soon, later = now, now + timedelta(seconds=settings.JOB_LEASE_SECONDS)
    new = [
        Job(
            task=deliver.task,
            purpose=purpose if purpose not in known else f"{purpose} again {new_code()}",
            arguments={"message": message.code},
            edition_id=message.edition_id,
            priority=LATER if message.is_bulk else jobs.USUAL,
            run_at=later if purpose in known else soon,
        )
        for purpose, message in waiting.items()
        if known.get(purpose) in (None, Job.Status.RUNNING)
    ]
    Job.objects.bulk_create(new, batch_size=500)
    transaction.on_commit(jobs.wake)


def say_it_failed(row, problem):
    """What the outbox shows when a mail server refused a message as often as we try."""
    message = Message.objects.get(code=row.arguments["message"])
    if message.status == Status.QUEUED:
        message.problem = str(problem)
        _close(message, Status.FAILED, row.arguments.get("holds"))


@jobs.job(gave_up=say_it_failed)
def deliver(row):
    """Hands one message to the mail server.

    SMTP sets the limit: a worker that dies between the server's yes and our mark (or a server that takes longer than
    a lease to say yes) makes the message go twice. Both copies have one Message-ID, by which servers and readers know
    the double. A message marked as sent never goes again.
    """
    message = Message.objects.select_related("edition", "person").get(code=row.arguments["message"])
    if message.status != Status.QUEUED:
        return
    email_of(message).send()
    message.sent_at = timezone.now()
    _close(message, Status.SENT, row.arguments.get("holds"))


def email_of(message):
    """What goes to the mail server. What comes back goes to BOUNCE_ADDRESS, where there is one."""
    headers = {"Message-ID": message_id(message.code), "Auto-Submitted": "auto-generated"}
    text = message.text
    if settings.BOUNCE_ADDRESS:
        headers["From"] = sender_of(message)
    if message.is_bulk:
        headers["List-Unsubscribe"] = f"<{unsubscribe_link(message)}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        headers["Precedence"] = "bulk"
        text += footer(message.edition, message.person, unsubscribe_link(message))
    return EmailMessage(
        subject=message.subject,
        body=text,
        from_email=settings.BOUNCE_ADDRESS or sender_of(message),
        to=[message.address],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers=headers,
    )


def message_id(code):
    return f"<{code}@{settings.MESSAGE_ID_DOMAIN}>"


def footer(edition, person, link):
    """The last lines of mail to many, in its reader's language; `link` is where to unsubscribe."""
    with speaking(language_of(person)):
        why = _("You get this mail because you have a part in %(conference)s. To get no more mail to many from it:")
        return f"\n-- \n{why % {'conference': edition.short}}\n{link}\n"


def unsubscribe_link(message):
    path = reverse("conference:unsubscribe", args=[message.code, signature("unsubscribe", message.code)])
    return f"{settings.SITE_URL}{path}"


def _close(message, status, holds=None):
    """Marks a message; what was not sent for an edition is mail of an account, whose text may hold a code."""
    message.status = status
    message.text = message.text if message.edition_id else ""
    message.save(update_fields=["status", "text", "sent_at", "problem"])
    if holds:
        carried = Message.objects.filter(code__in=holds, status=Status.QUEUED)
        carried.update(status=status, sent_at=message.sent_at, problem=message.problem)
    if message.mailing_id and not Message.objects.filter(mailing=message.mailing_id, pk__gt=message.pk).exists():
        end_mailing(message.mailing)


def end_mailing(mailing):
    """Marks mail to many as sent once everything of it is written and nothing of it waits; returns whether it is."""
    is_being_written = Job.objects.filter(key=writing_key(mailing), status__in=Job.OPEN).exists()
    if is_being_written or mailing.messages.filter(status__in=[Status.QUEUED, Status.PAUSED]).exists():
        return False
    ended = Mailing.objects.filter(pk=mailing.pk, status=Mailing.Status.SENDING)
    return bool(ended.update(status=Mailing.Status.SENT, sent_at=timezone.now()))


def writing_key(mailing):
    """Of the task that writes its messages."""
    return f"mailing {mailing.code}"


def sender_of(message):
    """The site's address under the name of the conference or special issue."""
    if not message.sender_name:
        return settings.DEFAULT_FROM_EMAIL
    return formataddr((message.sender_name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))
