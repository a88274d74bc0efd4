"""The personal calendar of deadlines: a page that gives its address, and the feed at that address."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from conference import actions
from conference.languages import language_of, source, speaking
from conference.models import Person
from conference.published import ics
from conference.published.fingerprint import digest, look
from conference.published.personal import dates_of_viewer
from conference.tokens import is_signed, signature
from conference.viewers import Viewer
from conference.views.sharing import CALENDAR, dues_of, sent

PURPOSE = "personal calendar"


@require_http_methods(["GET", "HEAD", "POST"])
def my_calendar(request):
    """Its address; or makes a new one, after which the old one is worth nothing."""
    if request.method == "POST":
        actions.renew_calendar(request.user, by=request.user)
        messages.success(request, _("Your calendar has a new address. The old one does not work any more."))
        return redirect("conference:my-calendar")
    address = address_for(request.user)
    context = {"address": address, "webcal": f"webcal://{address.partition('://')[2]}"}
    return render(request, "conference/my_calendar.html", context)


@login_not_required
@require_safe
@cache_control(private=True, no_cache=True)
def personal_dates(request, code, signature):
    """Whoever has the address reads it, without signing in: calendar programs cannot."""
    person = Person.objects.filter(code=code, is_active=True, merged_into=None).first()
    if person is None or not is_signed(PURPOSE, key_of(person), signature):
        raise Http404
    with speaking(language_of(person)):
        dues = [due for edition, dates in dates_of_viewer(Viewer(person=person)) for due in dues_of(edition, dates)]
        body = ics.calendar(
            dues,
            name=_("My deadlines"),
            url=settings.SITE_URL + reverse("conference:my-work"),
            source=settings.SITE_URL + request.get_full_path(),
        )
    response = sent(body, CALENDAR, "my-deadlines.ics")
    response.headers["ETag"] = f'"{digest(body, look())}"'
    return get_conditional_response(request, etag=response.headers["ETag"], response=response)


def address_for(person):
    """Names no language: the calendar speaks that of its person, also after they change it."""
    with speaking(source()):
        path = reverse("conference:personal-dates", args=[person.code, signature(PURPOSE, key_of(person))])
    return settings.SITE_URL + path


def key_of(person):
    """What the address is signed over: with each new one it changes."""
    return f"{person.code} {person.calendar_key}"
