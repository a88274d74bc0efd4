"""Finding what an address names, or 404: hidden looks like absent."""

from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control

from conference.models import Edition, FormerSlug
from conference.permissions import may_manage, may_organise
from conference.second_factor import require_second_factor


class Moved(Exception):
    """The edition has another address now."""

    def __init__(self, edition):
        self.edition = edition


def public_edition(slug):
    """A published edition; nothing of the viewer is asked, so that the page is the same for everybody."""
    found = Edition.objects.public().select_related("series").filter(slug=slug).first()
    if found:
        return found
    former = get_object_or_404(FormerSlug.objects.select_related("edition"), slug=slug, edition__is_public=True)
    raise Moved(former.edition)


def following_moves(view):
    """Sends visitors of a former address to the same page under the new one."""

    def wrapped(request, slug, *args, **kwargs):
        try:
            return view(request, slug, *args, **kwargs)
        except Moved as moved:
            there = HttpResponsePermanentRedirect(address_now(request, slug, moved.edition))
            patch_cache_control(there, public=True, no_cache=True)  # the former address may be given to another one
            return there

    wrapped.__name__ = view.__name__
    return wrapped


def address_now(request, slug, edition):
    """Where the page is that was asked for at a former address."""
    return request.get_full_path().replace(f"/{slug}/", f"/{edition.slug}/", 1)


class FollowMoves:
    """Leads who manages it from a former address of its workbench to the same page; a form goes along."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, Moved):
            return None
        slug = request.resolver_match.kwargs["slug"]
        return HttpResponseRedirect(address_now(request, slug, exception.edition), preserve_request=True)


def managed_edition(request, slug):
    """An edition that the viewer manages; else it has no workbench for them. All pages of the workbench ask here."""
    edition = Edition.objects.visible_to(request.viewer).select_related("series").filter(slug=slug).first()
    former = None if edition else FormerSlug.objects.select_related("edition").filter(slug=slug).first()
    if former and may_manage(request.viewer, former.edition):
        raise Moved(former.edition)
    if not edition or not may_manage(request.viewer, edition):
        raise Http404
    require_second_factor(request.viewer, edition)
    return edition


def edition_shown(request, slug):
    """A published edition, or one that the viewer manages and may look at before others do."""
    try:
        return public_edition(slug)
    except Http404:
        return managed_edition(request, slug)


def organised_edition(request, slug):
    edition = managed_edition(request, slug)
    if not may_organise(request.viewer, edition):
        raise Http404
    return edition
