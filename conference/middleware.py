"""What every request gets: a limit, its viewer, and headers that keep personal pages out of caches."""

import json

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.functional import SimpleLazyObject

from conference import registry, viewing
from conference.viewers import NOBODY, Viewer
from conference.views import kept

FIXED = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# What a form sends around its file: names, boundaries, and the other fields.
AROUND_A_FILE = 64 * 1024


class LoginRequired(LoginRequiredMiddleware):
    """As Django's, but a public page does not even look who is signed in: its answer is the same for everybody."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request, view_func):
        """A page that asks how far something is, after its person was signed out, comes anew as a whole: the form to
        sign in has no place in its middle. What was typed into a form is shown, to be sent again after signing in."""
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Refresh": "true"})
        if kept.has_typed(request):
            return kept.signed_out(request)
        return super().handle_no_permission(request, view_func)


def body_limit(get_response):
    """Refuses by its announced length what is too large, before anything reads it. No length announced: no body."""

    def middleware(request):
        length = announced_length(request)
        if length > min(settings.BODY_LIMIT, settings.UPLOAD_LIMIT):
            most = largest_body(request)
            if length > most:
                return too_large(most)
        return get_response(request)

    return middleware


def announced_length(request):
    """How many bytes the request says that it brings; what is no number announces nothing."""
    length = request.META.get("CONTENT_LENGTH") or ""
    return int(length[:20]) if length.isdecimal() else 0


def largest_body(request):
    """Files are taken at the addresses of registry.takes_uploads, from who is signed in or where the page is public."""
    try:
        found = resolve(request.path_info)
    except Resolver404:
        return settings.BODY_LIMIT
    if found.view_name not in registry.takes_uploads:
        return settings.BODY_LIMIT
    is_public = not getattr(found.func, "login_required", True)
    if not is_public and not request.user.is_authenticated:
        return settings.BODY_LIMIT
    return settings.UPLOAD_LIMIT + AROUND_A_FILE


def too_large(most, *, is_text=False):
    context = {"most": most, "is_text": is_text}
    return HttpResponse(render_to_string("conference/too_large.html", context), status=413)


def signed_in_hint(get_response):
    """Beside each session cookie one that scripts may read, without any content: visitors ask for no account menu."""

    def middleware(request):
        response = get_response(request)
        session = response.cookies.get(settings.SESSION_COOKIE_NAME)
        if session is not None:
            age = session["max-age"]
            response.set_cookie(
                settings.SIGNED_IN_COOKIE,
                "1" if session.value else "",
                max_age=None if age == "" else age,
                secure=settings.SESSION_COOKIE_SECURE,
                samesite="Lax",
            )
        return response

    return middleware


def viewer(get_response):
    """Hangs the Viewer on the request; the session is touched only when somebody asks for it."""

    def middleware(request):
        request.viewer = SimpleLazyObject(lambda: viewer_of(request))
        return get_response(request)

    return middleware


def viewer_of(request):
    if not request.user.is_authenticated:
        return NOBODY
    return viewing.looking_viewer(request) or Viewer(person=request.user)


def upload_answers(get_response):
    """To a script that sends files with a progress bar, says where it goes on instead of sending it there.

    Browsers follow a redirect for scripts: the next page would be fetched, and its message shown, before anybody
    sees it.
    """

    def middleware(request):
        response = get_response(request)
        is_upload = request.method == "POST" and request.headers.get("X-Requested-With") == "upload"
        if is_upload and response.status_code in (301, 302, 303):
            location = response.headers["Location"]
            del response.headers["Location"]
            response.status_code = 200
            response.headers["Content-Type"] = "application/json"
            response.content = json.dumps({"location": location})
            response.headers["Content-Length"] = str(len(response.content))
        return response

    return middleware


def style_sources(get_response):
    """Adds to the policy of an answer the hash of the style that its page carries (templatetags/look.py).

    A hash, not a nonce: the answer stays the same for everybody, so that caches may keep it. An answer 304 has no
    policy at all: nothing was rendered, so its hash is unknown here, and browsers would put the policy of the 304 in
    place of the one that they keep with the page, whose style would then be refused. Without it they keep theirs,
    which fits (RFC 9111, 4.3.4); the ETag of a page changes with its style. A page that fails after its head is
    answered by an error page with one hash more than it needs, which allows nothing that is there.
    """

    def middleware(request):
        response = get_response(request)
        if response.status_code == 304:
            response._csp_exempt = True
        elif source := getattr(request, "style_source", None):
            response._csp_update = {"style-src": [source]}
        return response

    return middleware


def headers(get_response):
    """Personal pages are kept by no cache; public ones may be."""

    def middleware(request):
        response = get_response(request)
        for name, value in FIXED.items():
            response.headers.setdefault(name, value)
        if "Cache-Control" not in response.headers and "Cookie" in response.headers.get("Vary", ""):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return middleware
