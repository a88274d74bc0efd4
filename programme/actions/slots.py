"""Deeds about presentations: into a session, up and down, to another session, out of it. A slot keeps its code."""

from collections.abc import Iterable

from django.db.models import F, Max
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from conference import mail
from conference.history import Refused, action, note
from conference.models import Person, Role
from conference.viewers import Viewer
from programme.models import Keynote, Session, Slot
from submissions.models import Submission

KEYNOTE_MINUTES = 45
LONGEST = 12 * 60


@action
def place(thing: Submission | Keynote, *, session: Session, by: Person | None, minutes: int | None = None) -> Slot:
    """Puts an accepted paper or a keynote at the end of a session, for as long as its kind is told to take."""
    if thing.edition_id != session.edition_id:
        raise Refused(_("This belongs to another conference."))
    slot = _slot_of(type(thing).objects.select_for_update(of=["self"]).get(pk=thing.pk))
    session = Session.objects.locked(session)
    if slot.session_id:
        raise Refused(_("“%(title)s” already has a place in the programme.") % {"title": thing})
    slot.minutes = _checked(minutes or slot.minutes)
    _append(slot, session)
    return slot


@action
def fill(session: Session, *, things: Iterable[Submission | Keynote], by: Person | None) -> Session:
    """Puts several papers and keynotes into a session, in the given order."""
    for thing in things:
        place(thing, session=session, by=by)
    session.refresh_from_db()
    return session


@action
def add_item(session: Session, *, title: str, minutes: int, by: Person | None) -> Slot:
    """Something in a session that is neither paper nor keynote: a welcome, a discussion."""
    session = Session.objects.locked(session)
    slot = Slot(edition=session.edition, kind=Slot.Kind.OTHER, title=title, minutes=_checked(minutes))
    _append(slot, session)
    return slot


@action
def move(slot: Slot, *, session: Session, by: Person | None, revision: int | None = None) -> Slot:
    """To the end of another session; its calendar entries follow, for the slot stays the same."""
    if session.edition_id != slot.edition_id:
        raise Refused(_("This belongs to another conference."))
    slot, former = _held(slot, revision, also=session)
    if former and former.pk == session.pk:
        raise Refused(_("It already is in this session."))
    note(former=former.code if former else None, session=session.code)
    _append(slot, session)
    if former:
        _renew(former)
    return slot


@action
def shift(slot: Slot, *, up: bool, by: Person | None, revision: int | None = None) -> Slot:
    """One place earlier or later in its session."""
    slot, session = _held(slot, revision)
    order = list(Slot.objects.filter(session=session).in_order())
    here = order.index(slot)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(order):
        raise Refused(_("It already is the first.") if up else _("It already is the last."))
    order[here], order[there] = order[there], order[here]
    for position, each in enumerate(order):
        each.position = position
    Slot.objects.bulk_update(order, ["position"])
    _renew(session)
    slot.refresh_from_db()
    return slot


@action
def set_minutes(slot: Slot, *, minutes: int, by: Person | None, revision: int | None = None) -> Slot:
    """How long it takes; what follows in the session moves accordingly."""
    slot, session = _held(slot, revision)
    slot.minutes = _checked(minutes)
    slot.save(update_fields=["minutes"])
    _renew(session)
    note(minutes=minutes)
    return slot


@action
def take_out(slot: Slot, *, by: Person | None, revision: int | None = None) -> Slot:
    """Back to the papers without a place. Published before, it is shown as cancelled after the next publishing."""
    slot, session = _held(slot, revision)
    note(session=session.code)
    if slot.kind == Slot.Kind.OTHER:
        Slot.objects.filter(pk=slot.pk).delete()
    else:
        slot.session = slot.day = slot.starts_at = None
        slot.save()
    _renew(session)
    return slot


@action
def mark_withdrawn(slot: Slot, *, by: Person | None) -> Slot:
    """The paper of a slot is withdrawn: its place stays, marked, and the organisers are told to publish again."""
    slot, session = _locked(slot)
    if session:
        _renew(session)
        for organiser in _organisers_without_conflict(slot):
            mail.send(
                "programme/mail/paper_withdrawn.txt",
                to=organiser,
                purpose=f"withdrawn slot {slot.code} {session.revision} {organiser.code}",
                about=slot,
                can_wait=True,
                slot=slot,
                link=reverse_lazy("programme:manage", args=[slot.edition.slug]),
            )
    return slot


def _organisers_without_conflict(slot):
    roles = Role.objects.organising().filter(edition=slot.edition).select_related("person").order_by("pk")
    people = [role.person for role in roles]
    paper = Submission.objects.filter(pk=slot.submission_id)
    return [person for person in people if paper.handled_by(Viewer(person=person)).exists()]


def _slot_of(thing):
    """The slot that it has for ever, or a new one."""
    if isinstance(thing, Keynote):
        new = {"keynote": thing, "kind": Slot.Kind.KEYNOTE, "minutes": KEYNOTE_MINUTES}
        return Slot.objects.filter(keynote=thing).first() or Slot(edition=thing.edition, **new)
    if not thing.is_accepted:
        raise Refused(_("Only accepted papers can be put into the programme."))
    kind = Slot.Kind.POSTER if thing.status == Submission.Status.ACCEPTED_POSTER else Slot.Kind.PAPER
    new = Slot(edition=thing.edition, submission=thing, minutes=thing.kind.minutes or 20)
    slot = Slot.objects.filter(submission=thing).first() or new
    slot.kind = kind
    return slot


def _held(slot, revision, also=None):
    """The slot and its session, locked (also another one); refused when they are no longer what the person saw."""
    slot, session = _locked(slot, also)
    if session is None and also is None:
        raise Refused(_("It has no place in the programme, or no longer."))
    if revision is not None and (session is None or session.revision != revision):
        raise Refused(_("Somebody else has changed this session meanwhile. Here it is as it is now; please try again."))
    return slot, session


def _locked(slot, also=None):
    """Sessions first, then the slot, as everywhere; the session is None for a slot that has none or just left it."""
    seen = Slot.objects.values_list("session", flat=True).get(pk=slot.pk)
    sessions = Session.objects.locked_in_order({seen, also and also.pk})
    slot = Slot.objects.select_for_update(of=["self"]).select_related("edition").get(pk=slot.pk)
    return slot, sessions.get(slot.session_id)


def _append(slot, session):
    last = session.slots.aggregate(last=Max("position"))["last"]
    slot.session, slot.position = session, 0 if last is None else last + 1
    slot.save()
    _renew(session)
    slot.refresh_from_db()


def _renew(session):
    Slot.objects.keep_in_step(session)
    Session.objects.filter(pk=session.pk).update(revision=F("revision") + 1)


def _checked(minutes):
    if not 1 <= minutes <= LONGEST:
        raise Refused(_("A presentation takes between 1 minute and 12 hours."))
    return minutes
