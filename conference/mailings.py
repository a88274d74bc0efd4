"""Mail to many: each recipient's text, what its sender confirms, and the task that writes the messages."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop, ngettext

from conference import jobs, mail, registry
from conference.history import Refused, digest
from conference.languages import language_of, speaking
from conference.letters import Words
from conference.models import Job, Mailing, Message, Person, Role
from conference.permissions import may_manage
from conference.recipients import Gathered, Group, Recipient, gather, groups, placeholders_of
from conference.tokens import without_signatures
from conference.viewers import Viewer

EXAMPLES = 3
AT_ONCE = 100  # messages that are written in one transaction
WRITING = gettext_noop("Writing the mails: %(n)d of %(all)d")


@dataclass(frozen=True)
class Example:
    """One mail as its recipient will get it, without what only the recipient may use."""

    recipient: Recipient
    subject: str
    text: str
    footer: str


@dataclass(frozen=True)
class Prospect:
    """A mailing as somebody who could send it sees it: whom it reaches through this viewer's gates, now."""

    mailing: Mailing
    viewer: Viewer

    @cached_property
    def group(self) -> Group | None:
        return groups().get(self.mailing.rule.get("group"))

    @cached_property
    def gathered(self) -> Gathered:
        return gather(self.viewer, self.mailing.edition, self.mailing.rule, self.mailing.track)

    @property
    def count(self) -> int:
        return len(self.gathered.recipients)

    @property
    def examples(self) -> list[Example]:
        """The first, one of the middle and the last: they differ most."""
        found = self.gathered.recipients
        places = sorted({0, len(found) // 2, len(found) - 1}) if found else []
        return [self.example(found[place]) for place in places[:EXAMPLES]]

    def example(self, recipient: Recipient) -> Example:
        subject, text = self.written_to(recipient)
        footer = mail.footer(self.mailing.edition, recipient.person, f"{settings.SITE_URL}/…")
        return Example(recipient, subject, without_signatures(text), footer)

    def written_to(self, recipient: Recipient) -> tuple[str, str]:
        """Subject and text in the language of the recipient; a value tells what the recipient may know, and no more."""
        words = Words(self.mailing.subject, self.mailing.body)
        language = words.language(language_of(recipient.person))
        known = placeholders_of(self.group, self.mailing.rule.get("once", ""))
        with speaking(language or language_of(recipient.person)):
            context = {
                "recipient": recipient,
                "edition": self.mailing.edition,
                "sender": self.viewer.person,
                "site_url": settings.SITE_URL,
            }
            values = {name: str(each.value(context) or "") for name, each in known.items()}
            return mail.as_sent(*words.filled(values, language))

    @cached_property
    def fingerprint(self) -> str:
        """Changes with whom it reaches and with its words."""
        told = [
            [[one.key, [paper.code for paper in one.papers]] for one in self.gathered.recipients],
            dict(self.mailing.subject),
            dict(self.mailing.body),
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def kept_from_some(edition, codes: Collection[str]) -> set[str]:
    """Those papers that are kept from one of the edition's organisers, who all read the outbox."""
    organisers = Role.objects.organising().filter(edition=edition).select_related("person")
    viewers = [Viewer(person=role.person) for role in organisers]
    rules = [rule(viewer) for viewer in viewers for rule in registry.concealed_papers]
    return {code for rule in rules for code in rule.filter(code__in=codes).values_list("code", flat=True)}


def paper_of(recipient: Recipient, kept: Collection[str]) -> str:
    """The code by which a message is kept from whom its paper is kept from. Where there are several, one that is kept
    from somebody: that the mail exists may tell of it."""
    codes = [paper.code for paper in recipient.papers]
    return next((code for code in codes if code in kept), codes[0] if len(codes) == 1 else "")


def purpose_of(mailing: Mailing, recipient: Recipient) -> str:
    about = recipient.paper.code if mailing.rule.get("once") == "paper" and recipient.paper else ""
    return f"mailing {mailing.code} {digest(recipient.key)} {about}".strip()


def start_writing(mailing: Mailing, *, by: Person):
    return jobs.start(write, key=mail.writing_key(mailing), by=by, edition=mailing.edition, mailing=mailing.code)


def writing_of(mailing: Mailing, viewer: Viewer) -> dict | None:
    """{"task": the one that has not yet written all messages of what goes}; None in it for who may not open it."""
    if mailing.status != Mailing.Status.SENDING:
        return None
    rows = Job.objects.filter(key=mail.writing_key(mailing), status__in=Job.OPEN)
    return {"task": rows.visible_to(viewer).first()} if rows.exists() else None


def _title(row):
    return _("Mail to many")


def _place(row):
    address = reverse("conference:mailing", args=[row.edition.slug, row.arguments["mailing"]])
    return address, _("Go to the mails")


def _outcome(row, viewer):
    count = row.result.get("written", 0)
    return [("good", ngettext("%(n)d mail is on its way.", "%(n)d mails are on their way.", count) % {"n": count})]


@jobs.job(
    shown=jobs.Shown(
        title=_title,
        place=_place,
        outcome=_outcome,
        halted=gettext_lazy("Mails that were written by then go all the same, unless you pause or stop them."),
    )
)
def write(row):
    """Writes a message to everybody who was confirmed and whom the sender still reaches, and to nobody who has come
    since. May run twice: what is written is not written again."""
    prospect = _prospect(row)
    confirmed = set(prospect.mailing.rule.get("confirmed", ()))
    recipients = [one for one in prospect.gathered.recipients if purpose_of(prospect.mailing, one) in confirmed]
    kept = kept_from_some(prospect.mailing.edition, {paper.code for one in recipients for paper in one.papers})
    written = 0
    for start in range(0, len(recipients), AT_ONCE):
        jobs.progress(row, start, len(recipients), WRITING, n=start, all=len(recipients))
        written += _write_some(prospect, recipients[start : start + AT_ONCE], kept)
    with jobs.finishing(row) as result:
        result["written"] = written
    mail.end_mailing(prospect.mailing)


def _prospect(row):
    """The mailing as its sender reaches people now: a role may be lost and a conflict found since it was confirmed."""
    mailing = Mailing.objects.select_related("edition", "track", "by").get(code=row.arguments["mailing"])
    viewer = Viewer(person=mailing.by)
    if not mailing.by or not mailing.by.is_active or not may_manage(viewer, mailing.edition):
        raise Refused(_("Who sent this does not run this conference or special issue any more."))
    return Prospect(mailing, viewer)


def _write_some(prospect, recipients, kept):
    """Some messages in one transaction; they wait where the mailing has been paused, and are not written any more
    where it has been stopped."""
    with transaction.atomic():
        mailing = Mailing.objects.select_for_update(of=["self"]).get(pk=prospect.mailing.pk)
        if mailing.status == Mailing.Status.DISCARDED:
            raise Refused(_("This mail to many has been stopped."))
        known = set(mailing.messages.values_list("purpose", flat=True))
        new = [one for one in recipients if purpose_of(mailing, one) not in known]
        messages = Message.objects.bulk_create([_message(prospect, one, kept) for one in new])
        if mailing.status != Mailing.Status.PAUSED:
            mail.deliver_again(messages)
    return len(messages)


def _message(prospect, recipient, kept):
    subject, text = prospect.written_to(recipient)
    mailing = prospect.mailing
    return Message(
        edition=mailing.edition,
        mailing=mailing,
        is_bulk=True,
        person=recipient.person,
        address=recipient.address,
        template="mailing",
        subject=subject,
        text=text,
        purpose=purpose_of(mailing, recipient),
        secret=prospect.group.secret,
        subject_code=paper_of(recipient, kept),
        status=Message.Status.PAUSED,
        **mail.sender_fields(mailing.edition, mailing.track),
    )


def end_all(at):
    """Marks as sent what no delivery has marked, such as where the last message was not the last to go."""
    for mailing in Mailing.objects.filter(status=Mailing.Status.SENDING):
        mail.end_mailing(mailing)
