"""The activity log of an edition, and the history of one thing in it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from conference import chronicle
from conference.forms.history import HistoryFilter
from conference.models import Entry
from conference.sentences import told_to
from conference.sheets import as_csv
from conference.views.lookup import managed_edition, organised_edition

PER_PAGE = 100


def log(request, slug):
    """Who did what when, but deeds on papers that are kept from the viewer; all, or as the filter says."""
    edition = organised_edition(request, slug)
    form, rows = _chosen(request, edition)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    lines = told_to(request.viewer, page, edition.zone)
    context = {"edition": edition, "page": page, "lines": lines, "form": form, "kept": form.kept}
    return render(request, "conference/log.html", context)


def log_csv(request, slug):
    """The same lines for a spreadsheet, all pages of them."""
    edition = organised_edition(request, slug)
    _form, rows = _chosen(request, edition)
    lines = chronicle.in_cells(request.viewer, rows)
    response = HttpResponse(as_csv(chronicle.heading(), lines), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{edition.slug}-log.csv"'
    return response


def history(request, slug, code):
    """What happened to one thing: a date, a page, a paper ... for who manages; nothing known is nothing there."""
    edition = managed_edition(request, slug)
    rows = _of(request.viewer, edition).about(code)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    if not page.object_list:
        raise Http404
    context = {
        "edition": edition,
        "page": page,
        "lines": told_to(request.viewer, page, edition.zone),
        "thing": chronicle.name_of(request.viewer, page.object_list[0], code),
    }
    return render(request, "conference/history.html", context)


def _of(viewer, edition):
    return Entry.objects.visible_to(viewer).filter(edition=edition).select_related("by").order_by("-at", "-pk")


def _chosen(request, edition):
    """The filter and the rows that it leaves; a filter that cannot be read leaves none, and says why."""
    form = HistoryFilter(request.GET, edition=edition, viewer=request.viewer)
    rows = _of(request.viewer, edition)
    return form, form.applied(rows) if form.is_valid() else rows.none()
