"""Forms about free pages and sponsors."""

from dataclasses import dataclass

from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from conference import rendering
from conference.forms.base import ActionForm, AddressField
from conference.forms.look import LARGEST_LOGO
from conference.forms.seen import SeenForm
from conference.models import Page, Sponsor
from conference.pages import LONGEST_SLUG
from conference.pictures import NoPicture, logo_of
from conference.texts import Texts, in_language, language_of_text
from conference.texts_form import TextsFormField, language_name


class AddPageForm(ActionForm):
    """A page of one's own: all else is written on its page."""

    action = _("Add page")
    title = TextsFormField(label=_("Title"), max_length=80)

    def __init__(self, *args, languages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].speak(languages or ["en"])


class PageForm(SeenForm, ActionForm):
    """What a page says, and whether it stands in the menu."""

    action = _("Save page")
    title = TextsFormField(label=_("Title"), max_length=80, help_text=_("The menu says it, too: best is one word."))
    body = TextsFormField(
        label=_("Text"),
        rows=14,
        max_length=rendering.LONGEST,
        required=False,
        help_text=_("Markdown: # before a heading, * before a point of a list, **bold**, [text](https://address)."),
    )
    link = forms.URLField(
        label=_("Or only a link"),
        required=False,
        assume_scheme="https",
        help_text=_(
            "Where the menu is to lead to another site, such as that of the registration. Then no text is shown."
        ),
    )
    slug = AddressField(
        label=_("Address"),
        max_length=LONGEST_SLUG,
        help_text=_("The last part of the page’s address. Links to a former address stop working."),
    )
    is_shown = forms.BooleanField(label=_("Show it in the menu"), required=False)

    def __init__(self, *args, page, **kwargs):
        stored = {name: getattr(page, name) for name in ("title", "body", "link", "slug", "is_shown")}
        super().__init__(*args, stored=stored, languages=page.edition.languages, **kwargs)
        self.page = page

    @property
    def helper(self):
        helper = super().helper
        helper.attrs["data-guard"] = "unsaved" if self.is_bound else ""
        helper.add_input(Submit("preview", _("Preview"), css_class="btn-outline-secondary ms-2", formaction="#preview"))
        return helper

    def clean_slug(self):
        slug = self.cleaned_data["slug"].lower()
        if Page(pk=self.page.pk, edition=self.page.edition, slug=slug).has_twin():
            raise ValidationError(_("There is already a page at this address. Please choose another."))
        return slug

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("is_shown") and not cleaned.get("body") and not cleaned.get("link") and not self.errors:
            self.add_error("is_shown", _("There is nothing to show yet: please write the text or give a link."))
        return cleaned

    @property
    def preview(self):
        """What visitors read in each language of the form; where it says nothing in one, they read another."""
        titles, bodies = self._written("title"), self._written("body")
        return [Preview(code, titles, bodies) for code in titles]

    def _written(self, name):
        """The texts as they stand in the inputs."""
        field, value = self.fields[name], self[name].value()
        texts = value if isinstance(value, list) else field.widget.decompress(value)
        return Texts(zip(field.languages, texts, strict=True))


@dataclass(frozen=True)
class Preview:
    """A page in one language."""

    code: str
    titles: Texts
    bodies: Texts

    @property
    def language(self):
        return language_name(self.code)

    @property
    def title(self):
        return in_language(self.titles, self.code)

    @property
    def body(self):
        return self.bodies[self.code]

    @property
    def instead(self):
        """The name of the language in which visitors read the text, if not in this one."""
        other = language_of_text(self.bodies, self.code)
        return language_name(other) if other != self.code else ""


class SponsorForm(SeenForm, ActionForm):
    """Who is named, how, and with which picture."""

    action = _("Save sponsor")
    unseen = ("logo", "remove_logo")

    name = forms.CharField(label=_("Name"), max_length=200)
    level = forms.CharField(
        label=_("Level"),
        required=False,
        max_length=60,
        help_text=_("Such as Gold, Silver or Host. Sponsors of one level stand together, the first level first."),
    )
    link = forms.URLField(label=_("Link"), required=False, assume_scheme="https")
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        widget=forms.FileInput(
            attrs={"accept": "image/png,image/jpeg,image/webp,image/gif", "data-max-bytes": str(LARGEST_LOGO)}
        ),
        help_text=_("PNG, JPEG, WebP or GIF, best with a transparent background. Without one the name is shown."),
    )
    remove_logo = forms.BooleanField(label=_("Remove the logo"), required=False)

    def __init__(self, *args, sponsor, **kwargs):
        stored = {name: getattr(sponsor, name) for name in ("name", "level", "link")}
        super().__init__(*args, stored=stored, **kwargs)
        if not sponsor.logo_id:
            del self.fields["remove_logo"]

    def clean_logo(self):
        upload = self.cleaned_data["logo"]
        if not upload:
            return None
        if upload.size > LARGEST_LOGO:
            raise ValidationError(_("The picture may have 5 MB at most."))
        data = upload.read()
        try:
            logo_of(data)
        except NoPicture as problem:
            raise ValidationError(str(problem)) from problem
        return data

    def full_clean(self):
        super().full_clean()
        if self.errors and self.cleaned_data.get("logo"):
            self.add_error("logo", _("Please choose the picture once more: browsers do not keep it."))


class AddSponsorForm(SponsorForm):
    action = _("Add sponsor")

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, sponsor=Sponsor(edition=edition), **kwargs)
