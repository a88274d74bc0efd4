"""The pool of reviewers: its page, and inviting people into it."""

import pytest

from conference.actions import answer_invitation, appoint
from conference.actions import invite as conference_invite
from conference.history import Refused
from conference.models import Entry, Invitation, Message, Person, Role
from reviewing import actions
from reviewing.views import pool as views

PAGE = "/copro/manage/reviewers/"
LIST = "Grace Hopper <grace@navy.example>, Navy Yard\nEmmy Noether <emmy@ring.example>, Göttingen"


def invite(track, *people, by, **fields):
    persons = [
        {"email": f"{name.lower()}@{name.lower()}.example", "given_name": name, "family_name": "New", "affiliation": ""}
        for name in people
    ]
    return actions.invite_reviewers(track.edition, people=persons, track=track, by=by, **fields)


def test_an_invitation_goes_by_mail_and_makes_a_reviewer_when_accepted(track, tom):
    (invitation,) = invite(track, "Grace", by=tom)

    answer_invitation(invitation, accepts=True, by=invitation.person)

    assert Message.objects.get().address == "grace@grace.example"
    assert Role.objects.filter(person=invitation.person, role="reviewer", track=track).exists()


def test_one_who_cannot_be_invited_stops_all(track, tom):
    invite(track, "Grace", by=tom)

    with pytest.raises(Refused, match="already been invited"):
        invite(track, "Emmy", "Grace", by=tom)
    assert not Person.objects.filter(given_name="Emmy").exists()


def test_a_chair_invites_on_the_page(as_, tom, track):
    answer = as_(tom).post(
        PAGE + "invite/",
        {"family_name": "Hopper", "email": "grace@navy.example", "track": track.code, "text": "Please!"},
    )

    assert answer.status_code == 302
    assert Invitation.objects.get().track == track
    assert "Please!" in Message.objects.get().text


def test_who_reviews_for_each_track_reviews_for_all_tracks(as_, clara, track, other_track, ravi, rosa):
    for somebody, places in ((ravi, (track, other_track)), (rosa, (track,))):
        for place in places:
            appoint(track.edition, person=somebody, role="reviewer", track=place, by=None)

    page = as_(clara).get("/copro/manage/reviewers/").content.decode()

    assert page.count(">all tracks</td>") == 1
    assert page.count(f">{track}</td>") == 1


def test_a_mistake_stands_at_its_field_and_nothing_typed_is_lost(as_, tom, track):
    answer = as_(tom).post(PAGE + "invite/", {"family_name": "Hopper", "email": "grace@", "track": track.code})

    assert "Enter a valid email address." in answer.text
    assert "Hopper" in answer.text
    assert not Invitation.objects.exists()


def test_a_chair_does_not_invite_to_another_track(as_, tom, track, other_track):
    answer = as_(tom).post(
        PAGE + "invite/", {"family_name": "Hopper", "email": "grace@navy.example", "track": other_track.code}
    )

    assert answer.status_code == 200
    assert not Invitation.objects.exists()


def test_a_pasted_list_is_shown_before_it_is_sent(as_, tom, track):
    shown = as_(tom).post(PAGE + "invite-several/", {"people": LIST, "track": track.code})

    assert "Emmy Noether" in shown.text
    assert "Invite 2 people" in shown.text
    assert not Invitation.objects.exists()

    sent = as_(tom).post(PAGE + "invite-several/", {"people": LIST, "track": track.code, "confirmed": "yes"})

    assert sent.status_code == 302
    assert {one.person.affiliation for one in Invitation.objects.all()} == {"Navy Yard", "Göttingen"}


def test_one_wrong_line_stops_the_list_and_is_named(as_, tom, track):
    people = LIST + "\nNobody at all"

    answer = as_(tom).post(PAGE + "invite-several/", {"people": people, "track": track.code, "confirmed": "yes"})

    assert "There is no e-mail address in this line." in answer.text
    assert "Invite 2 people" not in answer.text
    assert not Invitation.objects.exists()


def test_a_reminder_comes_at_most_once_a_day(track, tom, time_machine_days):
    (invitation,) = invite(track, "Grace", by=tom)

    with pytest.raises(Refused, match="in the last 24 hours"):
        actions.remind_invited(invitation, by=tom)
    with time_machine_days(2):
        actions.remind_invited(invitation, by=tom)
        with pytest.raises(Refused, match="in the last 24 hours"):
            actions.remind_invited(invitation, by=tom)
    with time_machine_days(4):
        actions.remind_invited(invitation, by=tom)
    assert Message.objects.filter(template="reviewing/mail/invitation_reminder.txt").count() == 2


def test_who_has_answered_is_not_reminded(track, tom, time_machine_days):
    (invitation,) = invite(track, "Grace", by=tom)
    answer_invitation(invitation, accepts=False, by=invitation.person)

    with time_machine_days(2), pytest.raises(Refused, match="already been answered"):
        actions.remind_invited(invitation, by=tom)


