"""Public pages and files of a release: found with two small queries, answered with 304 where nothing has changed."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from conference.languages import current
from conference.published.fingerprint import digest, frame, look
from conference.views.lookup import following_moves, public_edition
from programme.agenda import Agenda
from programme.exports import languages_of
from programme.models import Release
from programme.release import in_language


def of_release(view):
    """A public page: the view gets the edition and its latest release (None before the first).

    The ETag is known before anything is rendered: from the release, the address, the words above the page and the look
    of the site. Neither the session nor the person is touched.
    """

    @login_not_required
    @require_safe
    @following_moves
    @cache_control(public=True, no_cache=True)
    @wraps(view)
    def page(request, slug, **parts):
        edition = public_edition(slug)
        release = Release.objects.defer("document").latest_of(edition)
        etag = _etag(request, edition, release)
        response = condition(etag_func=lambda *args, **kwargs: etag)(view)(request, edition, release, **parts)
        if response.status_code == 404:
            response.headers.pop("ETag", None)
        return response

    return page


def agenda_of(request, release):
    return Agenda(in_language(release.document, language_asked(request, release)))


def language_asked(request, release):
    """That of ?language=..., else of the page, where the release has it; else the first of the release."""
    languages = languages_of(release)
    wanted = [request.GET.get("language"), current()]
    return next((code for code in wanted if code in languages), languages[0])


def _etag(request, edition, release):
    """The edition counts with all that stands around its pages: name, look, menu, status."""
    seen = [release.code if release else "none", request.get_full_path(), frame(edition), look()]
    return f'"{digest(seen)}"'
