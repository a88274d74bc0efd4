"""A conference series or a journal, with what of it everybody may see."""

from django.http import Http404
from django.shortcuts import render
from django.utils.safestring import mark_safe

from conference.models import Series
from conference.published import jsonld, listing
from conference.published.gathering import series_of
from conference.views.conditional import for_everybody, unless_known


@for_everybody
def series(request, code):
    """Without anything published it looks absent."""
    editions = [each for each in listing.public_editions() if each.series.code == code]
    if not editions:
        raise Http404
    found = Series.objects.get(pk=editions[0].series_id)
    facts = [getattr(found, field.attname) for field in Series._meta.concrete_fields]
    structured = mark_safe(jsonld.script(jsonld.of_series(series_of(found))))  # noqa: S308 - escaped by jsonld.script
    context = {"series": found, "editions": listing.in_order(editions), "structured": structured}
    seen = [facts, listing.seen_of(editions)]
    return unless_known(request, seen, lambda: render(request, "conference/series.html", context))
