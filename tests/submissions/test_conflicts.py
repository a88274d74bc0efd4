"""Conflicts of interest: found, declared, confirmed, dismissed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions as conference_actions
from conference.history import Refused
from conference.models import Entry, Person, Role
from submissions import actions
from submissions.models import Conflict
from tests.cast import person
from tests.submissions.conftest import ADA, GRACE, author

Status = Conflict.Status
PAGE = "/copro/manage/conflicts/"


@pytest.fixture
def colleague(reviewer):
    """Ravi is now at Ada's university."""
    reviewer.affiliation = "Univ. of Northport"
    reviewer.save()
    return reviewer


@pytest.fixture
def found(paper, colleague):
    actions.find_conflicts(paper.track, by=None)
    return Conflict.objects.get(person=colleague)


def test_a_colleague_is_found_with_the_evidence(found, paper):
    assert (found.submission, found.kind, found.status) == (paper, "institution", Status.FOUND)
    assert "University of Northport" in found.evidence


def test_an_author_who_reviews_is_found(paper, reviewer, ada, fields):
    actions.correct(
        paper,
        by=ada,
        revision=paper.revision,
        **fields | {"authors": [ADA, author("Ravi", "Shankar", email="ravi@ravi.example")]},
    )

    actions.find_conflicts(paper.track, by=None)

    assert Conflict.objects.get(person=reviewer).kind == "author"


def test_the_evidence_of_a_common_paper_names_nobody(paper, reviewer, ada, track, kind, fields):
    second = actions.start(track, by=ada, kind=kind)
    rows = [ADA, author("Ravi", "Shankar", email="ravi@ravi.example"), author("Mary", "Shelley")]
    second = actions.save_draft(second, by=ada, revision=1, **fields | {"authors": rows})
    actions.hand_in_abstract(second, by=ada)

    actions.find_conflicts(track, by=None)

    evidence = Conflict.objects.get(submission=paper, person=reviewer, kind="co_submission").evidence
    assert evidence == "Both are authors of another submission."


def test_looking_twice_finds_nothing_twice(found, paper):
    actions.find_conflicts(paper.track, by=None)

    assert Conflict.objects.count() == 1


def test_what_was_dismissed_stays_dismissed(found, paper, clara):
    actions.dismiss_conflict(found, by=clara)

    actions.find_conflicts(paper.track, by=None)

    found.refresh_from_db()
    assert found.status == Status.DISMISSED


def move(somebody, affiliation):
    Person.objects.filter(pk=somebody.pk).update(affiliation=affiliation)


def correct(paper, by, fields, *rows):
    return actions.correct(paper, by=by, revision=paper.revision, **fields | {"authors": rows})


def test_nobody_gets_rid_of_a_conflict_by_changing_the_profile(paper, tom, as_):
    move(tom, "University of Northport")
    actions.find_conflicts(paper.track, by=None)
    move(tom, "Elsewhere College")

    as_(tom).post(f"{PAGE}find/")

    assert Conflict.objects.get(person=tom).status == Status.FOUND
    assert as_(tom).get(f"/submissions/{paper.code}/").status_code == 404


def test_a_changed_profile_adds_to_the_evidence_and_takes_nothing_from_it(found, paper, colleague):
    move(colleague, "Navy Yard")

    actions.find_conflicts(paper.track, by=None)

    found.refresh_from_db()
    assert "University of Northport" in found.evidence
    assert "Navy Yard" in found.evidence


def test_a_conflict_goes_with_the_author_it_came_from(paper, reviewer, ada, fields):
    move(reviewer, "Navy Yard")
    paper = correct(paper, ada, fields, ADA, GRACE)
    assert Conflict.objects.filter(person=reviewer).exists()

    correct(paper, ada, fields, ADA)

    assert not Conflict.objects.filter(person=reviewer).exists()


def test_a_chair_named_as_an_author_by_mistake_is_back_after_the_correction(paper, tom, ada, fields, as_):
    paper = correct(paper, ada, fields, ADA, author("Tom", "Paine", email="tom@tom.example"))
    assert as_(tom).get(f"/submissions/{paper.code}/conflicts/").status_code == 404

    correct(paper, ada, fields, ADA)

    assert as_(tom).get(f"/submissions/{paper.code}/conflicts/").status_code == 200


def test_no_correction_hides_what_a_changed_profile_hides(found, paper, colleague, ada, fields):
    move(colleague, "Navy Yard")
    paper = correct(paper, ada, fields, ADA, GRACE)

    correct(paper, ada, fields, ADA)

    assert Conflict.objects.get(pk=found.pk).status == Status.FOUND


