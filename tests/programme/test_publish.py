"""Publishing: one immutable document per version, calendars that follow, clashes that need a reason, ways back."""

from datetime import UTC, datetime, time, timedelta

import pytest
from icalendar import Calendar

from conference import actions as conference_actions
from conference import jobs
from conference.history import Refused
from conference.models import Edition, Entry, Job, Message
from programme import actions
from programme.exports import artefact_of
from programme.models import Artefact, Release
from programme.publishing import changes, next_document
from programme.release import in_language
from programme.schedule import schedule_of
from programme.views.arrange import told
from submissions.models import Submission
from submissions.signals import submission_withdrawn


def slots(release):
    return {slot["code"]: slot for slot in release.document["slots"]}


def events(release):
    calendar = Calendar.from_ical(bytes(artefact_of(release, "ics-slots", "en").body))
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_the_document_says_what_is_known_and_nothing_else(release, talk, session, keynote, edition, track, clara, tom):
    document = actions.publish(edition, by=clara, note="Now with a keynote").document

    flat = in_language(document, "en")
    (slot,) = flat["slots"]
    assert (document["schema"], document["version"], document["note"]) == ("convoke.release/1", 2, "Now with a keynote")
    assert slot | {"day": None} == {
        "code": talk.code,
        "session": session.code,
        "kind": "paper",
        "title": "Doors that open",
        "abstract": "",
        "people": [
            {"name": "Ada Lovelace", "affiliation": "", "country": "", "role": "author", "presents": True},
        ],
        "keynote": None,
        "number": 1,
        "track": "Co-production of services",
        "keywords": [],
        "day": None,
        "starts_at": session.starts_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "ends_at": (session.starts_at + timedelta(minutes=20)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "room": session.room.code,
        "status": "confirmed",
        "sequence": 0,
        "changed_at": release.document["slots"][0]["changed_at"],
    }
    assert (flat["keynotes"][0]["slot"], flat["keynotes"][0]["day"]) == (None, edition.starts_on.isoformat())
    assert [(member["role"], member["name"]) for member in flat["edition"]["committee"]] == [
        ("Organiser", "Clara Zetkin"),
        ("Chair, Co-production of services", "Tom Paine"),
    ]


def test_a_moved_session_keeps_its_uids_and_raises_its_sequence(release, talk, session, move_to, edition, clara):
    before = events(release)[f"{talk.code}@convoke"]

    move_to(session, start=time(14), end=time(15, 30))
    after = events(actions.publish(edition, by=clara))[f"{talk.code}@convoke"]

    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.decoded("DTSTART").hour == 14
    assert after.decoded("DTSTART").tzinfo.key == "Europe/Vienna"


def test_a_talk_in_another_session_keeps_its_uid(release, talk, other_session, edition, clara):
    actions.move(talk, session=other_session, by=clara)

    second = actions.publish(edition, by=clara)

    assert (slots(second)[talk.code]["sequence"], slots(second)[talk.code]["session"]) == (1, other_session.code)


def test_hard_clashes_need_a_reason(session, other_session, paper, edition, clara):
    actions.place(paper("One"), session=session, by=clara)
    actions.place(paper("Two"), session=other_session, by=clara)

    with pytest.raises(Refused, match="1 clash"):
        actions.publish(edition, by=clara)
    release = actions.publish(edition, despite="One talk is a video", by=clara)

    assert (release.version, release.reason) == (1, "One talk is a video")


def test_the_reason_is_for_organisers_only(session, other_session, paper, edition, clara):
    actions.place(paper("One"), session=session, by=clara)
    actions.place(paper("Two"), session=other_session, by=clara)

    release = actions.publish(edition, despite="Ada is ill", by=clara)

    assert "Ada is ill" not in str(release.document)
    assert "Ada is ill" not in str(list(Entry.objects.values_list("details", flat=True)))


def test_nothing_new_is_not_published(release, edition, clara):
    with pytest.raises(Refused, match="Nothing has changed since version 1"):
        actions.publish(edition, by=clara)

    assert Release.objects.count() == 1


def test_a_talk_that_is_taken_out_is_told_as_cancelled(release, talk, edition, clara):
    actions.take_out(talk, by=clara)

    second = actions.publish(edition, by=clara)

    assert (slots(second)[talk.code]["status"], slots(second)[talk.code]["sequence"]) == ("cancelled", 1)


def test_what_comes_back_after_it_was_forgotten_counts_on(release, talk, session, paper, edition, clara):
    later = datetime.now(UTC)
    actions.take_out(talk, by=clara)
    actions.publish(edition, by=clara, at=later)
    actions.place(paper("Other", authors=[{"family_name": "O"}]), session=session, by=clara)
    third = actions.publish(edition, by=clara, at=later + timedelta(days=31))
    actions.place(talk.submission, session=session, by=clara)
    fourth = actions.publish(edition, by=clara, at=later + timedelta(days=32))

    assert talk.code not in slots(third)
    assert slots(fourth)[talk.code]["sequence"] == 2


def withdraw(paper, by):
    Submission.objects.filter(pk=paper.pk).update(status="withdrawn")
    paper.refresh_from_db()
    submission_withdrawn.send(Submission, submission=paper, by=by)


def test_a_withdrawn_paper_keeps_its_place_and_is_told_as_cancelled(release, talk, session, edition, ada, clara):
    withdraw(talk.submission, ada)

    second = actions.publish(edition, by=clara)

    talk.refresh_from_db()
    assert (talk.session, talk.is_withdrawn) == (session, True)
    assert (slots(second)[talk.code]["status"], slots(second)[talk.code]["sequence"]) == ("cancelled", 1)
    assert Message.objects.get(template="programme/mail/paper_withdrawn.txt").person == clara


def test_a_paper_that_is_withdrawn_before_it_was_announced_is_left_out(talk, edition, ada, clara):
    withdraw(talk.submission, ada)

    assert slots(actions.publish(edition, by=clara)) == {}


def test_withdrawing_a_paper_without_a_place_does_nothing_here(paper, ada):
    withdraw(paper("Nowhere"), ada)

    assert not Entry.objects.filter(deed="programme.mark_withdrawn").exists()


def test_organisers_in_conflict_with_a_paper_get_no_mail_about_it(talk, edition, ada, clara):
    conference_actions.appoint(edition, person=ada, role="organiser", by=None)

    withdraw(talk.submission, ada)

    assert [mail.person for mail in Message.objects.filter(template__startswith="programme/")] == [clara]


def test_times_without_a_zone_are_not_published(talk, edition, clara):
    Edition.objects.filter(pk=edition.pk).update(zone="")

    with pytest.raises(Refused, match="no time zone"):
        actions.publish(edition, by=clara)


def test_going_back_is_a_new_version_with_higher_sequences(release, talk, session, move_to, edition, clara):
    move_to(session, start=time(14), end=time(15, 30))
    actions.publish(edition, by=clara)

    third = actions.roll_back(release, by=clara, note="Back")

    assert (third.version, third.note, slots(third)[talk.code]["sequence"]) == (3, "Back", 2)
    assert slots(third)[talk.code]["starts_at"] == slots(release)[talk.code]["starts_at"]
    session.refresh_from_db()
    assert session.starts_at.strftime("%H") != slots(third)[talk.code]["starts_at"][11:13]


def test_going_back_to_what_is_there_is_refused(release, clara):
    with pytest.raises(Refused, match="Version 1"):
        actions.roll_back(release, by=clara)


def test_releases_never_change(release, talk, session, move_to, edition, clara):
    document = Release.objects.get(pk=release.pk).document

    move_to(session, start=time(14), end=time(15, 30))
    actions.publish(edition, by=clara)

    assert Release.objects.get(pk=release.pk).document == document


def test_differences_are_told_in_words(release, talk, session, move_to, paper, edition, keynote, clara):
    actions.place(paper("New one", authors=[{"family_name": "N"}]), session=session, by=clara)
    move_to(session, start=time(14), end=time(15, 30))

    document = next_document(schedule_of(edition), release, at=datetime.now(UTC))
    told_changes = changes(release.document, document)

    assert told_changes[0] == "Session “Open data” moved from 09:00 to 14:00."
    assert "“Doors that open” moved from 09:00 to 14:00." in told_changes
    assert told_changes[-1].startswith("Texts of the conference, of keynotes")


def test_files_are_made_by_a_job_and_kept(release):
    job = Job.objects.get(purpose=f"artefacts {release.code}")

    jobs.run_due()

    job.refresh_from_db()
    kept = Artefact.objects.filter(release=release).order_by("format")
    assert (job.status, job.done, job.total) == ("done", 4, 4)
    assert [artefact.format for artefact in kept] == ["ics", "ics-slots", "json", "pdf"]
    assert bytes(kept[3].body).startswith(b"%PDF")


def test_a_file_is_made_once(release):
    first, again = artefact_of(release, "json", "en"), artefact_of(release, "json", "en")

    assert first.pk == again.pk


def test_a_failed_publishing_leaves_nothing(talk, edition, clara, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("programme.actions.releases.jobs.enqueue", broken)

    with pytest.raises(RuntimeError):
        actions.publish(edition, by=clara)

    assert (Release.objects.count(), Entry.objects.filter(deed="programme.publish").count()) == (0, 0)


def test_clashes_are_told_with_links_to_the_sessions(session, other_session, paper, edition, clara):
    actions.place(paper("One"), session=session, by=clara)
    actions.place(paper("Two"), session=other_session, by=clara)

    (clash,) = told(schedule_of(edition))

    assert clash["sentence"].startswith("Ada Lovelace is in two places on ")
    assert "at 09:00" in clash["sentence"]
    assert sorted(label for label, _ in clash["links"]) == ["Open data", "Smart cities"]
