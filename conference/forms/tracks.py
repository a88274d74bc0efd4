"""Forms about tracks, their topics, and contribution types."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.text import slugify
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from conference.forms.base import ActionForm, AddressField
from conference.forms.seen import SeenForm
from conference.forms.settings import WRITTEN, PreviewedForm
from conference.models import Deadline, Track
from conference.texts import in_language
from conference.texts_form import TextsFormField
from conference.topics import rows_of

MOST_TEMPLATES = 5
LONGEST_TOPIC = 200
STAGES = ("abstract", "paper", "review", "response", "revision", "final")
MEGABYTE = 1024 * 1024


class TrackForm(SeenForm, PreviewedForm):
    """Name, address and call text of a track."""

    action = _("Save track")
    previewed = ("description",)
    name = TextsFormField(label=_("Name"))
    slug = AddressField(
        label=_("Address"),
        max_length=60,
        required=False,
        help_text=_("Empty: made from the name. Old links do not follow."),
    )
    description = TextsFormField(label=_("Call text"), rows=14, required=False, help_text=WRITTEN)
    reply_to = forms.EmailField(
        label=_("Answers to its mail go to"), required=False, help_text=_("Empty: as for the other tracks")
    )

    def clean_slug(self):
        typed = self.cleaned_data["slug"].lower()
        return typed or slugify(in_language(self.cleaned_data.get("name") or {}, "en"))[:60].strip("-")

    def clean(self):
        cleaned = super().clean()
        if "slug" not in self.errors and "name" not in self.errors and not cleaned.get("slug"):
            self.add_error("slug", _("No address can be made from this name. Please type one."))
        return cleaned


class TopicsText(TextsFormField):
    """One topic a line, as conference.topics reads them."""

    def clean(self, value):
        lines = {code: (text or "").replace("\r\n", "\n").rstrip() for code, text in self._by_language(value)}
        texts = {code: text for code, text in lines.items() if text}
        for at, row in enumerate(rows_of(texts)):
            if row["level"] and not at:
                raise ValidationError(_("Line %(line)d is set in, but there is no topic above it.") % row)
            if any(len(text) > LONGEST_TOPIC or "\0" in text for text in row["name"].values()):
                raise ValidationError(_("Line %(line)d is too long for a topic.") % row)
        return texts

    def _by_language(self, value):
        return zip(self.languages, value or [], strict=False)


class TopicsForm(SeenForm, ActionForm):
    """All topics of a track at once."""

    action = _("Save topics")
    topics = TopicsText(
        rows=16,
        label=_("Topics"),
        required=False,
        help_text=_(
            "One on each line. Begin a line with a space for a topic below the one above. "
            "In another language, the same line is the same topic."
        ),
    )


class TopicForm(SeenForm, ActionForm):
    """The name of one topic."""

    action = _("Save name")
    name = TextsFormField(label=_("Name"))


class LinksField(forms.CharField):
    """A link on each line: what it is, then its address. Its value is a list of {label, url}."""

    def prepare_value(self, value):
        return self.as_typed(value) if isinstance(value, list) else value

    def as_typed(self, value):
        return "\n".join(f"{link['label']} {link['url']}" for link in value or [])

    def clean(self, value):
        text = super().clean(value)
        links = [self._link(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        if len(links) > MOST_TEMPLATES:
            raise ValidationError(_("At most %(most)d links are possible.") % {"most": MOST_TEMPLATES})
        return links

    def _link(self, number, line):
        label, _space, url = line.strip().rpartition(" ")
        try:
            URLValidator(["https"])(url)
        except ValidationError:
            told = {"number": number}
            raise ValidationError(
                _("Line %(number)d does not end with an address that begins with https://") % told
            ) from None
        if not label.strip() or len(label) > 100:
            raise ValidationError(
                _("Line %(number)d: please write what the link is, in at most 100 letters, and then its address.")
                % {"number": number}
            )
        return {"label": label.strip(), "url": url}


class MegabytesField(forms.FloatField):
    """Bytes, typed in megabytes."""

    def prepare_value(self, value):
        return f"{value / MEGABYTE:.1f}".removesuffix(".0") if isinstance(value, int) else value

    def as_typed(self, value):
        return _now("%(size)s MB") % {"size": self.prepare_value(value)}

    def clean(self, value):
        size = super().clean(value)
        most = settings.UPLOAD_LIMIT // MEGABYTE
        if not 0.1 <= size <= most:
            raise ValidationError(_("Please give a size between 0.1 and %(most)d MB.") % {"most": most})
        return round(size * MEGABYTE)


class AnonymityField(forms.ChoiceField):
    """Hidden from reviewers, shown, or not said: True, False, None."""

    TYPED = {True: "yes", False: "no", None: ""}

    def __init__(self, **kwargs):
        choices = [
            ("yes", _("is hidden from reviewers")),
            ("no", _("is shown to reviewers")),
            ("", _("the call does not say")),
        ]
        super().__init__(choices=choices, **kwargs)

    def prepare_value(self, value):
        return self.TYPED.get(value, value)

    def as_typed(self, value):
        return str(dict(self.choices)[self.prepare_value(value)])

    def clean(self, value):
        typed = super().clean(value)
        return next(meaning for meaning, word in self.TYPED.items() if word == typed)


class KindForm(SeenForm, ActionForm):
    """A contribution type with its limits."""

    action = _("Save contribution type")
    name = TextsFormField(label=_("Name"))
    description = TextsFormField(label=_("What it is"), rows=3, required=False)
    track = forms.ModelChoiceField(
        Track.objects.none(), label=_("Track"), required=False, empty_label=_("All tracks"), to_field_name="code"
    )
    is_anonymous = AnonymityField(
        label=_("Who wrote it"), required=False, help_text=_("Where the call does not say, it is hidden.")
    )
    max_words = forms.IntegerField(label=_("Words of the abstract, at most"), min_value=10, max_value=10_000)
    max_pages = forms.IntegerField(label=_("Pages of the paper, at most"), min_value=1, max_value=1000, required=False)
    min_paper_words = forms.IntegerField(
        label=_("Words of the paper, at least"), min_value=1, max_value=1_000_000, required=False
    )
    max_paper_words = forms.IntegerField(
        label=_("Words of the paper, at most"), min_value=1, max_value=1_000_000, required=False
    )
    counts_references = forms.BooleanField(label=_("References count as words of the paper"), required=False)
    max_bytes = MegabytesField(label=_("Largest file, in MB"))
    stages = forms.MultipleChoiceField(
        label=_("Stages that it goes through"),
        choices=[choice for choice in Deadline.Stage.choices if choice[0] in STAGES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Tick none if it goes through all that have a date."),
    )
    templates = LinksField(
        label=_("Files to start from"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line: what it is, then its address, such as “Word template https://…”. At most five."),
    )
    minutes = forms.IntegerField(label=_("Minutes of its talk"), min_value=1, max_value=600)
    is_by_invitation = forms.BooleanField(
        label=_("By invitation only"), required=False, help_text=_("Only who has been sent a link can start one.")
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].queryset = edition.tracks.order_by("position")
        if edition.is_special_issue:
            for name in ("track", "minutes"):
                del self.fields[name]

    def clean(self):
        cleaned = super().clean()
        least, most = cleaned.get("min_paper_words"), cleaned.get("max_paper_words")
        if least and most and least > most:
            self.add_error("max_paper_words", _("This is less than the least number of words."))
        return cleaned
