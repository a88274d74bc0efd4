"""Deeds about releases: publishing the programme, and going back to an earlier one."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference import history, jobs
from conference.history import Refused, action
from conference.models import Edition, Person
from programme.document import stamp
from programme.models import Release
from programme.publishing import carried, is_changed, next_document
from programme.release import PARTS
from programme.schedule import schedule_of
from programme.tasks import make_artefacts


@action
def publish(
    edition: Edition, *, by: Person | None, note: str = "", despite: str = "", at: datetime | None = None
) -> Release:
    """Makes the working schedule the programme that everybody sees. Clashes that must be solved need a reason."""
    at, edition = at or timezone.now(), _held(edition)
    schedule, previous = schedule_of(edition), Release.objects.latest_of(edition)
    if not edition.zone and any(session.starts_at for session in schedule.sessions):
        raise Refused(_("There are times, but the conference has no time zone. Set it first."))
    hard = [clash for clash in schedule.clashes if clash.hard]
    if hard and not despite.strip():
        sentence = ngettext(
            "There is %(count)d clash. Solve it, or say why you publish all the same.",
            "There are %(count)d clashes. Solve them, or say why you publish all the same.",
            len(hard),
        )
        raise Refused(sentence % {"count": len(hard)})
    document = next_document(schedule, previous, at=at, note=note.strip())
    if not is_changed(previous and previous.document, document):
        raise Refused(_("Nothing has changed since version %(version)d.") % {"version": previous.version})
    history.note(clashes=len(hard))
    return _release(edition, document, by=by, at=at, reason=despite.strip() if hard else "")


@action
def roll_back(release: Release, *, by: Person | None, note: str = "", at: datetime | None = None) -> Release:
    """Publishes an older programme anew, as a new version. The working schedule stays as it is."""
    at, edition = at or timezone.now(), _held(release.edition)
    latest = Release.objects.latest_of(edition)
    if latest.pk == release.pk:
        raise Refused(_("Version %(version)d is what everybody sees already.") % {"version": release.version})
    heads = {"version": latest.version + 1, "published_at": stamp(at), "note": note.strip()}
    older = release.document | {part: [_unmarked(entry) for entry in release.document[part]] for part in PARTS}
    document = carried(older | heads, latest, at)
    if not is_changed(latest.document, document):
        raise Refused(_("Version %(version)d is the same programme.") % {"version": release.version})
    history.note(to=release.version)
    return _release(edition, document, by=by, at=at)


def _held(edition):
    """The edition, locked: two who publish at once get two versions, one after the other."""
    return Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)


def _release(edition, document, *, by, at, reason=""):
    release = Release.objects.create(
        edition=edition,
        version=document["version"],
        document=document,
        note=document["note"],
        reason=reason,
        by=by,
        published_at=at,
    )
    history.note(version=release.version)
    jobs.enqueue(make_artefacts, purpose=f"artefacts {release.code}", edition=edition, by=by, release=release.code)
    return release


def _unmarked(entry):
    return {key: value for key, value in entry.items() if key not in ("sequence", "changed_at")}
