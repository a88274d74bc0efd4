"""Tags of the programme: where a paper is presented, hours in local time, names of people."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from programme.agenda import Agenda
from programme.models import Release, Slot
from programme.release import in_language

register = template.Library()


@register.inclusion_tag("programme/_presentation.html")
def presentation_of(submission):
    """When and where a paper is presented, as the latest release tells everybody; nothing before that."""
    code = Slot.objects.filter(submission=submission).values_list("code", flat=True).first()
    release = Release.objects.latest_of(submission.edition_id) if code else None
    agenda = Agenda(in_language(release.document, get_language() or "en")) if release else None
    talk = agenda.talks.get(code) if agenda else None
    session = agenda.session_of(talk) if talk else None
    return {"talk": talk, "session": session, "agenda": agenda, "edition": submission.edition}


@register.simple_tag
def clock(at):
    """ "09:30" of a time that is already local; nothing for None."""
    return format_html('<time datetime="{}">{}</time>', at.isoformat(), f"{at:%H:%M}") if at else ""


@register.simple_tag
def hours(thing):
    """ "09:30–10:00" of something with `begins` and `ends`; what is unknown is not shown."""
    times = [clock(at) for at in (thing.begins, thing.ends) if at]
    return format_html("{}–{}", *times) if len(times) == 2 else times[0] if times else ""


@register.simple_tag
def hours_in(thing, zone):
    """The same of a session or slot of the working schedule, whose times are not local yet."""
    times = [clock(at.astimezone(zone)) for at in (thing.starts_at, thing.ends_at) if at]
    return format_html("{}–{}", *times) if len(times) == 2 else times[0] if times else ""


@register.filter
def names(people):
    return ", ".join(person["name"] for person in people)
