"""The public page on which anybody can check a receipt. It tells no title and no name."""

import hashlib

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from conference.middleware import announced_length
from submissions.forms import VerifyForm
from submissions.models import Receipt


@login_not_required
@csrf_exempt  # nothing is changed by it, and a public page sets no cookie
def verify(request):
    """Whether a receipt exists, and whether a file or hash is the one that it was given for."""
    if announced_length(request) > settings.UPLOAD_LIMIT:
        form = VerifyForm()
        context = {"form": form, "problem": _("This file is larger than anything that is taken in here.")}
        return render(request, "submissions/verify.html", context, status=413)
    form = VerifyForm(request.POST or None, request.FILES or None, initial={"receipt": request.GET.get("receipt", "")})
    context = {"form": form}
    if form.is_valid():
        context |= _answer(**form.cleaned_data)
    return render(request, "submissions/verify.html", context)


def _answer(*, receipt, file, sha256):
    given = _hash_of(file) if file else sha256
    found = Receipt.objects.filter(code=receipt).select_related("edition", "version").first()
    return {
        "was_asked": True,
        "receipt": found,
        "given": given,
        "matches": bool(found and given and constant_time_compare(found.sha256, given)),
    }


def _hash_of(upload):
    hashed = hashlib.sha256()
    for piece in upload.chunks():
        hashed.update(piece)
    return hashed.hexdigest()
