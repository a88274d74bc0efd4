"""The queue of a conference's mails: how many are sent, wait or failed, and how far those are that go now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conference.models import Message
from conference.progress import queue_of
from tests.reviewing.conftest import make_paper

pytestmark = pytest.mark.django_db
MAIL = "/copro/manage/mail/"


def mails(edition, number, status, *, minutes_ago=1, **fields):
    at = timezone.now() - timedelta(minutes=minutes_ago)
    known = Message.objects.count()
    Message.objects.bulk_create(
        Message(edition=edition, purpose=f"p{known + n}", subject="Mail", status=status, created_at=at, **fields)
        for n in range(number)
    )


def test_only_what_goes_now_counts_for_the_bar(edition):
    mails(edition, 50, "sent", minutes_ago=600)
    mails(edition, 3, "queued", minutes_ago=5)
    mails(edition, 1, "sent", minutes_ago=5)
    mails(edition, 1, "failed", minutes_ago=4)
    mails(edition, 9, "draft")

    queue = queue_of(Message.objects.all())

    assert (queue.sent, queue.waiting, queue.failed, queue.percent) == (51, 3, 1, 40)


def test_the_page_shows_it_and_asks_again_only_while_mails_wait(as_, edition, clara):
    mails(edition, 1, "sent", minutes_ago=60)
    page = as_(clara).get(MAIL).text
    assert "1 mail sent" in page
    assert "hx-get" not in page

    mails(edition, 3, "queued", minutes_ago=5)

    page = as_(clara).get(MAIL).text
    assert "3 waiting" in page
    assert f'hx-get="{MAIL}?heard=' in page
    assert "Nothing is free yet to send them." in page


def test_the_moving_part_comes_alone(as_, edition, clara):
    mails(edition, 2, "queued")

    part = as_(clara).get(MAIL, headers={"HX-Request": "true"}).text

    assert "2 waiting" in part
    assert "<html" not in part
    assert "0 % of the mails are sent." in part
    again = as_(clara).get(MAIL + "?heard=0", headers={"HX-Request": "true"}).text
    assert "of the mails are sent" not in again


def test_what_is_kept_from_an_organiser_does_not_count(as_, edition, track, clara):
    own = make_paper(track, 1, clara)
    mails(edition, 2, "queued", subject_code=own.code)

    assert "0 waiting" in as_(clara).get(MAIL).text


def test_it_is_for_organisers(as_, edition, track, tom, ada, eve):
    for somebody in (tom, ada, eve):
        assert as_(somebody).get(MAIL, headers={"HX-Request": "true"}).status_code == 404
