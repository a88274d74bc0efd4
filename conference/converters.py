"""Parts of addresses: only what can be a code or a signature reaches a view, everything else is no page."""

from django.urls import register_converter
from django.urls.converters import StringConverter

from conference.codes import ALPHABET, LENGTH


class CodeConverter(StringConverter):
    """The public name of a row."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"


class SignatureConverter(StringConverter):
    """What makes a link of a mail good without signing in."""

    regex = "[0-9a-f]{32}"


register_converter(CodeConverter, "code")
register_converter(SignatureConverter, "signature")