def test_organisers_are_compared_as_chairs_are(paper, clara, ada, fields, as_):
    same = author("Clara", "Zetkin", email="clara@work.example", affiliation="Institute of Southfield", country="DE")

    correct(paper, ada, fields, ADA, same)

    kinds = Conflict.objects.filter(person=clara).values_list("kind", flat=True)
    assert sorted(kinds) == ["institution", "name"]
    assert as_(clara).get(f"/submissions/{paper.code}/").status_code == 404


@pytest.mark.parametrize("role", [Role.CHAIR, Role.ORGANISER])
def test_whoever_gets_a_role_is_compared_at_once(paper, role, as_):
    nina = person("Nina", "Neu", affiliation="University of Northport")
    track = paper.track if role == Role.CHAIR else None

    conference_actions.appoint(paper.edition, person=nina, role=role, track=track, by=None)

    assert Conflict.objects.get(person=nina).submission == paper
    assert as_(nina).get(f"/submissions/{paper.code}/").status_code == 404


def test_who_chairs_a_session_is_not_compared(paper):
    nina = person("Nina", "Neu", affiliation="University of Northport")

    conference_actions.appoint(paper.edition, person=nina, role=Role.SESSION_CHAIR, by=None)

    assert not Conflict.objects.filter(person=nina).exists()


def test_what_a_chair_has_confirmed_stays_though_the_reason_has_gone(found, paper, colleague, clara):
    actions.confirm_conflict(found, by=clara)
    colleague.affiliation = "Academy of Westlake"
    colleague.save()

    actions.find_conflicts(paper.track, by=None)

    assert Conflict.objects.get().status == Status.CONFIRMED


def test_only_the_given_people_are_looked_at(paper, colleague, rosa):
    actions.find_conflicts(paper.track, by=None, people=[rosa])

    assert not Conflict.objects.exists()


def test_a_new_paper_is_compared_before_anybody_can_open_it(complete_draft, colleague, ada):
    actions.hand_in_abstract(complete_draft, by=ada)

    assert Conflict.objects.get().person == colleague


def test_drafts_are_not_compared(complete_draft, colleague):
    actions.find_conflicts(complete_draft.track, by=None)

    assert not Conflict.objects.exists()


def test_declaring_leaves_a_line_of_history(paper, ravi, clara):
    conflict = actions.declare_conflict(paper, person=ravi, by=clara, kind="personal", evidence="Cousins")

    assert (conflict.status, conflict.settled_by, conflict.evidence) == (Status.DECLARED, clara, "Cousins")
    entry = Entry.objects.latest("pk")
    assert (entry.deed, entry.subject_code, entry.secret) == ("submissions.declare_conflict", paper.code, "authors")
    assert "Cousins" not in str(entry.details)


def test_declaring_what_was_dismissed_makes_it_stand_again(found, paper, colleague, clara):
    actions.dismiss_conflict(found, by=clara)

    actions.declare_conflict(paper, person=colleague, by=colleague, kind="institution")

    found.refresh_from_db()
    assert found.status == Status.DECLARED


def test_whoever_is_in_conflict_settles_nothing_about_the_paper(found, paper, tom, clara):
    actions.declare_conflict(paper, person=tom, by=tom)

    for deed in (actions.confirm_conflict, actions.dismiss_conflict):
        with pytest.raises(Refused, match="in conflict with this paper yourself"):
            deed(found, by=tom)
    with pytest.raises(Refused, match="in conflict with this paper yourself"):
        actions.declare_conflict(paper, person=clara, by=tom)


def test_an_author_of_the_paper_is_not_dismissed(paper, ada, clara):
    conflict = actions.declare_conflict(paper, person=ada, by=None, kind="author")

    with pytest.raises(Refused, match="Ada Lovelace is an author"):
        actions.dismiss_conflict(conflict, by=clara)


def test_the_paper_page_shows_them_to_chairs_with_buttons(found, paper, tom, as_):
    page = as_(tom).get(f"/submissions/{paper.code}/").content.decode()

    assert "Ravi Shankar" in page
    assert "University of Northport" in page
    assert f"/conflicts/{found.code}/dismiss/" in page


def test_the_buttons_settle(found, paper, tom, as_):
    as_(tom).post(f"/submissions/{paper.code}/conflicts/{found.code}/confirm/")
    found.refresh_from_db()
    assert found.status == Status.CONFIRMED

    as_(tom).post(f"/submissions/{paper.code}/conflicts/{found.code}/dismiss/")
    found.refresh_from_db()
    assert found.status == Status.DISMISSED


