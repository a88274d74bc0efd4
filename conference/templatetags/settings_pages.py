"""The row of tabs above every page of settings."""

from django import template

from conference import settings_pages as pages

register = template.Library()


@register.inclusion_tag("conference/_settings_tabs.html", takes_context=True)
def settings_tabs(context, edition):
    """Of the pages that this person may open; the one that this page is, or lies below, is marked."""
    request = context["request"]
    tabs = pages.settings_pages(request.viewer, edition)
    best = max((url for _label, url in tabs if request.path.startswith(url)), key=len, default="")
    return {"tabs": [{"label": label, "url": url, "is_here": url == best} for label, url in tabs]}
