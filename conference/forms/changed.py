"""The fields of forms whose changes the activity log tells: it calls them, and what was chosen, as the forms do."""

from conference.forms.settings import CallTextsForm, GeneralForm, RulesForm, SenderForm, SeriesForm
from conference.forms.status import StatusForm
from conference.forms.tracks import KindForm, TrackForm

# Of fields that several forms have, the last form gives the words.
_FORMS = {
    "edition": [StatusForm, GeneralForm, CallTextsForm, SenderForm, RulesForm],
    "series": [SeriesForm],
    "track": [TrackForm],
    "kind": [KindForm],
}
FIELDS = {
    (thing, name): field
    for thing, forms in _FORMS.items()
    for form in forms
    for name, field in form.base_fields.items()
    if field.label
}
