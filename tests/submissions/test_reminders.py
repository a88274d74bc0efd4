"""Reminders to authors: who is reminded when, once for each rule and date; what chairs see of it before and after."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conference import actions as conference_actions
from conference import jobs
from conference.history import Refused
from conference.models import Entry, Job, Message, Role
from submissions import actions
from submissions.chairing import cards
from submissions.models import Author, Reminder, ReminderRule, Submission
from submissions.reminders import coming, rules_of
from submissions.stages import stages_of
from submissions.tasks import remind_due, remind_on_time
from tests.cast import in_days, person
from tests.reviewing.conftest import make_paper

ROOM = "/copro/manage/reminders/"
A_MINUTE = timedelta(minutes=1)


def close_of(track, stage):
    return track.deadlines.get(stage=stage).closes_at


@contextmanager
def before(moment, **length):
    """So long before a moment, and a minute later, when the clock is looked at."""
    with time_machine.travel(moment - timedelta(**length) + A_MINUTE, tick=False) as clock:
        yield clock


def look():
    """What beat and a worker do every few minutes."""
    remind_on_time(timezone.now())
    jobs.run_due()


def mails():
    sent = Message.objects.filter(template="submissions/mail/hand_in_reminder.txt")
    return sorted(sent.values_list("address", flat=True))


def test_a_draft_is_reminded_seven_days_before_its_abstract_is_due(complete_draft, track):
    with before(close_of(track, "abstract"), days=7):
        look()

    assert mails() == ["ada@ada.example", "grace@navy.example"]
    reminder = Reminder.objects.get()
    assert (reminder.rule.stage, reminder.rule.days_before) == ("abstract", 7)


def test_not_a_day_earlier(complete_draft, track):
    with before(close_of(track, "abstract"), days=7, minutes=5):
        look()

    assert mails() == []


def test_two_looks_and_two_jobs_remind_once(complete_draft, edition, track):
    with before(close_of(track, "abstract"), days=7) as clock:
        look()
        clock.shift(timedelta(hours=2))
        look()
        jobs.enqueue(remind_due, purpose="once more", edition=edition)
        jobs.run_due()

    assert len(mails()) == 2
    assert Job.objects.filter(task=remind_due.task, status="done").count() == 3


def test_the_day_before_is_another_occasion(complete_draft, track):
    with before(close_of(track, "abstract"), days=7) as clock:
        look()
        clock.shift(timedelta(days=6))
        look()

    assert len(mails()) == 4


def test_after_days_without_a_worker_it_still_goes_out(complete_draft, track):
    with before(close_of(track, "abstract"), days=4):
        look()

    assert Reminder.objects.get().rule.days_before == 7


def test_the_first_reminder_is_not_sent_when_the_next_one_is_due(complete_draft, track):
    with before(close_of(track, "abstract"), hours=20):
        look()

    assert [reminder.rule.days_before for reminder in Reminder.objects.all()] == [1]


def test_who_has_just_begun_is_not_reminded(track, kind, ada):
    with before(close_of(track, "abstract"), days=5):
        actions.start(track, by=ada, kind=kind)
        look()

    assert mails() == []


def test_an_abstract_without_a_paper_is_reminded_of_the_paper(abstract, track):
    with before(close_of(track, "paper"), days=7):
        look()

    assert Reminder.objects.get().rule.stage == "paper"
    assert "the paper itself is not" in Message.objects.filter(template__endswith="hand_in_reminder.txt")[0].text


def test_who_has_handed_in_hears_nothing(paper, track):
    with before(close_of(track, "paper"), days=1):
        look()

    assert mails() == []


def test_a_draft_whose_abstract_came_too_late_is_left_alone(complete_draft, track):
    with before(close_of(track, "paper"), days=7):
        look()

    assert mails() == []


def test_a_draft_without_a_required_abstract_is_reminded_of_the_paper(complete_draft, edition, track):
    conference_actions.set_deadline(edition, track=track, stage="abstract", day=in_days(10), is_optional=True, by=None)

    with before(close_of(track, "paper"), days=7):
        look()

    assert Reminder.objects.get().rule.stage == "paper"


def test_a_deadline_that_moved_is_reminded_of_anew(complete_draft, edition, track):
    with before(close_of(track, "abstract"), days=7):
        look()
        conference_actions.set_deadline(edition, track=track, stage="abstract", day=in_days(30), by=None)
        look()
    with before(close_of(track, "abstract"), days=7):
        look()

    assert len(mails()) == 4
    assert len({reminder.closes_at for reminder in Reminder.objects.all()}) == 2


def test_an_extension_counts(abstract, track, tom):
    actions.extend(abstract, stage="paper", day=in_days(40), zone="UTC", reason="Ill", by=tom)
    given = stages_of(abstract)

    with before(close_of(track, "paper"), days=1):
        look()
        assert mails() == []
    with before(given.paper.closes_at, days=1):
        look()

    assert [reminder.closes_at for reminder in Reminder.objects.all()] == [given.paper.closes_at]


def test_an_invited_paper_is_reminded_of_the_time_of_its_link(track, kind, ada, tom, fields):
    until = timezone.now() + timedelta(days=40)
    link = actions.create_link(track, expires_at=until, opens_closed_call=True, by=tom)
    actions.start_invited(link, by=ada, kind=kind)

    with before(until, days=7):
        look()

    assert Reminder.objects.get().closes_at == until


@pytest.mark.parametrize("stage", ["revision", "final"])
def test_revisions_and_final_versions_are_reminded_of(paper, edition, stage):
    conference_actions.set_deadline(edition, stage=stage, day=in_days(60), by=None)
    deed = {"revision": actions.ask_revision, "final": actions.accept}[stage]
    deed(paper, by=None)

    with before(edition.deadlines.get(stage=stage).closes_at, days=1):
        look()

    assert [reminder.rule.stage for reminder in Reminder.objects.all()] == [stage]


def test_a_withdrawn_draft_hears_nothing(complete_draft, track, ada):
    actions.withdraw(complete_draft, by=ada)

    with before(close_of(track, "abstract"), days=7):
        look()

    assert mails() == []


@pytest.mark.parametrize("state", [{"status": "cancelled"}, {"status": "postponed"}, {"is_public": False}])
def test_what_does_not_take_place_reminds_nobody(complete_draft, edition, track, state):
    type(edition).objects.filter(pk=edition.pk).update(**state)

    with before(close_of(track, "abstract"), days=7):
        look()

    assert mails() == []


def test_a_type_without_a_paper_is_not_reminded_of_one(abstract, kind, track):
    kind.stages = ["abstract"]
    kind.save()

    with before(close_of(track, "paper"), days=7):
        look()

    assert mails() == []


def test_other_conferences_are_not_touched(complete_draft, other_edition, edition, track):
    with before(close_of(track, "abstract"), days=7):
        look()

    assert ReminderRule.objects.filter(edition=other_edition).count() == 0
    assert ReminderRule.objects.filter(edition=edition).count() == 8


def test_a_rule_that_is_switched_off_reminds_nobody(complete_draft, edition, track, clara):
    actions.switch_reminder_rule(edition, stage="abstract", days_before=7, is_active=False, by=clara)

    with before(close_of(track, "abstract"), days=5):
        look()

    assert mails() == []
    assert len(rules_of(edition)) == 8


def test_a_usual_rule_is_not_removed_but_an_added_one_is(edition, clara):
    actions.add_reminder_rule(edition, stage="paper", days_before=3, by=clara)
    assert len(rules_of(edition)) == 9

    with pytest.raises(Refused, match="switch it off"):
        actions.remove_reminder_rule(edition, stage="paper", days_before=7, by=clara)
    actions.remove_reminder_rule(edition, stage="paper", days_before=3, by=clara)

    assert len(rules_of(edition)) == 8


def test_a_rule_that_was_of_use_is_not_forgotten_by_removing_and_adding_it(complete_draft, edition, track, clara):
    rule = {"stage": "abstract", "days_before": 3, "by": clara}
    actions.add_reminder_rule(edition, **rule)

    with before(close_of(track, "abstract"), days=3):
        look()
        first = mails()
        actions.remove_reminder_rule(edition, **rule)
        off = [each.is_active for each in rules_of(edition) if (each.stage, each.days_before) == ("abstract", 3)]
        actions.add_reminder_rule(edition, **rule)
        look()

    assert off == [False]
    assert first and mails() == first


def test_no_rule_twice_and_none_of_a_thousand_days(edition, clara):
    with pytest.raises(Refused, match="already"):
        actions.add_reminder_rule(edition, stage="paper", days_before=7, by=clara)
    with pytest.raises(Refused, match="60"):
        actions.add_reminder_rule(edition, stage="paper", days_before=1000, by=clara)


def test_one_can_be_skipped_and_taken_back(abstract, edition, track, tom):
    with before(close_of(track, "paper"), days=8):
        actions.skip_reminder(abstract, stage="paper", days_before=7, by=tom)
    with before(close_of(track, "paper"), days=7) as clock:
        look()
        assert mails() == []
        actions.restore_reminder(abstract, stage="paper", days_before=7, by=tom)
        clock.shift(timedelta(hours=1))
        look()

    assert len(mails()) == 2


def test_a_second_reminder_of_one_occasion_is_refused(abstract, track):
    with before(close_of(track, "paper"), days=7):
        actions.remind_authors(abstract, stage="paper", days_before=7, by=None)

        with pytest.raises(Refused, match="nothing to remind of"):
            actions.remind_authors(abstract, stage="paper", days_before=7, by=None)


def test_what_was_handed_in_meanwhile_is_refused(paper, track):
    with before(close_of(track, "paper"), days=7), pytest.raises(Refused, match="something was handed in"):
        actions.remind_authors(paper, stage="paper", days_before=7, by=None)


def test_the_history_names_the_paper_and_keeps_drafts(complete_draft, track, clara, viewer):
    with before(close_of(track, "abstract"), days=7):
        look()

    assert Entry.objects.filter(deed="submissions.remind_authors").count() == 1
    assert not Entry.objects.visible_to(viewer(clara)).filter(deed="submissions.remind_authors").exists()
    assert not Message.objects.visible_to(viewer(clara)).filter(template__endswith="reminder.txt").exists()


def test_chairs_see_papers_by_name_and_drafts_by_number(abstract, track, kind, rosa, tom, edition, as_):
    draft = actions.start(track, by=rosa, kind=kind)
    Submission.objects.filter(pk=draft.pk).update(title="Rosa’s secret draft")

    with before(close_of(track, "paper"), days=13):
        page = as_(tom).get(ROOM).content.decode()

    assert f'href="/submissions/{abstract.code}/"' in page
    assert '<td data-label="Drafts">1</td>' in page
    assert "secret draft" not in page
    assert draft.code not in page


def test_the_room_is_for_who_manages(edition, track, ada, ravi, reviewer, eve, tom, clara, as_):
    for somebody in (ada, ravi, eve):
        assert as_(somebody).get(ROOM).status_code == 404
    for somebody in (tom, clara):
        assert as_(somebody).get(ROOM).status_code == 200
    assert as_(None).get(ROOM).status_code == 302


def test_a_chair_in_conflict_and_one_of_another_track_see_nothing_of_a_paper(
    abstract, tom, edition, track, other_track, as_, viewer
):
    otto = person("Otto", "Neurath")
    conference_actions.appoint(edition, person=otto, role=Role.CHAIR, track=other_track, by=None)
    actions.declare_conflict(abstract, person=tom, by=None)

    with before(close_of(track, "paper"), days=8):
        for somebody in (tom, otto):
            assert abstract.code not in as_(somebody).get(ROOM).content.decode()
            answer = as_(somebody).post(ROOM, {"change": f"skip:paper:7:{abstract.code}"})
            assert answer.status_code == 404


def test_rules_are_the_organisers(edition, track, tom, clara, as_):
    assert as_(tom).post(ROOM, {"change": "switch-off:paper:7"}).status_code == 404
    assert as_(tom).post(ROOM, {"stage": "paper", "days_before": "3"}).status_code == 200
    assert ReminderRule.objects.count() == 0

    as_(clara).post(ROOM, {"change": "switch-off:paper:7"})
    as_(clara).post(ROOM, {"stage": "paper", "days_before": "3"})

    assert ReminderRule.objects.get(stage="paper", days_before=7).is_active is False
    assert ReminderRule.objects.filter(stage="paper", days_before=3).exists()


@pytest.mark.parametrize("change", ["", "x", "skip", "skip:paper:7", "skip:paper:x:1234567890", "remove:paper:7777"])
def test_a_button_that_is_none_is_no_page(edition, track, clara, as_, change):
    assert as_(clara).post(ROOM, {"change": change}).status_code == 404


def test_a_wrong_number_of_days_is_told_at_the_field(edition, clara, as_):
    page = as_(clara).post(ROOM, {"stage": "final", "days_before": "400"}).content.decode()

    assert "less than or equal to 60" in page
    assert 'value="400"' in page
    assert '<option value="final" selected>' in page


def test_skipping_on_the_page(abstract, tom, track, as_):
    with before(close_of(track, "paper"), days=8):
        browser = as_(tom)
        browser.post(ROOM, {"change": f"skip:paper:7:{abstract.code}"})
        page = browser.get(ROOM).content.decode()

    assert Reminder.objects.get().is_skipped
    assert "Remind after all" in page


def test_what_went_out_is_listed_to_who_handles_it(abstract, tom, track, as_):
    with before(close_of(track, "paper"), days=7):
        look()
        page = as_(tom).get(ROOM).content.decode()

    assert "1 paper was reminded of." in page


def test_cards_tell_abstracts_papers_and_drafts(abstract, track, kind, rosa, tom, clara, edition, viewer):
    actions.start(track, by=rosa, kind=kind)

    numbers = {card.title: card.figure for card in cards(viewer(tom), edition)}

    assert numbers == {"Abstracts": "1", "Papers": "0", "Drafts": "1"}
    actions.declare_conflict(abstract, person=tom, by=None)
    assert {card.title: card.figure for card in cards(viewer(tom), edition)}["Abstracts"] == "0"
    assert cards(viewer(rosa), edition) == []


def test_the_number_of_mails_is_that_of_addresses(abstract, track, tom, edition, viewer):
    at = close_of(track, "paper") - timedelta(days=8)

    (first, second) = coming(viewer(tom), edition, at)

    assert ([each.paper for each in first.papers], first.mails, first.rule.days_before) == ([abstract], 2, 7)
    assert second.rule.days_before == 1


def test_the_room_costs_the_same_for_few_and_many(track, tom, ada, as_, django_assert_num_queries):
    with before(close_of(track, "paper"), days=7):
        browser = as_(tom)
        fill(track, ada, range(1, 4))
        with CaptureQueriesContext(connection) as few:
            browser.get(ROOM)
        fill(track, ada, range(4, 31))

        with django_assert_num_queries(len(few)):
            page = browser.get(ROOM).content.decode()

    assert page.count("Skip<") == 30


def fill(track, ada, numbers):
    """Abstracts, drafts, and a reminder that went out for each abstract."""
    for number in numbers:
        paper = make_paper(track, number, ada, status="abstract", submitted_at=track.edition.created_at)
        rule, _ = ReminderRule.objects.get_or_create(edition=track.edition, stage="paper", days_before=7)
        ReminderRule.objects.get_or_create(edition=track.edition, stage="paper", days_before=1)
        Reminder.objects.create(
            rule=rule, edition=track.edition, submission=paper, closes_at=close_of(track, "paper"), by=None
        )
        draft = Submission.objects.create(edition=track.edition, track=track, kind=paper.kind, contact=ada)
        Author.objects.create(submission=draft, edition=track.edition, position=1, family_name="X", email="x@x.example")
