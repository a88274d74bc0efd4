"""The activity log in words: what an entry says to the person who reads it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference import registry
from conference.models import Entry
from conference.old_and_new import changes_of
from conference.things import names_of

# Name of a deed -> what is said of it; after a colon stands a value from the details that deserves words of its own.
SENTENCES = {
    "conference.create_edition": gettext_lazy("%(who)s set up these pages"),
    "conference.create_from_call": gettext_lazy("%(who)s made this from a call for papers"),
    "conference.clone_edition": gettext_lazy("%(who)s made this from an earlier one"),
    "conference.open_call": gettext_lazy("%(who)s opened the call"),
    "conference.approve_call": gettext_lazy("%(who)s approved the call"),
    "conference.hide_edition": gettext_lazy("%(who)s hid the public pages"),
    "conference.publish_edition": gettext_lazy("%(who)s decided who sees the public pages"),
    "conference.edit_edition": gettext_lazy("%(who)s changed the settings"),
    "conference.edit_series": gettext_lazy("%(who)s changed what is said about the series or journal"),
    "conference.rename_edition": gettext_lazy("%(who)s changed the address of these pages"),
    "conference.set_status": gettext_lazy("%(who)s said that all is as planned"),
    "conference.set_status:postponed": gettext_lazy("%(who)s postponed it"),
    "conference.set_status:moved_online": gettext_lazy("%(who)s moved it online"),
    "conference.set_status:cancelled": gettext_lazy("%(who)s cancelled it"),
    "conference.edit_track": gettext_lazy("%(who)s changed a track"),
    "conference.move_track": gettext_lazy("%(who)s put the tracks into another order"),
    "conference.remove_track": gettext_lazy("%(who)s removed a track"),
    "conference.edit_topics": gettext_lazy("%(who)s changed the topics"),
    "conference.edit_topic": gettext_lazy("%(who)s gave a topic another name"),
    "conference.edit_kind": gettext_lazy("%(who)s changed a contribution type"),
    "conference.move_kind": gettext_lazy("%(who)s put the contribution types into another order"),
    "conference.remove_kind": gettext_lazy("%(who)s removed a contribution type"),
    "conference.add_question": gettext_lazy("%(who)s added a form field"),
    "conference.edit_question": gettext_lazy("%(who)s changed a form field"),
    "conference.move_question": gettext_lazy("%(who)s put the form fields into another order"),
    "conference.remove_question": gettext_lazy("%(who)s removed a form field"),
    "conference.restore_question": gettext_lazy("%(who)s brought a form field back"),
    "conference.set_look": gettext_lazy("%(who)s changed the look"),
    "conference.add_page": gettext_lazy("%(who)s added a page"),
    "conference.edit_page": gettext_lazy("%(who)s changed a page"),
    "conference.move_page": gettext_lazy("%(who)s changed the order of the pages"),
    "conference.remove_page": gettext_lazy("%(who)s removed a page"),
    "conference.add_sponsor": gettext_lazy("%(who)s added a sponsor"),
    "conference.edit_sponsor": gettext_lazy("%(who)s changed a sponsor"),
    "conference.move_sponsor": gettext_lazy("%(who)s changed the order of the sponsors"),
    "conference.remove_sponsor": gettext_lazy("%(who)s removed a sponsor"),
    "conference.add_track": gettext_lazy("%(who)s added a track"),
    "conference.add_topic": gettext_lazy("%(who)s added a topic"),
    "conference.add_kind": gettext_lazy("%(who)s added a contribution type"),
    "conference.set_deadline": gettext_lazy("%(who)s set or moved a date"),
    "conference.remove_deadline": gettext_lazy("%(who)s called a date off"),
    "conference.undo_move": gettext_lazy("%(who)s undid the last change of a date"),
    "conference.shift_deadlines": gettext_lazy("%(who)s moved several dates at once"),
    "conference.appoint": gettext_lazy("%(who)s gave somebody a role"),
    "conference.appoint:oneself": gettext_lazy("%(who)s took on a role"),
    "conference.look_as": gettext_lazy("%(who)s began to look at the pages as somebody else"),
    "conference.stop_looking": gettext_lazy("%(who)s stopped looking at the pages as somebody else"),
    "conference.move_role": gettext_lazy("%(who)s changed the order of people with the same role"),
    "conference.set_recommend_only": gettext_lazy("%(who)s changed whether a chair decides or recommends"),
    "conference.name_deputy": gettext_lazy("%(who)s asked somebody to be a chair’s deputy"),
    "conference.remove_role": gettext_lazy("%(who)s took a role away"),
    "conference.remove_role:oneself": gettext_lazy("%(who)s gave a role back"),
    "conference.invite_people": gettext_lazy("%(who)s invited people from a list"),
    "conference.send_invitation_again": gettext_lazy("%(who)s sent an invitation again"),
    "conference.remind_invitation": gettext_lazy("%(who)s reminded somebody of an invitation"),
    "conference.invite": gettext_lazy("%(who)s invited somebody"),
    "conference.invite:reviewer": gettext_lazy("%(who)s invited a reviewer"),
    "conference.answer_invitation": gettext_lazy("%(who)s answered an invitation"),
    "conference.answer_invitation:accepted": gettext_lazy("%(who)s accepted an invitation"),
    "conference.answer_invitation:declined": gettext_lazy("%(who)s declined an invitation"),
    "conference.withdraw_invitation": gettext_lazy("%(who)s withdrew an invitation"),
    "conference.renew_calendar": gettext_lazy("%(who)s gave a personal calendar a new address"),
    "conference.describe_person": gettext_lazy("%(who)s changed a profile"),
    "conference.confirm_orcid": gettext_lazy("%(who)s confirmed an ORCID"),
    "conference.merge": gettext_lazy("%(who)s merged two accounts"),
    "conference.set_portrait": gettext_lazy("%(who)s changed a portrait"),
    "conference.take_institutions": gettext_lazy("%(who)s imported institutions"),
    "conference.set_mail_words": gettext_lazy("%(who)s changed the words of a mail"),
    "conference.reset_mail_words": gettext_lazy("%(who)s went back to the usual words of a mail"),
    "conference.write_mailing": gettext_lazy("%(who)s began a mail to many"),
    "conference.change_mailing": gettext_lazy("%(who)s changed a mail to many"),
    "conference.leave_out": gettext_lazy("%(who)s chose who gets a mail to many"),
    "conference.send_mailing": gettext_lazy("%(who)s sent a mail to many"),
    "conference.pause_mailing": gettext_lazy("%(who)s paused a mail to many"),
    "conference.continue_mailing": gettext_lazy("%(who)s continued a mail to many"),
    "conference.discard_mailing": gettext_lazy("%(who)s stopped a mail to many"),
    "conference.edit_message": gettext_lazy("%(who)s changed a mail before it was sent"),
    "conference.send_messages": gettext_lazy("%(who)s sent mails from the outbox"),
    "conference.discard_messages": gettext_lazy("%(who)s discarded mails of the outbox"),
    "conference.unsubscribe": gettext_lazy("%(who)s noted that somebody wants no more mail to many"),
    "conference.subscribe_again": gettext_lazy("%(who)s noted that somebody wants mail to many again"),
    "conference.mark_bounced": gettext_lazy("%(who)s noted that a mail came back"),
    "conference.mark_address": gettext_lazy("%(who)s noted that mail to an address comes back"),
    "conference.prove_address": gettext_lazy("%(who)s proved an address"),
    "conference.send_daily_mail": gettext_lazy("%(who)s sent the daily mail of notices"),
    "conference.cancel_task": gettext_lazy("%(who)s stopped a task"),
}

MOST_NAMES = 12  # in one line


@dataclass(frozen=True)
class Line:
    """What is read: the last moment, the day in the conference's zone, a sentence, how often it is true in a row."""

    at: datetime
    day: date
    sentence: SafeString
    times: int = 1
    entry: Entry | None = None
    things: tuple[str, ...] = ()

    @property
    def about(self):
        """The names of its things, each once."""
        names = list(dict.fromkeys(filter(None, self.things)))
        return ", ".join(names[:MOST_NAMES]) + (" …" if len(names) > MOST_NAMES else "")

    @property
    def changes(self):
        return changes_of(self.entry) if self.entry else []


