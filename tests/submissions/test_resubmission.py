"""Which dates hold for a paper: changes after the deadline, types of their own, abstracts that are only encouraged."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions as conference_actions
from conference.history import Refused
from submissions import actions
from submissions.lateness import came_late
from submissions.models import Submission
from submissions.stages import stages, stages_by_paper, stages_of
from tests.cast import in_days

AOE = "Etc/GMT+12"


def date(edition, stage, days, **fields):
    return conference_actions.set_deadline(edition, stage=stage, day=in_days(days), zone=AOE, by=None, **fields)


@pytest.fixture
def changing(edition, track):
    """Papers are not taken in any more; those that are in may still be changed."""
    date(edition, "abstract", -9, track=track)
    date(edition, "paper", -3, track=track)
    return date(edition, "resubmission", 4, track=track)


def test_a_paper_that_is_in_may_still_be_replaced(paper, changing, ada, checked_file, as_):
    again = actions.upload_manuscript(paper, file=checked_file(paper), by=ada)

    handed_in = actions.hand_in_paper(again, by=ada)

    assert handed_in.versions.count() == 3
    assert "You can replace it until the deadline." in as_(ada).get(f"/submissions/{paper.code}/").content.decode()


def test_its_fields_may_still_be_corrected(paper, changing, ada, fields, as_):
    corrected = actions.correct(paper, by=ada, revision=paper.revision, **fields | {"title": "A better title"})

    assert corrected.title == "A better title"
    assert as_(ada).get(f"/submissions/{paper.code}/edit/").status_code == 200


def test_nothing_new_comes_in(abstract, changing, ada, rosa, track, kind, checked_file):
    with pytest.raises(Refused, match="The deadline was"):
        actions.upload_manuscript(abstract, file=checked_file(abstract), by=ada)
    with pytest.raises(Refused, match="The deadline was"):
        actions.start(track, by=rosa, kind=kind)


def test_after_the_date_for_changes_nothing_is_changed(paper, changing, ada, fields):
    with pytest.raises(Refused, match="The deadline was"):
        actions.correct(paper, by=ada, revision=paper.revision, at=changing.closes_at, **fields)


def test_without_such_a_date_papers_are_changed_until_they_are_due(paper):
    given = stages_of(paper)

    assert given.changes == given.paper


def test_a_date_for_changes_before_the_deadline_shuts_nobody_out(paper, edition, track):
    date(edition, "resubmission", 5, track=track)

    given = stages_of(paper)
    assert given.changes == given.paper


@pytest.mark.parametrize("asked", [["abstract", "notification", "final"], ["abstract"]])
def test_a_type_without_a_paper_is_not_asked_for_one(complete_draft, kind, ada, asked, checked_file, as_):
    kind.stages = asked
    kind.save()
    submission = actions.hand_in_abstract(Submission.objects.get(pk=complete_draft.pk), by=ada)

    page = as_(ada).get(f"/submissions/{submission.code}/").content.decode()

    assert "Your abstract is with the chairs." in page
    assert "Upload the paper" not in page
    with pytest.raises(Refused, match="does not ask for a full paper"):
        actions.upload_manuscript(submission, file=checked_file(submission), by=ada)


def test_who_hands_in_papers_may_change_them_without_being_told_so_apart(paper, kind, changing):
    kind.stages = ["paper", "final"]
    kind.save()

    given = stages(paper.track, kind)

    assert (given.changes, given.abstract) == (changing, None)


def test_a_type_has_dates_of_its_own(edition, track, kind, rosa, fields, checked_file):
    """Posters are due later than papers."""
    poster = conference_actions.add_kind(edition, slug="poster", name="Poster", by=None)
    date(edition, "abstract", -5, track=track)
    date(edition, "paper", -3, track=track)
    date(edition, "abstract", 10, kind=poster)
    date(edition, "paper", 12, kind=poster)

    started = actions.start(track, by=rosa, kind=poster)

    assert stages_of(started).paper.kind == poster
    with pytest.raises(Refused, match="The deadline was"):
        actions.start(track, by=rosa, kind=kind)
    assert track.takes_papers()


def test_a_full_paper_comes_without_any_abstract_where_it_is_only_encouraged(
    edition, track, kind, ada, fields, checked_file
):
    date(edition, "abstract", -3, track=track, is_optional=True)
    draft = actions.start(track, by=ada, kind=kind)
    draft = actions.save_draft(draft, by=ada, revision=1, **fields)
    draft = actions.upload_manuscript(draft, file=checked_file(draft), by=ada)

    assert actions.hand_in_paper(draft, by=ada).status == Submission.Status.SUBMITTED


def test_what_came_within_the_grace_is_known_to_who_handles_it(
    abstract, edition, track, ada, tom, viewer, checked_file, as_
):
    due = date(edition, "paper", 20, track=track, grace=timedelta(minutes=15))
    at = due.closes_at + timedelta(minutes=10)
    file = checked_file(abstract)

    submission = actions.hand_in_paper(actions.upload_manuscript(abstract, file=file, by=ada, at=at), by=ada, at=at)

    assert came_late(viewer(tom), edition) == {"Full paper": 1}
    assert came_late(viewer(tom), edition, due) == {"Full paper": 1}
    assert came_late(viewer(ada), edition) == {}
    assert "late" in as_(tom).get(f"/submissions/{submission.code}/").content.decode()
    assert "hidden grace" not in as_(ada).get(f"/submissions/{submission.code}/").content.decode()


def test_after_the_grace_it_is_too_late(abstract, edition, track, ada, checked_file):
    due = date(edition, "paper", 20, track=track, grace=timedelta(minutes=15))

    with pytest.raises(Refused, match="The deadline was"):
        actions.upload_manuscript(
            abstract, file=checked_file(abstract), by=ada, at=due.closes_at + timedelta(minutes=15)
        )


def test_organisers_see_how_much_the_grace_was_used(abstract, edition, track, ada, clara, checked_file, as_):
    due = date(edition, "paper", 20, track=track, grace=timedelta(minutes=15))
    at = due.closes_at + timedelta(minutes=10)
    actions.hand_in_paper(
        actions.upload_manuscript(abstract, file=checked_file(abstract), by=ada, at=at), by=ada, at=at
    )

    assert "within the hidden grace" in as_(clara).get("/copro/manage/").content.decode()
    for place in ("", f"{due.code}/"):
        assert "Came within the hidden grace" in as_(clara).get(f"/copro/manage/dates/{place}").content.decode()


def test_stages_of_many_papers_cost_three_queries(edition, kind, rosa, django_assert_num_queries):
    for number in range(12):
        track = conference_actions.add_track(edition, slug=f"t{number}", name=f"Track {number}", by=None)
        date(edition, "paper", 20 + number, track=track)
        actions.start(track, by=rosa, kind=kind)
    papers = list(Submission.objects.select_related("kind", "edition", "access"))

    with django_assert_num_queries(3):
        found = stages_by_paper(papers)

    assert len({given.paper.day for given in found.values()}) == 12


def test_my_work_costs_the_same_for_papers_in_few_and_many_tracks(edition, kind, rosa, as_, django_assert_num_queries):
    browser = as_(rosa)
    start_papers(edition, kind, rosa, range(3))
    with CaptureQueriesContext(connection) as few:
        browser.get("/me/")
    start_papers(edition, kind, rosa, range(3, 30))

    with django_assert_num_queries(len(few)):
        assert browser.get("/me/").status_code == 200


def start_papers(edition, kind, by, numbers):
    for number in numbers:
        track = conference_actions.add_track(edition, slug=f"t{number}", name=f"Track {number}", by=None)
        date(edition, "paper", 20, track=track)
        actions.start(track, by=by, kind=kind)
