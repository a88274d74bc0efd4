"""Tags that every page may use: icons, Markdown, moments in a zone, deadlines, status chips, navigation."""

from functools import cache
from pathlib import Path
from urllib.parse import quote
from zoneinfo import ZoneInfo

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from lucide import IconDoesNotExist
from lucide.templatetags.lucide import lucide

from conference import dates, registry, rendering, when
from conference.bounces import meaning_of
from conference.countries import country_name

register = template.Library()
ICON = Path(__file__).parents[1] / "static" / "convoke" / "icon.svg"
LONG_AGO = 60  # days after which nobody counts


@register.simple_tag
def icon(name, size=18, label=""):
    """An inline picture; without a label it is decoration and read to nobody."""
    meaning = {"role": "img", "aria-label": label} if label else {"aria-hidden": "true", "focusable": "false"}
    try:
        return lucide(name, size=size, **{"class": "icon", **meaning})
    except IconDoesNotExist as problem:
        raise template.TemplateSyntaxError(str(problem)) from problem


@register.simple_tag
@cache
def site_icon():
    """The site's icon inside the page: one request less, and none for /favicon.ico."""
    return f"data:image/svg+xml,{quote(ICON.read_text())}"


@register.filter
def markdown(text, top=3):
    """Markdown of users as safe HTML; its headings start at h<top>, one below the heading that stands above it."""
    return rendering.markdown(str(text or ""), top)


@register.filter
def bounced_because(status):
    """The status with our own words, whatever the other server said: "5.1.1: there is no such address"."""
    return meaning_of(str(status or ""))


@register.filter
def get(mapping, key):
    return mapping.get(key) if mapping else None


@register.simple_tag
def moment(at, zone="", style="full"):
    """An instant in a zone (default UTC), as <time>: "1 December 2026, 09:30 CET"; style "time" or "day" for parts."""
    if at is None:
        return ""
    local = at.astimezone(ZoneInfo(zone or "UTC"))
    shown = {
        "time": when.clock(local),
        "day": when.day(local, "full"),
        "full": when.moment(local),
    }[style]
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), shown)


@register.simple_tag
def day(on, style="long"):
    """A day in the style "long" (1 December 2026), "full" (with its weekday) or "short", as <time>."""
    return format_html('<time datetime="{}">{}</time>', on.isoformat(), when.day(on, style)) if on else ""


@register.filter
def day_of(at):
    return when.day(at)


@register.filter
def to_the_minute(at):
    return when.moment(at, zone="UTC")


@register.filter
def to_the_second(at):
    return when.moment(at, zone="UTC", seconds=True)


@register.inclusion_tag("parts/deadline.html")
def deadline(deadline):
    """A date with its zone; dates that it was moved from since the call opened are struck out."""
    former = [change.shown.day for change in deadline.changes.all() if change.is_announced]
    return {"deadline": deadline, "former": [day for day in dict.fromkeys(former) if day != deadline.shown.day][-2:]}


@register.simple_tag
def countdown(deadline):
    """How long is left of a deadline."""
    return countdown_to(deadline.closes_at)


@register.simple_tag
def countdown_to(closes_at):
    """How long is left: "3 days 4 hours left"; countdown.js keeps it true where JavaScript runs."""
    left = dates.remaining(closes_at, timezone.now())
    if left.is_past and left.days > LONG_AGO:
        return format_html('<span class="countdown past">{}</span>', _("closed"))
    tone = "past" if left.is_past else "soon" if left.days < 3 else "ahead"
    return format_html(
        '<span class="countdown {}" data-closes="{}" {}>{}</span>',
        tone,
        closes_at.isoformat(),
        format_html_join(" ", 'data-{}="{}"', when.patterns().items()),
        when.sentence(left),
    )


@register.simple_tag
def chip(label, tone=""):
    """A short state in words; the tone (good, warn, bad, info) is never the only cue."""
    return format_html('<span class="chip {}">{}</span>', tone, label)


@register.filter
def country(code):
    return country_name(code)


@register.inclusion_tag("parts/public_page_buttons.html")
def public_page_buttons(edition):
    """Buttons to the pages that upper apps offer every visitor, such as the programme."""
    pages = [(label(edition), reverse(name, args=[edition.slug])) for name, label in registry.public_pages]
    return {"pages": pages}


@register.inclusion_tag("parts/public_links.html", takes_context=True)
def public_links(context, edition):
    """Home, call, programme and free pages of a conference; a public page has no personal link."""
    here = context["request"].path
    links = [(_("Home"), edition.get_absolute_url()), (_("Call"), reverse("conference:call", args=[edition.slug]))]
    links += [(label(edition), reverse(name, args=[edition.slug])) for name, label in registry.public_pages]
    links += [(page.title, page.get_absolute_url()) for page in edition.pages.shown()]
    return {"links": [{"label": label, "url": url, "is_here": url == here} for label, url in links]}


@register.inclusion_tag("parts/workbench.html", takes_context=True)
def workbench(context, edition):
    """The rooms of an edition's workbench that this person may open."""
    here = context["request"].path
    rooms = [room for rule in registry.workbench for room in rule(context["request"].viewer, edition)]
    rooms.sort(key=lambda room: room.order)
    best = max((room.url for room in rooms if here.startswith(room.url)), key=len, default="")
    shown = [{"url": room.url, "label": room.label, "icon": room.icon, "is_here": room.url == best} for room in rooms]
    return {"rooms": shown}
