"""The activity log: filtered, as a table, of one thing, and never more than its reader may know."""

import re
from datetime import date
from html import unescape

import pytest
from django.urls import reverse

from conference import actions
from conference.models import Entry
from submissions import actions as papers
from tests.cast import in_days


@pytest.fixture
def moved(edition, track, clara):
    """A date that Clara moved."""
    return actions.set_deadline(edition, track=track, stage="paper", day=in_days(30), by=clara)


def log(browser, **wanted):
    return browser.get("/copro/manage/log/", wanted).content.decode()


def test_old_and_new_values_of_a_date_are_told(as_, moved, clara):
    page = log(as_(clara), about="dates")

    assert "Closes (UTC)" in page
    assert page.count("<s>") == 1


def test_what_it_is_about_can_be_chosen(as_, moved, clara):
    assert "moved a date" in log(as_(clara), about="dates").replace("set or moved", "moved")
    assert "Nothing in the log is like this" in log(as_(clara), about="programme")


def test_a_period_can_be_chosen_in_the_days_of_the_conference(as_, moved, clara):
    today = date.fromisoformat(Entry.objects.latest("at").at.date().isoformat())

    assert "a date" in log(as_(clara), about="dates", since=today, until=in_days(1))
    assert "Nothing in the log" in log(as_(clara), about="dates", since=in_days(2))


def test_a_day_that_is_none_is_told_and_kept(as_, moved, clara):
    page = log(as_(clara), since="2027-02-31")

    assert "Enter a valid date" in page
    assert "2027-02-31" in page


def plain(page):
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page.partition("<main")[2])).split())


def test_a_line_names_the_date_that_it_is_about_even_one_that_was_called_off(as_, moved, clara):
    actions.remove_deadline(moved, by=clara)

    page = plain(log(as_(clara), about="dates"))

    assert "Clara Zetkin called a date off: Full paper (Co-production of services)" in page


def test_a_line_names_the_page_that_was_changed_and_one_that_is_gone(as_, edition, clara):
    page = actions.add_page(edition, title={"en": "Hotels"}, slug="hotels", by=clara)
    added = plain(log(as_(clara)))
    actions.remove_page(page, by=clara)

    assert "added a page: Hotels" in added
    assert "removed a page: hotels" in plain(log(as_(clara)))


def test_invitations_in_a_row_name_who_was_invited(as_, edition, clara, ravi, eve):
    for somebody in (ravi, eve):
        actions.invite(edition, person=somebody, role="organiser", by=clara)

    assert f"invited somebody × 2 : {eve.name}, {ravi.name}" in plain(log(as_(clara)))
    assert f"invited somebody: {ravi.name}" in as_(clara).get("/copro/manage/log.csv").content.decode()


def test_who_got_a_role_is_named_but_nobody_twice(as_, edition, clara, ravi):
    actions.appoint(edition, person=ravi, role="organiser", by=clara)
    actions.appoint(edition, person=ravi, role="chair", by=ravi)

    page = plain(log(as_(clara)))

    assert "gave somebody a role: Ravi Shankar" in page
    assert "Ravi Shankar took on a role:" not in page


def test_what_befell_papers_of_a_track_does_not_name_the_track(as_, edition, track, clara):
    for deed in ("submissions.look_for_conflicts", "conference.move_track"):
        Entry.objects.create(edition=edition, deed=deed, thing="track", thing_code=track.code)

    page = plain(log(as_(clara), about="papers"))
    whole = plain(log(as_(clara)))

    assert str(track) not in page
    assert f"into another order: {track}" in whole


def test_settings_are_called_as_their_form_calls_them(as_, edition, clara):
    actions.edit_edition(edition, tagline={"en": "Of **DigiGov** and beyond"}, country="IT", by=clara)

    page = plain(log(as_(clara)))

    assert "Theme: Of DigiGov and beyond" in page
    assert "Country: formerly Austria → Italy" in page
    assert "Tagline" not in page


def test_of_an_address_the_log_tells_only_that_it_changed(as_, edition, clara):
    actions.edit_edition(edition, contact_email="new@copro.example", by=clara)
    changed = plain(log(as_(clara)))
    actions.edit_edition(edition, contact_email="", by=clara)

    assert "Address for questions: changed" in changed
    assert "Address for questions: removed" in plain(log(as_(clara)))


def test_a_paper_is_found_by_its_number(as_, abstract_in, clara):
    page = log(as_(clara), paper=abstract_in.number)

    assert "handed in the abstract" in page


def test_a_number_that_nobody_has_and_one_that_is_kept_back_look_alike(as_, abstract_in, clara, conflicted):
    told = "There is no paper with this number"

    assert told in log(as_(clara), paper=999)
    assert told in log(as_(conflicted), paper=abstract_in.number)


def test_the_table_has_the_same_lines_and_no_marks(as_, moved, clara):
    table = as_(clara).get("/copro/manage/log.csv?about=dates").content.decode()

    assert '"Clara Zetkin"' in table
    assert "<" not in table
    assert "→" in table


def test_the_history_of_one_thing(as_, moved, clara, tom, eve):
    address = reverse("conference:history", args=["copro", moved.code])

    assert "History: Full paper" in as_(clara).get(address).content.decode()
    assert as_(tom).get(address).status_code == 404
    assert as_(eve).get(address).status_code == 404


def test_chairs_read_the_history_of_a_paper_that_they_handle(as_, abstract_in, tom, ada):
    address = reverse("conference:history", args=["copro", abstract_in.code])

    assert f"History: Paper {abstract_in.number}" in as_(tom).get(address).content.decode()
    assert as_(ada).get(address).status_code == 404


def test_of_a_paper_that_is_kept_from_her_an_organiser_reads_only_what_she_did_herself(as_, abstract_in, conflicted):
    page = as_(conflicted).get(reverse("conference:history", args=["copro", abstract_in.code])).content.decode()

    assert "History: A paper" in page
    assert "declared a conflict" in page
    assert "handed in" not in page


@pytest.mark.parametrize("address", ["log/", "log.csv"])
def test_the_log_is_for_organisers(as_, moved, tom, eve, address):
    for somebody in (tom, eve):
        assert as_(somebody).get(f"/copro/manage/{address}").status_code == 404


@pytest.fixture
def abstract_in(track, kind, ada):
    draft = papers.start(track, by=ada, kind=kind)
    author = {"given_name": "Ada", "family_name": "Lovelace", "email": ada.email, "affiliation": "", "country": ""}
    draft = papers.save_draft(
        draft, by=ada, revision=draft.revision, title="On engines", abstract="Words " * 50, authors=[author]
    )
    return papers.hand_in_abstract(draft, by=ada)


@pytest.fixture
def conflicted(abstract_in, eve):
    """An organiser from whom the paper is kept."""
    actions.appoint(abstract_in.edition, person=eve, role="organiser", by=None)
    papers.declare_conflict(abstract_in, person=eve, by=eve, evidence="We wrote a book together")
    return eve
