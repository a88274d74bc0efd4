"""The form that makes a new conference or special issue."""

from django import forms
from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from conference.forms.base import ActionForm, AddressField, zone_choices
from conference.forms.settings import clean_free_slug, clean_issn, day_field, link_field, short_name_field
from conference.models import Edition, Series
from conference.presets import PRESETS
from conference.texts_form import TextsFormField

OF_SERIES = {"series_name": "name", "series_short_name": "short_name", "series_homepage": "homepage"}
OF_SERIES |= {"issn": "issn", "publisher": "publisher", "licence": "licence"}

NAMELESS = _("Please name the series or journal that it belongs to.")


class NewEditionForm(ActionForm):
    """What it is, to which series it belongs, how it is called, when and where it is. The rest is set later."""

    action = _("Create")
    preset = forms.ChoiceField(label=_("What are you preparing?"), widget=forms.RadioSelect)
    series = forms.ModelChoiceField(
        Series.objects.none(),
        label=_("Series or journal"),
        required=False,
        to_field_name="code",
        empty_label=_("A new one"),
    )
    series_name = forms.CharField(
        label=_("Name of the new series or journal"),
        max_length=300,
        required=False,
        error_messages={"required": _("Please name the series or journal that it belongs to.")},
    )
    series_short_name = forms.CharField(label=_("Its short name"), max_length=60, required=False)
    issn = forms.CharField(label="ISSN", max_length=30, required=False)
    publisher = forms.CharField(label=_("Publisher"), max_length=200, required=False)
    series_homepage = link_field(_("Home page of the series or journal"))
    licence = forms.CharField(
        label=_("Licence of what is published"), max_length=200, required=False, help_text=_("Such as CC BY 4.0")
    )
    name = TextsFormField(
        [code for code, _name in settings.LANGUAGES],
        label=_("Name of the conference or special issue"),
        help_text=_("In each language in which its pages are to be written; one is enough."),
    )
    short_name = short_name_field()
    slug = AddressField(
        label=_("Address"),
        max_length=60,
        required=False,
        help_text=_("Small letters, digits and hyphens. Empty: made from the short name and the year."),
    )
    starts_on = day_field(_("First day"), help_text=_("Of a conference; empty if it is not known"))
    ends_on = day_field(_("Last day"))
    mode = forms.ChoiceField(
        label=_("How people meet"), required=False, choices=[("", _("Not stated")), *Edition.Mode.choices]
    )
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices, required=False)

    def __init__(self, *args, series, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["preset"].choices = [(key, preset.label) for key, preset in PRESETS.items()]
        self.fields["series"].queryset = series
        if not series:
            del self.fields["series"]
            self.fields["series_name"].required = True
            # Without anything to choose it is always needed, and then marked so.
            self.fields["series_name"].required = True
            self.fields["series_name"].error_messages["required"] = NAMELESS
        else:
            self.fields["series_name"].help_text = _("Needed for a new one")

    def more(self):
        """What is folded away: of a new series it is enough to know the name."""
        return [self[name] for name in ("series_short_name", "issn", "publisher", "series_homepage", "licence")]

    def rest(self):
        return [self[name] for name in ("starts_on", "ends_on", "mode", "place", "zone")]

    def clean_issn(self):
        return clean_issn(self.cleaned_data["issn"])

    def clean_slug(self):
        """Typed, or made from what stands above and below; then it is shown so that it can be changed."""
        slug = self.cleaned_data["slug"].lower()
        return clean_free_slug(slug) if slug else ""

    def clean(self):
        cleaned = super().clean()
        self._check_series(cleaned)
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if last and not first and "starts_on" not in self.errors:
            self.add_error("starts_on", _("Please give the first day, too."))
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        if not cleaned.get("slug") and "slug" not in self.errors:
            self._suggest(cleaned)
        return cleaned

    def _check_series(self, cleaned):
        series, new, preset = (cleaned.get(name) for name in ("series", "series_name", "preset"))
        if series and new:
            self.add_error(
                "series_name", _("You have chosen a series above: please leave this empty, or choose “A new one”.")
            )
        if not series and not new and not {"series", "series_name"} & set(self.errors):
            self.add_error("series_name", NAMELESS)
        if series and preset and (series.kind == Series.Kind.JOURNAL) != (PRESETS[preset].kind == "special_issue"):
            self.add_error("series", _("A special issue belongs to a journal, a conference to a conference series."))

    def _suggest(self, cleaned):
        words = (
            cleaned.get("short_name")
            or cleaned.get("series_short_name")
            or getattr(cleaned.get("series"), "short_name", "")
        )
        year = str(cleaned["starts_on"].year) if cleaned.get("starts_on") else ""
        slug = slugify(words if not year or year in words else f"{words} {year}")[:60].strip("-")
        if not slug:
            self.add_error("slug", _("Please type an address, or a short name from which one can be made."))
            return
        try:
            cleaned["slug"] = clean_free_slug(slug)
        except forms.ValidationError as problem:
            self.add_error("slug", problem)

    def deed(self):
        """What set_up_edition takes."""
        fields = dict(self.cleaned_data)
        new = {name: fields.pop(typed) for typed, name in OF_SERIES.items()}
        kind = Series.Kind.JOURNAL if PRESETS[fields["preset"]].kind == "special_issue" else Series.Kind.CONFERENCE
        series = fields.pop("series", None)
        fields["languages"] = list(fields["name"])
        return {"series": series, "new_series": None if series else new | {"kind": kind}, **fields}
