"""Notices that can wait come in one mail a day, at eight in the morning where their reader is."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail as sent

from conference import daily, jobs, mail
from conference.models import Message

pytestmark = pytest.mark.django_db
VIENNA = ZoneInfo("Europe/Vienna")


@pytest.fixture
def patient(ada):
    ada.wants_digest, ada.zone = True, "Europe/Vienna"
    ada.save()
    return ada


def notice(somebody, edition, number=1, **more):
    more = {"can_wait": True} | more
    message = mail.send(
        "conference/mail/daily.txt", to=somebody, purpose=f"notice {number}", edition=edition, notices=[], **more
    )
    Message.objects.filter(pk=message.pk).update(subject=f"Notice {number}", text=f"Text {number}\n")
    return message


def at(*when, zone=VIENNA):
    return datetime(*when, tzinfo=zone)


def look(moment):
    with time_machine.travel(moment, tick=False):
        daily.send_due(moment.astimezone(UTC))
        jobs.run_due()


def test_what_can_wait_waits_and_comes_once_in_one_mail(patient, edition):
    with time_machine.travel(at(2027, 3, 3, 15, 0), tick=False):
        messages = [notice(patient, edition, number) for number in (1, 2)]
    look(at(2027, 3, 3, 15, 5))
    look(at(2027, 3, 4, 7, 59))
    assert sent.outbox == []

    look(at(2027, 3, 4, 8, 0))
    look(at(2027, 3, 4, 8, 5))

    [out] = sent.outbox
    assert (out.subject, out.to) == ("2 notices of the last day", [patient.email])
    assert "Text 1" in out.body and "Text 2" in out.body
    assert {Message.objects.get(pk=message.pk).status for message in messages} == {"sent"}


def test_what_comes_after_eight_comes_tomorrow(patient, edition):
    for number, hour in ((1, 7), (2, 9)):
        with time_machine.travel(at(2027, 3, 4, hour, 0), tick=False):
            notice(patient, edition, number)
        look(at(2027, 3, 4, hour + 1, 0))

    assert ["Text 1" in each.body for each in sent.outbox] == [True]
    look(at(2027, 3, 5, 8, 0))
    assert ["Text 2" in each.body for each in sent.outbox] == [False, True]


@pytest.mark.parametrize("day", [at(2027, 3, 28, 12, 0), at(2027, 10, 31, 12, 0)])
def test_it_comes_once_a_day_when_the_clocks_change(patient, edition, day):
    start = day - timedelta(days=2)
    for hours in range(24 * 5):
        moment = (start.astimezone(UTC) + timedelta(hours=hours)).astimezone(VIENNA)
        with time_machine.travel(moment, tick=False):
            notice(patient, edition, hours)
        look(moment + timedelta(minutes=5))

    days = [Message.objects.get(purpose__startswith="daily", pk=pk) for pk in _keys()]
    moments = [message.created_at.astimezone(VIENNA) for message in days]
    assert len({moment.date() for moment in moments}) == len(moments) == 5
    assert {moment.hour for moment in moments} == {8}


def _keys():
    return Message.objects.filter(purpose__startswith="daily").order_by("pk").values_list("pk", flat=True)


def test_who_does_not_want_it_gets_everything_at_once(ada, edition):
    notice(ada, edition)
    jobs.run_due()

    assert len(sent.outbox) == 1


def test_what_cannot_wait_comes_at_once(patient, edition):
    notice(patient, edition, can_wait=False)
    jobs.run_due()

    assert len(sent.outbox) == 1


def test_a_daily_mail_that_fails_leaves_its_notices_to_be_tried_again(patient, edition):
    with time_machine.travel(at(2027, 3, 3, 15, 0), tick=False):
        message = notice(patient, edition)
    daily.send_due(at(2027, 3, 4, 8, 0).astimezone(UTC))
    row = jobs.Job.objects.get()
    mail.say_it_failed(row, "550")

    message.refresh_from_db()
    assert (message.status, message.problem) == ("failed", "550")
