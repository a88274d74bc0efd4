"""The form about how pages look: accent colour and logo."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from conference.forms.base import ActionForm
from conference.look import colour_typed

LARGEST_LOGO = 5 * 1024 * 1024


class LookForm(ActionForm):
    """Accent colour and logo."""

    action = _("Save look")
    accent = forms.CharField(
        label=_("Accent colour"),
        required=False,
        max_length=40,
        widget=forms.TextInput(
            attrs={"data-accent": _("Choose the colour"), "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=_("As # and six digits or letters, such as #1d5562. Empty: the colour of the house."),
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
        help_text=_("PNG, JPEG, WebP or GIF, best with a transparent background."),
    )
    remove_logo = forms.BooleanField(label=_("Remove the logo"), required=False)

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, initial={"accent": edition.accent}, **kwargs)
        if not edition.logo_id:
            del self.fields["remove_logo"]

    def clean_accent(self):
        try:
            return colour_typed(self.cleaned_data["accent"])
        except ValueError as problem:
            raise ValidationError(str(problem)) from problem

    def clean_logo(self):
        upload = self.cleaned_data["logo"]
        if not upload:
            return None
        if upload.size > LARGEST_LOGO:
            raise ValidationError(_("The picture may have 5 MB at most."))
        return upload.read()
