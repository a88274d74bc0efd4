"""The page to which those are led who need a second factor before a workbench opens."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from conference.second_factor import has_second_factor


def second_factor(request):
    """Says why and how; who has one goes on to where she came from."""
    back = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("conference:my-work")
    if has_second_factor(request.user):
        return redirect(back)
    return render(request, "conference/second_factor.html", {"back": request.get_full_path()})
