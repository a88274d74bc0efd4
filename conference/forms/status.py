"""The form that postpones, moves online, cancels, or says that all is as planned."""

from django import forms
from django.utils.translation import gettext_lazy as _

from conference.forms.base import ActionForm
from conference.forms.seen import SeenForm
from conference.forms.settings import day_field
from conference.models import Edition
from conference.texts_form import TextsFormField


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
        status, first, last = (cleaned.get(name) for name in ("status", "starts_on", "ends_on"))
        if (first or last) and status in (Edition.Status.MOVED_ONLINE, Edition.Status.CANCELLED):
            self.add_error("starts_on", _("New days are for what is postponed."))
        elif last and not first:
            self.add_error("starts_on", _("Please give the first day, too."))
        elif first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        return cleaned
