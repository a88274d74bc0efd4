"""The page on which somebody makes two accounts one: prove the other, look at what moves, and say so once more."""

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from conference import actions, merge_proof
from conference.forms import MergeCodeForm, OtherAddressForm
from conference.history import Refused
from conference.merging import belongings


@reauthentication_required
def merge(request):
    """Each button has a step of its own; without one the page shows where one stands."""
    for name, step in STEPS.items():
        if request.method == "POST" and name in request.POST:
            return step(request)
    return _page(request)


def _page(request, status=200, **context):
    proof = merge_proof.proof(request)
    waiting = merge_proof.waits_for_code(request.session, request.user)
    if proof:
        context |= {"proof": proof, "moves": belongings(proof.gone)}
    elif waiting:
        context = {"waiting": waiting, "form": MergeCodeForm()} | context
    else:
        context = {"form": OtherAddressForm()} | context
    return render(request, "conference/merge.html", context, status=status)


def _ask(request):
    form = OtherAddressForm(request.POST)
    if not form.is_valid():
        return _page(request, form=form)
    address = form.cleaned_data["address"]
    if merge_proof.is_proven_of(request.user, address):
        form.add_error("address", _("This is an address of this account, to which you are signed in."))
        return _page(request, form=form)
    if not ratelimit.consume(request, action="merge", key=address, user=request.user):
        form.add_error("address", _("Too many codes were asked for. Please try again in an hour."))
        return _page(request, status=429, form=form)
    merge_proof.ask_for_code(request.session, request.user, address)
    return redirect("conference:merge")


def _take(request):
    if merge_proof.take_code(request.session, request.user, request.POST["code"][:40]):
        return redirect("conference:merge")
    if not merge_proof.waits_for_code(request.session, request.user):
        messages.error(request, _("This code is not good any more. Please ask for a new one."))
        return redirect("conference:merge")
    form = MergeCodeForm(request.POST)
    if form.is_valid():
        form.add_error("code", _("This is not the code that was mailed. Please look at it again."))
    return _page(request, form=form)


def _leave(request):
    """Signs out, to sign in to the other account in the same browser."""
    person = request.user
    there = f"{reverse('account_login')}?{urlencode({'next': reverse('conference:merge')})}"
    response = redirect(there)
    merge_proof.leave_behind(response, person)
    logout(request)
    return response


def _merge(request):
    proof = merge_proof.proof(request)
    if proof is None or request.POST["merge"] != proof.gone.code:
        messages.error(request, _("The proof is too old. Please begin anew."))
        return redirect("conference:merge")
    try:
        actions.merge(request.user, gone=proof.gone, proven=proof.address, by=request.user)
    except Refused as refusal:
        return _page(request, status=409, problem=str(refusal))
    messages.success(request, _("The two accounts are one now. All that the other one had is here."))
    return _forgotten(request, "conference:my-work")


def _stop(request):
    return _forgotten(request, "conference:merge")


def _forgotten(request, there):
    merge_proof.forget(request.session)
    response = redirect(there)
    response.delete_cookie(merge_proof.KEY, samesite="Lax")
    return response


STEPS = {"address": _ask, "code": _take, "leave": _leave, "merge": _merge, "stop": _stop}
