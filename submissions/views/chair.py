"""Pages of chairs and organisers: the list of papers and its export."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from conference.views.lookup import managed_edition
from submissions.exports import as_csv
from submissions.forms import ListForm
from submissions.listing import counts, handled, narrowed, tracks_handled
from submissions.visibility import authors_by_paper

PER_PAGE = 100


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
        "has_filter": any(form.cleaned_data.values()) if form.is_valid() else False,
    }
    return render(request, "submissions/list.html", context)


def export(request, slug):
    """The same rows as a table for spreadsheets, all pages of them."""
    edition = managed_edition(request, slug)
    _form, papers = _chosen(request, edition)
    papers = list(papers.prefetch_related("topics"))
    written = as_csv(papers, authors_by_paper(request.viewer, papers))
    response = HttpResponse(written, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{edition.slug}-submissions.csv"'
    return response


def _chosen(request, edition):
    """Filters that mean nothing are ignored: an old link still shows the list."""
    form = ListForm(request.GET, tracks=tracks_handled(request.viewer, edition))
    papers = handled(request.viewer, edition)
    return form, narrowed(papers, **form.cleaned_data) if form.is_valid() else papers
