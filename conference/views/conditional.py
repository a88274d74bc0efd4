"""Public answers that are the same for everybody: who has the latest already is told so before anything is made."""

from collections import OrderedDict
from functools import wraps
from threading import Lock

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.utils.cache import add_never_cache_headers, get_conditional_response, patch_cache_control
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from conference.published.fingerprint import clock, digest, fingerprint, look
from conference.views.lookup import following_moves, managed_edition, public_edition


def for_everybody(view):
    """A page that looks at no person: caches may keep it, and ask each time whether it is still true."""
    return login_not_required(require_safe(cache_control(public=True, no_cache=True)(view)))


def of_edition(view):
    """A page of a public edition, which the view gets; it tells how much time is left, so that it changes by itself."""
    return _of_edition(view, clock)


def file_of_edition(view):
    """A file or feed of a public edition: it changes only with what it tells."""
    return _of_edition(view, lambda edition: "")


def unless_known(request, seen, make, *, may_be_absent=False):
    """304 where the reader has the version of what was seen, else what `make()` answers, with its ETag.

    may_be_absent: `make` may find that there is no such page; then "If-None-Match: *" is answered after it has looked.
    """
    etag = f'"{digest(request.get_full_path(), look(), seen)}"'
    is_asked_for_any = request.headers.get("If-None-Match", "").strip() == "*"
    if not (may_be_absent and is_asked_for_any):
        known = get_conditional_response(request, etag=etag)
        if known is not None:
            known.headers["ETag"] = etag
            return known
    response = _kept.answer(request, etag) or _kept.keep(request, etag, make())
    if response.status_code != 200:
        return response
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)


class Kept:
    """The latest answers of this process by their ETags: what is the same for everybody is made only once."""

    def __init__(self, most: int):
        self.most, self.answers, self.lock = most, OrderedDict(), Lock()

    def answer(self, request, etag):
        with self.lock:
            found = self.answers.get(etag)
            if found:
                self.answers.move_to_end(etag)
        if not found:
            return None
        content, headers, request.style_source = found
        return HttpResponse(content, headers=dict(headers))

    def keep(self, request, etag, response):
        """Of a page also the source of its style, of which the policy must be told each time (middleware.py)."""
        if response.status_code == 200 and not response.streaming and not response.cookies:
            found = response.content, dict(response.headers), getattr(request, "style_source", None)
            with self.lock:
                self.answers[etag] = found
                while len(self.answers) > self.most:
                    self.answers.popitem(last=False)
        return response


_kept = Kept(100)


def forget():
    """Makes everything anew; for measuring."""
    _kept.answers.clear()


def _of_edition(view, ticking):
    @login_not_required
    @require_safe
    @following_moves
    @wraps(view)
    def page(request, slug, **parts):
        try:
            edition = public_edition(slug)
        except Http404:
            return _preview(request, slug, view, parts)
        seen = fingerprint(edition), ticking(edition)
        answer = unless_known(request, seen, lambda: view(request, edition, **parts), may_be_absent=bool(parts))
        patch_cache_control(answer, public=True, no_cache=True)
        return answer

    return page


def _preview(request, slug, view, parts):
    """Of what is not public only who manages it sees the page, to read it before others do; no cache keeps it."""
    answer = view(request, managed_edition(request, slug), **parts)
    add_never_cache_headers(answer)
    return answer
