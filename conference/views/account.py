"""Pages of a person: my work, the account menu, finding, and answering an invitation."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from conference import actions, palette, registry
from conference.duties import due_soon, grouped
from conference.history import Refused
from conference.models import Edition, Invitation
from conference.permissions import may_create_editions, may_manage
from conference.tokens import is_signed


def my_work(request):
    """Everything over all editions that waits for this person, with the next step and its date."""
    duties = [duty for rule in registry.duties for duty in rule(request.viewer)]
    context = {"soon": due_soon(duties, timezone.now()), "groups": grouped(duties)}
    return render(request, "conference/my_work.html", context | {"may_create": may_create_editions(request.viewer)})


@login_not_required
@never_cache
def menu(request):
    """The personal part of public pages' header."""
    return render(request, "parts/account_menu.html")


def find(request):
    """Papers, pages and people by a few words: a page of its own, or only its findings for the palette."""
    slug = request.GET.get("in", "")[:60].replace("\0", "")
    here = Edition.objects.visible_to(request.viewer).filter(slug=slug).first()
    search = palette.Search(request.GET.get("q", ""), here)
    groups = palette.find(request.viewer, search)
    count = sum(len(findings) for _group, findings in groups)
    is_palette = request.headers.get("X-Requested-With") == "fetch"
    page = "conference/_findings.html" if is_palette else "conference/find.html"
    return render(request, page, {"search": search, "groups": groups, "count": count})


@login_not_required
@never_cache
def invitation(request, code, signature):
    """Accept or decline by the mail's link alone. Opening it changes nothing: link scanners do that."""
    if not is_signed("invitation", code, signature):
        raise Http404
    invitation = get_object_or_404(Invitation.objects.select_related("edition", "track", "person"), code=code)
    problem = ""
    if request.method == "POST" and request.POST.get("answer") in ("accept", "decline"):
        try:
            actions.answer_invitation(
                invitation,
                accepts=request.POST["answer"] == "accept",
                reason=request.POST.get("reason", "")[:2000],
                by=invitation.person,
            )
        except Refused as refusal:
            problem = str(refusal)
        else:
            return redirect(request.path)
    context = {"invitation": invitation, "edition": invitation.edition, "problem": problem}
    context["opens_workbench"] = may_manage(request.viewer, invitation.edition)
    return render(request, "conference/invitation.html", context, status=409 if problem else 200)
