"""Mail: stored with the deed, sent once, in the words of its recipient."""

import smtplib

import pytest
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend

from conference import jobs, mail
from conference.models import Job, Message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def a_template(settings, tmp_path):
    """A mail as upper apps bring them."""
    (tmp_path / "hello.txt").write_text("Hello\t{{ person.name }}\n\nAbout “{{ title }}”: {{ site_url }}/x/\n")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}]


def send_to(person, **more):
    return mail.send("hello.txt", to=person, **{"purpose": "hello", "title": "Ours"} | more)


def test_a_mail_is_stored_first_and_sent_by_a_job(ada, edition):
    message = send_to(ada, edition=edition)
    assert (message.status, outbox.outbox) == (Message.Status.QUEUED, [])

    jobs.run_due()

    message.refresh_from_db()
    [sent] = outbox.outbox
    assert message.status == Message.Status.SENT
    assert (sent.to, sent.subject, sent.from_email) == ([ada.email], "Hello Ada Lovelace", "CoPro <noreply@localhost>")
    assert sent.body == "About “Ours”: http://testserver/x/\n"
    assert sent.extra_headers["Message-ID"] == f"<{message.code}@convoke.invalid>"


def test_the_same_purpose_is_mailed_once(ada):
    first, second = send_to(ada), send_to(ada, title="Another")

    assert second == first
    jobs.run_due()
    assert len(outbox.outbox) == 1


def test_what_is_marked_as_sent_never_goes_again(ada):
    message = send_to(ada)
    jobs.run_due()
    Job.objects.filter(purpose=f"deliver {message.code}").update(status=Job.Status.WAITING)

    assert jobs.run_due() == 1
    assert len(outbox.outbox) == 1


def test_plain_text_is_not_escaped(ada):
    message = send_to(ada, title="R&D in the <public> sector's core")

    assert "“R&D in the <public> sector's core”" in message.text


def test_a_draft_waits_for_somebody_to_send_it(ada):
    message = send_to(ada, as_draft=True)

    jobs.run_due()

    assert (message.status, outbox.outbox) == (Message.Status.DRAFT, [])


def test_nobody_without_an_address_gets_a_mail(ada):
    ada.email = None

    assert send_to(ada) is None
    assert not Message.objects.exists()


def test_no_name_brings_a_second_header(ada):
    ada.given_name = "Ada\r\nBcc: eve@eve.example"

    assert send_to(ada).subject == "Hello Ada"


def test_a_long_subject_is_cut(ada):
    ada.family_name = "x" * 500

    assert len(send_to(ada).subject) == mail.LONGEST_SUBJECT


def test_codes_are_forgotten_when_they_are_sent():
    message = mail.store_account_mail("ada@ada.example", "Your code", "1234")

    jobs.run_due()

    message.refresh_from_db()
    assert (outbox.outbox[0].body, message.text) == ("1234", "")


def test_a_mail_of_a_conference_is_kept_as_it_was_sent(ada, edition):
    message = send_to(ada, edition=edition)

    jobs.run_due()

    message.refresh_from_db()
    assert message.text == outbox.outbox[0].body


def test_a_mail_that_is_refused_as_often_as_we_try_says_so(ada, monkeypatch):
    def refuse(self, messages):
        raise smtplib.SMTPRecipientsRefused({ada.email: (550, b"no such mailbox")})

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    message = send_to(ada)
    Job.objects.update(attempts=Job.MOST_ATTEMPTS - 1)

    jobs.run_due()

    message.refresh_from_db()
    assert message.status == Message.Status.FAILED
    assert "no such mailbox" in message.problem


def test_a_code_to_sign_in_overtakes_a_thousand_letters(ada, edition):
    for number in range(5):
        send_to(ada, edition=edition, purpose=f"letter {number}")
    code = mail.store_account_mail("ada@ada.example", "Your code", "123")

    first = Job.objects.due().first()

    assert first.arguments["message"] == code.code
