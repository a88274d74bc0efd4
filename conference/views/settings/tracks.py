"""Tracks of a conference and their topics: list, order, adding, changing, removing."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference import actions
from conference.forms.tracks import TopicForm, TopicsForm, TrackForm
from conference.history import Refused
from conference.topics import rows_of, typed
from conference.views.lookup import organised_edition
from conference.views.settings.common import done, edited, moved, stored_of


def tracks(request, slug):
    """In the order of the call, each with its way to text and topics."""
    edition = organised_edition(request, slug)
    rows = edition.tracks.annotate(topic_count=Count("topics")).order_by("position", "pk")
    shared = edition.topics.filter(track=None).count()
    context = {"edition": edition, "rows": rows, "shared_topics": shared}
    return render(request, "conference/settings/tracks.html", context)


def add_track(request, slug):
    edition = organised_edition(request, slug)
    data = request.POST if request.method == "POST" else None
    form = TrackForm(data, stored={}, languages=edition.languages)
    context = {"edition": edition, "form": form, "title": _("Add a track")}
    if form.is_valid() and "preview" in request.POST:
        context["previews"] = form.previews()
    elif form.is_valid():
        try:
            actions.add_track(edition, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("slug", str(refusal))
        else:
            messages.success(request, _("The track is added."))
            return redirect("conference:tracks", slug)
    return render(request, "conference/settings/track.html", context)


def edit_track(request, slug, code):
    edition = organised_edition(request, slug)
    track = get_object_or_404(edition.tracks, code=code)

    def form_of(row, data):
        return TrackForm(data, stored=stored_of(row, TrackForm.base_fields), languages=edition.languages)

    return edited(
        request,
        thing=track,
        form_of=form_of,
        deed=actions.edit_track,
        said=_("The track is saved."),
        template="conference/settings/track.html",
        back=lambda _track: reverse("conference:tracks", args=[slug]),
        edition=edition,
        track=track,
        title=_("Track: %(name)s") % {"name": track},
    )


@require_POST
def move_track(request, slug, code):
    edition = organised_edition(request, slug)
    track = get_object_or_404(edition.tracks, code=code)
    return moved(request, lambda **how: actions.move_track(track, **how), reverse("conference:tracks", args=[slug]))


@require_POST
def remove_track(request, slug, code):
    edition = organised_edition(request, slug)
    track = get_object_or_404(edition.tracks, code=code)
    back = reverse("conference:tracks", args=[slug])
    return done(request, lambda: actions.remove_track(track, by=request.user), _("The track is removed."), back)


def edit_topics(request, slug, code):
    """The topics of one track."""
    edition = organised_edition(request, slug)
    return _topics(request, edition, get_object_or_404(edition.tracks, code=code))


def edit_shared_topics(request, slug):
    """Those that papers of all tracks may have."""
    return _topics(request, organised_edition(request, slug), None)


def _topics(request, edition, track):
    standing = edition.topics.filter(track=track).order_by("position", "pk")

    def form_of(_row, data):
        stored = {"topics": typed(standing.all(), edition.languages)}
        return TopicsForm(data, stored=stored, languages=edition.languages)

    def deed(row, *, topics, by):
        return actions.edit_topics(row, track=track, rows=rows_of(topics), by=by)

    shared = _("Topics of all tracks")
    return edited(
        request,
        thing=edition,
        form_of=form_of,
        deed=deed,
        said=_("The topics are saved."),
        template="conference/settings/topics.html",
        edition=edition,
        track=track,
        topics=standing,
        title=_("Topics: %(name)s") % {"name": track} if track else shared,
    )


def edit_topic(request, slug, code):
    """Another name for a topic, which papers keep."""
    edition = organised_edition(request, slug)
    topic = get_object_or_404(edition.topics.select_related("track", "edition"), code=code)
    back = topics_address(edition, topic.track)

    def form_of(row, data):
        return TopicForm(data, stored={"name": row.name}, languages=edition.languages)

    return edited(
        request,
        thing=topic,
        form_of=form_of,
        deed=actions.edit_topic,
        said=_("The topic has its new name."),
        back=lambda _topic: back,
        edition=edition,
        title=_("Topic: %(name)s") % {"name": topic},
        above=(back, _("Topics")),
    )


def topics_address(edition, track):
    if track:
        return reverse("conference:edit-topics", args=[edition.slug, track.code])
    return reverse("conference:edit-shared-topics", args=[edition.slug])
