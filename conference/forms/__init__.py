"""Forms of the lowest app, and the base that every form of the site has."""

from conference.forms.base import ZONES, ActionForm, clean_orcid, zone_choices
from conference.forms.dates import DateForm, ShiftForm
from conference.forms.importing import ImportPeopleForm
from conference.forms.look import LARGEST_LOGO, LookForm
from conference.forms.pages import AddPageForm, AddSponsorForm, PageForm, SponsorForm
from conference.forms.people import DeputyForm, InviteForm, NameForm
from conference.forms.profile import MergeCodeForm, OtherAddressForm, PortraitForm, ProfileForm
from conference.forms.seen import SeenForm

__all__ = [
    "LARGEST_LOGO",
    "ZONES",
    "ActionForm",
    "AddPageForm",
    "AddSponsorForm",
    "DateForm",
    "DeputyForm",
    "ImportPeopleForm",
    "InviteForm",
    "LookForm",
    "MergeCodeForm",
    "NameForm",
    "OtherAddressForm",
    "PageForm",
    "PortraitForm",
    "ProfileForm",
    "SeenForm",
    "ShiftForm",
    "SponsorForm",
    "clean_orcid",
    "zone_choices",
]
