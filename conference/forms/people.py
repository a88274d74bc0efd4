"""Forms about people: signing up, and asking somebody to take a role."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference import languages
from conference.forms.base import ActionForm
from conference.forms.calls import day_input
from conference.models import Role, Track


class NameForm(forms.Form):
    """What signing up asks beside address and password."""

    given_name = forms.CharField(label=_("Given name"), max_length=100, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=100)

    field_order = ["given_name", "family_name", "email", "password1"]

    def signup(self, request, user):
        user.given_name = self.cleaned_data["given_name"]
        user.family_name = self.cleaned_data["family_name"]
        user.language = languages.current()
        user.save(update_fields=["given_name", "family_name", "language"])


def roles_of(edition):
    """(value, label) of the roles that somebody can have there: special issues have editors, and no sessions."""
    if edition.is_special_issue:
        names = dict(Role.CHOICES) | {Role.CHAIR: _("Guest editor")}
        return [(role, name) for role, name in names.items() if role != Role.SESSION_CHAIR]
    return [choice for choice in Role.CHOICES if choice[0] != Role.EDITOR]


class InviteForm(ActionForm):
    """Asks somebody to take a role."""

    action = _("Send invitation")
    email = forms.EmailField(label=_("E-mail address"))
    given_name = forms.CharField(label=_("Given name"), max_length=100, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    affiliation = forms.CharField(label=_("Affiliation"), max_length=300, required=False)
    role = forms.ChoiceField(label=_("Role"), initial=Role.CHAIR)
    track = forms.ModelChoiceField(
        Track.objects.none(),
        label=_("Track"),
        required=False,
        empty_label=_("All tracks"),
        help_text=_("Organisers always look after all tracks"),
    )
    text = forms.CharField(
        label=_("Personal note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.edition = edition
        self.fields["role"].choices = roles_of(edition)
        self.fields["track"].queryset = edition.tracks.order_by("position")
        if edition.is_special_issue:
            del self.fields["track"]

    def clean(self):
        """The only track of a special issue, which no page shows, is that of its guest editors and reviewers."""
        cleaned = super().clean()
        if self.edition.is_special_issue:
            is_of_track = cleaned.get("role") in (Role.CHAIR, Role.REVIEWER)
            cleaned["track"] = self.edition.tracks.order_by("position").first() if is_of_track else None
        return cleaned


class DeputyForm(ActionForm):
    """Asks somebody to stand in for a chair for some days."""

    action = _("Send invitation")
    role = forms.ModelChoiceField(Role.objects.none(), label=_("For"), empty_label=None)
    email = forms.EmailField(label=_("E-mail address"))
    given_name = forms.CharField(label=_("Given name"), max_length=100, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    starts_on = forms.DateField(label=_("First day"), widget=day_input())
    ends_on = forms.DateField(label=_("Last day"), widget=day_input())
    text = forms.CharField(label=_("Personal note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].queryset = roles
        self.fields["role"].initial = roles.first()
        self.fields["role"].label_from_instance = lambda role: str(role.track or gettext("All tracks"))
