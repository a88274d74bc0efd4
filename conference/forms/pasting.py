"""The form that takes the text of a call, pasted or in a file."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference.calls.documents import LARGEST, Unreadable, text_of
from conference.forms.base import ActionForm

LONGEST = 100_000  # characters; about thirty pages


class CallTextForm(ActionForm):
    """A text or a file; what comes out is a text whose lines end in one character, as places in it are counted."""

    action = _("Read the call")

    text = forms.CharField(
        label=_("Text of the call"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 14})
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        help_text=_("PDF, Word (.docx) or text, at most 10 MB"),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.txt,.md"}),
    )

    def clean_text(self):
        return self.cleaned_data["text"].replace("\r\n", "\n").replace("\r", "\n")

    def clean_file(self):
        file = self.cleaned_data["file"]
        if not file:
            return ""
        try:
            return text_of(file.read(LARGEST + 1))
        except Unreadable as problem:
            raise forms.ValidationError(gettext(str(problem))) from problem

    def clean(self):
        cleaned = super().clean()
        pasted, uploaded = cleaned.get("text", ""), cleaned.get("file", "")
        if pasted.strip() and uploaded:
            self.add_error("file", _("Please paste a text or choose a file, not both."))
        elif not pasted.strip() and not uploaded and not self.errors:
            self.add_error("text", _("Please paste the text of a call, or choose a file."))
        cleaned["text"] = (uploaded or pasted).replace("\r\n", "\n").replace("\r", "\n")
        if len(cleaned["text"]) > LONGEST:
            self.add_error("text", _("This text is longer than a call. Please paste only the call itself."))
        return cleaned
