"""Forms about papers: draft and authors, upload, list, conflicts, checking a receipt."""

from django import forms
from django.db.models import Q
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from conference import rendering
from conference.countries import country_choices
from conference.forms import ActionForm, clean_orcid
from conference.models import Kind, Person, Topic, Track
from submissions.author_rows import whole_number
from submissions.keywords import LONGEST_KEYWORD, MOST_KEYWORDS, keywords_in
from submissions.listing import ORDERS
from submissions.models import Conflict, Submission

MOST_AUTHORS = 150  # of six fields each: Django takes in a thousand
LONGEST_ABSTRACT = rendering.LONGEST  # characters, with references; the limit in words is the kind's


class StartForm(ActionForm):
    """Asks for the type of contribution where there is a choice."""

    action = _("Start the draft")
    kind = forms.ModelChoiceField(
        Kind.objects.none(), label=_("What would you like to hand in?"), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = kinds


class TopicsField(forms.ModelMultipleChoiceField):
    """Topics by their keys. A key longer than any database's stops here."""

    def clean(self, value):
        for key in value or ():
            if not whole_number(key):
                raise forms.ValidationError(self.error_messages["invalid_pk_value"], params={"pk": key[:20]})
        return super().clean(value)


class SubmissionForm(forms.Form):
    """The fields of a paper. Only their shape is checked: a draft may be saved incomplete."""

    title = forms.CharField(label=_("Title"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    abstract = forms.CharField(label=_("Abstract"), max_length=LONGEST_ABSTRACT, required=False)
    keywords = forms.CharField(
        label=_("Keywords"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Up to ten, separated by commas or on lines of their own"),
    )
    topics = TopicsField(Topic.objects.none(), label=_("Topics"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, submission, **kwargs):
        super().__init__(*args, **kwargs)
        # A browser would cut a longer title without a word; so it comes here and is told.
        self.fields["title"].widget.attrs.pop("maxlength", None)
        self.fields["abstract"].widget = forms.Textarea(attrs={"rows": 14, **_counted(submission.kind.max_words)})
        self.fields["abstract"].help_text = _(
            "At most %(limit)d words; a list of references at its end is not counted."
        ) % {"limit": submission.kind.max_words}
        topics = submission.edition.topics.filter(Q(track=None) | Q(track=submission.track)).order_by("position", "pk")
        self.fields["topics"].queryset = topics
        if not topics:
            del self.fields["topics"]

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

    def clean_abstract(self):
        """Browsers send every line end as two characters; what was stored with one is the same text."""
        return self.cleaned_data["abstract"].replace("\r\n", "\n")

    def clean_keywords(self):
        keywords = keywords_in(self.cleaned_data["keywords"])
        if len(keywords) > MOST_KEYWORDS:
            raise forms.ValidationError(
                _("These are %(count)d keywords; please keep to ten.") % {"count": len(keywords)}
            )
        if any(len(keyword) > LONGEST_KEYWORD for keyword in keywords):
            raise forms.ValidationError(_("A keyword is very long: please separate keywords by commas."))
        return keywords


def _counted(limit):
    return {
        "data-word-limit": str(limit),
        "data-word-target": "#abstract-words",
        "data-word-sentence": _("{words} of {limit} words (references not counted)"),
    }


class AuthorForm(forms.Form):
    """One author, as printed."""

    given_name = forms.CharField(label=_("Given name"), max_length=100, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=100, required=False)
    email = forms.EmailField(label=_("E-mail address"), required=False)
    affiliation = forms.CharField(label=_("Affiliation"), max_length=300, required=False)
    country = forms.ChoiceField(label=_("Country"), choices=country_choices, required=False)
    orcid = forms.CharField(label="ORCID", max_length=50, required=False, help_text=_("e.g. 0000-0002-1825-0097"))

    def clean_orcid(self):
        return clean_orcid(self.cleaned_data["orcid"])

    def clean_email(self):
        return self.cleaned_data["email"].lower()


AuthorFormSet = formset_factory(AuthorForm, extra=0, max_num=MOST_AUTHORS, absolute_max=MOST_AUTHORS, validate_max=True)


class UploadForm(ActionForm):
    """One PDF of at most so many bytes."""

    file = forms.FileField(
        label=_("PDF"), widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}), max_length=255
    )

    def __init__(self, *args, button, most, help_text="", **kwargs):
        super().__init__(*args, **kwargs)
        self.action = button
        self.fields["file"].widget.attrs["data-max-bytes"] = str(most)
        self.fields["file"].help_text = help_text


class ListForm(forms.Form):
    """What of the list is shown."""

    q = forms.CharField(label=_("Title or number"), required=False, max_length=200)
    track = forms.ModelChoiceField(
        Track.objects.none(), label=_("Track"), required=False, empty_label=_("All tracks"), to_field_name="slug"
    )
    status = forms.ChoiceField(label=_("Status"), required=False)
    waiting = forms.ChoiceField(label=_("Waiting for"), required=False)
    sort = forms.ChoiceField(label=_("Sort by"), required=False)

    def __init__(self, *args, tracks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].queryset = tracks
        choices = [choice for choice in Submission.Status.choices if choice[0] != Submission.Status.DRAFT]
        self.fields["status"].choices = [("", _("All")), *choices]
        self.fields["waiting"].choices = [
            ("", _("Waiting for anything")),
            ("advice", _("Waiting for advice")),
            ("chair", _("Without a chair who has no conflict")),
        ]
        self.fields["sort"].choices = [
            (f"{way}{word}", f"{label} {arrow}")
            for word, (label, _key) in ORDERS.items()
            for way, arrow in [("", "↑"), ("-", "↓")]
        ]

    @property
    def order(self):
        """The order that was asked for; by number unless another is."""
        return self.cleaned_data.get("sort") or "number"

    @property
    def narrows(self):
        """The filters that mean something: an old link still shows the list."""
        return {name: value for name, value in self.cleaned_data.items() if value and name not in ("sort", "waiting")}

    @property
    def waits(self):
        return self.cleaned_data.get("waiting", "")


class DeclareForm(ActionForm):
    """A conflict that a chair knows of."""

    action = _("Add the conflict")
    person = forms.ModelChoiceField(Person.objects.none(), label=_("Who"), to_field_name="code")
    kind = forms.ChoiceField(label=_("Why"), choices=Conflict.Kind.choices, initial=Conflict.Kind.PERSONAL)
    evidence = forms.CharField(
        label=_("How do you know?"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class SettleForm(forms.Form):
    """Which of the shown conflicts are settled, and how."""

    conflicts = forms.ModelMultipleChoiceField(
        Conflict.objects.none(), to_field_name="code", error_messages={"required": _("Please tick at least one.")}
    )
    deed = forms.ChoiceField(choices=[("confirm", "confirm"), ("dismiss", "dismiss")])

    def __init__(self, *args, conflicts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["conflicts"].queryset = conflicts


class VerifyForm(ActionForm):
    """A receipt and, for the comparison, the file or its SHA-256. Without a session: nothing is changed by it."""

    action = _("Check")
    receipt = forms.CharField(label=_("Receipt"), max_length=20, help_text=_("Ten letters and digits"))
    file = forms.FileField(label=_("The file"), required=False, help_text=_("It is compared and not kept."))
    sha256 = forms.CharField(label=_("or its SHA-256"), required=False, max_length=100)

    @property
    def helper(self):
        helper = super().helper
        helper.disable_csrf = True
        return helper

    def clean_receipt(self):
        return "".join(self.cleaned_data["receipt"].split()).upper()

    def clean_sha256(self):
        return "".join(self.cleaned_data["sha256"].split()).lower()
