"""Components of pages, each shown with its states at /design/."""

from django import template

from conference.components import initials
from conference.countries import country_name

register = template.Library()


@register.simple_tag(name="initials")
def initials_of(name):
    return initials(str(name))


@register.inclusion_tag("parts/person_chip.html")
def person_chip(person, note=None):
    """A person with initials and, below, a note (default: affiliation and country)."""
    place = ", ".join(filter(None, [person.affiliation, country_name(person.country)]))
    return {"name": person.name, "note": place if note is None else note}


@register.inclusion_tag("parts/stages.html")
def stages_shown(stages, label):
    """A way with an order, and where one is on it."""
    return {"stages": stages, "label": label}
