"""Opening a call, and taking its pages back."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from conference import readiness
from conference.actions.editions import publish_edition
from conference.history import Refused, action, note
from conference.models import Edition, Person


@action
def open_call(edition: Edition, *, by: Person | None, despite_warnings: bool = False) -> Edition:
    """Shows the pages of an edition to everybody. With errors it is refused; warnings must have been read."""
    found = readiness.findings(edition)
    errors = [finding.sentence for finding in found if finding.is_error]
    if errors:
        raise Refused(" ".join([_("The call cannot open yet."), *errors]))
    if found and not despite_warnings:
        raise Refused(_("Please read the warnings first."))
    note(warnings=sorted({finding.code for finding in found}))
    return publish_edition(edition, by=by)


@action
def approve_call(edition: Edition, *, by: Person | None, at: datetime | None = None) -> Edition:
    """A journal editor has read the call of a special issue: it may open. What changes in it later needs no other."""
    edition = Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)
    if not edition.needs_approval:
        raise Refused(_("This call needs no approval."))
    if edition.approved_at:
        raise Refused(_("This call has been approved already."))
    edition.approved_at, edition.approved_by = at or timezone.now(), by
    edition.save(update_fields=["approved_at", "approved_by"])
    return edition


@action
def hide_edition(edition: Edition, *, by: Person | None) -> Edition:
    """Takes the public pages back; papers and everything else stay."""
    return publish_edition(edition, by=by, is_public=False)
