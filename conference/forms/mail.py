"""Forms of the mail room: words of one's own, mail to many, and a draft in the outbox."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference import placeholders
from conference.forms.base import ActionForm
from conference.forms.seen import SeenForm
from conference.models import Track
from conference.recipients import ONCE, PAPER, groups, placeholders_of
from conference.texts_form import TextsFormField, language_name

LONGEST_BODY = 10_000

SENTENCES = {
    "unknown": gettext_lazy("There is no placeholder {%(what)s} here. Possible are: %(known)s."),
    "brace": gettext_lazy("A “%(what)s” has no partner. To print a brace, please write it twice."),
    "nested": gettext_lazy("{if %(what)s} stands inside of another condition. Please close that one first with {/if}."),
    "unopened": gettext_lazy("There is an {/if} without a condition before it, such as {if name}."),
    "unclosed": gettext_lazy("{if %(what)s} has no end. Please write {/if} where the condition ends."),
}


def refuse_problems(texts, known):
    """A clear sentence for everything in any language that could not be filled."""
    told = {"known": ", ".join(f"{{{name}}}" for name in known)}
    sentences = [
        (code, str(SENTENCES[problem.kind]) % {"what": problem.what, **told})
        for code, text in texts.items()
        for problem in placeholders.problems(text, known)
    ]
    if sentences:
        several = len(texts) > 1
        named = [f"{language_name(code)}: {sentence}" if several else sentence for code, sentence in sentences]
        raise ValidationError(list(dict.fromkeys(named)))


class _WordsForm(ActionForm):
    """Subject and text; in every language both or neither."""

    subject = TextsFormField(label=gettext_lazy("Subject"), max_length=200)
    body = TextsFormField(label=gettext_lazy("Text"), rows=16, max_length=LONGEST_BODY)

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        subject, body = cleaned.get("subject"), cleaned.get("body")
        if subject and body:
            for code in set(subject) ^ set(body):
                lacking = "body" if code in subject else "subject"
                told = {"language": language_name(code)}
                self.add_error(lacking, _("%(language)s: please write subject and text, or neither of them.") % told)
        return cleaned


class MailWordsForm(SeenForm, _WordsForm):
    """The words of one occasion."""

    action = gettext_lazy("Save these words")

    def __init__(self, *args, letter, **kwargs):
        super().__init__(*args, **kwargs)
        self.letter = letter

    def clean_subject(self):
        refuse_problems(self.cleaned_data["subject"], self.letter.placeholders)
        return self.cleaned_data["subject"]

    def clean_body(self):
        body = self.cleaned_data["body"]
        refuse_problems(body, self.letter.placeholders)
        for text in body.values():
            for name in self.letter.needed:
                if name not in placeholders.names(text):
                    told = {"name": f"{{{name}}}", "what": self.letter.placeholders[name].label}
                    raise ValidationError(
                        _("Please keep %(name)s (%(what)s): without it the mail is of no use.") % told
                    )
        return body


class MailingForm(_WordsForm):
    """Who gets it, and what it says."""

    action = gettext_lazy("Save and look at it")
    group = forms.ChoiceField(label=gettext_lazy("To"), choices=())
    track = forms.ModelChoiceField(Track.objects.none(), label=gettext_lazy("Track"), required=False)
    states = forms.MultipleChoiceField(
        label=gettext_lazy("Only papers that are"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("For groups of authors. None ticked: all but withdrawn ones."),
    )
    words = forms.CharField(
        label=gettext_lazy("Only where these words occur"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("In the title or as the number of the paper; for other people in name or affiliation."),
    )
    once = forms.ChoiceField(label=gettext_lazy("How many"), choices=ONCE, widget=forms.RadioSelect, initial="person")
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = ["group", "track", "states", "words", "once", "subject", "body", "revision"]

    def __init__(self, *args, tracks, languages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [(key, group.label) for key, group in groups().items()]
        states = {value: label for group in groups().values() for value, label in group.states}
        self.fields["states"].choices = list(states.items())
        self.fields["track"].queryset, self.fields["track"].empty_label = tracks, _("All tracks")
        self.fields["track"].to_field_name = "code"
        if len(tracks) < 2:  # a special issue has one, which pages do not show
            self.fields["track"].widget = forms.HiddenInput()
        for name in ("subject", "body"):
            self.fields[name].speak(languages or ["en"])

    def clean(self):
        cleaned = super().clean()
        group = groups().get(cleaned.get("group", ""))
        if group is None or "once" not in cleaned:
            return cleaned
        if cleaned["once"] == PAPER and not group.about_papers:
            self.add_error(
                "once", _("This group has nothing to do with papers: please choose one mail to each person.")
            )
            return cleaned
        if cleaned.get("states") and not group.states:
            self.add_error("states", _("This group cannot be narrowed by the state of papers. Please untick them."))
        known = placeholders_of(group, cleaned["once"])
        for name in ("subject", "body"):
            try:
                refuse_problems(cleaned.get(name) or {}, known)
            except ValidationError as problem:
                self.add_error(name, problem)
        return cleaned

    @property
    def fields_of_mailing(self):
        cleaned = self.cleaned_data
        rule = {name: cleaned[name] for name in ("group", "states", "words", "once")}
        return {name: cleaned[name] for name in ("track", "subject", "body")} | {"rule": rule}


class DraftForm(ActionForm):
    """A mail in the outbox that has not gone."""

    action = gettext_lazy("Save the draft")  # the main button of its page sends it
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=200)
    text = forms.CharField(
        label=gettext_lazy("Text"), max_length=50_000, widget=forms.Textarea(attrs={"rows": 20, "class": "mail-text"})
    )

    @property
    def helper(self):
        helper = super().helper
        helper.inputs[0].field_classes = "btn btn-outline-secondary"
        return helper
