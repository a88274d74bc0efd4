"""Looking at the pages as somebody else would see them: choosing whom, and stopping."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference import actions, viewing
from conference.history import Refused
from conference.models import Person
from conference.views.lookup import organised_edition

PER_PAGE = 50


def look_as(request, slug):
    """The people whose view an organiser may take; a button beside each begins it."""
    edition = organised_edition(request, slug)
    parts = viewing.people_to_look_as(request.viewer, edition)
    people = Person.objects.filter(pk__in=parts)
    if request.method == "POST":
        person = get_object_or_404(people, code=request.POST.get("person", "")[:10].replace("\0", ""))
        return _begun(request, edition, person)
    q = request.GET.get("q", "").strip()[:100].replace("\0", "")
    for word in q.split():
        people = people.filter(Q(given_name__icontains=word) | Q(family_name__icontains=word))
    page = Paginator(people.order_by("family_name", "given_name", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(person, parts[person.pk]) for person in page]
    return render(request, "conference/look_as.html", {"edition": edition, "page": page, "rows": rows, "q": q})


def _begun(request, edition, person):
    try:
        actions.look_as(edition, person=person, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(request.path)
    viewing.begin(request.session, edition, person)
    return redirect("conference:my-work")


@require_POST
def stop_looking(request):
    """Back to one's own pages; without harm where it has ended already."""
    viewer = request.viewer
    if not viewer.acting_as:
        return redirect("conference:my-work")
    edition = viewer.within
    actions.stop_looking(edition, person=viewer.person, role=viewer.acting_as, by=request.user)
    viewing.end(request.session)
    messages.success(request, _("You see your own pages again."))
    return redirect("conference:look-as", edition.slug)
