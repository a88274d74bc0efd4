"""Mail to many: whom it reaches, what each may read, once and only once."""

import re

import pytest
from django.core import mail as sent
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions, jobs
from conference.history import Refused
from conference.mailings import Prospect, start_writing
from conference.models import Invitation, Job, Mailing, Message
from conference.viewers import Viewer
from reviewing import actions as reviewing
from reviewing import letters
from reviewing.actions.deciding import pending_decisions
from submissions.models import Author, Conflict, Submission
from tests.cast import person
from tests.reviewing.conftest import make_paper, review_for

pytestmark = pytest.mark.django_db
WORDS = {"subject": {"en": "News of {conference}"}, "body": {"en": "Dear {name},\n\nnews."}}


def rule(group="authors", once="person", **more):
    return {"group": group, "once": once, "states": [], "words": ""} | more


@pytest.fixture
def write(edition, tom):
    def written(by=tom, track=None, subject="News of {conference}", body="Dear {name},\n\nnews.", **chosen):
        words = {"subject": {"en": subject}, "body": {"en": body}}
        return actions.write_mailing(edition, by=by, track=track, rule=rule(**chosen), **words)

    return written


def seen_by(mailing, somebody):
    return Prospect(mailing, Viewer(person=somebody))


def reached(mailing, somebody):
    return {one.address for one in seen_by(mailing, somebody).gathered.recipients}


def send(mailing, by):
    return actions.send_mailing(mailing, seen=seen_by(mailing, by).fingerprint, by=by)


def sent_to():
    return sorted(address for each in sent.outbox for address in each.to)


def test_a_mail_to_authors_goes_to_each_of_them_once(write, track, tom, ada, eve):
    make_paper(track, 1, ada)
    make_paper(track, 2, ada)
    make_paper(track, 3, eve)

    mailing = send(write(), tom)
    jobs.run_due()

    mailing.refresh_from_db()
    assert sent_to() == [ada.email, eve.email]
    assert mailing.status == Mailing.Status.SENT
    assert (sent.outbox[1].subject, "Dear Ada Lovelace," in sent.outbox[1].body) == ("News of CoPro", True)


def test_or_once_for_each_paper(write, track, tom, ada):
    for number in (1, 2):
        make_paper(track, number, ada)

    send(write(once="paper", body="{paper_number}: {paper_title}"), tom)
    jobs.run_due()

    assert sorted(each.body.splitlines()[0][:2] for each in sent.outbox) == ["1:", "2:"]


def test_an_address_without_an_account_is_written_to_as_well(write, paper, tom):
    Author.objects.create(
        submission=paper, edition=paper.edition, position=2, family_name="Hopper", email="Grace@Navy.example"
    )

    assert reached(write(), tom) == {"ada@ada.example", "Grace@Navy.example"}


@pytest.mark.parametrize("group", ["authors", "contacts", "open-reviews", "unanswered"])
def test_a_chair_reaches_nobody_because_of_a_paper_of_another_track(write, other_track, pool, tom, ada, group, clara):
    make_paper(other_track, 1, ada)
    review_for(other_track, pool[0])
    reviewing.propose(other_track, by=clara)
    reviewing.send(other_track, by=clara)

    assert reached(write(group=group), tom) == set()


def test_organisers_reach_all_tracks(write, track, other_track, clara, ada, eve):
    make_paper(track, 1, ada)
    make_paper(other_track, 2, eve)

    assert reached(write(by=clara), clara) == {ada.email, eve.email}
    assert reached(write(by=clara, track=other_track), clara) == {eve.email}


def test_nobody_reaches_authors_of_a_paper_that_is_kept_from_them(write, track, clara, tom, ada):
    paper = make_paper(track, 1, ada)
    Conflict.objects.create(edition=track.edition, submission=paper, person=clara, kind="personal", status="declared")
    mailing = write(by=clara)

    assert reached(mailing, clara) == set()
    assert reached(mailing, tom) == {ada.email}


