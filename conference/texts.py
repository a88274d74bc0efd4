"""Texts of an edition in several languages: {"en": "...", "de": "..."} in one field."""

from django.db import models
from django.utils.translation import get_language


def in_language(texts: dict, language: str | None = None) -> str:
    """The text in this language (default: the page's), else in English, else in whichever there is."""
    if not texts or isinstance(texts, str):
        return texts or ""
    return texts.get(language_of_text(texts, language), "")


def language_of_text(texts: dict, language: str | None = None) -> str:
    """The language in which in_language gives a text; "" where there is none, or a plain text does not say."""
    if not texts or isinstance(texts, str):
        return ""
    wanted = (language or get_language() or "en").split("-")[0]
    return next((code for code in [wanted, "en", *texts] if texts.get(code)), "")


def share_a_text(one: dict, other: dict) -> bool:
    """Whether two things are called the same in any language; capitals and spaces do not tell them apart."""
    return bool(_said(one) & _said(other))


def _said(texts):
    every = [texts] if isinstance(texts, str) else texts.values()
    return {" ".join(text.split()).casefold() for text in every if text and text.strip()}


class Texts(dict):
    """A text in several languages; printed, it is the one of the page's language."""

    def __str__(self):
        return in_language(self)

    def __bool__(self):
        return any(self.values())


class TextsField(models.JSONField):
    """Holds Texts. A plain string is taken as English."""

    def __init__(self, **kwargs):
        kwargs = {"default": Texts, "blank": True} | kwargs
        super().__init__(**kwargs)

    def from_db_value(self, value, expression, connection):
        return self.to_python(super().from_db_value(value, expression, connection))

    def to_python(self, value):
        if isinstance(value, str):
            value = {"en": value} if value else {}
        return Texts(value or {})

    def get_prep_value(self, value):
        return super().get_prep_value(dict(self.to_python(value)))

    def pre_save(self, instance, add):
        value = self.to_python(getattr(instance, self.attname))
        setattr(instance, self.attname, value)
        return value