def test_opening_a_button_changes_nothing(found, paper, tom, as_):
    assert as_(tom).get(f"/submissions/{paper.code}/conflicts/{found.code}/confirm/").status_code == 405


def test_a_chair_declares_by_hand(paper, reviewer, tom, as_):
    page = f"/submissions/{paper.code}/conflicts/"

    assert "Ravi Shankar" in as_(tom).get(page).content.decode()
    as_(tom).post(page, {"person": reviewer.code, "kind": "personal", "evidence": "Cousins"})

    assert Conflict.objects.get(person=reviewer).status == Status.DECLARED


def test_the_pool_of_another_track_is_not_offered(paper, other_track, edition, tom, rosa, as_):
    conference_actions.appoint(edition, person=rosa, role=Role.REVIEWER, track=other_track, by=None)
    page = f"/submissions/{paper.code}/conflicts/"

    answer = as_(tom).post(page, {"person": rosa.code, "kind": "other"})

    assert "Rosa Parks" not in answer.content.decode()
    assert "Clara Zetkin" in answer.content.decode()
    assert not Conflict.objects.filter(person=rosa).exists()


def test_a_chair_who_declares_the_own_conflict_is_led_away_from_the_paper(paper, tom, as_):
    answer = as_(tom).post(f"/submissions/{paper.code}/conflicts/", {"person": tom.code, "kind": "other"})

    assert answer.url == "/copro/manage/submissions/"
    assert as_(tom).get(f"/submissions/{paper.code}/").status_code == 404


def test_many_are_settled_at_once(found, paper, tom, as_):
    assert found.person.name in as_(tom).get(PAGE).content.decode()

    as_(tom).post(PAGE, {"conflicts": [found.code], "deed": "confirm"})

    found.refresh_from_db()
    assert found.status == Status.CONFIRMED


def test_settling_many_leaves_no_line_but_those_of_the_papers(found, paper, tom, as_):
    as_(tom).post(PAGE, {"conflicts": [found.code], "deed": "dismiss"})

    assert set(Entry.objects.filter(by=tom).values_list("deed", "subject_code")) == {
        ("submissions.dismiss_conflict", paper.code)
    }


def test_a_paper_is_named_once_above_its_people(found, paper, rosa, edition, tom, as_):
    Conflict.objects.create(edition=edition, submission=paper, person=rosa, kind="name", status=Status.FOUND)

    page = as_(tom).get(PAGE).content.decode()

    assert page.count('scope="rowgroup"') == 1
    assert page.count(f'</a> <span class="clamped" title="{paper}">') == 1
    assert page.count('name="conflicts"') == 2


def test_nothing_ticked_is_said(found, tom, as_):
    page = as_(tom).post(PAGE, {"deed": "confirm"}).content.decode()

    assert "Please tick at least one." in page


def test_the_page_lists_only_papers_that_the_viewer_handles(found, paper, tom, as_):
    actions.declare_conflict(paper, person=tom, by=None)

    page = as_(tom).get(PAGE).content.decode()
    as_(tom).post(PAGE, {"conflicts": [found.code], "deed": "dismiss"})

    found.refresh_from_db()
    assert "Ravi Shankar" not in page
    assert found.status == Status.FOUND


def test_the_button_looks_for_conflicts_in_the_viewers_tracks(paper, colleague, tom, as_):
    as_(tom).post(f"{PAGE}find/")

    assert Conflict.objects.get().person == colleague


def test_strangers_find_none_of_it(found, paper, ada, eve, ravi, as_):
    for somebody in (eve, ravi, ada):
        browser = as_(somebody)
        assert browser.get(PAGE).status_code == 404
        assert browser.post(f"{PAGE}find/").status_code == 404
        assert browser.get(f"/submissions/{paper.code}/conflicts/").status_code == 404
        assert browser.post(f"/submissions/{paper.code}/conflicts/{found.code}/dismiss/").status_code == 404


def test_the_cost_of_the_page_does_not_grow(found, paper, tom, as_, edition, track):
    browser = as_(tom)
    with CaptureQueriesContext(connection) as few:
        browser.get(PAGE)

    people = [person(f"Reviewer{number}") for number in range(29)]
    Conflict.objects.bulk_create(
        Conflict(edition=edition, submission=paper, person=one, kind="name", status=Status.FOUND) for one in people
    )
    with CaptureQueriesContext(connection) as many:
        assert len(browser.get(PAGE).context["page"].object_list) == 30

    assert len(many) == len(few)
