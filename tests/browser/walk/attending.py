"""8 Everybody reads the programme and takes it along as calendar and PDF; a change follows into the calendar."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import vobject
from pypdf import PdfReader

from tests.browser.walk.arranging import BIOGRAPHY, ROOM, SPEECH, TALKS, move, publish
from tests.browser.walk.cast import AUTHOR, CO_AUTHOR, CONFERENCE, KEYNOTE, SPEAKER, TITLE, today

PROGRAMME = f"{CONFERENCE}/programme"
ROME, NEW_YORK = ZoneInfo("Europe/Rome"), ZoneInfo("America/New_York")
FIRST_DAY = 75  # days from the loading of the demo


def attend(walk):
    visitor, day = walk.visitor, today() + timedelta(days=FIRST_DAY)
    read_the_programme(visitor)
    calendars = take_calendars(visitor, day)
    take_the_pdf(visitor)
    move(walk.organiser, walk.facts["talks"], "18:00", "19:00")
    for path, entry in calendars.items():
        assert talk_of(visitor.fetch(path)) == entry, "what is not published is in no calendar"
    publish(walk.organiser, "An hour later")
    follow_the_change(visitor, calendars, day)


def read_the_programme(visitor):
    visitor.visit(f"{PROGRAMME}/").see(TITLE, TALKS, ROOM, KEYNOTE, SPEAKER)
    visitor.press(TITLE).see(AUTHOR, CO_AUTHOR, ROOM, "17:00", "Europe/Rome", "Home visits end at six")
    visitor.press(TALKS).see(TITLE)
    visitor.visit(f"{PROGRAMME}/").press(SPEAKER).see(KEYNOTE, BIOGRAPHY, "Presentation", "15:30")
    portrait = visitor.page.get_by_role("img", name=f"Portrait of {SPEAKER}")
    assert portrait.evaluate("picture => picture.complete && picture.naturalWidth") > 0
    assert visitor.link("Presentation") == "https://slides.example/pilot"


@dataclass(frozen=True)
class Talk:
    """One entry of a calendar."""

    uid: str
    sequence: int
    starts_at: datetime


def talk_of(body, words=TITLE):
    """The entry whose summary or description has these words; both parsers must read it alike."""
    events = [event for event in icalendar.Calendar.from_ical(body).walk("VEVENT") if words in told(event)]
    assert len(events) == 1
    (event,) = events
    other = next(each for each in vobject.readOne(body.decode()).vevent_list if each.uid.value == event["UID"])
    assert other.dtstart.value == event.start
    return Talk(str(event["UID"]), int(event.get("SEQUENCE", 0)), event.start)


def told(event):
    return f"{event.get('SUMMARY', '')} {event.get('DESCRIPTION', '')}"


def take_calendars(visitor, day):
    """{path: entry} of all, of all talk by talk, of a day, of a session and of a talk."""
    paths = [visitor.visit(f"{PROGRAMME}/").link("Calendar .ics")]
    paths.append(visitor.page.locator("a[href$='?each=talk']").first.get_attribute("href"))
    paths.append(visitor.visit(f"{PROGRAMME}/{day}/").link("Calendar of this day .ics"))
    paths.append(visitor.visit(f"{PROGRAMME}/").press(TITLE).link("Calendar .ics"))
    paths.append(visitor.press(TALKS).link("Calendar .ics"))
    found = {path: talk_of(visitor.fetch(path)) for path in paths}
    assert len(found) == 5
    assert {entry.starts_at for entry in found.values()} == {datetime(day.year, day.month, day.day, 17, tzinfo=ROME)}
    there = found[paths[0]].starts_at.astimezone(NEW_YORK)
    assert (there.date(), there.hour) == (day, 11 if same_season(day) else 12)
    return found


def same_season(day):
    """Whether both places are on the same side of their changes of clocks, six hours apart."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ROME)
    return noon.utcoffset() - noon.astimezone(NEW_YORK).utcoffset() == timedelta(hours=6)


def take_the_pdf(visitor):
    body = visitor.fetch(visitor.visit(f"{PROGRAMME}/").link("PDF"))
    words = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).split())
    for each in (TITLE, KEYNOTE, SPEAKER, TALKS, SPEECH, AUTHOR):
        assert each in words


def follow_the_change(visitor, calendars, day):
    """The same entries, one number higher, an hour later."""
    an_hour_later = datetime(day.year, day.month, day.day, 18, tzinfo=ROME)
    for path, before in calendars.items():
        after = talk_of(visitor.fetch(path))
        assert after == Talk(before.uid, before.sequence + 1, an_hour_later)
    visitor.visit(f"{PROGRAMME}/").press(TITLE).see("18:00")
