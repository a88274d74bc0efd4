"""What a browser is told whose request Django could not even read."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.views.defaults import bad_request as plain_bad_request

from conference.middleware import too_large


def bad_request(request, exception):
    """Fields without files have a limit of their own, also where files are taken: it shows only when they are read."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(settings.DATA_UPLOAD_MAX_MEMORY_SIZE, is_text=True)
    return plain_bad_request(request, exception)
