"""Finding what an address names, or 404: hidden looks like absent."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404

from conference.models import Edition, FormerSlug
from conference.permissions import may_manage, may_organise


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
            former, now = f"/{slug}/", f"/{moved.edition.slug}/"
            return HttpResponsePermanentRedirect(request.get_full_path().replace(former, now, 1))

    wrapped.__name__ = view.__name__
    return wrapped


def managed_edition(request, slug):
    """An edition that the viewer manages; else it has no workbench for them."""
    edition = get_object_or_404(Edition.objects.visible_to(request.viewer).select_related("series"), slug=slug)
    if not may_manage(request.viewer, edition):
        raise Http404
    return edition


def organised_edition(request, slug):
    edition = managed_edition(request, slug)
    if not may_organise(request.viewer, edition):
        raise Http404
    return edition