def test_a_conflict_found_after_the_confirmation_still_counts(write, track, tom, ada):
    paper = make_paper(track, 1, ada)
    send(write(), tom)
    Conflict.objects.create(edition=track.edition, submission=paper, person=tom, kind="personal", status="declared")

    jobs.run_due()

    assert sent.outbox == []


def test_who_comes_after_the_confirmation_gets_nothing(write, track, tom, ada, eve):
    make_paper(track, 1, ada)
    send(write(), tom)
    make_paper(track, 2, eve)

    jobs.run_due()

    assert sent_to() == [ada.email]


def test_a_draft_and_its_authors_are_nobodys_business(write, draft_of, tom, clara):
    assert reached(write(), tom) == reached(write(by=clara), clara) == set()


@pytest.fixture
def draft_of(track, kind, ada):
    return Submission.objects.create(edition=track.edition, track=track, kind=kind, contact=ada, title="Secret draft")


def test_a_pending_decision_is_neither_a_filter_nor_told(write, decided, paper, tom, ada):
    mailing = write(once="paper", body="Now: {decision}{if decision}!{/if}.")

    assert seen_by(mailing, tom).examples[0].text == "Now: .\n"
    assert reached(write(states=["accepted"]), tom) == set()
    assert reached(write(group="accepted"), tom) == set()


def test_a_released_decision_is_told_to_authors(write, decided, paper, tom, ada):
    reviewing.release_decisions(paper.track, by=tom)

    assert seen_by(write(once="paper", body="Now: {decision}."), tom).examples[0].text == "Now: Accepted.\n"
    assert reached(write(group="accepted"), tom) == {ada.email}


def test_authors_read_nothing_that_is_for_reviewers(write, edition, reviewed, track, tom, as_):
    """Whoever writes to authors cannot even name the link, date or request of a reviewer."""
    page = post(as_(tom), group="authors", once="paper", body_0="See {review_link}").content.decode()

    assert "There is no placeholder {review_link} here." in page
    assert not Mailing.objects.exists()


def test_reviewers_are_told_neither_authors_nor_decisions(as_, tom, track):
    page = post(as_(tom), group="open-reviews", once="paper", body_0="{decision}").content.decode()

    assert "There is no placeholder {decision} here. Possible are: {name}" in page


def test_only_open_reviews_are_asked_for(write, accepted, asked, ravi, rosa, tom):
    assert reached(write(group="open-reviews"), tom) == {ravi.email}
    assert rosa.email in reached(write(group="unanswered"), tom)


def test_the_secret_link_of_a_reviewer_is_not_shown_to_the_sender(write, accepted, ravi, tom):
    mailing = write(group="open-reviews", once="paper", body="{review_link}")

    shown = seen_by(mailing, tom).examples[0].text
    send(mailing, tom)
    jobs.run_due()

    link = sent.outbox[-1].body.splitlines()[0]
    assert shown.strip().endswith("/…/")
    assert link.startswith("http://testserver/assignments/") and "…" not in link


def test_two_who_confirm_at_once_send_it_once(write, track, clara, tom, ada):
    make_paper(track, 1, ada)
    mailing = write(by=clara)
    fingerprint = seen_by(mailing, clara).fingerprint
    actions.send_mailing(mailing, seen=fingerprint, by=clara)

    with pytest.raises(Refused, match="already"):
        actions.send_mailing(mailing, seen=fingerprint, by=clara)
    jobs.run_due()

    assert sent_to() == [ada.email]


def test_the_task_may_run_twice(write, track, tom, ada):
    make_paper(track, 1, ada)
    mailing = send(write(), tom)
    jobs.run_due()
    Mailing.objects.update(status="sending")
    start_writing(mailing, by=tom)
    jobs.run_due()

    assert sent_to() == [ada.email]


def test_nothing_goes_where_something_has_changed_since_the_look(write, track, tom, ada, eve):
    make_paper(track, 1, ada)
    mailing = write()
    looked_at = seen_by(mailing, tom).fingerprint
    make_paper(track, 2, eve)

    with pytest.raises(Refused, match="have changed"):
        actions.send_mailing(mailing, seen=looked_at, by=tom)


