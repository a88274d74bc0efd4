"""Forms of the programme's workbench."""

from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conference import rendering
from conference.forms import ActionForm
from conference.models import Person, Track
from programme.models import Keynote, Room, Session
from programme.models.schedule import SessionPart
from submissions.models import Author, Submission

LARGEST_PORTRAIT = 15 * 1024 * 1024
PARTS = {"organiser", "chair", "session_chair"}


def language_of(edition):
    """The one in which forms take texts: the first of the edition."""
    return (edition.languages or ["en"])[0]


def long_text(label, help_text="", rows=6):
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, required=False, max_length=rendering.LONGEST, widget=widget, help_text=help_text
    )


def day_field(label, help_text=""):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, help_text=help_text)


def time_field(label, help_text=""):
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget, help_text=help_text)


class RoomForm(ActionForm):
    action = _("Save room")
    name = forms.CharField(label=_("Name"), max_length=80)
    building = forms.CharField(label=_("Building or address"), max_length=120, required=False)
    capacity = forms.IntegerField(label=_("Seats"), required=False, min_value=1, max_value=100_000)


class KeynoteForm(ActionForm):
    action = _("Save keynote")
    speaker = forms.CharField(label=_("Speaker, as printed"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address of the speaker"),
        required=False,
        help_text=_("Not printed. With it the programme can tell if the speaker is needed in two places."),
    )
    affiliation = forms.CharField(label=_("Affiliation"), max_length=300, required=False)
    title = forms.CharField(label=_("Title"), max_length=300, required=False)
    abstract = long_text(_("Abstract"), _("Markdown may be used."))
    biography = long_text(_("Biography"), _("Markdown may be used."))
    portrait = forms.FileField(
        label=_("Portrait"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png", "data-max-bytes": str(LARGEST_PORTRAIT)}),
        help_text=_("JPEG or PNG"),
    )
    remove_portrait = forms.BooleanField(label=_("Remove the portrait"), required=False)
    portrait_credit = forms.CharField(label=_("Credit of the portrait"), max_length=200, required=False)
    day = day_field(
        _("Day"), _("Where only the day is known. In a session the keynote has the session’s day and time.")
    )
    presentation_url = forms.URLField(label=_("Link to the presentation"), required=False, assume_scheme="https")
    further_url = forms.URLField(label=_("Link to further material"), required=False, assume_scheme="https")
    report = long_text(_("Report"), _("What was said, for those who were not there. Markdown with headings."))

    def __init__(self, *args, keynote=None, **kwargs):
        super().__init__(*args, initial=values_of(keynote) if keynote else None, **kwargs)
        if not (keynote and keynote.portrait_id):
            del self.fields["remove_portrait"]

    def clean_portrait(self):
        upload = self.cleaned_data["portrait"]
        if not upload:
            return None
        if upload.size > LARGEST_PORTRAIT:
            raise forms.ValidationError(_("The picture may have 15 MB at most."))
        return upload.read()


def values_of(keynote):
    language = language_of(keynote.edition)
    names = ("speaker", "affiliation", "portrait_credit", "day", "presentation_url", "further_url")
    texts = {name: getattr(keynote, name).get(language, "") for name in ("title", "abstract", "biography", "report")}
    email = keynote.person.email if keynote.person else ""
    return {name: getattr(keynote, name) for name in names} | texts | {"email": email or ""}


class PersonChoiceField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, person):
        return f"{person.name} ({person.affiliation})" if person.affiliation else person.name


class SessionForm(ActionForm):
    """What takes place when and where. The hidden revision tells whether somebody else was faster."""

    action = _("Save session")
    kind = forms.ChoiceField(label=_("Kind"), choices=Session.Kind.choices)
    title = forms.CharField(label=_("Title"), max_length=300, required=False)
    track = forms.ModelChoiceField(Track.objects.none(), label=_("Track"), required=False, empty_label=_("No track"))
    room = forms.ModelChoiceField(Room.objects.none(), label=_("Room"), required=False, empty_label=_("No room"))
    day = day_field(_("Day"))
    start = time_field(_("Start"))
    end = time_field(_("End"), _("Of social events it may be after midnight."))
    chairs = PersonChoiceField(
        Person.objects.none(), label=_("Chairs"), required=False, widget=forms.CheckboxSelectMultiple
    )
    description = long_text(_("Description"), _("Markdown may be used."), rows=3)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, edition, session=None, initial=None, **kwargs):
        values = session_values(session) if session else (initial or {})
        super().__init__(*args, initial=values, **kwargs)
        self.fields["track"].queryset = edition.tracks.order_by("position")
        self.fields["room"].queryset = edition.rooms.order_by("position", "pk")
        self.fields["chairs"].queryset = possible_chairs(edition, session)
        if edition.zone:
            self.fields["start"].help_text = _("Time of %(zone)s") % {"zone": edition.zone}
        if edition.is_special_issue:
            for name in ("track", "room", "day", "start", "end", "chairs", "kind"):
                del self.fields[name]

    def show_newer(self, session):
        """The typed values stay; saving again is then a decision of the person."""
        self.data = self.data.copy()
        self.data["revision"] = session.revision


