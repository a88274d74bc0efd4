"""All calls of the site, to search in, and the same calls as an Atom feed."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from conference.forms.calls import CallsForm
from conference.languages import current, site_in
from conference.published import atom, listing, words
from conference.published.prose import one_line
from conference.views.conditional import for_everybody, unless_known
from conference.when import month_of

ON_A_PAGE = 20
MOST_IN_FEED = 100
DETAILS = ["topic", "begins", "ends"]


@for_everybody
def calls(request):
    form = CallsForm(request.GET)
    found = listing.listing(form.wanted)
    page = Paginator(found.editions, ON_A_PAGE).get_page(request.GET.get("page"))
    topics = listing.topics_of(page.object_list)
    context = {
        "form": form,
        "page": page,
        "topics": topics,
        "total": found.total,
        "months": [(f"{month:%Y-%m}", month_of(month)) for month in found.months],
        "problems": [error for name, found in form.errors.items() if name not in DETAILS for error in found],
        "details": [form[name] for name in DETAILS],
        "is_detailed": any(request.GET.get(name) or name in form.errors for name in DETAILS),
        "has_filter": any(value for name, value in request.GET.items() if name in form.fields),
        "feed": reverse("conference:calls-feed") + (f"?{query}" if (query := query_of(request)) else ""),
    }
    seen = [listing.seen_of(page.object_list), topics, found.months, found.total, page.paginator.count]
    return unless_known(request, seen, lambda: render(request, "conference/calls.html", context))


@for_everybody
def calls_feed(request):
    """Of the open calls, or those that a search finds; what changed last comes first."""
    found = listing.listing(CallsForm(request.GET).wanted).editions[:MOST_IN_FEED]
    changed = listing.changed_at(found)
    entries = [entry_of(edition, changed[edition.pk]) for edition in found]
    return unless_known(request, entries, lambda: HttpResponse(feed_of(request, entries), content_type=ATOM))


ATOM = "application/atom+xml; charset=utf-8"


def feed_of(request, entries):
    site = site_in(current())
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return atom.feed(
        entries,
        id=f"tag:{host()},2026:calls{request.get_full_path()}",
        title=_("Calls of {site}").format(site=host()),
        url=site + bare("conference:calls") + query,
        source=settings.SITE_URL + request.get_full_path(),
        language=current(),
    )


def entry_of(edition, changed_at):
    """A call as its readers see it in a list: how it stands, where and when, and by when something is due."""
    due = edition.next_hand_in_on
    lines = [
        words.status_sentence(edition),
        one_line(str(edition.tagline)),
        words.when_and_where(edition),
        _("Next deadline: {day}").format(day=words.days(due)) if edition.next_hand_in else "",
    ]
    return atom.Entry(
        id=f"tag:{host()},{edition.created_at:%Y}:call:{edition.code}",
        title=str(edition.name),
        url=site_in(current()) + bare("conference:call", edition.slug),
        author=str(edition.series.name),
        updated=changed_at,
        published=edition.created_at,
        summary="\n".join(filter(None, lines)),
        categories=(edition.get_kind_display(),),
    )


def query_of(request):
    """What was searched for, without the number of the page."""
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()


def bare(name, *arguments):
    """The path of a page without its language."""
    return "/" + reverse(name, args=arguments).removeprefix(reverse("conference:front"))


def host():
    return urlsplit(settings.SITE_URL).netloc