def test_paused_mail_waits_and_then_goes_on_once(write, track, tom, ada, eve):
    make_paper(track, 1, ada)
    make_paper(track, 2, eve)
    mailing = send(write(), tom)
    jobs.run_due(limit=2)  # the mails are written, one has gone
    mailing = actions.pause_mailing(mailing, by=tom)
    jobs.run_due()
    gone = sent_to()

    actions.continue_mailing(mailing, by=tom)
    jobs.run_due()

    mailing.refresh_from_db()
    assert len(gone) == 1
    assert sent_to() == [ada.email, eve.email]
    assert mailing.status == Mailing.Status.SENT


def test_what_is_paused_before_it_is_written_is_written_and_waits(write, track, tom, ada):
    make_paper(track, 1, ada)
    mailing = actions.pause_mailing(send(write(), tom), by=tom)
    jobs.run_due()

    assert (sent.outbox, mailing.messages.get().status) == ([], "paused")
    actions.continue_mailing(mailing, by=tom)
    jobs.run_due()
    assert sent_to() == [ada.email]


def test_who_discards_a_draft_is_told_that_nobody_gets_it(as_, write, track, tom, ada):
    make_paper(track, 1, ada)
    mailing = write()

    page = as_(tom).post(f"/copro/manage/mail/many/{mailing.code}/treat/", {"deed": "discard"}, follow=True)

    assert "The draft is discarded. Nobody gets it." in page.content.decode()


def test_a_stopped_mail_sends_nothing_more(write, track, tom, ada):
    make_paper(track, 1, ada)
    mailing = send(write(), tom)
    jobs.run_due(limit=1)
    mailing = actions.discard_mailing(mailing, by=tom)
    jobs.run_due()

    assert (sent.outbox, mailing.messages.get().status) == ([], "discarded")
    with pytest.raises(Refused):
        actions.continue_mailing(mailing, by=tom)


def test_who_has_unsubscribed_or_was_left_out_gets_nothing(write, track, tom, ada, eve):
    make_paper(track, 1, ada)
    make_paper(track, 2, eve)
    actions.unsubscribe(track.edition, address="Ada@Ada.example", by=None)
    mailing = actions.leave_out(write(), shown=[ada.email, eve.email], chosen=[ada.email], by=tom)

    gathered = seen_by(mailing, tom).gathered

    assert [one.address for one in gathered.unsubscribed] == [ada.email]
    assert [one.address for one in gathered.left_out] == [eve.email]
    assert gathered.recipients == []


def test_words_in_a_title_are_never_filled(write, track, tom, ada):
    make_paper(track, 1, ada, title="On {decision} and {{ settings.SECRET_KEY }}")

    shown = seen_by(write(once="paper", body="“{paper_title}”"), tom).examples[0].text

    assert shown == "“On {decision} and {{ settings.SECRET_KEY }}”\n"


def test_each_reads_the_own_language(write, track, tom, ada):
    ada.language = "de"
    ada.save()
    make_paper(track, 1, ada)
    mailing = write()
    Mailing.objects.update(body={"en": "Dear {name}", "de": "Guten Tag, {name}"})
    mailing.refresh_from_db()

    assert seen_by(mailing, tom).examples[0].text == "Guten Tag, Ada Lovelace\n"


def test_invited_people_who_have_not_answered(write, edition, track, tom, clara, eve, ravi):
    actions.invite(edition, person=eve, role="reviewer", track=track, by=tom)
    actions.invite(edition, person=ravi, role="chair", by=clara)

    assert reached(write(group="invited"), tom) == {eve.email}
    assert reached(write(by=clara, group="invited"), clara) == {eve.email, ravi.email}
    Invitation.objects.update(status="declined")
    assert reached(write(by=clara, group="invited"), clara) == set()


