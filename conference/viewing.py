"""Looking as somebody else: read-only, for an hour, within one conference, and never more than one may see oneself."""

from datetime import datetime, timedelta

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone

from conference import registry
from conference.models import Edition, Person, Role
from conference.viewers import Viewer

KEY = "looking_as"
LASTS = timedelta(hours=1)
READING = ("GET", "HEAD")
# What ends it is always possible.
ALWAYS = {"conference:stop-looking", "account_logout"}


def people_to_look_as(viewer, edition: Edition) -> dict[int, str]:
    """Primary key of a person -> as what (chair, reviewer, author) one may look; nobody who runs it, or the site."""
    found: dict[int, str] = {}
    for person, role in (
        edition.roles.begun().not_over().filter(role__in=[Role.CHAIR, Role.REVIEWER]).values_list("person", "role")
    ):
        found[person] = Role.CHAIR if Role.CHAIR in (role, found.get(person)) else role
    for rule in registry.authors_in_hand:
        for person in rule(viewer, edition):
            found.setdefault(person, "author")
    running = Role.objects.organising().filter(edition=edition, person__in=found).values_list("person", flat=True)
    barred = Person.objects.filter(pk__in=found, is_superuser=True) | Person.objects.filter(pk__in=found, is_staff=True)
    for person in [*running, *barred.values_list("pk", flat=True)]:
        found.pop(person, None)
    found.pop(viewer.person.pk, None)
    return found


def begin(session, edition: Edition, person: Person) -> None:
    session[KEY] = {
        "edition": edition.pk,
        "person": person.pk,
        "until": (timezone.now() + LASTS).isoformat(),
    }


def end(session) -> None:
    session.pop(KEY, None)


def looking_viewer(request) -> Viewer | None:
    """As whom the one who is signed in looks now. Everything is asked anew: rights may have gone in the meantime."""
    kept = request.session.get(KEY)
    if not kept:
        return None
    found = _viewer(Viewer(person=request.user), kept)
    if found is None:
        end(request.session)
    return found


def _viewer(real, kept):
    edition = Edition.objects.filter(pk=kept["edition"]).first()
    is_over = datetime.fromisoformat(kept["until"]) <= timezone.now()
    if is_over or edition is None or not real.organises(edition):
        return None
    role = people_to_look_as(real, edition).get(kept["person"])
    person = Person.objects.filter(pk=kept["person"], is_active=True).first()
    if role is None or person is None:
        return None
    return Viewer(person=person, acting_as=role, real_person=real.person, within=edition)


class LookOnly:
    """While somebody looks as another: a short list of pages, and nothing is changed.

    Public pages are the same for everybody. Who is signed in is not even asked there, as long as they are only read.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        is_public = not getattr(view_func, "login_required", True)
        if is_public and request.method in READING:
            return None
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.viewer.acting_as:
            return None
        if is_open(request):
            return None
        return render(request, "conference/only_looking.html", status=403)


def is_open(request) -> bool:
    """Whether this page is shown to somebody who looks as another."""
    match = request.resolver_match
    if match.view_name in ALWAYS:
        return True
    if request.method not in READING or match.view_name not in registry.shown_to_lookers:
        return False
    return match.kwargs.get("slug", request.viewer.within.slug) == request.viewer.within.slug
