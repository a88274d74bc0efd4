"""1 A visitor reads calls: what is open, who chairs, what is asked, until when."""

import re

from tests.browser.walk.cast import CONFERENCE, TRACK_NAME

COUNTDOWN = re.compile(r"\d+ days? (\d+ hours? )?left")


def read_the_calls(walk):
    front_page(walk.visitor)
    current_call(walk.visitor)
    calls_of_the_past(walk.visitor)


def front_page(visitor):
    visitor.visit("/")
    headings = visitor.page.locator("main h2").all_inner_texts()
    assert headings[0] == "Open calls"
    open_calls = visitor.page.locator("section[aria-labelledby=open]").inner_text()
    assert "CoPro 2027" in open_calls
    assert "CeDEM16" not in open_calls
    visitor.see("CeDEM16", "ITAIS 2016", "JeDEM", "After the Pilot")


def current_call(visitor):
    visitor.visit(f"{CONFERENCE}/").see("CoPro 2027").press("Read the call")
    call = visitor.see("Tracks", TRACK_NAME, "Marta Olivares Peña", "Family carers and neighbours", "Full paper").text
    assert "anywhere on Earth" in call or "AoE" in call
    assert COUNTDOWN.search(call)
    visitor.see("Abstract of at most 1000 words, references not counted")
    visitor.press(TRACK_NAME).see("Start a submission", "Marta Olivares Peña", "Important dates")


def calls_of_the_past(visitor):
    itais = visitor.visit("/itais2016/call/").see("5 June 2016", "7–8 October 2016").text
    for zone in ("AoE", "Earth", "UTC", "Europe/"):
        assert zone not in itais, f"a zone that the call never named: {zone}"
    jedem = visitor.visit("/jedem2015/call/").see("Mila Gascó", "Maria Cucciniello")
    assert jedem.page.locator("table.dates").count() == 0
    visitor.not_see("Important dates")
    keynote_without_an_hour(visitor)


def keynote_without_an_hour(visitor):
    visitor.visit("/cedem16/programme/").press("Mila Gascó")
    visitor.see("Co-Production and ICT-enabled Co-Production", "time not recorded")
    assert visitor.page.locator("a[href$='.ics']").count() == 0
    visitor.cannot_open("/cedem16/programme.ics")
