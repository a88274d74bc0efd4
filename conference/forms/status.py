"""The form that postpones, moves online, cancels, or says that all is as planned."""

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.actions.status import days_after
from conference.forms.base import ActionForm
from conference.forms.seen import SeenForm
from conference.forms.settings import day_field
from conference.history import Refused
from conference.models import Edition
from conference.texts_form import TextsFormField

DAYS = ("starts_on", "ends_on")
WITHOUT_NEW_DAYS = (Edition.Status.MOVED_ONLINE, Edition.Status.CANCELLED)


class StatusForm(SeenForm, ActionForm):
    """What happens, with new days and a few words."""

    action = _("See what will happen")
    unseen = ("tells",)
    status = forms.ChoiceField(label=_("It is"), choices=Edition.Status.choices, widget=forms.RadioSelect)
    starts_on = day_field(_("New first day"), help_text=_("If it is postponed. Empty: not yet known"))
    ends_on = day_field(_("New last day"))
    status_note = TextsFormField(
        rows=3,
        max_length=2000,
        label=_("A few words about it"),
        required=False,
        help_text=_("Shown on all its pages and in the mail"),
    )
    tells = forms.BooleanField(label=_("Tell everybody concerned by mail"), required=False, initial=True)

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.edition = edition
        if edition.is_special_issue:
            self.fields["status"].choices = [
                choice for choice in Edition.Status.choices if choice[0] != Edition.Status.MOVED_ONLINE
            ]
            for name in ("starts_on", "ends_on"):
                del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        if not set(self.errors) & {"status", "starts_on", "ends_on"}:
            self._check_days(cleaned)
        return cleaned

    def _check_days(self, cleaned):
        status, days = cleaned["status"], {name: cleaned.get(name) for name in DAYS}
        first, last = days.values()
        if status in WITHOUT_NEW_DAYS and days == {name: self.stored.get(name) for name in DAYS}:
            cleaned.update({name: None for name in cleaned if name in DAYS})  # the page had filled them in
        elif (first or last) and status in WITHOUT_NEW_DAYS:
            self.add_error("starts_on", _("New days are for what is postponed."))
        elif last and not first:
            self.add_error("starts_on", _("Please give the first day, too."))
        elif first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        else:
            self._require_a_change(status, first, last)

    def _require_a_change(self, status, first, last):
        """What the deed would refuse is refused before anything is promised."""
        try:
            days_after(self.edition, status, first, last)
        except Refused as refusal:
            self.add_error("starts_on" if first else "status", str(refusal))
