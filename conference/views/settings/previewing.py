"""A form field as authors will see it, on the page on which it is written."""

from django import forms

from conference.forms.asked import field_of


def preview_of(question):
    """A form with this one field; nobody sends it."""
    form = forms.Form(prefix="preview")
    form.fields["field"] = field_of(question)
    for name in ("data-asked-if", "data-asked-value", "data-word-target"):
        form.fields["field"].widget.attrs.pop(name, None)
    return form
