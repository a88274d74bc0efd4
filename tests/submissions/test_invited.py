"""Links for invited papers: types by invitation, papers after the deadline, counted uses."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conference import actions as conference_actions
from conference.history import Refused
from conference.models import Message, Role
from submissions import actions
from submissions.models import AccessLink, Submission
from submissions.stages import next_step, stages_by_paper, stages_of
from tests.cast import in_days, person

ROOM = "/copro/manage/links/"


@pytest.fixture
def essay(edition):
    """A type that nobody starts without a link."""
    return conference_actions.add_kind(
        edition, slug="essay", name={"en": "Invited essay"}, is_by_invitation=True, by=None
    )


@pytest.fixture
def link(track, essay, tom):
    return actions.create_link(track, kind=essay, text="For Vera", most_uses=1, by=tom)


@pytest.fixture
def closed(edition, track):
    for stage in ("abstract", "paper"):
        conference_actions.set_deadline(edition, track=track, stage=stage, day=in_days(-3), by=None)


def door(link):
    return f"/copro/invited/{link.code}/"


def test_a_type_by_invitation_is_not_offered_and_not_started_without_a_link(track, essay, kind, ada, as_):
    page = as_(ada).get("/copro/tracks/services/start/").content.decode()
    answer = as_(ada).post("/copro/tracks/services/start/", {"kind": essay.pk})

    assert "Invited essay" not in page
    assert answer.status_code == 200
    with pytest.raises(Refused, match="by invitation"):
        actions.start(track, by=ada, kind=essay)
    assert Submission.objects.count() == 0


def test_the_call_says_that_it_is_by_invitation(track, essay, as_):
    assert "by invitation only" in as_(None).get("/copro/tracks/services/").content.decode().lower()


def test_the_link_starts_a_draft_by_its_button_only(link, essay, ada, as_):
    browser = as_(ada)
    assert "Invited essay" in browser.get(door(link)).content.decode()
    assert Submission.objects.count() == 0

    answer = browser.post(door(link), {"kind": essay.pk})

    draft = Submission.objects.get()
    assert answer.url == f"/submissions/{draft.code}/edit/"
    assert (draft.access, draft.kind, draft.contact) == (link, essay, ada)


def test_nobody_starts_without_signing_in(link, as_):
    assert as_(None).get(door(link)).url.startswith("/accounts/login/")


def test_uses_are_counted(link, essay, ada, rosa, as_):
    actions.start_invited(link, by=ada, kind=essay)

    with pytest.raises(Refused, match="as often as it may be"):
        actions.start_invited(link, by=rosa, kind=essay)
    assert "used as often as it may be" in as_(rosa).get(door(link)).content.decode()
    assert Submission.objects.get().get_absolute_url() in as_(ada).get(door(link)).content.decode()


def test_a_link_of_one_type_starts_no_other(link, kind, ada):
    with pytest.raises(Refused, match="not for contributions of this type"):
        actions.start_invited(link, by=ada, kind=kind)


def test_a_link_that_was_taken_back_or_is_over_starts_nothing(link, track, essay, tom, ada, as_):
    actions.revoke_link(link, by=tom)
    with pytest.raises(Refused, match="no longer good"):
        actions.start_invited(link, by=ada, kind=essay)
    assert "has been taken back" in as_(ada).get(door(link)).content.decode()
    with pytest.raises(Refused, match="already"):
        actions.revoke_link(link, by=tom)

    other = actions.create_link(track, expires_at=timezone.now() + timedelta(days=1), by=tom)
    with pytest.raises(Refused, match="no longer good"):
        actions.start_invited(other, by=ada, kind=essay, at=timezone.now() + timedelta(days=2))


def test_a_code_that_is_none_and_one_of_another_conference_are_no_pages(link, other_edition, ada, as_):
    assert as_(ada).get("/copro/invited/0000000000/").status_code == 404
    assert as_(ada).get(f"/other/invited/{link.code}/").status_code == 404


def test_what_is_not_public_opens_only_to_a_good_link(link, essay, edition, ada, eve, tom, as_):
    conference_actions.publish_edition(edition, is_public=False, by=None)
    assert as_(ada).get(door(link)).status_code == 200

    actions.start_invited(link, by=ada, kind=essay)

    assert as_(ada).get(door(link)).status_code == 200
    assert as_(eve).get(door(link)).status_code == 404


def test_after_the_deadline_a_link_that_says_so_is_the_deadline(closed, track, kind, ada, rosa, tom, fields):
    until = timezone.now() + timedelta(days=5)
    with pytest.raises(Refused, match="The deadline was"):
        actions.start_invited(actions.create_link(track, by=tom), by=ada, kind=kind)
    link = actions.create_link(track, expires_at=until, opens_closed_call=True, by=tom)

    draft = actions.start_invited(link, by=ada, kind=kind)
    draft = actions.save_draft(draft, by=ada, revision=draft.revision, **fields)
    given = stages_of(draft)

    assert (given.entry.closes_at, given.paper.closes_at) == (until, until)
    assert stages_by_paper([draft])[draft.pk].paper.closes_at == until
    assert next_step(draft, given, timezone.now()).deadline.closes_at == until
    assert actions.hand_in_abstract(draft, by=ada).number == 1
    with pytest.raises(Refused):
        actions.correct(draft, by=ada, revision=draft.revision, at=until, **fields)


def test_taking_the_link_back_keeps_what_was_promised(closed, track, kind, ada, tom):
    until = timezone.now() + timedelta(days=5)
    link = actions.create_link(track, expires_at=until, opens_closed_call=True, by=tom)
    draft = actions.start_invited(link, by=ada, kind=kind)

    actions.revoke_link(link, by=tom)
    draft.refresh_from_db()

    assert stages_of(draft).paper.closes_at == until


def test_a_later_deadline_of_the_call_is_kept(track, kind, ada, tom):
    link = actions.create_link(track, expires_at=timezone.now() + timedelta(days=1), opens_closed_call=True, by=tom)

    draft = actions.start_invited(link, by=ada, kind=kind)

    assert stages_of(draft).paper == track.deadlines.get(stage="paper")
    assert stages_of(draft).paper.closes_at == track.deadlines.get(stage="paper").closes_at


def test_a_call_without_dates_has_those_of_the_link(other_track, kind, ada, clara, as_):
    until = timezone.now() + timedelta(days=5)
    link = actions.create_link(other_track, expires_at=until, opens_closed_call=True, by=clara)

    draft = actions.start_invited(link, by=ada, kind=kind)

    assert stages_of(draft).entry.closes_at == until
    for page in (f"/submissions/{draft.code}/", f"/submissions/{draft.code}/edit/", "/me/", door(link)):
        assert as_(ada).get(page).status_code == 200


def test_what_must_be_said_of_a_link(track, other_edition, tom):
    foreign = conference_actions.add_kind(other_edition, slug="x", name={"en": "X"}, by=None)

    with pytest.raises(Refused, match="does not take"):
        actions.create_link(track, kind=foreign, by=tom)
    with pytest.raises(Refused, match="still to come"):
        actions.create_link(track, expires_at=timezone.now(), by=tom)
    with pytest.raises(Refused, match="until when"):
        actions.create_link(track, opens_closed_call=True, by=tom)


def test_a_chair_makes_a_link_on_the_page(track, essay, tom, as_):
    answer = as_(tom).post(
        ROOM,
        {
            "track": "services",
            "kind": "essay",
            "text": "For Vera",
            "until": in_days(9).isoformat(),
            "most_uses": "2",
            "opens_closed_call": "on",
        },
    )

    link = AccessLink.objects.get()
    page = as_(tom).get(answer.url).content.decode()
    assert answer.url == f"{ROOM}{link.code}/"
    assert f"/copro/invited/{link.code}/" in page
    assert (link.kind, link.most_uses, link.by) == (essay, 2, tom)
    assert link.last_moment.astimezone(timezone.get_fixed_timezone(60)).time().second == 59
    assert "For Vera" in as_(tom).get(ROOM).content.decode()


def test_a_wrong_link_is_told_at_the_field_and_nothing_typed_is_lost(track, essay, tom, as_):
    typed = {"track": "services", "text": "For Vera", "opens_closed_call": "on", "most_uses": "0"}
    page = as_(tom).post(ROOM, typed)

    assert "Please check the year." in as_(tom).post(ROOM, typed | {"until": "9999-12-31"}).content.decode()
    assert "Please say until when" in page.content.decode()
    assert "greater than or equal to 1" in page.content.decode()
    assert 'value="For Vera"' in page.content.decode()
    assert AccessLink.objects.count() == 0


def test_the_room_is_for_who_manages(link, edition, other_track, ada, ravi, reviewer, eve, tom, clara, as_):
    otto = person("Otto", "Neurath")
    conference_actions.appoint(edition, person=otto, role=Role.CHAIR, track=other_track, by=None)
    own = f"{ROOM}{link.code}/"

    for somebody in (ada, ravi, eve):
        assert [as_(somebody).get(page).status_code for page in (ROOM, own)] == [404, 404]
        assert as_(somebody).post(f"{own}revoke/").status_code == 404
    for somebody in (tom, clara):
        assert [as_(somebody).get(page).status_code for page in (ROOM, own)] == [200, 200]
    assert "For Vera" not in as_(otto).get(ROOM).content.decode()
    assert as_(otto).get(own).status_code == 404
    assert as_(otto).post(f"{own}revoke/").status_code == 404
    assert as_(otto).post(ROOM, {"track": "services", "most_uses": "1"}).status_code == 200
    assert AccessLink.objects.count() == 1


def test_sending_it_by_mail_once(link, tom, as_):
    browser, page = as_(tom), f"{ROOM}{link.code}/"
    browser.post(page, {"to": "Vera@guest.example", "text": "Dear Vera, as promised."})
    again = browser.post(page, {"to": "vera@guest.example", "text": "Once more."})

    letter = Message.objects.get(template="submissions/mail/access_link.txt")
    assert letter.address == "vera@guest.example"
    assert f"/copro/invited/{link.code}/" in letter.text
    assert "as promised" in letter.text
    assert "has been sent to vera@guest.example already" in again.content.decode()
    assert "Once more." in again.content.decode()


def test_taking_it_back_on_the_page(link, tom, as_):
    as_(tom).post(f"{ROOM}{link.code}/revoke/")

    link.refresh_from_db()
    assert link.revoked_at
    assert "taken back" in as_(tom).get(ROOM).content.decode()


def test_the_room_costs_the_same_for_few_and_many(track, kind, tom, ada, as_, django_assert_num_queries):
    browser = as_(tom)
    fill(track, kind, tom, ada, range(3))
    with CaptureQueriesContext(connection) as few:
        browser.get(ROOM)
    fill(track, kind, tom, ada, range(3, 30))

    with django_assert_num_queries(len(few)):
        page = browser.get(ROOM).content.decode()

    assert page.count(f'href="{ROOM}') >= 30


def fill(track, kind, tom, ada, numbers):
    for number in numbers:
        link = AccessLink.objects.create(edition=track.edition, track=track, kind=kind, note=f"Guest {number}", by=tom)
        Submission.objects.create(edition=track.edition, track=track, kind=kind, contact=ada, access=link)


def test_my_work_costs_the_same_for_few_and_many_invited_papers(track, kind, tom, ada, as_, django_assert_num_queries):
    browser, until = as_(ada), timezone.now() + timedelta(days=50)
    for _number in range(3):
        actions.start_invited(_link(track, tom, until), by=ada, kind=kind)
    with CaptureQueriesContext(connection) as few:
        browser.get("/me/")
    for _number in range(27):
        actions.start_invited(_link(track, tom, until), by=ada, kind=kind)

    with django_assert_num_queries(len(few)):
        browser.get("/me/")


def _link(track, tom, until):
    return actions.create_link(track, expires_at=until, opens_closed_call=True, by=tom)


def test_nobody_sends_links_without_end(link, tom, clara, monkeypatch):
    monkeypatch.setattr("conference.ceilings.MOST_A_DAY", 2)
    for number in range(2):
        actions.send_link(link, to=f"guest{number}@guests.example", by=tom)

    with pytest.raises(Refused, match="2 people within 24 hours"):
        actions.send_link(link, to="guest3@guests.example", by=tom)
    assert not Message.objects.filter(address="guest3@guests.example").exists()
    actions.send_link(link, to="guest3@guests.example", by=clara)


def test_notes_with_a_link_have_an_end(link, tom, as_):
    page = as_(tom).post(f"{ROOM}{link.code}/", {"to": "guest@guests.example", "text": "x" * 2001})

    assert not Message.objects.filter(address="guest@guests.example").exists()
    assert "x" * 2001 in page.content.decode()


def test_a_link_to_what_is_cancelled_says_so(link, ada, clara, as_, edition):
    conference_actions.set_status(edition, status="cancelled", tells=False, by=clara)

    page = as_(ada).get(door(link)).content.decode()

    assert "It has been cancelled, so nothing can be handed in any more." in page
    assert "Start the draft" not in page
