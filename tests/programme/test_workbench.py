"""The workbench of the programme: organisers arrange, chairs look, others find nothing there."""

from datetime import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions as conference_actions
from conference.models import Role
from programme import actions
from programme.models import Keynote, Release, Room, Session, Slot
from programme.rooms import cards, duties, rooms
from tests.programme.conftest import picture


@pytest.fixture
def looked_at(talk, keynote, room, session):
    """Pages that chairs may open, and those that only organisers may."""
    base = "/copro/manage/programme/"
    for_chairs = [base, f"{base}rooms/", f"{base}keynotes/", f"{base}sessions/{session.code}/"]
    for_organisers = [
        f"{base}rooms/{room.code}/",
        f"{base}keynotes/new/",
        f"{base}keynotes/{keynote.code}/",
        f"{base}sessions/new/",
        f"{base}publish/",
    ]
    return for_chairs, for_organisers


@pytest.fixture
def buttons(talk, keynote, room, session, release):
    """Addresses that change something."""
    base = "/copro/manage/programme/"
    return [
        f"{base}fill/",
        f"{base}rooms/{room.code}/remove/",
        f"{base}keynotes/{keynote.code}/remove/",
        f"{base}sessions/{session.code}/remove/",
        f"{base}sessions/{session.code}/fill/",
        f"{base}sessions/{session.code}/item/",
        f"{base}slots/{talk.code}/",
        f"{base}versions/1/back/",
    ]


def test_organisers_open_every_page(looked_at, as_, clara):
    for path in [*looked_at[0], *looked_at[1]]:
        assert as_(clara).get(path).status_code == 200, path


def test_chairs_look_but_do_not_change(looked_at, as_, tom):
    for path in looked_at[0]:
        page = as_(tom).get(path)
        assert page.status_code == 200, path
        assert 'class="btn btn-primary"' not in page.content.decode(), path
    for path in looked_at[1]:
        assert as_(tom).get(path).status_code == 403, path


