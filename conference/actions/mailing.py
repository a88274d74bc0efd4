"""Deeds on mail: words of one's own, mail to many, drafts in the outbox, and who wants no more of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from conference import mail, registry
from conference.history import Refused, action, digest, note
from conference.letters import own_words
from conference.mailings import Prospect, purpose_of, start_writing
from conference.models import Edition, Mailing, MailTemplate, Message, Person, Track, Unsubscription
from conference.tokens import with_signatures
from conference.viewers import Viewer

Status = Message.Status
OPEN = [Status.DRAFT, Status.FAILED, Status.PAUSED]


@action
def set_mail_words(
    edition: Edition, *, occasion: str, subject: Mapping[str, str], body: Mapping[str, str], by: Person | None
) -> MailTemplate:
    """From now on the mails of this occasion say this instead of the house's words."""
    if occasion not in registry.letters:
        raise Refused(_("There is no mail of this kind."))
    fields = {"subject": dict(subject), "body": dict(body), "changed_at": timezone.now()}
    words, _is_new = MailTemplate.objects.update_or_create(edition=edition, occasion=occasion, defaults=fields)
    note(occasion=occasion)
    return words


@action
def reset_mail_words(edition: Edition, *, occasion: str, by: Person | None) -> Edition:
    """Back to the house's words."""
    words = own_words(edition, occasion)
    if words is None:
        raise Refused(_("This mail has the house’s words already."))
    words.delete()
    note(occasion=occasion)
    return edition


@action
def write_mailing(edition: Edition, *, by: Person | None, track: Track | None = None, **fields) -> Mailing:
    """A draft of mail to many: rule, subject and body. Nobody gets anything by it."""
    return Mailing.objects.create(edition=edition, track=track, by=by, **fields)


@action
def change_mailing(mailing: Mailing, *, revision: int, by: Person | None, **fields) -> Mailing:
    """Changes a draft; who has been left out stays so as long as the group is the same."""
    mailing = _locked(mailing)
    _refuse_unless_draft(mailing)
    if mailing.revision != revision:
        raise Refused(_("Somebody else has changed this since you opened the page. Please open it anew and compare."))
    if fields["rule"]["group"] == mailing.rule.get("group"):
        fields["rule"] = fields["rule"] | {"left_out": mailing.rule.get("left_out", [])}
    for name, value in fields.items():
        setattr(mailing, name, value)
    mailing.revision += 1
    mailing.save()
    return mailing


@action
def leave_out(mailing: Mailing, *, shown: Iterable[str], chosen: Iterable[str], by: Person | None) -> Mailing:
    """Of the addresses shown only the chosen get the mail; what was said of others stays."""
    mailing = _locked(mailing)
    _refuse_unless_draft(mailing)
    _take_over_ticks(mailing, list(shown), list(chosen))
    mailing.revision += 1
    mailing.save(update_fields=["rule", "revision"])
    note(left_out=len(mailing.rule["left_out"]))
    return mailing


@action
def send_mailing(
    mailing: Mailing, *, seen: str, by: Person, shown: Iterable[str] = (), chosen: Iterable[str] = ()
) -> Mailing:
    """Lets it go, once; of the addresses shown, only to the chosen. `seen` is the fingerprint of what the sender has
    looked at: if anybody has come or gone since, or a word has changed, nothing goes."""
    mailing = _locked(mailing)
    _refuse_unless_draft(mailing)
    if seen != Prospect(mailing, Viewer(person=by)).fingerprint:
        raise Refused(_("Recipients or words have changed since you looked. Please look again before you send."))
    _take_over_ticks(mailing, list(shown), list(chosen))
    prospect = Prospect(mailing, Viewer(person=by))
    if not prospect.count:
        raise Refused(_("Nobody would get this mail."))
    mailing.status, mailing.by = Mailing.Status.SENDING, by
    mailing.rule = mailing.rule | {"confirmed": [purpose_of(mailing, one) for one in prospect.gathered.recipients]}
    mailing.save(update_fields=["status", "by", "rule"])
    start_writing(mailing, by=by)
    note(recipients=prospect.count)
    return mailing


@action
def pause_mailing(mailing: Mailing, *, by: Person | None) -> Mailing:
    """What has not gone yet waits; a mail that is just being handed over goes."""
    mailing = _locked(mailing)
    if mailing.status != Mailing.Status.SENDING:
        raise Refused(_("Only mail that is being sent can be paused."))
    mailing.messages.filter(status=Status.QUEUED).update(status=Status.PAUSED)
    return _becomes(mailing, Mailing.Status.PAUSED)


