"""Advice on an encouraged abstract: no decision; chairs give it, authors read it, reviewers know nothing of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions as conference_actions
from conference.history import Refused
from conference.models import Message, Role
from submissions import actions
from submissions.chairing import duties
from submissions.models import Advice
from tests.cast import in_days, person
from tests.reviewing.conftest import make_paper

LIST = "/copro/manage/submissions/"


@pytest.fixture(autouse=True)
def encouraged(edition, track):
    """Abstracts are encouraged, not required."""
    conference_actions.set_deadline(edition, track=track, stage="abstract", day=in_days(10), is_optional=True, by=None)


def letters():
    return Message.objects.filter(template="submissions/mail/advice.txt").order_by("pk")


def page_of(paper):
    return f"/submissions/{paper.code}/"


def test_the_authors_are_told_by_mail_and_on_their_page(abstract, tom, ada, as_):
    as_(tom).post(f"{page_of(abstract)}advice/", {"verdict": "fits", "text": "Please add cases."})

    page = as_(ada).get(page_of(abstract)).content.decode()
    assert Advice.objects.get().by == tom
    assert sorted(letters().values_list("address", flat=True)) == ["ada@ada.example", "grace@navy.example"]
    assert "This is advice, not a decision" in letters()[0].text
    assert "Advice, not a decision" in page
    assert "Please add cases." in page


def test_another_track_must_be_named(abstract, other_track, tom, as_):
    browser = as_(tom)

    page = browser.post(f"{page_of(abstract)}advice/", {"verdict": "other_track", "text": "See there."})
    browser.post(f"{page_of(abstract)}advice/", {"verdict": "other_track", "track": other_track.slug})

    assert "Please say which other track it fits." in page.content.decode()
    assert "See there." in page.content.decode()
    assert Advice.objects.get().track == other_track


def test_the_own_track_is_no_other_one(abstract, tom):
    with pytest.raises(Refused, match="which other track"):
        actions.advise(abstract, verdict="other_track", track=abstract.track, by=tom)


def test_advice_can_be_changed_and_the_mail_says_so(abstract, tom):
    actions.advise(abstract, verdict="outside", by=tom)
    actions.advise(abstract, verdict="fits", by=tom)

    assert Advice.objects.get().verdict == "fits"
    assert [("changed" in letter.subject) for letter in letters()] == [False, False, True, True]


def test_the_same_advice_twice_is_refused(abstract, tom):
    actions.advise(abstract, verdict="fits", text="Good", by=tom)

    with pytest.raises(Refused, match="says already"):
        actions.advise(abstract, verdict="fits", text="Good", by=tom)


def test_once_the_paper_is_in_advice_is_too_late(paper, tom, as_):
    with pytest.raises(Refused, match="only encourages"):
        actions.advise(paper, verdict="fits", by=tom)

    assert as_(tom).get(f"{page_of(paper)}advice/").status_code == 302


def test_a_required_abstract_gets_no_advice(abstract, edition, track, tom):
    conference_actions.set_deadline(edition, track=track, stage="abstract", day=in_days(10), is_optional=False, by=None)

    with pytest.raises(Refused, match="only encourages"):
        actions.advise(abstract, verdict="fits", by=tom)


def test_who_must_not_see_it_does_not(abstract, edition, other_track, ada, tom, ravi, rosa, eve, reviewed_by, as_):
    otto = person("Otto", "Neurath")
    conference_actions.appoint(edition, person=otto, role=Role.CHAIR, track=other_track, by=None)
    actions.advise(abstract, verdict="fits", text="A marker of words", by=tom)
    reviewed_by(abstract, ravi)
    actions.declare_conflict(abstract, person=tom, by=None)

    assert "A marker of words" not in as_(ravi).get(page_of(abstract)).content.decode()
    for somebody in (otto, tom, rosa, eve):
        assert as_(somebody).get(page_of(abstract)).status_code == 404
    for somebody in (ada, ravi, otto, tom, rosa, eve):
        assert as_(somebody).get(f"{page_of(abstract)}advice/").status_code == 404
        assert as_(somebody).post(f"{page_of(abstract)}advice/", {"verdict": "outside"}).status_code == 404


def test_the_gate_of_advice(abstract, ada, tom, clara, ravi, eve, reviewed_by, viewer):
    actions.advise(abstract, verdict="fits", by=tom)
    reviewed_by(abstract, ravi)

    told = [somebody for somebody in (ada, tom, clara, ravi, eve, None) if _told(viewer(somebody))]

    assert told == [ada, tom, clara]


def _told(viewer):
    return Advice.objects.visible_to(viewer).exists()


def test_the_list_has_those_without_advice(abstract, track, kind, rosa, tom, as_):
    other = make_paper(track, 7, rosa, status="abstract")
    browser = as_(tom)
    assert "2 waiting for advice" in browser.get(LIST).content.decode()

    actions.advise(abstract, verdict="fits", by=tom)

    page = browser.get(f"{LIST}?waiting=advice").content.decode()
    assert other.get_absolute_url() in page
    assert abstract.get_absolute_url() not in page
    assert "Advice: fits" in browser.get(LIST).content.decode()


def test_my_work_counts_them_for_chairs(abstract, tom, clara, ravi, viewer):
    (duty,) = duties(viewer(tom))

    assert (duty.title, duty.state) == ("Advice: Co-production of services", "1 abstract waits for your advice")
    assert duties(viewer(clara)) == []
    assert duties(viewer(ravi)) == []


def test_a_chair_in_conflict_has_no_duty(abstract, tom, viewer):
    actions.declare_conflict(abstract, person=tom, by=None)

    assert duties(viewer(tom)) == []


def test_lists_and_my_work_cost_the_same_for_few_and_many(track, tom, rosa, as_, django_assert_num_queries):
    browser = as_(tom)
    for number in range(1, 4):
        advised(make_paper(track, number, rosa, status="abstract"), tom, number)
    pages = [LIST, f"{LIST}?waiting=advice", "/me/"]
    few = {}
    for page in pages:
        with CaptureQueriesContext(connection) as few[page]:
            browser.get(page)
    for number in range(4, 31):
        advised(make_paper(track, number, rosa, status="abstract"), tom, number)

    for page in pages:
        with django_assert_num_queries(len(few[page])):
            assert browser.get(page).status_code == 200


def advised(paper, by, number):
    """Every second one."""
    if number % 2:
        Advice.objects.create(submission=paper, edition=paper.edition, verdict="fits", by=by)