def test_chairs_cannot_post(looked_at, buttons, as_, tom):
    for path in [*looked_at[0][1:2], looked_at[0][3], *looked_at[1], *buttons]:
        assert as_(tom).post(path, {"name": "X"}).status_code == 403, path
    assert (Room.objects.count(), Session.objects.count(), Slot.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize("who", ["ada", "ravi", "eve"])
def test_authors_reviewers_and_strangers_find_nothing(looked_at, buttons, as_, request, who, edition):
    person = request.getfixturevalue(who)
    if who == "ravi":
        conference_actions.appoint(edition, person=person, role=Role.REVIEWER, by=None)

    for path in [*looked_at[0], *looked_at[1]]:
        assert as_(person).get(path).status_code == 404, path
    for path in buttons:
        assert as_(person).post(path).status_code == 404, path


def test_who_is_not_signed_in_is_asked_to(looked_at, as_):
    for path in [*looked_at[0], *looked_at[1]]:
        assert as_(None).get(path).status_code == 302, path


def test_looking_changes_nothing(buttons, as_, clara):
    for path in buttons:
        assert as_(clara).get(path).status_code == 405, path


def test_organisers_of_another_conference_find_nothing(looked_at, other_edition, as_, eve):
    conference_actions.appoint(other_edition, person=eve, role=Role.ORGANISER, by=None)

    assert as_(eve).get(looked_at[0][0]).status_code == 404


def test_the_page_tells_clashes_and_papers_without_a_place(session, other_session, paper, as_, clara):
    actions.place(paper("One"), session=session, by=clara)
    actions.place(paper("Two"), session=other_session, by=clara)
    paper("Homeless <b>paper</b>")

    page = as_(clara).get("/copro/manage/programme/").content.decode()

    assert "Ada Lovelace is in two places" in page
    assert f'href="/copro/manage/programme/sessions/{session.code}/"' in page
    assert "Homeless &lt;b&gt;paper&lt;/b&gt;" in page


def test_what_a_co_author_would_miss_is_folded_behind_hard_clashes(session, other_session, paper, as_, clara, tom):
    long = "Doors that open " * 15
    both = [{"person": clara}, {"person": tom}]
    actions.place(paper(long, authors=both), session=session, by=clara)
    actions.place(paper("Two", authors=both[::-1]), session=other_session, by=clara)
    actions.place(paper("Of Ada"), session=session, by=clara)
    actions.place(paper("Of Ada, too"), session=other_session, by=clara)

    page = as_(clara).get("/copro/manage/programme/").content.decode()
    hard, _, soft = page.partition("would miss something</summary>")

    assert 'class="hard"' in hard
    assert 'class="soft"' not in hard
    assert 'class="soft"' in soft
    assert 'class="hard"' not in soft
    assert "Doors that open…”" in page


def test_the_overview_says_that_papers_have_their_place_once_there_are_some(session, paper, as_, clara):
    before = as_(clara).get("/copro/manage/").content.decode()
    actions.place(paper("One"), session=session, by=clara)
    after = as_(clara).get("/copro/manage/").content.decode()

    assert "No paper is accepted yet." in before
    assert "Every accepted paper has its place." in after


def test_the_page_costs_the_same_for_three_and_for_thirty(edition, many_talks, as_, clara):
    client = as_(clara)
    client.get("/copro/manage/programme/")
    counts = []
    for more in (3, 27):
        many_talks(more)
        with CaptureQueriesContext(connection) as seen:
            client.get("/copro/manage/programme/")
        counts.append(len(seen))

    assert counts[0] == counts[1]


def test_a_room_is_added_and_a_second_of_its_name_is_refused_at_the_field(edition, as_, clara):
    client = as_(clara)
    client.post("/copro/manage/programme/rooms/", {"name": "Aula", "capacity": "300"})

    again = client.post("/copro/manage/programme/rooms/", {"name": "Aula", "building": "typed"})

    assert Room.objects.get().capacity == 300
    assert "already a room called" in again.content.decode()
    assert 'value="typed"' in again.content.decode()


def test_a_room_is_changed_and_removed(room, as_, clara):
    client = as_(clara)
    client.post(f"/copro/manage/programme/rooms/{room.code}/", {"name": "Hall"})
    assert Room.objects.get().name == "Hall"

    client.post(f"/copro/manage/programme/rooms/{room.code}/remove/")
    assert not Room.objects.exists()


def test_a_session_is_added_by_form(edition, room, ada, paper, as_, clara):
    paper("One")
    values = {"kind": "papers", "title": "Care", "room": room.pk, "day": edition.starts_on.isoformat()}
    values |= {"start": "09:00", "end": "10:30", "chairs": [ada.pk]}

    response = as_(clara).post("/copro/manage/programme/sessions/new/", values)

    session = Session.objects.get()
    assert response["Location"] == f"/copro/manage/programme/sessions/{session.code}/"
    assert (str(session), [part.person for part in session.parts.all()]) == ("Care", [ada])


def test_strangers_cannot_be_made_chairs(edition, eve, as_, clara):
    page = as_(clara).post("/copro/manage/programme/sessions/new/", {"kind": "papers", "chairs": [eve.pk]})

    assert (page.status_code, Session.objects.count()) == (200, 0)


def session_form(session, **changes):
    values = {"kind": "papers", "title": str(session), "day": session.day.isoformat(), "start": "09:00", "end": "10:30"}
    return values | {"revision": session.revision} | changes


def test_a_session_is_moved_by_form(talk, session, other_room, as_, clara):
    session.refresh_from_db()
    path = f"/copro/manage/programme/sessions/{session.code}/"

    as_(clara).post(path, session_form(session, room=other_room.pk, start="14:00", end="15:30"))

    talk.refresh_from_db()
    session.refresh_from_db()
    assert (session.room, talk.starts_at) == (other_room, session.starts_at)


def test_a_stale_form_is_told_keeps_what_was_typed_and_may_be_saved_again(session, as_, clara, move_to):
    path, seen = f"/copro/manage/programme/sessions/{session.code}/", session_form(session, title="Mine")
    move_to(session, title="Hers")

    page = as_(clara).post(path, seen).content.decode()

    assert "Somebody else has changed this session" in page
    assert 'value="Mine"' in page
    session.refresh_from_db()
    assert str(session) == "Hers"
    assert f'value="{session.revision}"' in page
    as_(clara).post(path, seen | {"revision": session.revision})
    session.refresh_from_db()
    assert str(session) == "Mine"


def test_papers_and_keynotes_are_put_into_a_session(session, paper, keynote, as_, clara):
    one = paper("One")
    values = {"papers": [one.code], "keynotes": [keynote.code], "session": session.code}

    as_(clara).post("/copro/manage/programme/fill/", values)

    assert [slot.shown_title for slot in session.slots.in_order()] == ["Compilers for everyone", "One"]


def test_nothing_ticked_is_told(session, as_, clara):
    page = as_(clara).post("/copro/manage/programme/fill/", {"session": session.code}, follow=True)

    assert "Please tick" in page.content.decode()


def test_unaccepted_papers_cannot_be_slipped_in(session, paper, as_, clara):
    no = paper("No", status="submitted")

    as_(clara).post(f"/copro/manage/programme/sessions/{session.code}/fill/", {"papers": [no.code]})

    assert not Slot.objects.exists()


def test_the_buttons_of_a_presentation(session, other_session, paper, as_, clara):
    actions.fill(session, things=[paper("One"), paper("Two")], by=clara)
    one, two = session.slots.in_order()
    client = as_(clara)

    def press(slot, deed, **values):
        held = Session.objects.get(slots=slot)
        path = f"/copro/manage/programme/slots/{slot.code}/"
        return client.post(path, {"deed": deed, "revision": held.revision, **values}, follow=True)

    press(two, "up")
    press(one, "minutes", minutes="45")
    press(one, "move", session=other_session.code)
    press(two, "out")
    nonsense = press(one, "explode").content.decode()

    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.session, one.minutes, two.session) == (other_session, 45, None)
    assert "Please use one of the buttons" in nonsense


