"""What is missing or contradictory before a call opens, each with the place where it is mended."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import presets, registry
from conference.cloning import origin_of, still_naming
from conference.models import Deadline, Edition, Role
from conference.timetable import contradictions_of

ERROR, WARNING = "error", "warning"
# Texts that have a page of their own among the settings.
OF_THE_CALL = {"guidelines", "review_process", "publication", "policies"}
NOWHERE = ("console.EmailBackend", "dummy.EmailBackend")


@dataclass(frozen=True)
class Finding:
    """With an error the call does not open; a warning is read and may be passed over."""

    severity: str
    code: str
    sentence: str
    url: str = ""
    label: str = ""

    @property
    def is_error(self):
        return self.severity == ERROR


def findings(edition: Edition) -> list[Finding]:
    """Errors first."""
    found = [finding for rule in registry.readiness for finding in rule(edition)]
    return sorted(found, key=lambda finding: not finding.is_error)


def errors(edition: Edition) -> list[Finding]:
    return [finding for finding in findings(edition) if finding.is_error]


def call(edition: Edition) -> list[Finding]:
    """What this app knows: the parts of a call, its dates, its texts, its mail."""
    rules: list[Callable[[Edition], Iterable[Finding]]] = [
        *(parts, chairs, dates, order_of_dates, days_of_event, texts, names_of_old, approval, mail)
    ]
    return [finding for rule in rules for finding in rule(edition)]


def parts(edition):
    tracks, kinds = edition.tracks.exists(), edition.kinds.exists()
    if not tracks and edition.is_special_issue:
        yield _error("no-track", _("The special issue has no call yet to hand anything in to."), edition, "tracks")
    elif not tracks:
        yield _error("no-track", _("There is no track to hand anything in to."), edition, "tracks")
    if not kinds:
        yield _error("no-kind", _("There is no contribution type: nobody can hand anything in."), edition, "kinds")


def chairs(edition):
    """A chair of the whole edition is a chair of each of its tracks."""
    chairing = list(edition.roles.chairing().filter(deputy_of=None).values_list("track", flat=True))
    if None in chairing:
        return
    asked = set(edition.invitations.open().filter(role=Role.CHAIR, deputy_of=None).values_list("track", flat=True))
    for track in edition.tracks.exclude(pk__in=chairing).order_by("position"):
        sentence = _without_chair(edition, is_asked=bool({None, track.pk} & asked)) % {"track": track}
        yield _warning("no-chair", sentence, edition, "people")


def _without_chair(edition, *, is_asked):
    if edition.is_special_issue and is_asked:
        return _("The special issue has no guest editor yet: who was invited has not answered.")
    if edition.is_special_issue:
        return _("The special issue has no guest editor.")
    if is_asked:
        return _("The track “%(track)s” has no chair yet: who was invited has not answered.")
    return _("The track “%(track)s” has no chair: the organisers handle its papers.")


def dates(edition):
    """Nothing can be handed in without a date; what the preset asks for and is missing is only told."""
    known = list(edition.deadlines.select_related("track", "kind"))
    hand_in = [date for date in known if date.is_hand_in]
    names = dict(Deadline.Stage.choices)
    if not hand_in:
        sentence = _("There is no date until which abstracts or papers can be handed in.")
        yield _error("no-hand-in", sentence, edition, "dates")
    elif not edition.is_public and all(date.closes_at <= timezone.now() for date in hand_in):
        sentence = _("All dates for handing in have passed: nobody can hand anything in.")
        yield _warning("past-hand-in", sentence, edition, "dates")
    for stage in presets.stages_of(edition):
        if hand_in and not any(date.stage == stage for date in known):
            sentence = _("There is no date for “%(stage)s”.") % {"stage": names[stage]}
            yield _warning("no-date", sentence, edition, "dates")
    if any(date.is_hand_in and not date.zone for date in known):
        sentence = _("A date for handing in has no time zone: it is read as anywhere on Earth.")
        yield _warning("no-zone", sentence, edition, "dates")


def order_of_dates(edition):
    for each in contradictions_of(edition.deadlines.select_related("track", "kind", "edition")):
        yield _error("order", each.sentence, edition, "dates")


def days_of_event(edition):
    """The date of the conference itself moves with its days, unless the two differed before."""
    first, last = edition.starts_on, edition.ends_on or edition.starts_on
    events = list(edition.deadlines.filter(stage=Deadline.Stage.EVENT, track=None, kind=None).order_by("day", "pk"))
    if first and events and not any((event.day, event.last_day) == (first, last) for event in events):
        sentence = _("The date “%(name)s” is on %(when)s, but by the settings the conference is on %(days)s.")
        words = {"name": events[0], "when": events[0].when, "days": edition.when}
        yield _warning("event-days", sentence % words, edition, "dates")


def texts(edition):
    if not edition.description and not edition.tracks.exclude(description={}).exists():
        yield _warning("no-text", _("The call says nothing about what it is about."), edition, "settings")
    missing = [language for language in edition.languages if not edition.name.get(language)]
    if missing:
        sentence = _("The name is missing in: %(languages)s.")
        named = ", ".join(dict(settings.LANGUAGES).get(language, language) for language in missing)
        yield _warning("no-translation", sentence % {"languages": named}, edition, "settings")
    if not edition.contact_email and not edition.reply_to:
        sentence = _("Nobody can be written to: there is neither a contact address nor a reply address.")
        yield _warning("no-contact", sentence, edition, "settings")


def names_of_old(edition):
    """What was taken over from another conference may still speak of that one."""
    old = origin_of(edition)
    if old and (fields := still_naming(edition, old)):
        sentence = _("It was made from “%(old)s”, and these texts still name that one: %(fields)s.")
        labels = ", ".join(str(registry.changed_fields["edition", name].label) for name in fields)
        place = "call-texts" if set(fields) <= OF_THE_CALL else "settings"
        yield _warning("old-name", sentence % {"old": old.short, "fields": labels}, edition, place)


def approval(edition):
    if not edition.needs_approval or edition.approved_at:
        return
    if edition.roles.editing().exists():
        yield _error("not-approved", _("A journal editor has not approved this call yet."), edition, "readiness")
    else:
        sentence = _("This call must be approved, and there is no journal editor who could.")
        yield _error("no-editor", sentence, edition, "people")


def mail(edition):
    if settings.DEMO:
        return
    if settings.EMAIL_BACKEND.endswith(NOWHERE):
        sentence = _("Mail is not set up: neither receipts nor invitations would reach anybody.")
        yield Finding(ERROR, "no-mail", sentence)
    elif "@localhost" in settings.DEFAULT_FROM_EMAIL:
        sentence = _("Mail would come from an address that nobody can answer. Whoever runs the site sets another one.")
        yield Finding(WARNING, "no-sender", sentence)


LABELS = {
    "tracks": lambda: _("Add a track"),
    "kinds": lambda: _("Add a contribution type"),
    "people": lambda: _("Invite somebody"),
    "dates": lambda: _("Set the dates"),
    "settings": lambda: _("Write it in the settings"),
    "call-texts": lambda: _("Change the texts of the call"),
    "readiness": lambda: "",
}


def _error(code, sentence, edition, place):
    return _finding(ERROR, code, sentence, edition, place)


def _warning(code, sentence, edition, place):
    return _finding(WARNING, code, sentence, edition, place)


def _finding(severity, code, sentence, edition, place):
    return Finding(severity, code, sentence, reverse(f"conference:{place}", args=[edition.slug]), LABELS[place]())