def session_values(session):
    zone = ZoneInfo(session.edition.zone or "UTC")
    language = language_of(session.edition)
    starts_at, ends_at = (at and at.astimezone(zone) for at in (session.starts_at, session.ends_at))
    return {
        "kind": session.kind,
        "title": session.title.get(language, ""),
        "track": session.track_id,
        "room": session.room_id,
        "day": session.day,
        "start": starts_at and starts_at.time(),
        "end": ends_at and ends_at.time(),
        "chairs": list(session.parts.filter(part=SessionPart.Part.CHAIR).values_list("person", flat=True)),
        "description": session.description.get(language, ""),
        "revision": session.revision,
    }


def possible_chairs(edition, session=None):
    """Organisers, chairs, session chairs, authors of accepted papers, keynote speakers, and who chairs it already."""
    accepted = Submission.objects.accepted().filter(edition=edition)
    authors = Author.objects.filter(submission__in=accepted, person__isnull=False).values("person")
    known = Q(pk__in=edition.roles.filter(role__in=PARTS).values("person")) | Q(pk__in=authors)
    known |= Q(pk__in=Keynote.objects.filter(edition=edition, person__isnull=False).values("person"))
    if session:
        known |= Q(pk__in=session.parts.values("person"))
    return Person.objects.filter(known).order_by("family_name", "given_name", "pk")


class FillForm(forms.Form):
    """Which papers and keynotes go into which session."""

    papers = forms.ModelMultipleChoiceField(Submission.objects.none(), to_field_name="code", required=False)
    keynotes = forms.ModelMultipleChoiceField(Keynote.objects.none(), to_field_name="code", required=False)
    session = forms.ModelChoiceField(
        Session.objects.none(), to_field_name="code", error_messages={"required": _("Please choose a session.")}
    )

    def __init__(self, *args, edition, papers, keynotes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["papers"].queryset = papers
        self.fields["keynotes"].queryset = keynotes
        self.fields["session"].queryset = edition.sessions.all()

    def clean(self):
        values = super().clean()
        if not self.errors and not (values["papers"] or values["keynotes"]):
            raise forms.ValidationError(_("Please tick what is to be put into the session."))
        return values

    @property
    def things(self):
        return [*self.cleaned_data["keynotes"], *self.cleaned_data["papers"]]


class ItemForm(ActionForm):
    """Something else in a session."""

    action = _("Add")
    tone = "secondary"
    title = forms.CharField(label=_("Title"), max_length=300)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=720, initial=15)


class SlotForm(forms.Form):
    """One presentation: minutes, or another session; with the revision of the session that the person saw."""

    revision = forms.IntegerField()
    minutes = forms.IntegerField(required=False, min_value=1, max_value=720)
    session = forms.ModelChoiceField(Session.objects.none(), to_field_name="code", required=False)

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["session"].queryset = edition.sessions.all()


class PublishForm(ActionForm):
    action = _("Publish")
    note = forms.CharField(
        label=_("What is new"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody reads it above the programme."),
    )
    despite = forms.CharField(
        label=_("Why publish in spite of the clashes?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only organisers read it."),
    )

    def __init__(self, *args, has_clashes=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not has_clashes:
            del self.fields["despite"]
