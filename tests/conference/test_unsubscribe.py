"""No more mail to many: one click of a mail program, or the page; mail about oneself still comes."""

import pytest
from django.core import mail as sent

from conference import jobs, mail
from conference.models import Message
from conference.tokens import signature

pytestmark = pytest.mark.django_db


@pytest.fixture
def to_many(edition, ada):
    return Message.objects.create(
        edition=edition, person=ada, address=ada.email, subject="News", text="News.\n", purpose="m", is_bulk=True
    )


def link(message):
    return f"/unsubscribe/{message.code}/{signature('unsubscribe', message.code)}/"


def test_mail_to_many_says_how_to_end_it(to_many):
    mail.deliver_soon(to_many)
    jobs.run_due()

    [out] = sent.outbox
    assert out.extra_headers["List-Unsubscribe"] == f"<http://testserver{link(to_many)}>"
    assert out.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert out.body.endswith(f"http://testserver{link(to_many)}\n")


def test_the_page_in_the_outbox_does_not_tell_the_link(as_, to_many, clara):
    assert (
        signature("unsubscribe", to_many.code)
        not in as_(clara).get(f"/copro/manage/mail/{to_many.code}/").content.decode()
    )


def test_one_click_of_a_mail_program_needs_neither_session_nor_token(client, edition, to_many):
    client.handler.enforce_csrf_checks = True

    answer = client.post(link(to_many), {"List-Unsubscribe": "One-Click"})

    assert (answer.status_code, edition.unsubscriptions.get().address) == (200, "ada@ada.example")
    assert not answer.cookies


def test_opening_the_page_changes_nothing(client, edition, to_many):
    page = client.get(link(to_many)).content.decode()

    assert "Unsubscribe" in page
    assert not edition.unsubscriptions.exists()


def test_it_can_be_undone_on_the_same_page(client, edition, to_many):
    client.post(link(to_many))
    client.post(link(to_many))
    assert edition.unsubscriptions.count() == 1

    client.post(link(to_many), {"again": "1"})

    assert not edition.unsubscriptions.exists()


def test_a_wrong_signature_or_a_mail_to_one_is_no_page(client, to_many):
    assert client.get(f"/unsubscribe/{to_many.code}/{'0' * 32}/").status_code == 404
    Message.objects.update(is_bulk=False)
    assert client.post(link(to_many)).status_code == 404
