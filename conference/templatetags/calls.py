"""Tags of public calls: limits of a contribution type, lines that the page and the plain text share, its calendar."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join

from conference.countries import country_name
from conference.published import words
from conference.published.call import Kind
from conference.published.gathering import kind_of
from conference.templatetags.languages import lang_of

register = template.Library()


@register.filter
def limits(kind):
    """What a contribution of this type must keep to, in one sentence: of a value or of its row."""
    found = words.limits_of(kind if isinstance(kind, Kind) else kind_of(kind))
    return f"{found[0][0].upper()}{found[0][1:]}; {'; '.join(found[1:])}".removesuffix("; ") + "." if found else ""


@register.filter
def where(edition):
    return words.where(edition)


@register.filter
def issue(call):
    """ "volume 9, number 2, 2027" as far as it is planned."""
    return words.issue_of(call)


@register.filter
def zone_of(dates):
    """The sentence that states the zone of these dates, where it is one and the same; else "" ."""
    return words.zone_sentence(tuple(dates))


@register.filter
def templates_of(kind):
    """[(label, address)] of what a contribution of this type starts from."""
    return kind.templates if isinstance(kind, Kind) else kind_of(kind).templates


# A large call names hundreds of topics and dozens of people: lists of them are written here, which is faster by far.
@register.simple_tag
def topic_list(topics):
    """Topics with their parts behind them."""
    lines = [(lang_of(topic.name), topic.name, _parts(topic.parts)) for topic in topics]
    return format_html('<ul class="topics">{}</ul>', format_html_join("", "<li{}>{}{}</li>", lines))


@register.simple_tag
def people_list(people):
    """People as chips, each with affiliation and country."""
    chips = [(_chip(person.name, person.affiliation, country_name(person.country)),) for person in people]
    return format_html('<ul class="people">{}</ul>', format_html_join("", "<li>{}</li>", chips))


def _parts(parts):
    return format_html(': <span class="muted">{}</span>', ", ".join(map(str, parts))) if parts else ""


@lru_cache(maxsize=1000)
def _chip(name, *places):
    """The chip that every page shows of a person, which is the same as long as these words are."""
    return render_to_string("parts/person_chip.html", {"name": name, "note": ", ".join(filter(None, places))})
