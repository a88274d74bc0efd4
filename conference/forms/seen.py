"""What a form of settings needs so that two people who edit the same thing do not overwrite each other unseen."""

from dataclasses import dataclass

from django import forms
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from conference import stale
from conference.history import Refused
from conference.text.cutting import cut
from conference.texts_form import TextsFormField, language_name

LONG = 120  # characters that an error at a field repeats
TOLD = gettext_noop(
    "Somebody else has saved changes since you opened this page. Nothing is lost: fields that you had not touched show "
    "what is stored now, the others what you typed. If you save again, all is kept as you see it."
)


@dataclass(frozen=True)
class Clash:
    """One field that somebody else has changed meanwhile: what is stored now, and what was typed here."""

    name: str
    label: str
    theirs: str
    mine: str

    @property
    def is_long(self):
        return max(len(self.theirs), len(self.mine)) > LONG


class SeenForm(forms.Form):
    """Tells who saves second what the first has saved, at each field; nothing typed is lost, and saving again saves.

    To be mixed into an ActionForm before it. `stored` has the values of the fields as they are stored now (it is the
    initial, too); a hidden field carries marks of those that the page was opened with. `languages` are spoken by all
    fields of texts, and so are others in which a text is stored.

    A view that must not lose a race calls `saving` below, which holds the row between the look and the deed.
    """

    unseen = ()  # names of fields that are no values of the thing, such as the reason of a change

    def __init__(self, *args, stored, languages=None, **kwargs):
        super().__init__(*args, **{"initial": stored} | kwargs)
        self.stored, self.clashes = stored, []
        if languages is not None:
            self._speak(languages)
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.initial = {**self.initial, "seen": self.marks}  # asked when it is shown: fields may have been taken away

    def marks(self):
        """Of the stored values."""
        return stale.marks(self._now())

    def _speak(self, languages):
        for name, field in self.fields.items():
            if isinstance(field, TextsFormField):
                further = [code for code, text in dict(self.stored.get(name) or {}).items() if text]
                field.speak(list(dict.fromkeys([*(languages or ["en"]), *further])))

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        seen = cleaned.pop("seen", "")
        now = self._now()
        changed = stale.differing(seen, now) if seen else []
        if changed:
            self._tell(changed, seen, now)
        return cleaned

    def _tell(self, changed, seen, now):
        """Fields that were not touched here show what the other has saved; of the others both values are told."""
        mine = {name: canonical(self.cleaned_data[name]) for name in now if name in self.cleaned_data}
        touched = {name for name in now if name not in mine} | set(stale.differing(seen, mine))
        self.data = self.data.copy()
        for name in changed:
            if name not in touched:
                self._show_stored(name)
            elif mine.get(name) != now[name]:
                self._clash(name)
        self.data[self.add_prefix("seen")] = stale.marks(now)
        self.add_error(None, _(TOLD))

    def _show_stored(self, name):
        field = self.fields[name]
        put(field.widget, self.add_prefix(name), field.prepare_value(self.stored.get(name)), self.data)

    def _clash(self, name):
        field = self.fields[name]
        typed = self.cleaned_data.get(name, self[name].data)
        theirs, mine = (shown(field, value) for value in _told_apart(self.stored.get(name), typed))
        self.clashes.append(Clash(name, str(field.label or name), theirs, mine))
        told = {"stored": _brief(theirs), "typed": _brief(mine)}
        self.add_error(name, _("Stored now: %(stored)s. Typed by you: %(typed)s.") % told)

    def _now(self):
        """The stored values as texts that can be compared."""
        names = [name for name in self.fields if name not in {"seen", *self.unseen}]
        return {name: canonical(self.stored.get(name)) for name in names}


def _told_apart(theirs, mine):
    """Of texts only the languages that differ."""
    if not isinstance(theirs, dict) or not isinstance(mine, dict):
        return theirs, mine
    same = {code for code in theirs if canonical(theirs[code]) == canonical(mine.get(code))}
    return tuple({code: text for code, text in each.items() if code not in same} for each in (theirs, mine))


def _brief(text):
    return cut(text, LONG) or _("(empty)")


def canonical(value) -> str:
    """A value as one text: equal for what is stored and for what a browser sends back unchanged."""
    if isinstance(value, dict):
        return "\n".join(f"{key}: {canonical(text)}" for key, text in sorted(value.items()) if text)
    if isinstance(value, list | tuple | set) or hasattr(value, "iterator"):
        return "\n".join(sorted(canonical(each) for each in value))
    if hasattr(value, "pk"):
        return str(value.pk)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value).replace("\r\n", "\n").strip()


def shown(field, value) -> str:
    """A value as people read it; a field whose value is neither a text nor a choice knows how it is typed."""
    if hasattr(field, "as_typed"):
        return field.as_typed(value)
    if isinstance(value, dict):
        return "\n".join(f"{language_name(code)}: {text}" for code, text in value.items() if text)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple | set) or hasattr(value, "iterator"):
        return ", ".join(shown(field, each) for each in value)
    labels = {str(key): str(label) for key, label in getattr(field, "choices", []) or [] if not isinstance(label, list)}
    return labels.get(canonical(value), "" if value is None else str(value))


def put(widget, name, value, data):
    """Makes `data` (a mutable QueryDict) what a browser would send for this value."""
    if isinstance(widget, forms.MultiWidget):
        for suffix, part, each in zip(widget.widgets_names, widget.widgets, widget.decompress(value), strict=True):
            put(part, name + suffix, each, data)
    elif isinstance(widget, forms.CheckboxInput):
        data.pop(name, None)
        if value:
            data[name] = "on"
    elif getattr(widget, "allow_multiple_selected", False):
        data.setlist(name, [str(each) for each in value or []])
    else:
        formatted = widget.format_value(value)
        data[name] = "" if formatted is None else formatted[0] if isinstance(formatted, list) else formatted


def saving(form_of, deed, *, thing, data=None, files=None, by):
    """The form of a thing; bound and, where it is valid, saved by the deed while the row of the thing is held.

    `form_of(thing, data, files)` makes the form, `deed(thing, by=..., **fields)` does it. What the deed returned is
    `form.saved`, None where it was refused (then the form says why) or where nothing was sent.
    """
    if data is None:
        form = form_of(thing, None, None)
        form.saved = None
        return form
    with transaction.atomic():
        rows = thing._meta.default_manager.select_for_update(of=("self",))
        thing = get_object_or_404(rows, pk=thing.pk)  # somebody may have removed it meanwhile
        form = form_of(thing, data, files)
        form.saved = None
        if form.is_valid():
            try:
                form.saved = deed(thing, by=by, **form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, str(refusal))
    return form