def told_to(viewer, entries: Iterable[Entry], zone: str) -> list[Line]:
    """In the order of the entries, which came through their gate. Papers are named to those who may open them only."""
    entries = list(entries)
    codes = {entry.subject_code for entry in entries} - {""}
    papers = {code: found for rule in registry.named_papers for code, found in rule(viewer, codes).items()}
    names = names_of(entries)
    return _gathered(_line(entry, papers.get(entry.subject_code), names[entry.pk], zone) for entry in entries)


def _gathered(lines):
    """Neighbours that say the same of the same day are one line: ten conflicts confirmed need not be read ten times."""
    found = []
    for line in lines:
        if found and _says_the_same(found[-1], line):
            found[-1] = replace(found[-1], times=found[-1].times + 1, things=found[-1].things + line.things)
        else:
            found.append(line)
    return found


def _says_the_same(one, other):
    """What changed a value is a line of its own."""
    is_plain = not ({"changes", "moved_from"} & (set(one.entry.details) | set(other.entry.details)))
    return is_plain and (one.day, one.sentence) == (other.day, other.sentence)


def _line(entry, paper, name, zone):
    local = entry.at.astimezone(ZoneInfo(zone or "UTC"))
    return Line(entry.at, local.date(), sentence(entry, paper), entry=entry, things=(name,))


def sentence(entry: Entry, paper: tuple[str, str] | None = None) -> SafeString:
    """What the entry says; paper: (label, address) of the one that it is about."""
    who = _who(entry)
    named = format_html('<a href="{1}">{0}</a>', *paper) if paper else _("a paper")
    pattern = _pattern(entry)
    if pattern is None:
        return format_html("{}: {}", who, readable(entry.deed))
    words = str(pattern) % {"who": conditional_escape(who), "paper": conditional_escape(named)}
    return mark_safe(words)  # noqa: S308 - a sentence of ours, filled with what was escaped just above


def _who(entry):
    who = entry.by.name if entry.by else capfirst(_("the system"))
    return _("%(who)s (looking as %(role)s)") % {"who": who, "role": entry.acting_as} if entry.acting_as else who


def _pattern(entry):
    values = [value for value in entry.details.values() if isinstance(value, str)]
    if entry.by and entry.by.code in values:
        values.append("oneself")
    names = [f"{entry.deed}:{value}" for value in values] + [entry.deed]
    return next((registry.sentences[name] for name in names if name in registry.sentences), None)


def readable(deed: str) -> str:
    """For a deed without a sentence, such as one of an earlier version: "app.some_deed" is "some deed"."""
    return deed.partition(".")[2].replace("_", " ")
