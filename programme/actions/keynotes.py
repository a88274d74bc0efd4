"""Deeds about keynotes."""

from conference import actions as people
from conference import files
from conference.history import Refused, action, note
from conference.models import Edition, File, Person
from conference.pictures import NoPicture
from conference.texts import Texts
from programme.models import Keynote, Slot
from programme.portraits import cleaned

TEXTS = ("title", "abstract", "biography", "report")


@action
def add_keynote(
    edition: Edition, *, speaker: str, by: Person | None, email: str = "", portrait=None, **fields
) -> Keynote:
    """An invited talk, which may have neither title nor time yet. portrait: bytes of a JPEG or PNG, or None.

    Texts (title, abstract, biography, report) are plain or {"en": ...}. With an address the speaker becomes known to
    the site, so that the programme can tell when she is needed in two places.
    """
    keynote = Keynote(edition=edition, position=edition.keynotes.count())
    _describe(keynote, speaker=speaker, email=email, portrait=portrait, by=by, **fields)
    return keynote


@action
def change_keynote(
    keynote: Keynote, *, speaker: str, by: Person | None, email: str = "", portrait=None, **fields
) -> Keynote:
    """Without a new portrait the old one stays; remove_portrait=True takes it away."""
    keynote = Keynote.objects.select_for_update(of=["self"]).get(pk=keynote.pk)
    _describe(keynote, speaker=speaker, email=email, portrait=portrait, by=by, **fields)
    return keynote


@action
def remove_keynote(keynote: Keynote, *, by: Person | None) -> None:
    """Its presentation goes with it. What has been published stays in the old releases."""
    session = Slot.objects.filter(keynote=keynote).values_list("session", flat=True).first()
    note(was_scheduled=session is not None)
    edition_sessions = keynote.edition.sessions
    Keynote.objects.filter(pk=keynote.pk).delete()
    for held in edition_sessions.filter(pk=session):
        Slot.objects.keep_in_step(held)


def _describe(keynote, *, speaker, email, portrait, by, remove_portrait=False, **fields):
    keynote.speaker = speaker
    keynote.person = _speaker(keynote, speaker, email, fields.get("affiliation", ""), by) if email else None
    if portrait or remove_portrait:
        keynote.portrait = _kept(portrait, keynote.edition) if portrait else None
    for name, value in fields.items():
        setattr(keynote, name, _texts(keynote, name, value) if name in TEXTS else value)
    keynote.save()
    note(has_person=bool(keynote.person), has_new_portrait=bool(portrait), fields=sorted(fields))


def _speaker(keynote, speaker, email, affiliation, by):
    given, _space, family = speaker.rpartition(" ")
    return people.introduce(email, by=by, given_name=given[:100], family_name=family[:100], affiliation=affiliation)


def _kept(portrait, edition):
    """The File of a picture as it may be shown to everybody."""
    try:
        data, content_type = cleaned(portrait)
    except NoPicture as problem:
        raise Refused(str(problem)) from problem
    return files.store([data], name="portrait", kind=File.Kind.PORTRAIT, content_type=content_type, edition=edition)


def _texts(keynote, name, value):
    """A plain text is that of the edition's first language; the other languages stay."""
    if not isinstance(value, str):
        return value
    language = (keynote.edition.languages or ["en"])[0]
    return Texts(getattr(keynote, name) | {language: value})
