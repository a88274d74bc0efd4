"""The first page of an edition's workbench."""

from django.shortcuts import render

from conference import readiness, registry
from conference.views.lookup import managed_edition


def overview(request, slug):
    """Where the edition stands, track by track, and what waits for the viewer in it."""
    edition = managed_edition(request, slug)
    cards = [card for rule in registry.overview for card in rule(request.viewer, edition)]
    cards.sort(key=lambda card: card.order)
    lacks = lacking(edition, request.viewer)
    context = {"edition": edition, "cards": cards, "lacks": lacks}
    if lacks.get("opening"):
        context["errors"] = len(readiness.errors(edition))
    return render(request, "conference/manage.html", context)


def lacking(edition, viewer):
    """What an organiser would do first where it has not been done; nothing for those who may not, or too late."""
    if edition.is_past or not viewer.organises(edition):
        return {}
    exists = {
        "opening": edition.is_public or edition.is_cancelled,
        "dates": edition.deadlines.exists(),
        "reviewers": edition.roles.reviewing().exists(),
    }
    return {name: True for name, is_there in exists.items() if not is_there}
