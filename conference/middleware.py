"""What every request gets: its viewer, and headers that keep personal pages out of caches."""

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.utils.functional import SimpleLazyObject

from conference.viewers import NOBODY, Viewer

FIXED = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class LoginRequired(LoginRequiredMiddleware):
    """As Django's, but a public page does not even look who is signed in: its answer is the same for everybody."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


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
