"""The call as plain text of 72 columns, and as a record for lists of calls."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.published import plain, wikicfp
from conference.published.words import limits_of, zone_sentence
from tests.conference.a_call import conference, dated, moved, special_issue, text

LONG = "Wir rufen auf zu Beiträgen über Öffentlichkeit, Übergänge und große Straßen. " * 8


def lines(call):
    return plain.text_of(call).split("\n")


def test_no_line_is_longer_than_72_columns_and_none_ends_in_a_blank():
    call = conference(
        description=text(LONG + "\n\n- " + LONG + "\n  - " + LONG + "\n\n1. " + LONG), guidelines=text(LONG)
    )

    assert max(len(line) for line in lines(call)) <= 72
    assert [line for line in lines(call) if line != line.rstrip()] == []
    assert plain.text_of(call).endswith("\n") and not plain.text_of(call).endswith("\n\n")
    assert "\n\n\n" not in plain.text_of(call)


def test_umlauts_stay_and_words_are_never_broken():
    words = set(LONG.split())

    assert words <= set(plain.wrapped(LONG).split())


def test_an_address_may_be_longer_than_a_line():
    address = "https://convoke.example/" + "a" * 100

    assert plain.wrapped(f"See {address} for more").split("\n") == ["See", address, "for more"]


@given(st.text())
def test_wrapping_loses_no_word(anything):
    assert plain.wrapped(anything).split() == unicodedata.normalize("NFC", anything).split()


def test_wide_letters_count_as_two():
    assert all(plain.columns(line) <= 72 for line in plain.wrapped("協働 " * 60).split("\n"))


def test_lists_hang_below_their_bullets():
    shown = plain.prose(text("- " + "word " * 30))

    assert shown.split("\n")[0].startswith("- word") and shown.split("\n")[1].startswith("  word")


def test_dates_are_a_table_whose_zone_is_said_once():
    found = lines(conference())

    at = found.index("IMPORTANT DATES")
    assert found[at + 3 : at + 6] == [
        "15 December 2026  Abstract (encouraged)",
        "15 January 2027   Full paper",
        "1 March 2027      Notification",
    ]
    assert "Time zone of all deadlines: anywhere on Earth." in found
    assert plain.text_of(conference()).count("anywhere on Earth") == 1


def test_different_zones_are_said_at_each_date():
    dates = (dated(), dated("abstract", zone="UTC"))

    assert zone_sentence(dates) == ""
    assert plain.date_table(dates).split("\n") == [
        "15 January 2027, anywhere on Earth",
        "                      Full paper",
        "15 January 2027, UTC  Abstract",
    ]


def test_a_moved_date_says_what_it_was():
    call = conference(tracks=(), shared_dates=(moved(dated(day=date(2027, 1, 29)), date(2027, 1, 15)),))

    assert "29 January 2027  Full paper (formerly 15 January 2027)" in lines(call)


def test_the_text_tells_tracks_chairs_topics_and_limits():
    found = plain.text_of(conference())

    for expected in (
        "CO-PRODUCTION OF SERVICES",
        "  Tom Paine (College of Eastbridge, United States)",
        "- Citizens as co-producers\n  - Volunteers\n  - Patients",
        "- Full paper: abstract of at most 1000 words, references not counted;",
        "17–19 May 2027, Linz, Austria",
        "https://convoke.example/copro/call/",
        "Ada Lovelace (University of Northport, United Kingdom)",
    ):
        assert expected in found
    assert "GUIDELINES" not in found


def test_a_special_issue_names_its_journal_and_guest_editors_but_no_track():
    found = plain.text_of(special_issue())

    assert "Special issue of Journal of Services, volume 19, number 2, 2027, ISSN" in found
    assert "Guest editors:\n  Tom Paine" in found
    assert "Hidden" not in found and "HIDDEN" not in found


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("postponed", "*** This conference has been postponed."),
        ("moved_online", "*** This conference takes place online."),
        ("cancelled", "*** This conference has been cancelled. Because of the flood. ***"),
    ],
)
def test_how_it_stands_is_said_before_all_else(status, said):
    found = plain.text_of(conference(status=status, status_note=text("Because of the flood.")))

    assert said in found
    assert found.index("***") < found.index("IMPORTANT DATES")


def test_limits_are_said_in_words():
    (kind,) = conference().kinds

    assert limits_of(kind) == [
        "abstract of at most 1000 words, references not counted",
        "paper of at most 12 pages",
        "double-blind: leave your names out of the paper",
    ]
    changed = replace(
        kind,
        has_abstract=False,
        max_pages=None,
        min_paper_words=4000,
        max_paper_words=8000,
        is_anonymous=None,
        counts_references=True,
        is_by_invitation=True,
    )
    assert limits_of(changed) == ["by invitation only", "paper of 4000 to 8000 words, references counted"]


def test_the_record_has_the_fields_of_wikicfp():
    assert wikicfp.fields_of(conference()) == {
        "Event": "CoPro 2027: Conference on Co-Production",
        "Conference Series": "Conferences on Co-Production",
        "Link": "https://convoke.example/copro/call/",
        "When": "May 17, 2027 - May 19, 2027",
        "Where": "Linz, Austria",
        "Abstract Registration Due": "Dec 15, 2026",
        "Submission Deadline": "Jan 15, 2027",
        "Notification Due": "Mar 1, 2027",
        "Final Version Due": "",
        "Categories": "Citizens as co-producers",
    }


def test_what_the_record_does_not_know_is_not_invented():
    record = wikicfp.record_of(special_issue())

    for line in ("When: N/A", "Where: N/A", "Submission Deadline: N/A"):
        assert line in record.split("\n")


def test_the_record_of_what_moved_online_says_so():
    assert wikicfp.fields_of(conference(status="moved_online"))["Where"] == "Online"
