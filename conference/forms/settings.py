"""Forms of the settings of a conference or special issue, and of its series: each a few facts with a button."""

from crispy_forms.layout import Submit
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from conference.actions.editions import require_free
from conference.countries import country_choices
from conference.forms.base import ActionForm, AddressField, check_year, zone_choices
from conference.forms.seen import SeenForm
from conference.history import Refused
from conference.issn import issn_of
from conference.models import Edition
from conference.presets import presets_for
from conference.texts_form import TextsFormField, language_name

WRITTEN = _("Markdown; formulas between dollar signs, such as $E = mc^2$.")


def day_field(label, **kwargs):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, validators=[check_year], **kwargs)


def short_name_field():
    return forms.CharField(label=_("Short name"), max_length=60, required=False, help_text=_("Such as CoPro 2027"))


def link_field(label, **kwargs):
    return forms.URLField(label=label, required=False, assume_scheme="https", max_length=200, **kwargs)


def clean_free_slug(slug, but=None):
    try:
        require_free(slug, but=but)
    except Refused as refusal:
        raise ValidationError(str(refusal)) from refusal
    return slug


def clean_issn(text):
    issn = issn_of(text)
    if text.strip() and not issn:
        raise ValidationError(_("This is not an ISSN: please check its eight digits, such as 2075-9517."))
    return issn


class PreviewedForm(ActionForm):
    """With a second button that shows what becomes of the texts, and saves nothing."""

    previewed = ()

    @property
    def helper(self):
        helper = super().helper
        css_id = self.auto_id % self.add_prefix("preview")
        helper.add_input(Submit("preview", _("Preview"), css_class="btn-outline-secondary", css_id=css_id))
        return helper

    def previews(self):
        """[(label, language, its name, text)] of what is written in the fields with Markdown."""
        return [
            (self.fields[name].label, code, language_name(code), text)
            for name in self.previewed
            for code, text in (self.cleaned_data.get(name) or {}).items()
        ]


class GeneralForm(SeenForm, PreviewedForm):
    """What it is called, when and where it is, or in which issue it appears."""

    action = _("Save settings")
    previewed = ("description",)
    ONLY_CONFERENCE = ("starts_on", "ends_on", "mode", "place", "venue", "country", "hashtag")
    ONLY_ISSUE = ("volume", "issue", "year", "published_on")

    name = TextsFormField(label=_("Name"))
    short_name = short_name_field()
    tagline = TextsFormField(label=_("Theme"), required=False)
    description = TextsFormField(label=_("Description"), rows=10, required=False, help_text=WRITTEN)
    starts_on = day_field(_("First day"))
    ends_on = day_field(_("Last day"))
    mode = forms.ChoiceField(
        label=_("How people meet"), required=False, choices=[("", _("Not stated")), *Edition.Mode.choices]
    )
    venue = forms.CharField(label=_("Venue"), max_length=200, required=False)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    country = forms.ChoiceField(label=_("Country"), choices=country_choices, required=False)
    volume = forms.CharField(label=_("Volume"), max_length=20, required=False)
    issue = forms.CharField(label=_("Issue"), max_length=20, required=False)
    year = forms.IntegerField(label=_("Year"), min_value=1665, max_value=2200, required=False)
    published_on = day_field(_("Planned publication"))
    zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices, required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages of its texts"),
        choices=[(code, language_name(code)) for code, _name in settings.LANGUAGES],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each text can then be written in each of them. A text that is not, is shown in another one."),
    )
    hashtag = forms.CharField(label=_("Hashtag"), max_length=60, required=False)
    homepage = link_field(_("Home page elsewhere"))
    contact_email = forms.EmailField(label=_("Address for questions"), required=False, help_text=_("Shown in the call"))

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.ONLY_CONFERENCE if edition.is_special_issue else self.ONLY_ISSUE:
            del self.fields[name]
        self.edition = edition
        keep_choice(self.fields["zone"], edition.zone)
        for code in edition.languages:
            keep_choice(self.fields["languages"], code, language_name(code))

    def clean_hashtag(self):
        return self.cleaned_data["hashtag"].lstrip("#").replace(" ", "")

    def clean_languages(self):
        """Those that it had stay in their order, for the first is the main one."""
        chosen = self.cleaned_data["languages"]
        return [code for code in self.edition.languages if code in chosen] + [
            code for code in chosen if code not in self.edition.languages
        ]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("starts_on"), cleaned.get("ends_on")
        if last and not first and "starts_on" not in self.errors:
            self.add_error("starts_on", _("Please give the first day, too."))
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        return cleaned


