"""Looking as somebody else: read-only, for an hour, in one conference, and never more than one may see oneself."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from conference import registry
from conference.actions import appoint, invite
from conference.models import Entry, Role
from conference.viewers import Viewer
from reviewing import actions
from reviewing.models import Assignment, Decision, Review
from submissions.models import Answer, Author, Conflict, Submission, Transfer, Version
from submissions.visibility import authors_shown_to, concealed, files_for, manuscript_for
from tests.reviewing.conftest import make_paper

PAGE = "/copro/manage/people/look-as/"


def in_conflict(paper, person):
    return Conflict.objects.create(
        submission=paper, edition=paper.edition, person=person, status="confirmed", kind=Conflict.Kind.values[0]
    )


@pytest.fixture
def looking(as_, clara):
    """looking(ada): a browser in which Clara looks as Ada."""

    def browser(person):
        found = as_(clara)
        found.post(PAGE, {"person": person.code})
        return found

    return browser


@pytest.fixture
def as_seen(edition, clara):
    """as_seen(ada): how Clara is asked about while she looks as Ada."""
    return lambda person, role="author": Viewer(person=person, acting_as=role, real_person=clara, within=edition)


# What is shown


def test_an_author_is_looked_as(looking, paper, ada):
    browser = looking(ada)

    my_work = browser.get("/me/").content.decode()

    assert paper.title in my_work
    assert "as Ada Lovelace. You can only read." in my_work
    assert browser.get(f"/submissions/{paper.code}/").status_code == 200
    assert browser.get("/copro/manage/").status_code == 404


def test_a_chair_and_a_reviewer_are_looked_as(looking, paper, asked, tom, ravi):
    chair = looking(tom)
    assert chair.get("/copro/manage/").status_code == 200
    assert paper.title in chair.get("/copro/manage/submissions/").content.decode()

    reviewer = looking(ravi)
    page = reviewer.get(f"/submissions/{paper.code}/").content.decode()
    assert "Lovelace" not in page


def test_it_is_written_down_and_stops(looking, paper, ada, clara):
    browser = looking(ada)

    browser.post(reverse("conference:stop-looking"))

    assert paper.title not in browser.get("/me/").content.decode()
    lines = Entry.objects.filter(deed__in=["conference.look_as", "conference.stop_looking"]).order_by("pk")
    assert [(line.by, line.acting_as, line.details["person"]) for line in lines] == [
        (clara, "author", ada.code),
        (clara, "author", ada.code),
    ]


def test_it_ends_after_an_hour(looking, paper, ada):
    browser = looking(ada)

    with time_machine.travel(timezone.now() + timedelta(minutes=61), tick=False):
        assert "You can only read" not in browser.get("/me/").content.decode()


def test_it_ends_with_the_right_to_it(looking, paper, ada, clara, eve):
    appoint(paper.edition, person=eve, role=Role.ORGANISER, by=None)
    browser = looking(ada)
    Role.objects.filter(person=clara).delete()

    assert paper.title not in browser.get("/me/").content.decode()


def test_it_ends_when_signing_out(looking, paper, ada, clara):
    browser = looking(ada)
    browser.post("/accounts/logout/")
    browser.force_login(clara, backend="django.contrib.auth.backends.ModelBackend")

    assert "You can only read" not in browser.get("/me/").content.decode()


# Who may, and as whom


@pytest.mark.parametrize("who", ["tom", "ada", "ravi", "eve"])
def test_only_organisers_may(request, as_, paper, asked, who):
    browser = as_(request.getfixturevalue(who))

    assert browser.get(PAGE).status_code == 404
    assert browser.post(PAGE, {"person": paper.contact.code}).status_code == 404


def test_nobody_looks_as_organisers_administrators_oneself_or_strangers(as_, paper, ada, clara, eve, tom, ravi):
    appoint(paper.edition, person=tom, role=Role.ORGANISER, by=None)
    ada.is_superuser = True
    ada.save()

    for person in (tom, ada, clara, eve, ravi):
        assert as_(clara).post(PAGE, {"person": person.code}).status_code == 404
    assert "Nobody else has a part" in as_(clara).get(PAGE).content.decode()


def test_authors_of_what_is_kept_from_oneself_are_not_listed(as_, paper, ada, clara):
    in_conflict(paper, clara)

    assert "Lovelace" not in as_(clara).get(PAGE).content.decode()
    assert as_(clara).post(PAGE, {"person": ada.code}).status_code == 404


def test_authors_of_drafts_are_not_listed(as_, track, kind, eve, clara):
    Submission.objects.create(edition=track.edition, track=track, kind=kind, contact=eve, title="Secret draft")

    assert "Dropper" not in as_(clara).get(PAGE).content.decode()


# Read-only, and a short list of pages


def test_nothing_is_changed(looking, paper, ada):
    browser = looking(ada)
    before = Entry.objects.count()

    for path in (
        f"/submissions/{paper.code}/withdraw/",
        f"/submissions/{paper.code}/edit/",
        "/me/profile/",
        "/me/",
        "/copro/manage/people/",
        PAGE,
    ):
        answer = browser.post(path, {"person": ada.code, "title": "x"})
        assert answer.status_code == 403
        assert "You can only look" in answer.content.decode()
    assert Entry.objects.count() == before


def test_pages_of_the_account_papers_in_work_and_links_are_closed(looking, paper, accepted, ada, ravi):
    closed = [
        "/me/profile/",
        "/me/calendar/",
        "/me/find/?q=a",
        "/me/tasks/",
        "/me/merge/",
        "/accounts/email/",
        "/accounts/2fa/",
        f"/submissions/{paper.code}/edit/",
        f"/submissions/{paper.code}/upload/",
        "/copro/manage/people/",
        "/copro/manage/mail/",
        "/copro/manage/log/",
        "/copro/manage/submissions.csv",
        f"/reviews/{accepted.code}/",
    ]

    for browser in (looking(ada), looking(ravi)):
        assert {path: browser.get(path).status_code for path in closed} == dict.fromkeys(closed, 403)


def test_only_pages_that_are_named_are_open():
    assert set(registry.shown_to_lookers) == {
        "conference:my-work",
        "conference:manage",
        "submissions:list",
        "submissions:paper",
    }


def test_another_conference_is_closed(looking, paper, other_edition, ada, tom, clara):
    for person in (clara, tom):
        appoint(other_edition, person=person, role=Role.ORGANISER, by=None)
    theirs = other_edition.tracks.create(slug="x", name={"en": "X"})
    kind = other_edition.kinds.create(slug="x", name={"en": "X"})
    elsewhere = make_paper(theirs, 1, ada, kind=kind, title="Elsewhere")

    assert looking(tom).get("/other/manage/").status_code == 403
    browser = looking(ada)
    assert "Elsewhere" not in browser.get("/me/").content.decode()
    assert browser.get(f"/submissions/{elsewhere.code}/").status_code == 404


def test_links_of_invitations_are_not_shown(looking, paper, other_edition, ada):
    invite(paper.edition, person=ada, role=Role.REVIEWER, by=None)
    invite(other_edition, person=ada, role=Role.REVIEWER, by=None)

    assert "/invitations/" not in looking(ada).get("/me/").content.decode()


def test_public_pages_stay_as_they_are(looking, paper, ada):
    answer = looking(ada).get("/copro/")

    assert answer.status_code == 200
    assert "Ada" not in answer.content.decode()


# What is kept from the one who really looks stays so, at every gate


KEEPING = ["in conflict", "as an author", "as who started it", "a draft"]


@pytest.fixture(params=KEEPING)
def kept(request, track, ada, clara):
    """A paper of Ada's that is kept from Clara, and one that is not."""
    open_to_her, kept = make_paper(track, 1, ada), make_paper(track, 2, ada)
    if request.param == "in conflict":
        in_conflict(kept, clara)
    elif request.param == "as an author":
        Author.objects.create(submission=kept, edition=kept.edition, person=clara, position=2, family_name="Zetkin")
    elif request.param == "as who started it":
        Submission.objects.filter(pk=kept.pk).update(contact=clara)
    else:
        Submission.objects.filter(pk=kept.pk).update(number=None, status="draft")
    return open_to_her, Submission.objects.get(pk=kept.pk)


