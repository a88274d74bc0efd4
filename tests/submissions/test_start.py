"""Starting a submission from the call."""

import pytest

from conference import actions as conference_actions
from conference.history import Refused
from submissions import actions
from submissions.models import Submission
from tests.cast import in_days


def test_a_draft_begins_with_its_starter_as_first_author(track, kind, ada):
    draft = actions.start(track, by=ada, kind=kind)

    assert draft.status == Submission.Status.DRAFT
    assert draft.number is None
    assert [(author.name, author.email, author.person) for author in draft.authors.all()] == [
        ("Ada Lovelace", "ada@ada.example", ada)
    ]


def test_nothing_is_started_after_the_deadline_of_a_required_abstract(edition, track, kind, ada):
    conference_actions.set_deadline(edition, track=track, stage="abstract", day=in_days(-2), by=None)

    with pytest.raises(Refused, match="The deadline was"):
        actions.start(track, by=ada, kind=kind)


def test_a_paper_may_come_without_an_encouraged_abstract(edition, track, kind, ada):
    conference_actions.set_deadline(edition, track=track, stage="abstract", day=in_days(-2), is_optional=True, by=None)

    assert actions.start(track, by=ada, kind=kind).is_draft


def test_a_call_without_dates_takes_nothing(other_track, kind, ada):
    with pytest.raises(Refused, match="no dates"):
        actions.start(other_track, by=ada, kind=kind)


def test_the_page_starts_a_draft_by_its_button_only(track, kind, ada, as_):
    page = "/copro/tracks/services/start/"

    assert as_(ada).get(page).status_code == 200
    assert Submission.objects.count() == 0
    assert as_(ada).post(page, {"kind": kind.pk}).url == f"/submissions/{Submission.objects.get().code}/edit/"


def test_who_has_a_choice_of_types_is_asked(edition, track, kind, ada, as_):
    poster = conference_actions.add_kind(edition, slug="poster", name={"en": "Poster"}, by=None)

    page = as_(ada).get("/copro/tracks/services/start/")
    as_(ada).post("/copro/tracks/services/start/", {"kind": poster.pk})

    assert "What would you like to hand in?" in page.content.decode()
    assert Submission.objects.get().kind == poster


def test_a_type_of_another_conference_is_refused(other_edition, track, kind, ada, as_):
    foreign = conference_actions.add_kind(other_edition, slug="x", name={"en": "X"}, by=None)

    answer = as_(ada).post("/copro/tracks/services/start/", {"kind": foreign.pk})

    assert answer.status_code == 200
    assert Submission.objects.count() == 0


def test_nobody_starts_without_signing_in(track, as_):
    assert as_(None).get("/copro/tracks/services/start/").url.startswith("/accounts/login/")


def test_a_conference_that_is_not_public_does_not_exist(edition, track, eve, as_):
    conference_actions.publish_edition(edition, by=None, is_public=False)

    assert as_(eve).get("/copro/tracks/services/start/").status_code == 404


def test_the_page_of_a_cancelled_conference_counts_nothing_down(edition, track, ada, clara, as_):
    conference_actions.set_status(edition, status="cancelled", tells=False, by=clara)

    page = as_(ada).get("/copro/tracks/services/start/").content.decode()

    assert "It has been cancelled, so nothing can be handed in any more." in page
    assert "countdown" not in page
    assert "Start the draft" not in page