def test_organisers_do_not_see_mails_about_a_paper_that_is_kept_from_them(write, track, tom, clara, ada, as_):
    paper = make_paper(track, 1, ada)
    Conflict.objects.create(edition=track.edition, submission=paper, person=clara, kind="personal", status="declared")
    mailing = send(write(words="Study"), tom)
    jobs.run_due()

    assert Message.objects.visible_to(Viewer(person=clara)).filter(mailing=mailing).count() == 0
    assert as_(clara).get(address(mailing)).status_code == 404
    assert ada.email in as_(tom).get(address(mailing)).content.decode()


def test_a_mail_about_several_papers_disappears_when_one_of_them_does(write, track, tom, clara, ada):
    make_paper(track, 1, ada)
    second = make_paper(track, 2, ada)
    mailing = send(write(body="{papers}"), tom)
    jobs.run_due()
    shown = Message.objects.filter(mailing=mailing)
    before = shown.visible_to(Viewer(person=clara)).count()
    Conflict.objects.create(edition=track.edition, submission=second, person=clara, kind="personal", status="declared")

    assert (before, shown.visible_to(Viewer(person=clara)).count()) == (1, 0)
    assert shown.visible_to(Viewer(person=tom)).count() == 1


def test_so_does_a_mail_about_several_reviews(write, asked, track, tom, clara, ada, ravi):
    other = make_paper(track, 2, ada)
    reviewing.propose(track, by=tom)
    reviewing.send(track, by=tom)
    mailing = send(write(group="unanswered", body="{papers}"), tom)
    jobs.run_due()
    shown = Message.objects.filter(mailing=mailing, person=ravi)
    before = shown.visible_to(Viewer(person=clara)).count()
    Conflict.objects.create(edition=track.edition, submission=other, person=clara, kind="personal", status="declared")

    assert (before, shown.visible_to(Viewer(person=clara)).count()) == (1, 0)


def address(mailing, end=""):
    return f"/copro/manage/mail/many/{mailing.code}/{end}"


def post(browser, end="write/", **fields):
    data = {
        "group": "authors",
        "once": "person",
        "subject_en": "Hello",
        "body_en": fields.pop("body_0", "Hello {name}"),
    }
    return browser.post(f"/copro/manage/mail/many/{end}", data | fields)


def test_a_chair_writes_looks_and_sends_on_the_pages(as_, track, tom, ada):
    make_paper(track, 1, ada)
    browser = as_(tom)

    post(browser)
    mailing = Mailing.objects.get()
    page = browser.get(address(mailing)).content.decode()
    browser.post(address(mailing, "treat/"), {"deed": "send", "seen": seen_by(mailing, tom).fingerprint})
    jobs.run_due()

    assert "This goes to 1 person." in page
    assert "Hello Ada Lovelace" in page
    assert sent_to() == [ada.email]
    assert browser.get(address(mailing)).status_code == 200


def test_who_has_no_tick_when_it_is_sent_gets_nothing(as_, write, track, tom, ada, eve):
    make_paper(track, 1, ada)
    make_paper(track, 2, eve)
    mailing, browser = write(), as_(tom)
    ticks = {"shown": [ada.email, eve.email], "chosen": [eve.email]}

    said = browser.post(
        address(mailing, "treat/"), {"deed": "send", "seen": seen_by(mailing, tom).fingerprint} | ticks, follow=True
    )
    jobs.run_due()

    assert "1 mail is being sent." in said.content.decode()
    assert sent_to() == [eve.email]


def test_the_button_that_sends_belongs_to_the_ticks_and_the_key_enter_does_not_press_it(as_, write, track, tom, ada):
    make_paper(track, 1, ada)

    page = as_(tom).get(address(write())).content.decode()

    first, second = re.findall(r'<button[^>]* form="leave-out"[^>]*>', page)
    assert ('value="leave-out"' in first, 'value="send"' in second) == (True, True)


