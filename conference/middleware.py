"""What every request gets: a limit, its viewer, and headers that keep personal pages out of caches."""

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.functional import SimpleLazyObject

from conference import registry
from conference.viewers import NOBODY, Viewer

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


def body_limit(get_response):
    """Refuses by its announced length what is too large, before anything reads it. No length announced: no body."""

    def middleware(request):
        length = request.META.get("CONTENT_LENGTH") or ""
        if length.isdecimal() and int(length[:20]) > min(settings.BODY_LIMIT, settings.UPLOAD_LIMIT):
            most = largest_body(request)
            if int(length[:20]) > most:
                return too_large(most)
        return get_response(request)

    return middleware


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


def too_large(most):
    return HttpResponse(render_to_string("conference/too_large.html", {"most": most}), status=413)


def viewer(get_response):
    """Hangs the Viewer on the request; the session is touched only when somebody asks for it."""

    def middleware(request):
        request.viewer = SimpleLazyObject(lambda: viewer_of(request))
        return get_response(request)

    return middleware


def viewer_of(request):
    return Viewer(person=request.user) if request.user.is_authenticated else NOBODY


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
