"""The workbench's free pages: their list, which is the menu's order, and a page on which each is written."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference import actions
from conference.forms import AddPageForm, PageForm
from conference.forms.seen import saving
from conference.pages import USUAL, usual_title
from conference.views.lookup import organised_edition


def pages(request, slug):
    """All pages, shown or not; a usual one is added by its button, another by its title."""
    edition = organised_edition(request, slug)
    rows = list(edition.pages.order_by("position", "pk"))
    usual = {name: title for name, title in USUAL.items() if name not in {page.slug for page in rows}}
    if request.POST.get("usual") in usual:
        return add_usual(request, edition, request.POST["usual"])
    form = AddPageForm(request.POST or None, languages=edition.languages)
    if form.is_valid():
        page = actions.add_page(edition, by=request.user, **form.cleaned_data)
        return redirect("conference:edit-page", slug, page.code)
    context = {"edition": edition, "rows": rows, "usual": usual, "form": form}
    return render(request, "conference/pages.html", context)


def add_usual(request, edition, name):
    title = usual_title(name, edition.languages)
    page = actions.add_page(edition, slug=name, title=title, by=request.user)
    return redirect("conference:edit-page", edition.slug, page.code)


def edit_page(request, slug, code):
    """Its texts in all languages, and beside them how visitors see them: as stored, or as just typed."""
    edition = organised_edition(request, slug)
    page = page_of(edition, code)
    if "preview" in request.POST:
        form = form_of(page, request.POST, None)
    else:
        form = saving(form_of, actions.edit_page, thing=page, data=request.POST or None, by=request.user)
        if form.saved:
            messages.success(request, said_of(form.saved))
            return redirect(request.path)
    return render(request, "conference/edit_page.html", {"edition": edition, "page": page, "form": form})


def form_of(page, data, files):
    return PageForm(data, page=page)


def said_of(page):
    if page.is_shown:
        return _("The page is saved. Visitors find it in the menu.")
    return _("The page is saved, but still hidden. Tick “Show it in the menu” for visitors to see it.")


@require_POST
def move_page(request, slug, code):
    edition = organised_edition(request, slug)
    page = page_of(edition, code)
    actions.move_page(page, up="up" in request.POST, by=request.user)
    return redirect(reverse("conference:pages", args=[slug]) + f"#{page.code}")


@require_POST
def remove_page(request, slug, code):
    edition = organised_edition(request, slug)
    actions.remove_page(page_of(edition, code), by=request.user)
    messages.success(request, _("The page is removed."))
    return redirect("conference:pages", slug)


def page_of(edition, code):
    return get_object_or_404(edition.pages.select_related("edition"), code=code)