@pytest.mark.parametrize("who", ["ada", "tom", "ravi"])
def test_no_gate_opens_a_paper_that_is_kept_from_the_real_person(request, kept, as_seen, pool, tom, clara, who):
    _open_to_her, paper = kept
    round = paper.rounds.create(edition=paper.edition, number=1, version=paper.versions.get())
    assignment = Assignment.objects.create(
        edition=paper.edition,
        submission=paper,
        round=round,
        reviewer=request.getfixturevalue("ravi"),
        status=Assignment.Status.DONE,
        sent_at=timezone.now(),
    )
    Review.objects.create(
        edition=paper.edition, submission=paper, assignment=assignment, status="submitted", for_authors="Secret."
    )
    Decision.objects.create(
        edition=paper.edition, submission=paper, round=round, outcome="accept", released_at=timezone.now()
    )
    viewer = as_seen(request.getfixturevalue(who))

    for gate in (
        Submission.objects.visible_to(viewer),
        Submission.objects.handled_by(viewer),
        Submission.objects.of(viewer),
        Submission.objects.exclude(code__in=concealed(viewer)),
    ):
        assert not gate.filter(pk=paper.pk).exists()
    for gate in (
        Assignment.objects.visible_to(viewer),
        Assignment.objects.known_to(viewer),
        Assignment.objects.opening_the_paper_to(viewer),
        Review.objects.visible_to(viewer),
        Decision.objects.visible_to(viewer),
        Decision.objects.of_author(viewer),
        Answer.objects.visible_to(viewer),
        Transfer.objects.visible_to(viewer),
    ):
        assert not gate.filter(submission=paper).exists()
    assert not Entry.objects.visible_to(viewer).filter(subject_code=paper.code).exists()
    assert authors_shown_to(viewer, paper) is None
    assert manuscript_for(viewer, paper) is None
    assert files_for(viewer, paper) == []