def test_something_else_is_added(session, as_, clara):
    path = f"/copro/manage/programme/sessions/{session.code}/item/"

    as_(clara).post(path, {"title": "Welcome", "minutes": "15"})
    as_(clara).post(path, {"title": "", "minutes": "15"})

    assert [slot.shown_title for slot in session.slots.all()] == ["Welcome"]


def test_a_keynote_is_entered_with_its_portrait(edition, as_, clara):
    upload = SimpleUploadedFile("me.exe", picture(), content_type="application/x-msdownload")
    values = {"speaker": "Grace Hopper", "email": "grace@navy.example", "portrait": upload, "title": "Compilers"}

    as_(clara).post("/copro/manage/programme/keynotes/new/", values)

    keynote = Keynote.objects.get()
    assert keynote.portrait.content_type == "image/jpeg"
    shown = as_(clara).get(f"/copro/manage/programme/keynotes/{keynote.code}/portrait/")
    assert (shown["Content-Type"], b"".join(shown.streaming_content)[:2]) == ("image/jpeg", b"\xff\xd8")


def test_a_wrong_picture_is_told_at_the_field(edition, as_, clara):
    upload = SimpleUploadedFile("me.jpg", b"<svg/>", content_type="image/jpeg")

    page = as_(clara).post("/copro/manage/programme/keynotes/new/", {"speaker": "Grace", "portrait": upload})

    assert "Please send a JPEG or PNG file" in page.content.decode()
    assert 'value="Grace"' in page.content.decode()


def test_a_keynote_is_changed_and_removed(keynote, as_, clara):
    path = f"/copro/manage/programme/keynotes/{keynote.code}/"
    as_(clara).post(path, {"speaker": "Grace", "title": "New", "report": "## Said\n\nMuch."})

    keynote.refresh_from_db()
    assert (str(keynote.title), keynote.portrait is not None) == ("New", True)
    as_(clara).post(f"{path}remove/")
    assert not Keynote.objects.exists()


def test_publishing_by_the_page(talk, session, move_to, as_, clara):
    client, path = as_(clara), "/copro/manage/programme/publish/"
    assert "This is the first version, with 1 presentation." in client.get(path).content.decode()
    client.post(path, {"note": "First"})
    assert "Nothing has changed since version 1" in client.get(path).content.decode()

    move_to(session, start=time(14), end=time(15))
    assert "“Doors that open” moved from 09:00 to 14:00." in client.get(path).content.decode()
    client.post(path, {"note": "Second"})
    client.post("/copro/manage/programme/versions/1/back/")

    assert list(Release.objects.order_by("version").values_list("version", "note")) == [
        (1, "First"),
        (2, "Second"),
        (3, "Back to version 1"),
    ]


def test_the_page_asks_why_before_it_publishes_clashes(session, other_session, paper, as_, clara):
    actions.place(paper("One"), session=session, by=clara)
    actions.place(paper("Two"), session=other_session, by=clara)
    client, path = as_(clara), "/copro/manage/programme/publish/"

    refused = client.post(path, {"note": "typed"}).content.decode()
    client.post(path, {"note": "typed", "despite": "On video"})

    assert "There is 1 clash" in refused
    assert "typed" in refused
    assert Release.objects.get().reason == "On video"


def test_rooms_of_the_workbench(edition, track, viewer, clara, tom, eve):
    assert [room.label for room in rooms(viewer(clara), edition)] == ["Programme"]
    assert [room.label for room in rooms(viewer(tom), edition)] == ["Programme"]
    assert rooms(viewer(eve), edition) == []


def test_my_work_tells_organisers_what_is_to_be_done(release, talk, session, paper, viewer, clara, tom, move_to):
    assert duties(viewer(clara)) == []

    paper("Homeless")
    move_to(session, start=time(14), end=time(15))

    assert [duty.state for duty in duties(viewer(clara))] == [
        "1 accepted paper not yet placed",
        "changed since version 1",
    ]
    assert duties(viewer(tom)) == []


def test_the_overview_tells_how_far_the_programme_is(edition, track, paper, viewer, clara, eve):
    paper("Homeless")

    (card,) = cards(viewer(clara), edition)

    assert (card.figure, card.text) == ("Not published", "1 accepted paper not yet placed")
    assert cards(viewer(eve), edition) == []


def test_a_special_issue_has_sections_with_articles_in_order(issue, articles, as_, clara):
    client, base = as_(clara), "/issue/manage/programme/"
    assert "There is no section yet" in client.get(base).content.decode()

    client.post(f"{base}sessions/new/", {"title": "Articles"})
    section = Session.objects.get()
    codes = [article.code for article in articles]
    client.post(f"{base}sessions/{section.code}/fill/", {"papers": codes})
    client.post(f"{base}sessions/{section.code}/", {"title": "Research", "revision": section.revision + 2})
    page = client.get(f"{base}sessions/{section.code}/").content.decode()

    assert "<h1>Research</h1>" in page
    assert page.index("Zebra") < page.index("Aardvark")
    assert 'name="start"' not in page
    assert client.get(f"{base}publish/").status_code == 200
