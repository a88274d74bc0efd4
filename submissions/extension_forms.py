"""The form by which chairs give one paper more time."""

from django import forms
from django.utils.translation import gettext_lazy as _

from conference import dates
from conference.forms import ActionForm, zone_choices
from conference.forms.base import check_year
from conference.models import Deadline


class ExtensionForm(ActionForm):
    """Until when, and why."""

    action = _("Give more time")
    stage = forms.ChoiceField(label=_("For what"))
    day = forms.DateField(
        label=_("Day"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[check_year],
    )
    time = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Empty: end of day"),
    )
    zone = forms.ChoiceField(label=_("Time zone"), required=False)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For the chairs. The authors are told the new date, not the reason."),
    )

    def __init__(self, *args, stages, deadline, **kwargs):
        super().__init__(*args, initial={"zone": deadline.zone or dates.AOE, "time": deadline.time}, **kwargs)
        self.fields["stage"].choices = [(stage, Deadline.Stage(stage).label) for stage in stages]
        known = {value for value, _label in zone_choices()}
        further = [] if deadline.zone in known else [(deadline.zone, deadline.zone.replace("_", " "))]
        self.fields["zone"].choices = [*[choice for choice in zone_choices() if choice[0]], *further]
