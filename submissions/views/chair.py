"""Pages of chairs and organisers: the list of papers and its export."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from conference.views.lookup import managed_edition
from submissions.exports import as_csv
from submissions.forms import ListForm
from submissions.listing import counts, handled, in_order, narrowed, tracks_handled, waiting_for
from submissions.visibility import answers_by_paper, authors_by_paper

PER_PAGE = 50


def listing(request, slug):
    """The papers of the tracks that the viewer handles."""
    edition = managed_edition(request, slug)
    form, papers = _chosen(request, edition)
    page = Paginator(papers, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "form": form,
        "page": page,
        "authors": authors_by_paper(request.viewer, page.object_list),
        "counts": counts(handled(request.viewer, edition)),
        "has_tracks": len(form.fields["track"].queryset) > 1,
        "lacking_advice": waiting_for(request.viewer, handled(request.viewer, edition), "advice").count(),
        "has_filter": bool(form.narrows or form.waits),
        "sort": form.order,
    }
    return render(request, "submissions/list.html", context)


def export(request, slug):
    """The same rows as a table for spreadsheets, all pages of them."""
    edition = managed_edition(request, slug)
    _form, papers = _chosen(request, edition)
    papers = list(papers.prefetch_related("topics"))
    viewer = request.viewer
    written = as_csv(papers, authors_by_paper(viewer, papers), answers_by_paper(viewer, papers))
    response = HttpResponse(written, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{edition.slug}-submissions.csv"'
    return response


def _chosen(request, edition):
    """The form, cleaned, and the papers that it asks for in the order that it asks for."""
    form = ListForm(request.GET, tracks=tracks_handled(request.viewer, edition))
    form.full_clean()
    papers = waiting_for(request.viewer, handled(request.viewer, edition), form.waits)
    return form, in_order(narrowed(papers, **form.narrows), form.order)
