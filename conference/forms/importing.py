"""The form that takes a list of people to invite: pasted or as a file, looked through before anything is sent."""

from dataclasses import dataclass, replace

from crispy_forms.layout import Submit
from django import forms
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from conference import people_sheet, rendering
from conference.forms.base import ActionForm
from conference.forms.people import roles_of
from conference.invitations import persons_at, places_of
from conference.models import Role, Track
from conference.pasting import Line

PERSON = ("email", "given_name", "family_name", "affiliation")
MOST = 500
LARGEST = 1_000_000


@dataclass(frozen=True)
class Row:
    """A line with the role and the track that it means."""

    line: Line
    role: str = ""
    track: Track | None = None
    problem: str = ""

    @property
    def role_name(self):
        return dict(Role.CHOICES)[self.role]

    @property
    def fields(self):
        person = {name: getattr(self.line, name) for name in PERSON}
        return {"line": self.line.number, "role": self.role, "track": self.track, **person}


class ImportPeopleForm(ActionForm):
    """Asks all people of a list, or nobody; they are shown once before anything is sent."""

    action = _("Look through the list")
    people = forms.CharField(
        label=_("List"),
        required=False,
        max_length=rendering.LONGEST,
        widget=forms.Textarea(attrs={"rows": 10, "spellcheck": "false"}),
        help_text=escape(
            _(
                "One person to a line: e-mail address, given name, family name, affiliation, role, track, split at "
                "commas, semicolons or tabs; a heading may name the columns in another order. Or simply: "
                "Grace Hopper <grace@navy.example>, Navy Yard"
            )
        ),
    )
    file = forms.FileField(label=_("Or a file"), required=False, help_text=_("CSV or text; at most 1 MB."))
    role = forms.ChoiceField(label=_("Role"), help_text=_("For lines that name none."))
    track = forms.ModelChoiceField(
        Track.objects.none(),
        label=_("Track"),
        required=False,
        empty_label=_("All tracks"),
        help_text=_("For lines that name none. Organisers always look after all tracks."),
    )
    text = forms.CharField(
        label=_("Personal note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.edition, self.rows = edition, []
        self.tracks = list(edition.tracks.order_by("position", "pk"))
        self.fields["role"].choices = [choice for choice in roles_of(edition) if choice[0] != Role.REVIEWER]
        self.fields["role"].initial = Role.CHAIR
        self.fields["track"].queryset = edition.tracks.order_by("position", "pk")

    @property
    def helper(self):
        helper = super().helper
        if self.is_bound and self.is_valid():
            confirm = ngettext("Invite %(n)d person", "Invite %(n)d people", len(self.rows)) % {"n": len(self.rows)}
            helper.inputs = [Submit("confirmed", confirm, css_class="btn-primary"), *helper.inputs]
            helper.inputs[1].field_classes = "btn btn-outline-secondary"
        return helper

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST:
            raise forms.ValidationError(_("Please choose a file of at most 1 MB."))
        return file

    def clean(self):
        """A file stands in the field of the list from now on: there it is looked through and mended."""
        cleaned = super().clean()
        if file := cleaned.get("file"):
            cleaned["people"] = people_sheet.decoded(file.read()).replace("\0", "").lstrip("\ufeff")
            self.data = self.data.copy()
            self.data[self.add_prefix("people")] = cleaned["people"]
        if "people" in self.errors or "file" in self.errors:
            return cleaned
        if not cleaned.get("people", "").strip():
            self.add_error("people", _("Please paste a list, or choose a file."))
            return cleaned
        self.rows = self._known_already([self._row(line, cleaned) for line in people_sheet.read(cleaned["people"])])
        self._say_what_is_wrong()
        return cleaned

    def _say_what_is_wrong(self):
        wrong = sum(bool(row.problem) for row in self.rows)
        if not self.rows:
            self.add_error("people", _("There is nobody in this list."))
        elif len(self.rows) > MOST:
            self.add_error("people", _("Please invite at most %(n)d people at once.") % {"n": MOST})
        elif wrong:
            words = ngettext(
                "%(n)d line needs a look: see the list. Nobody has been invited.",
                "%(n)d lines need a look: see the list. Nobody has been invited.",
                wrong,
            )
            self.add_error("people", words % {"n": wrong})

    def _row(self, line, cleaned):
        if line.problem:
            return Row(line, problem=line.problem)
        role = self._role(line.role) if line.role else cleaned.get("role", "")
        if not role:
            return Row(line, problem=_("There is no role “%(name)s”.") % {"name": line.role[:60]})
        if role == Role.REVIEWER:
            return Row(line, problem=_("Reviewers are invited on the page of reviewers."))
        if role in (Role.ORGANISER, Role.EDITOR):
            if line.track:
                return Row(line, problem=_("This role is for all tracks. Please leave the track empty."))
            return Row(line, role)
        track = self._track(line.track) if line.track else cleaned.get("track")
        if line.track and not track:
            return Row(line, problem=_("There is no track “%(name)s”.") % {"name": line.track[:60]})
        return Row(line, role, track)

    def _role(self, name):
        roles = roles_of(self.edition)
        return people_sheet.named(name, {str(label): value for value, label in roles} | {key: key for key, _l in roles})

    def _track(self, name):
        names = {words: track.code for track in self.tracks for words in [track.slug, *track.name.values()]}
        code = people_sheet.named(name, names)
        return next((track for track in self.tracks if track.code == code), None)

    def _known_already(self, rows):
        """Marks who has the role already, or has been asked: a few queries for all of them."""
        known = persons_at(row.line.email for row in rows if row.line.email)
        having, asked = places_of(self.edition, known.values())
        return [self._marked(row, known.get(row.line.email), having, asked) for row in rows]

    def _marked(self, row, person, having, asked):
        place = (person, row.role, row.track.pk if row.track else None)
        if row.problem or person is None:
            return row
        if place in having:
            return replace(row, problem=_("This person has this role already."))
        if place in asked:
            return replace(row, problem=_("This person has already been invited and has not answered yet."))
        return row