@action
def continue_mailing(mailing: Mailing, *, by: Person) -> Mailing:
    """Sends what has waited; what was not written yet is written now."""
    mailing = _locked(mailing)
    if mailing.status != Mailing.Status.PAUSED:
        raise Refused(_("Only mail that is paused can be continued."))
    mail.deliver_again(mailing.messages.filter(status=Status.PAUSED))
    start_writing(mailing, by=by)
    return _becomes(mailing, Mailing.Status.SENDING)


@action
def discard_mailing(mailing: Mailing, *, by: Person | None) -> Mailing:
    """A draft is not sent; of what is being sent, nothing more goes out."""
    mailing = _locked(mailing)
    if mailing.status in (Mailing.Status.SENT, Mailing.Status.DISCARDED):
        raise Refused(_("This mail has been sent already, or stopped."))
    waiting = mailing.messages.filter(status__in=[Status.QUEUED, Status.PAUSED])
    note(unsent=waiting.update(status=Status.DISCARDED))
    return _becomes(mailing, Mailing.Status.DISCARDED)


@action
def edit_message(message: Message, *, subject: str, text: str, by: Person | None) -> Message:
    """Changes a draft; links that only its reader may use are put back where the editor saw “…”."""
    message = Message.objects.select_for_update(of=["self"]).get(pk=message.pk)
    if message.status != Status.DRAFT:
        raise Refused(_("Only a draft can be changed: this mail is on its way or has been sent."))
    message.subject, message.text = mail.as_sent(subject, with_signatures(text, message.text))
    message.edited_at = timezone.now()
    message.save(update_fields=["subject", "text", "edited_at"])
    return message


@action
def send_messages(edition: Edition, *, messages: Iterable[Message], by: Person | None) -> list[Message]:
    """Lets drafts go, and what could not be sent once more."""
    chosen = _chosen(edition, messages, [Status.DRAFT, Status.FAILED])
    mail.deliver_again(chosen)
    note(messages=len(chosen))
    return chosen


@action
def discard_messages(edition: Edition, *, messages: Iterable[Message], by: Person | None) -> list[Message]:
    """They are kept, and never go."""
    chosen = _chosen(edition, messages, OPEN)
    Message.objects.filter(pk__in=[message.pk for message in chosen]).update(status=Status.DISCARDED)
    note(messages=len(chosen))
    return chosen


@action
def unsubscribe(edition: Edition, *, address: str, by: Person | None, at: datetime | None = None) -> Edition:
    """No more mail to many from this edition to this address; mails about one's own papers and reviews still come."""
    at = at or timezone.now()
    Unsubscription.objects.get_or_create(edition=edition, address=address.lower(), defaults={"at": at})
    note(address=digest(address))
    return edition


@action
def subscribe_again(edition: Edition, *, address: str, by: Person | None) -> Edition:
    edition.unsubscriptions.filter(address=address.lower()).delete()
    note(address=digest(address))
    return edition


def _chosen(edition, messages, statuses):
    """The rows themselves, held; refused where none of them can be treated so (any more)."""
    keys = [message.pk for message in messages]
    rows = Message.objects.select_for_update(of=["self"]).filter(pk__in=keys, edition=edition, status__in=statuses)
    chosen = list(rows.order_by("pk"))
    if not chosen:
        raise Refused(_("None of these mails can be treated so: please tick drafts, or mails that could not be sent."))
    return chosen


def _take_over_ticks(mailing, shown, chosen):
    """Addresses, each as often as it has a row: with one mail for each paper, a person has several."""
    without_tick = Counter(shown) - Counter(chosen)
    if without_tick.keys() & set(chosen):
        raise Refused(_("Each person gets all mails of this or none. Please tick all rows of a person, or no row."))
    left_out = set(mailing.rule.get("left_out", [])) - set(shown) | without_tick.keys()
    mailing.rule = mailing.rule | {"left_out": sorted(left_out)}


def _locked(mailing):
    rows = Mailing.objects.select_for_update(of=["self"]).select_related("edition", "track", "by")
    return rows.get(pk=mailing.pk)


def _refuse_unless_draft(mailing):
    if mailing.status != Mailing.Status.DRAFT:
        raise Refused(_("This mail has been sent already, or stopped."))


def _becomes(mailing, status):
    mailing.status = status
    mailing.save(update_fields=["status"])
    return mailing
