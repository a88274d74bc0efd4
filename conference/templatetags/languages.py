"""Tags about languages: the menu of a page, its addresses in all of them, and the language of a text."""

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.translation import get_language

from conference import languages
from conference.texts import language_of_text

register = template.Library()


@register.inclusion_tag("parts/language_menu.html", takes_context=True)
def language_menu(context):
    """Plain links to this page in the other languages; nothing where there is no request."""
    request, current = context.get("request"), get_language()
    shown = languages.addresses(request) if request else []
    return {"links": [{"code": c, "name": n, "url": url, "is_current": c == current} for c, n, url in shown]}


@register.inclusion_tag("parts/alternates.html", takes_context=True)
def alternates(context):
    """For search engines: one address of a public page in each language. A query is no page of its own."""
    request = context["request"]
    path = request.path_info
    found = [(code, languages.site_in(code) + path) for code in languages.codes()]
    return {"canonical": dict(found)[languages.current()], "alternates": found, "default": settings.SITE_URL + path}


@register.simple_tag
def lang_of(texts):
    """lang="en" for an element whose text is not in the language of the page, for screen readers and hyphenation."""
    code = language_of_text(texts)
    return format_html(' lang="{}"', code) if code and code != languages.current() else ""