def test_the_other_paper_is_seen(kept, as_seen, ada, tom):
    paper, _kept = kept

    assert list(Submission.objects.visible_to(as_seen(ada))) == [paper]
    assert list(Submission.objects.handled_by(as_seen(tom, "chair"))) == [paper]


def test_pages_do_not_name_it(kept, looking, ada, tom):
    _open_to_her, paper = kept

    for person in (ada, tom):
        browser = looking(person)
        assert browser.get(f"/submissions/{paper.code}/").status_code == 404
        for path in ("/me/", "/copro/manage/", "/copro/manage/submissions/"):
            assert paper.title not in browser.get(path).content.decode()


def test_what_is_offered_to_a_chair_is_not_told_if_it_is_kept(track, other_track, paper, as_seen, ada, clara, eve):
    appoint(track.edition, person=eve, role=Role.CHAIR, track=other_track, by=None)
    Transfer.objects.create(edition=track.edition, submission=paper, track=other_track, origin=track)
    assert Transfer.objects.offered_to(as_seen(eve, "chair")).exists()

    in_conflict(paper, clara)

    assert not Transfer.objects.offered_to(as_seen(eve, "chair")).exists()
    assert not Submission.objects.visible_to(as_seen(eve, "chair")).exists()


def test_a_review_that_is_not_submitted_is_its_writers_alone(accepted, as_seen, ravi):
    actions.save_review(accepted, by=ravi, revision=0, scores={}, for_authors="Half a thought", confidential="")
    assert Review.objects.visible_to(Viewer(person=ravi)).exists()

    assert not Review.objects.visible_to(as_seen(ravi, "reviewer")).exists()


def test_without_a_real_person_nothing_is_seen(paper, edition, ada):
    viewer = Viewer(person=ada, acting_as="author", within=edition)

    assert not Submission.objects.visible_to(viewer).exists()


def test_versions_and_history_of_the_person_are_not_shown(paper, as_seen, ada):
    assert Version.objects.filter(submission=paper).exists()
    assert not Entry.objects.visible_to(as_seen(ada)).exists()
