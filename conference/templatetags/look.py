"""Tags of an edition's look: the style in the head of a page, and its logo."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from conference import look
from conference.colours import DARK, LIGHT

register = template.Library()
BRAND, SMALL = (40, 240), (24, 144)  # height and width of a logo in the public header and in the workbench, at most
SPONSOR, LISTED = (64, 192), (32, 96)  # those of a sponsor's on the front page and in the workbench


@register.simple_tag(takes_context=True)
def edition_style(context, edition=None):
    """The accent of an edition, if it has one of its own; middleware.style_sources then allows this very style."""
    style = look.style_of(edition) if edition else ""
    if not style:
        return ""
    context["request"].style_source = look.source_of(style)
    return format_html("<style>{}</style>", mark_safe(style))  # noqa: S308 - made of names of tokens and of colours


@register.simple_tag
def theme_colours():
    """What browsers may paint around the page."""
    papers = [("light", LIGHT.paper), ("dark", DARK.paper)]
    return format_html_join(
        "\n  ", '<meta name="theme-color" content="{1}" media="(prefers-color-scheme: {0})">', papers
    )


@register.inclusion_tag("parts/edition_mark.html")
def edition_mark(edition, size=""):
    """What stands for an edition in a header: its logo, its short name, or both where the logo is only a symbol.

    An edition that is not public yet has its name only: who may see the picture is asked elsewhere.
    """
    high, wide = SMALL if size == "small" else BRAND
    logo = look.logo_of(edition, high=high, wide=wide) if edition.is_public else None
    return {"edition": edition, "logo": logo, "name": edition.short}


@register.inclusion_tag("parts/sponsors.html")
def sponsors(edition):
    """Who supports a conference: those of one level together, the levels in the order of their first."""
    levels = {}
    for sponsor in edition.sponsors.order_by("position", "pk"):
        levels.setdefault(sponsor.level, []).append((sponsor, look.logo_of(sponsor, high=SPONSOR[0], wide=SPONSOR[1])))
    return {"edition": edition, "levels": list(levels.items())}


@register.simple_tag
def logo_in_list(sponsor):
    return look.logo_of(sponsor, high=LISTED[0], wide=LISTED[1])
