"""The figure of what came in over time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conference import actions as conference_actions
from conference.figures import figure_for
from conference.viewers import Viewer
from submissions import actions
from submissions.models import Version
from tests.cast import in_days


def chart(somebody, edition):
    return figure_for(Viewer(person=somebody), edition, "submissions").draw()


def test_abstracts_and_papers_are_counted_from_when_they_first_came(paper, edition, tom):
    found = chart(tom, edition)

    assert found.head == ("Day", "Abstracts", "Papers", "Deadline")
    assert found.rows[0][1:] == (1, 1, "")
    assert found.summary == "1 abstract and 1 paper came in."


def test_the_deadlines_are_marked(paper, edition, tom):
    marks = [row for row in chart(tom, edition).rows if row[-1]]

    assert [row[0] for row in marks] == [in_days(11), in_days(21)]
    stated = [f"Abstract, {in_days(10):%-d %b} AoE", f"Full paper, {in_days(20):%-d %b} AoE"]
    assert [row[-1] for row in marks] == stated


def test_a_new_version_counts_no_second_time(paper, edition, tom, ada, checked_file):
    again = actions.upload_manuscript(paper, file=checked_file(paper, b"%PDF- second"), by=ada)
    actions.hand_in_paper(again, by=ada)

    assert chart(tom, edition).rows[0][1:] == (1, 1, "")


def test_the_summary_tells_what_came_at_the_last_moment(paper, edition, tom):
    closes_at = paper.track.deadlines.get(stage="paper").closes_at
    Version.objects.filter(submission=paper, stage="paper").update(created_at=closes_at - timedelta(hours=3))

    expected = "1 abstract and 1 paper came in; 100% of the papers in the last two days before their deadline."
    assert chart(tom, edition).summary == expected


def test_a_draft_and_a_withdrawn_paper_do_not_count(draft, edition, tom):
    assert chart(tom, edition).summary == "Nothing has been handed in yet."
    assert chart(tom, edition).picture is None


def test_a_paper_in_conflict_is_not_counted(paper, edition, tom, clara):
    actions.declare_conflict(paper, person=tom, by=tom)

    assert chart(tom, edition).picture is None
    assert chart(clara, edition).picture is not None


def test_the_days_are_those_of_the_conference(paper, edition, tom):
    late_evening = timezone.now().replace(hour=23, minute=30)
    Version.objects.filter(submission=paper).update(created_at=late_evening)

    assert chart(tom, edition).rows[0][0] == late_evening.date() + timedelta(days=1)


@pytest.mark.parametrize("moves", [("paper", 40), ("abstract", 35)])
def test_a_moved_deadline_is_marked_where_it_is_now(paper, edition, track, tom, moves):
    stage, day = moves
    conference_actions.set_deadline(edition, track=track, stage=stage, day=in_days(day), zone="Etc/GMT+12", by=None)

    assert in_days(day) + timedelta(days=1) in [row[0] for row in chart(tom, edition).rows]


def test_each_track_has_its_deadlines_marked_unless_they_are_too_many(paper, edition, tom, clara, other_track):
    conference_actions.set_deadline(edition, track=other_track, stage="paper", day=in_days(30), zone="UTC", by=None)
    assert len(marked(clara, edition)) == 3
    assert len(marked(tom, edition)) == 2

    for number in range(4):
        track = conference_actions.add_track(edition, slug=f"t{number}", name={"en": "T"}, by=None)
        conference_actions.set_deadline(edition, track=track, stage="paper", day=in_days(40 + number), by=None)

    assert [label.partition(",")[0] for label in marked(clara, edition)] == ["Abstract", "Full paper"]


def marked(somebody, edition):
    return [mark.label for mark in chart(somebody, edition).picture.marks]
