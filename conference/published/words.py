"""Sentences about a call that its page, its plain text and its record say alike, in the language of the page."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference.countries import country_name
from conference.published.call import Call, Date, Kind, one_zone
from conference.published.prose import one_line
from conference.texts import Texts
from conference.when import days, shown


def status_sentence(call: Call) -> str:
    """What everybody must know first, where it is not as planned."""
    from_days = days(call.former_starts_on, call.former_ends_on) if call.former_starts_on else ""
    told = {
        "postponed": _("This conference has been postponed."),
        "moved_online": _("This conference takes place online."),
        "cancelled": _("This conference has been cancelled."),
    }
    if call.is_special_issue:
        told |= {
            "postponed": _("This special issue has been postponed."),
            "cancelled": _("This special issue has been cancelled."),
        }
    if call.status not in told:
        return ""
    former = _("It was planned for {days}.").format(days=from_days) if from_days and from_days != call.when else ""
    return " ".join(filter(None, [told[call.status], former, one_line(str(call.status_note))]))


def when_and_where(call: Call) -> str:
    """ "17–19 May 2027, Northport, Norway (on site and online)"; of a special issue its journal, volume and year."""
    return ", ".join(filter(None, [call.when, where(call)]))


def where(call) -> str:
    """ "Venue, Northport, Norway (on site and online)", of a Call or an edition; what is unknown is not said."""
    place = ", ".join(filter(None, [call.venue, call.place, country_name(call.country) if call.country else ""]))
    mode = {"online": _("online"), "hybrid": _("on site and online")}.get(call.mode, "")
    return f"{place} ({mode})" if place and mode else place or mode


def series_line(call: Call) -> str:
    name = one_line(str(call.series.name))
    if not call.is_special_issue:
        return name
    issn = f"ISSN {call.series.issn}" if call.series.issn else ""
    return ", ".join(filter(None, [_("Special issue of {journal}").format(journal=name), issue_of(call), issn]))


def issue_of(call: Call) -> str:
    """ "volume 9, number 2, 2027" as far as it is planned."""
    volume = _("volume {volume}").format(volume=call.volume) if call.volume else ""
    number = _("number {number}").format(number=call.issue) if call.issue else ""
    return ", ".join(filter(None, [volume, number, str(call.year or "")]))


def limits_of(kind: Kind) -> list[str]:
    """What a contribution of this type must keep to, each in a few words."""
    told = []
    if kind.is_by_invitation:
        told.append(_("by invitation only"))
    if kind.has_abstract and kind.max_words:
        told.append(_("abstract of at most {words} words, references not counted").format(words=kind.max_words))
    told += _paper_words(kind)
    if kind.max_pages:
        pages = ngettext("paper of at most {pages} page", "paper of at most {pages} pages", kind.max_pages)
        told.append(pages.format(pages=kind.max_pages))
    if kind.is_anonymous:
        told.append(_("double-blind: leave your names out of the paper"))
    elif kind.is_anonymous is False:
        told.append(_("reviewers see your names"))
    return told


def _paper_words(kind: Kind) -> list[str]:
    least, most = kind.min_paper_words, kind.max_paper_words
    if not least and not most:
        return []
    if least and most:
        told = _("paper of {least} to {most} words").format(least=least, most=most)
    elif most:
        told = _("paper of at most {most} words").format(most=most)
    else:
        told = _("paper of at least {least} words").format(least=least)
    counted = _("references counted") if kind.counts_references else _("references not counted")
    return [f"{told}, {counted}"]


def sections_of(call: Call) -> list[tuple[str, Texts]]:
    """What a call says beside its scope: only sections that were written."""
    sections = [
        (_("Guidelines"), call.guidelines),
        (_("How papers are reviewed"), call.review_process),
        (_("Publication"), call.publication),
        (_("Policies"), call.policies),
    ]
    return [(title, text) for title, text in sections if text]


def zone_sentence(found: tuple[Date, ...]) -> str:
    """Where deadlines state one zone, said once."""
    zone = one_zone(found)
    first = next((date for date in found if date.zone == zone and zone), None)
    place = shown(None, first.time or first.closes_at.time(), zone).zone if first else ""
    return _("Time zone of all deadlines: {zone}.").format(zone=place) if place else ""
