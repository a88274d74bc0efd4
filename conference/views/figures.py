"""The figures of an edition: all on one page, each also as a table for spreadsheets."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from conference.figures import figure_for, figures_for
from conference.sheets import as_csv
from conference.views.lookup import managed_edition


def figures(request, slug):
    """Pictures of where the edition stands, made of what the viewer handles."""
    edition = managed_edition(request, slug)
    charts = [figure.draw() for figure in figures_for(request.viewer, edition)]
    return render(request, "conference/figures.html", {"edition": edition, "charts": charts})


def figure_csv(request, slug, figure):
    """The numbers of one figure; what the viewer may not look at is not there."""
    edition = managed_edition(request, slug)
    found = figure_for(request.viewer, edition, figure)
    if found is None:
        raise Http404
    chart = found.draw()
    response = HttpResponse(as_csv(chart.head, chart.rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{edition.slug}-{found.name}.csv"'
    return response