def test_a_person_with_a_tick_at_one_of_two_papers_is_asked_about(write, track, tom, ada):
    for number in (1, 2):
        make_paper(track, number, ada)
    mailing = write(once="paper")
    ticks = {"shown": [ada.email, ada.email], "chosen": [ada.email]}

    with pytest.raises(Refused, match="all rows of a person"):
        actions.send_mailing(mailing, seen=seen_by(mailing, tom).fingerprint, by=tom, **ticks)

    mailing.refresh_from_db()
    assert mailing.status == Mailing.Status.DRAFT


def test_while_they_are_being_written_the_page_says_so_and_leads_to_the_task(as_, write, track, tom, clara, ada):
    make_paper(track, 1, ada)
    mailing = send(write(), tom)
    task = Job.objects.get(is_task=True)

    page, of_another = (as_(who).get(address(mailing)).content.decode() for who in (tom, clara))
    jobs.run_due()

    assert ("are being written" in page, "0 mails sent" in page, "has been written yet" in page) == (True, False, False)
    assert (task.get_absolute_url() in page, "are being written" in of_another) == (True, True)
    assert f'id="mail-writing" href="{task.get_absolute_url()}"' not in of_another
    assert "are being written" not in as_(tom).get(address(mailing)).content.decode()


def test_an_example_ends_as_the_mail_does_without_the_link_to_unsubscribe(as_, write, track, tom, ada):
    make_paper(track, 1, ada)
    mailing = write()

    page = as_(tom).get(address(mailing)).content.decode()
    send(mailing, tom)
    jobs.run_due()

    assert "To get no more mail to many from it:\nhttp://testserver/…" in page
    assert "To get no more mail to many from it:\nhttp://testserver/" in sent.outbox[0].body


def test_who_writes_is_told_that_drafts_are_reminded_elsewhere(as_, track, tom):
    page = as_(tom).get("/copro/manage/mail/many/write/").content.decode()

    assert "drafts are their authors’ business alone" in page
    assert 'href="/copro/manage/reminders/"' in page


def test_a_wrong_placeholder_is_told_at_its_field_and_nothing_is_lost(as_, track, tom):
    page = post(as_(tom), body_0="Dear {nmae}, mind the {gap").content.decode()

    assert "There is no placeholder {nmae} here." in page
    assert "A “{” has no partner." in page
    assert "Dear {nmae}, mind the {gap" in page


def test_changing_a_draft_that_somebody_else_has_changed_is_told(as_, write, track, clara):
    mailing = write(by=clara)
    actions.change_mailing(mailing, revision=1, by=clara, track=None, rule=rule(), **WORDS)

    page = post(as_(clara), f"{mailing.code}/change/", revision=1, body_0="Mine").content.decode()

    assert "Somebody else has changed this" in page
    assert "Mine" in page


@pytest.mark.parametrize("end", ["", "change/"])
def test_strangers_find_no_mail_to_many(as_, write, track, tom, eve, ada, ravi, end):
    review_for(track, ravi)
    make_paper(track, 1, ada)
    mailing = write()

    for somebody in (eve, ada, ravi):
        assert as_(somebody).get(address(mailing, end)).status_code == 404
        assert as_(somebody).post(address(mailing, "treat/"), {"deed": "send"}).status_code == 404
        assert as_(somebody).get("/copro/manage/mail/many/").status_code == 404


def test_a_chair_does_not_find_the_mail_of_another(as_, write, edition, track, other_track, tom):
    uma = person("Uma", "Thaler")
    actions.appoint(edition, person=uma, role="chair", track=other_track, by=None)
    mailing = write()

    assert as_(uma).get(address(mailing)).status_code == 404
    assert mailing.code not in as_(uma).get("/copro/manage/mail/many/").content.decode()


def test_a_chair_cannot_choose_another_track(as_, track, other_track, tom):
    page = post(as_(tom), track=other_track.code).content.decode()

    assert "Select a valid choice" in page
    assert not Mailing.objects.exists()


def test_a_chair_who_was_dismissed_meanwhile_sends_nothing(write, track, tom, ada):
    make_paper(track, 1, ada)
    send(write(), tom)
    track.roles.all().delete()

    jobs.run_due()

    assert sent.outbox == []


