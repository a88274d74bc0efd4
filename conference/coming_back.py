"""From a report about a mail to the message, the person, and a word about what was done.

Anybody may write to the mailbox: a report that comes by mail counts only if it names a message of ours and the address
to which that went, which is known to who had it. A mail service proves itself, so it may name one of the two.
"""

from dataclasses import dataclass

from django.conf import settings

from conference import actions
from conference.bounces import Report, reports
from conference.models import Message, Person

DELIVERED = [Message.Status.SENT, Message.Status.BOUNCED]


@dataclass
class Counts:
    """What a look at a mailbox has brought."""

    read: int = 0
    marked: int = 0
    delayed: int = 0
    unknown: int = 0
    others: int = 0


def take_in(content: bytes, counts: Counts):
    """Marks what a mail tells of; anything that is no report is counted and left alone."""
    counts.read += 1
    found = reports(content, settings.MESSAGE_ID_DOMAIN)
    if not found:
        counts.others += 1
    for report in found:
        _count(take_in_one(report) if is_believed(report) else "unknown", counts)


def is_believed(report: Report) -> bool:
    """Whether a mail tells of a message of ours that went to the address that it names."""
    return Message.objects.filter(code=report.code, address__iexact=report.address).exists()


def take_in_one(report: Report) -> str:
    """What was done: marked, delayed (nothing: it is tried again), or unknown (no mail of ours)."""
    if not report.is_permanent:
        return "delayed"
    told = {"status": report.status, "by": None}
    message = message_of(report)
    if message:
        actions.mark_bounced(message, address=report.address or message.address, reason=report.reason, **told)
        return "marked"
    if not report.code and report.address and Person.objects.filter(email=report.address).exists():
        actions.mark_address(report.address, **told)
        return "marked"
    return "unknown"


def message_of(report: Report) -> Message | None:
    """The one that is named; where only an address is, the latest to it."""
    if report.code:
        return Message.objects.filter(code=report.code, status__in=DELIVERED).first()
    to_it = Message.objects.filter(address__iexact=report.address, status=Message.Status.SENT)
    return to_it.order_by("-sent_at", "-pk").first() if report.address else None


def _count(done, counts):
    setattr(counts, done, getattr(counts, done) + 1)