def keep_choice(field, value, label=""):
    """What is stored can be kept, whether or not it is among what is offered."""
    choices = list(field.choices)
    if value not in [key for key, _label in choices]:
        field.choices = [*choices, (value, label or value)]


class CallTextsForm(SeenForm, PreviewedForm):
    """The sections of a call beside its description."""

    action = _("Save texts")
    previewed = ("guidelines", "review_process", "publication", "policies")
    guidelines = TextsFormField(
        label=_("Guidelines for authors"), rows=10, required=False, help_text=_("How a paper is written and handed in")
    )
    review_process = TextsFormField(
        label=_("How papers are reviewed"),
        rows=8,
        required=False,
        help_text=_("Who reads them, and who is named to whom"),
    )
    publication = TextsFormField(
        label=_("Publication"),
        rows=8,
        required=False,
        help_text=_("Where papers appear, under which licence, at what cost"),
    )
    policies = TextsFormField(
        label=_("Policies"), rows=8, required=False, help_text=_("Ethics, use of tools that write, data, conduct")
    )


class SenderForm(SeenForm, ActionForm):
    """In whose name mail goes out, and where answers go."""

    action = _("Save sender")
    sender_name = forms.CharField(
        label=_("Name of the sender"), max_length=120, required=False, help_text=_("Empty: the short name")
    )
    reply_to = forms.EmailField(
        label=_("Answers go to"), required=False, help_text=_("A track may have an address of its own")
    )

    def clean_sender_name(self):
        return " ".join(self.cleaned_data["sender_name"].split())


class RulesForm(SeenForm, ActionForm):
    """Who must do what: reviews for each paper, release of decisions, approval, second factor."""

    action = _("Save rules")
    reviews_per_paper = forms.IntegerField(label=_("Reviews for each paper"), min_value=1, max_value=20)
    preset = forms.ChoiceField(
        label=_("Dates as usual for"),
        required=False,
        help_text=_("The page of dates asks for these first."),
    )
    released_by = forms.ChoiceField(label=_("Who releases decisions"), choices=Edition.Releaser.choices)
    needs_approval = forms.BooleanField(label=_("A journal editor approves the call before it opens"), required=False)
    requires_second_factor = forms.BooleanField(
        label=_("Organisers and chairs must sign in with a second factor"),
        required=False,
        help_text=_("An app for codes or a passkey; whoever has none is asked to set one up first."),
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        usual = [(preset.key, preset.label) for preset in presets_for(edition.kind)]
        self.fields["preset"].choices = [("", _("Not chosen")), *usual]
        if not edition.is_special_issue:
            del self.fields["needs_approval"]


class AddressForm(ActionForm):
    """Where the pages are."""

    action = _("Change the address")
    slug = AddressField(
        label=_("Address"), max_length=60, help_text=_("Small letters, digits and hyphens, such as copro2027")
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, initial={"slug": edition.slug}, **kwargs)
        self.edition = edition

    def clean_slug(self):
        slug = self.cleaned_data["slug"].lower()
        return slug if slug == self.edition.slug else clean_free_slug(slug, but=self.edition)


class SeriesForm(SeenForm, ActionForm):
    """What is said about a conference series or a journal."""

    action = _("Save")
    name = TextsFormField(label=_("Name"))
    short_name = forms.CharField(label=_("Short name"), max_length=60, required=False)
    issn = forms.CharField(label="ISSN", max_length=30, required=False, help_text=_("Eight digits, such as 2075-9517"))
    publisher = forms.CharField(label=_("Publisher"), max_length=200, required=False)
    homepage = link_field(_("Home page"))
    licence = forms.CharField(
        label=_("Licence of what is published"), max_length=200, required=False, help_text=_("Such as CC BY 4.0")
    )
    description = TextsFormField(label=_("Description"), rows=6, required=False, help_text=WRITTEN)

    def clean_issn(self):
        return clean_issn(self.cleaned_data["issn"])