def test_how_far_it_is_counts_all_of_it(as_, write, track, tom, ada, eve):
    make_paper(track, 1, ada)
    make_paper(track, 2, eve)
    mailing = send(write(), tom)
    jobs.run_due(limit=2)

    page = as_(tom).get(address(mailing)).content.decode()

    assert 'value="50"' in page


def test_a_sent_one_costs_the_same_for_few_and_many(as_, write, track, tom, django_assert_num_queries):
    browser, counts = as_(tom), []
    for numbers in (range(1, 4), range(4, 31)):
        fill(track, numbers)
        mailing = send(write(), tom)
        jobs.run_due(limit=1)
        browser.get(address(mailing))
        with CaptureQueriesContext(connection) as asked:
            browser.get(address(mailing))
        counts.append(len(asked))

    assert counts[0] == counts[1]


def fill(track, numbers):
    for number in numbers:
        make_paper(track, number, person(f"Author{number}", f"Of {number}"))


@pytest.mark.parametrize("group", ["authors", "contacts", "accepted"])
def test_a_draft_costs_the_same_for_few_and_many(as_, write, track, tom, group, django_assert_num_queries):
    mailing, browser = write(group=group), as_(tom)
    fill(track, range(1, 4))
    browser.get(address(mailing))
    with CaptureQueriesContext(connection) as few:
        browser.get(address(mailing))
    fill(track, range(4, 31))

    with django_assert_num_queries(len(few)):
        browser.get(address(mailing))


def test_the_list_costs_the_same_for_few_and_many(as_, write, track, tom, django_assert_num_queries):
    browser = as_(tom)
    for _number in range(3):
        write()
    browser.get("/copro/manage/mail/many/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/copro/manage/mail/many/")
    for _number in range(27):
        write()

    with django_assert_num_queries(len(few)):
        assert browser.get("/copro/manage/mail/many/").content.decode().count("News of") >= 30


def test_answers_to_mail_of_a_track_go_to_its_chairs(write, track, tom, ada):
    track.reply_to = "services@copro.example"
    track.save()
    make_paper(track, 1, ada)

    send(write(track=track), tom)
    jobs.run_due()

    assert sent.outbox[0].reply_to == ["services@copro.example"]


def test_words_of_the_decision_letter_tell_reviews_only_as_authors_read_them(edition, decided, paper, tom, clara):
    body = {"en": "{decision}/{if is_accepted}glad{/if}{if is_rejected}sorry{/if}/{words}\n{reviews}"}
    actions.set_mail_words(edition, occasion="decision", by=clara, subject={"en": "On {paper_title}"}, body=body)

    reviewing.release_decisions(paper.track, by=tom)
    jobs.run_due()

    letter = sent.outbox[-1]
    assert letter.subject == f"On {paper.title}"
    assert letter.body.startswith("Accept/glad/Welcome to Linz.\n---- Review R1 ----")
    assert "secret remark" not in letter.body
    assert "Ravi Shankar" not in letter.body


def test_letters_whose_words_have_changed_since_they_were_read_do_not_go(edition, decided, paper, tom, clara):
    read = letters.fingerprint(list(pending_decisions(paper.track, tom)))
    actions.set_mail_words(edition, occasion="decision", by=clara, subject={"en": "x"}, body={"en": "{decision}"})

    with pytest.raises(Refused, match="have changed"):
        reviewing.release_decisions(paper.track, by=tom, seen=read)


@pytest.mark.parametrize("occasion", ["decision", "review-request", "review-reminder"])
def test_a_preview_tells_no_paper_that_is_kept_from_the_organiser(as_, decided, paper, clara, occasion):
    at = f"/copro/manage/mail/texts/{occasion}/"
    assert paper.title in as_(clara).get(at).content.decode() or occasion == "review-reminder"
    Conflict.objects.create(edition=paper.edition, submission=paper, person=clara, kind="personal", status="declared")

    page = as_(clara).get(at).content.decode()

    assert paper.title not in page
    assert "With examples" in page