def test_an_invitation_is_withdrawn_on_the_page(as_, tom, track):
    (invitation,) = invite(track, "Grace", by=tom)

    as_(tom).post(f"{PAGE}invitations/{invitation.code}/withdraw/")

    invitation.refresh_from_db()
    assert invitation.status == "withdrawn"


def test_invitations_of_another_track_are_not_there(as_, tom, clara, track, other_track):
    (invitation,) = invite(other_track, "Grace", by=clara)

    assert as_(tom).post(f"{PAGE}invitations/{invitation.code}/withdraw/").status_code == 404
    assert as_(tom).post(f"{PAGE}invitations/{invitation.code}/remind/").status_code == 404
    assert "grace@grace.example" not in as_(tom).get(PAGE).text
    assert "grace@grace.example" in as_(clara).get(PAGE).text


def test_an_invitation_for_all_tracks_is_the_organisers_to_remind_and_withdraw(as_, tom, clara, track, ravi):
    invitation = conference_invite(track.edition, person=ravi, role=Role.REVIEWER, by=clara)
    address = f"{PAGE}invitations/{invitation.code}/withdraw/"

    page = as_(tom).get(PAGE).text
    assert ravi.email in page
    assert address not in page
    assert as_(tom).post(address).status_code == 403
    assert as_(tom).post(f"{PAGE}invitations/{invitation.code}/remind/").status_code == 403
    assert address in as_(clara).get(PAGE).text
    as_(clara).post(address)
    invitation.refresh_from_db()
    assert invitation.status == "withdrawn"


def test_the_page_shows_loads(as_, tom, reviewed, ravi):
    page = as_(tom).get(PAGE).text

    assert "Ravi Shankar" in page
    assert '<td data-label="Reviewed">1</td>' in page


def test_an_empty_pool_says_what_to_do(as_, tom, track):
    assert "Invite people by e-mail" in as_(tom).get(PAGE).text


def remind_several(browser, *invitations):
    return browser.post(f"{PAGE}invitations/remind/", {"invitations": [each.code for each in invitations]}, follow=True)


def test_those_who_were_ticked_are_reminded_with_a_line_of_history_each(track, tom, as_, time_machine_days):
    invited = invite(track, "Grace", "Emmy", "Lise", by=tom)

    with time_machine_days(2):
        page = remind_several(as_(tom), *invited[:2]).content.decode()

    reminders = Message.objects.filter(template="reviewing/mail/invitation_reminder.txt")
    assert "2 reminders are on their way." in page
    assert {mail.address for mail in reminders} == {"grace@grace.example", "emmy@emmy.example"}
    assert Entry.objects.filter(deed="reviewing.remind_invited").count() == 2
    assert Entry.objects.filter(deed="reviewing.remind_several").count() == 1


def test_who_has_just_had_a_mail_is_left_out_and_named(track, tom, as_, time_machine_days):
    early = invite(track, "Grace", by=tom)
    with time_machine_days(2):
        late = invite(track, "Emmy", by=tom)

        page = remind_several(as_(tom), *early, *late).content.decode()

        assert "The reminder is on its way." in page
        assert "Emmy New has had a mail about this in the last 24 hours." in page


def test_if_nobody_can_be_reminded_it_is_said(track, tom, as_):
    page = remind_several(as_(tom), *invite(track, "Grace", by=tom)).content.decode()

    assert "Grace New has had a mail about this in the last 24 hours." in page
    assert not Entry.objects.filter(deed="reviewing.remind_several").exists()
    assert "Please tick at least one." in remind_several(as_(tom)).content.decode()


def test_only_own_invitations_are_reminded_and_one_foreign_code_stops_all(
    track, other_track, tom, clara, eve, ravi, as_, time_machine_days
):
    (mine,) = invite(track, "Grace", by=tom)
    (foreign,) = invite(other_track, "Emmy", by=clara)
    for_all = conference_invite(track.edition, person=ravi, role=Role.REVIEWER, by=clara)

    with time_machine_days(2):
        assert remind_several(as_(tom), mine, foreign).status_code == 404
        assert remind_several(as_(tom), mine, for_all).status_code == 403
        assert remind_several(as_(eve), mine).status_code == 404
        assert as_(tom).get(f"{PAGE}invitations/remind/").status_code == 405

    assert not Message.objects.filter(template="reviewing/mail/invitation_reminder.txt").exists()


def test_many_reviewers_are_shown_in_pages_and_found_by_name(pool, track, tom, as_, monkeypatch):
    monkeypatch.setattr(views, "PER_PAGE", 2)

    first, second = (as_(tom).get(PAGE, {"page": number}) for number in (1, 2))
    found, nobody = (as_(tom).get(PAGE, {"q": q}) for q in ("park", "zebra"))

    assert names(first) == ["Akins", "Parks"]
    assert names(second) == ["Shankar"]
    assert names(found) == ["Parks"]
    assert "Nothing fits these filters." in nobody.text


def names(answer):
    return [member.person.family_name for member in answer.context["page"]]
