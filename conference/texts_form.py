"""The form field of a text in several languages: one input for each language of the conference or special issue."""

from django import forms
from django.conf.locale import LANG_INFO
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from conference.texts import Texts

LONGEST_TEXT = 50_000  # characters; pages say themselves how much of it they render


def language_name(code: str) -> str:
    """As its speakers call it."""
    return LANG_INFO.get(code, {}).get("name_local", code).capitalize()


class TextsWidget(forms.MultiWidget):
    """Inputs named `name_en`, `name_de`, ... each labelled with its language unless it is the only one."""

    template_name = "conference/widgets/texts.html"

    def __init__(self, languages=("en",), rows=0, attrs=None):
        self.rows, self.own_attrs = rows, attrs or {}
        super().__init__({})
        self.speak(languages)

    def speak(self, languages):
        self.languages = list(languages)
        self.widgets_names = [f"_{code}" for code in self.languages]
        self.widgets = [self._input(code) for code in self.languages]

    def _input(self, code):
        attrs = {"lang": code, **self.own_attrs}
        return forms.Textarea(attrs={"rows": self.rows, **attrs}) if self.rows else forms.TextInput(attrs=attrs)

    @property
    def use_fieldset(self):
        return len(self.languages) > 1

    def decompress(self, value):
        texts = Texts({"en": value} if isinstance(value, str) else value or {})
        return [texts.get(code, "") for code in self.languages]

    def id_for_label(self, id_):
        return f"{id_}_0" if id_ else ""

    def _render(self, template_name, context, renderer=None):
        """Each input by the renderer of forms, what is around them by the templates of pages."""
        parts = context["widget"]["subwidgets"]
        drawn = [super(TextsWidget, self)._render(part["template_name"], {"widget": part}, renderer) for part in parts]
        names = [language_name(code) for code in self.languages]
        ids = [part["attrs"].get("id", "") for part in parts]
        return render_to_string(template_name, {"inputs": list(zip(names, ids, drawn, strict=True))})


class TextsFormField(forms.MultiValueField):
    """Its value is a dict of what was written, {"en": ..., "de": ...}, without the languages that were left empty.

    TextsFormField(edition.languages, label=..., rows=8): with rows a large input. Required: one language at least.
    A form may declare it without languages and let it `speak` them later.
    """

    def __init__(self, languages=("en",), *, rows=0, max_length=None, attrs=None, **kwargs):
        self.max_length = max_length or (LONGEST_TEXT if rows else 300)
        super().__init__((), widget=TextsWidget(languages, rows, attrs), require_all_fields=False, **kwargs)

    def speak(self, languages):
        self.widget.speak(languages)

    @property
    def languages(self):
        return self.widget.languages

    def clean(self, value):
        is_large = self.widget.rows
        written = [as_stored(text or "") if is_large else " ".join((text or "").split()) for text in value or []]
        texts = {code: text for code, text in zip(self.languages, written, strict=False) if text}
        if self.required and not texts:
            raise ValidationError(self.error_messages["required"], code="required")
        for code, text in texts.items():
            self._require_length(code, text)
        self.run_validators(texts)
        return texts

    def _require_length(self, code, text):
        if "\0" in text:
            raise ValidationError(_("This text holds a character that cannot be stored. Please type it anew."))
        if len(text) > self.max_length:
            told = {"language": language_name(code), "count": len(text), "most": self.max_length}
            raise ValidationError(
                _("%(language)s: these are %(count)d characters; at most %(most)d are possible.") % told
            )

    def has_changed(self, initial, data):
        return self.widget.decompress(initial) != list(data or [])


def as_stored(text: str) -> str:
    """Browsers send every line end as two characters."""
    return text.replace("\r\n", "\n").strip()
