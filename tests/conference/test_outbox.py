"""The outbox: drafts are changed, sent and discarded; what failed is tried again; answers go where they should."""

import pytest
from django.core import mail as sent
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions, jobs, mail
from conference.history import Refused
from conference.models import Edition, Job, Message, Track
from conference.tokens import signature

pytestmark = pytest.mark.django_db
OUTBOX = "/copro/manage/mail/"


@pytest.fixture
def draft(edition, ada):
    return Message.objects.create(
        edition=edition, person=ada, address=ada.email, subject="Hello", text="Dear Ada\n", purpose="d", status="draft"
    )


def treat(browser, deed, *codes):
    return browser.post(f"{OUTBOX}treat/", {"deed": deed, "messages": codes})


def test_a_draft_is_changed_and_sent(as_, draft, clara):
    browser = as_(clara)
    browser.post(f"{OUTBOX}{draft.code}/", {"subject": "Good\nday", "text": "Dear Ada,\r\nwelcome."})
    treat(browser, "send", draft.code)
    jobs.run_due()

    draft.refresh_from_db()
    [out] = sent.outbox
    assert (out.subject, out.body) == ("Good day", "Dear Ada,\nwelcome.\n")
    assert (draft.status, draft.edited_at is not None) == ("sent", True)


def test_an_empty_draft_is_told_at_its_field(as_, draft, clara):
    page = as_(clara).post(f"{OUTBOX}{draft.code}/", {"subject": "", "text": "Kept"}).content.decode()

    assert "This field is required." in page
    assert "Kept" in page


def test_a_link_of_its_reader_survives_the_editor(as_, draft, clara):
    secret = signature("invitation", draft.code)
    Message.objects.update(text=f"Open http://x/invitations/{draft.code}/{secret}/ now.\n")

    shown = as_(clara).get(f"{OUTBOX}{draft.code}/").content.decode()
    as_(clara).post(
        f"{OUTBOX}{draft.code}/",
        {"subject": "Hello", "text": f"Please open http://x/invitations/{draft.code}/…/."},
    )

    draft.refresh_from_db()
    assert secret not in shown
    assert draft.text == f"Please open http://x/invitations/{draft.code}/{secret}/.\n"


def test_what_has_gone_cannot_be_changed(draft, clara):
    Message.objects.update(status="sent")

    with pytest.raises(Refused, match="has been sent"):
        actions.edit_message(draft, subject="x", text="y", by=clara)


def test_a_discarded_draft_never_goes(as_, draft, clara):
    treat(as_(clara), "discard", draft.code)
    treat(as_(clara), "send", draft.code)
    jobs.run_due()

    draft.refresh_from_db()
    assert (draft.status, sent.outbox) == ("discarded", [])


def test_what_failed_is_tried_again_by_one_click(as_, edition, ada, clara):
    message = mail.send("conference/mail/daily.txt", to=ada, purpose="p", edition=edition, notices=[])
    Job.objects.update(status="failed", attempts=8)
    Message.objects.update(status="failed", problem="550")

    as_(clara).post(f"{OUTBOX}{message.code}/", {"deed": "send"})
    jobs.run_due()

    message.refresh_from_db()
    assert (message.status, message.problem, len(sent.outbox)) == ("sent", "", 1)


def test_trying_again_while_a_worker_has_it_sends_it_once(edition, ada):
    message = mail.send("conference/mail/daily.txt", to=ada, purpose="p", edition=edition, notices=[])
    Job.objects.update(status="running", attempts=1)

    mail.deliver_again([message])
    mail.deliver(Job.objects.get(purpose=f"deliver {message.code}"))
    Job.objects.filter(status="waiting").update(run_at=message.created_at)
    jobs.run_due()

    assert len(sent.outbox) == 1


def test_a_message_of_another_conference_is_not_touched(as_, draft, other_edition, eve):
    actions.appoint(other_edition, person=eve, role="organiser", by=None)

    as_(eve).post("/other/manage/mail/treat/", {"deed": "send", "messages": [draft.code]})

    draft.refresh_from_db()
    assert draft.status == "draft"


def test_only_organisers_treat_messages(as_, draft, track, tom, eve):
    for somebody in (tom, eve):
        assert treat(as_(somebody), "send", draft.code).status_code == 404
        assert as_(somebody).post(f"{OUTBOX}{draft.code}/", {"deed": "send"}).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=hello", True), ("q=lovelace", True), ("q=ada.example", True), ("q=grace", False), ("status=sent", False)],
)
def test_mails_are_found_by_words_and_state(as_, draft, clara, query, found):
    assert (draft.code in as_(clara).get(f"{OUTBOX}?{query}").content.decode()) is found


def test_mails_of_one_person(as_, draft, clara, ada, eve):
    assert draft.code in as_(clara).get(f"{OUTBOX}?to={ada.code}").content.decode()
    assert draft.code not in as_(clara).get(f"{OUTBOX}?to={eve.code}").content.decode()


def test_thousands_are_shown_in_pages_with_as_few_queries(as_, edition, clara, django_assert_num_queries):
    browser = as_(clara)
    fill(edition, range(3))
    browser.get(OUTBOX)
    with CaptureQueriesContext(connection) as few:
        browser.get(OUTBOX)
    fill(edition, range(3, 5000))

    with django_assert_num_queries(len(few)):
        page = browser.get(f"{OUTBOX}?q=x.example").content.decode()

    assert "Page 1 of 50" in page


def fill(edition, numbers):
    Message.objects.bulk_create(
        Message(
            edition=edition, address=f"{n}@x.example", subject=f"Mail {n}", text="x", purpose=f"p{n}", status="draft"
        )
        for n in numbers
    )


def test_answers_go_to_the_conference_or_to_the_track(edition, track, ada):
    Edition.objects.update(sender_name="CoPro team", reply_to="team@copro.example")
    edition.refresh_from_db()
    for number, about in enumerate((edition, track)):
        mail.send(
            "conference/mail/daily.txt",
            to=ada,
            purpose=f"p{number}",
            edition=edition,
            notices=[],
            track=about if about is track else None,
        )
        Track.objects.update(reply_to="services@copro.example")
        track.refresh_from_db()
    jobs.run_due()

    assert [each.reply_to for each in sent.outbox] == [["team@copro.example"], ["services@copro.example"]]
    assert sent.outbox[0].from_email == "CoPro team <noreply@localhost>"
    assert "List-Unsubscribe" not in sent.outbox[0].extra_headers


def test_what_cannot_be_delivered_comes_back_to_its_own_address(settings, edition, ada):
    settings.BOUNCE_ADDRESS = "bounces@copro.example"
    mail.send("conference/mail/daily.txt", to=ada, purpose="p", edition=edition, notices=[])

    jobs.run_due()

    [out] = sent.outbox
    assert out.from_email == "bounces@copro.example"
    assert out.message()["From"] == "CoPro <noreply@localhost>"
