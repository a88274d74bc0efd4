"""The gate: who sees a paper, its authors, files, receipts and rows, role by role."""

import pytest

from conference import actions as conference_actions
from conference import jobs
from conference.models import Entry, Message, Role
from submissions import actions
from submissions.models import Conflict, Receipt, Submission
from submissions.visibility import authors_by_paper, authors_shown_to, cleaned_copy_of, files_for, manuscript_for
from tests.cast import person
from tests.submissions.conftest import ADA, author


@pytest.fixture
def grace(db):
    """Co-author by her proven address alone."""
    return person("Grace", "Hopper", domain="navy.example")


@pytest.fixture
def people(ada, grace, ravi, rosa, tom, clara, eve, other_track, edition, paper, reviewed_by):
    """Ravi reviews the paper, Otto chairs another track; Rosa is an author of another paper."""
    otto = person("Otto", "Neurath")
    conference_actions.appoint(edition, person=otto, role=Role.CHAIR, track=other_track, by=None)
    reviewed_by(paper, ravi)
    another = actions.start(paper.track, by=rosa, kind=paper.kind)
    jobs.run_due()
    return {
        "ada": ada,
        "grace": grace,
        "ravi": ravi,
        "rosa": rosa,
        "tom": tom,
        "clara": clara,
        "eve": eve,
        "otto": otto,
        "nobody": None,
        "another": another,
    }


def read(answer):
    """Reads a file to its end, for only then is it closed."""
    b"".join(answer.streaming_content)
    return answer


def conflict(paper, somebody):
    return actions.declare_conflict(paper, person=somebody, by=None)


@pytest.mark.parametrize(
    ("name", "sees", "knows_authors"),
    [
        ("ada", True, True),
        ("grace", True, True),
        ("tom", True, True),
        ("clara", True, True),
        ("ravi", True, False),
        ("rosa", False, False),
        ("eve", False, False),
        ("otto", False, False),
    ],
)
def test_who_sees_an_anonymous_paper_and_who_its_authors(people, paper, as_, viewer, name, sees, knows_authors):
    answer = as_(people[name]).get(f"/submissions/{paper.code}/")

    assert answer.status_code == (200 if sees else 404)
    assert ("Hopper" in answer.content.decode()) == knows_authors
    assert (authors_shown_to(viewer(people[name]), paper) is not None) == knows_authors


def test_nobody_is_asked_to_sign_in(people, paper, as_):
    assert as_(None).get(f"/submissions/{paper.code}/").url.startswith("/accounts/login/")


def test_reviewers_of_a_kind_that_is_not_anonymous_read_names_but_no_addresses(people, paper, kind, as_):
    kind.is_anonymous = False
    kind.save()

    page = as_(people["ravi"]).get(f"/submissions/{paper.code}/").content.decode()

    assert "Hopper" in page
    assert "grace@navy.example" not in page


def test_a_call_that_did_not_say_is_taken_for_anonymous(people, paper, kind, ravi, viewer):
    kind.is_anonymous = None
    kind.save()
    paper = Submission.objects.get(pk=paper.pk)

    assert authors_shown_to(viewer(ravi), paper) is None
    assert manuscript_for(viewer(ravi), paper) == cleaned_copy_of(paper.manuscript)


def test_a_withdrawn_paper_has_no_file_for_its_reviewers(people, paper, ada, ravi, tom, viewer, as_):
    copy = cleaned_copy_of(paper.manuscript)
    withdrawn = actions.withdraw(paper, by=ada)

    assert manuscript_for(viewer(ravi), withdrawn) is None
    assert as_(ravi).get(f"/submissions/{paper.code}/files/{copy.code}/").status_code == 404
    assert manuscript_for(viewer(tom), withdrawn) == paper.manuscript


def test_an_address_that_is_not_proven_opens_nothing(people, paper, grace, as_):
    grace.emailaddress_set.update(verified=False)
    paper.authors.update(person=None)

    assert as_(grace).get(f"/submissions/{paper.code}/").status_code == 404


@pytest.mark.parametrize("name", ["tom", "clara"])
def test_a_conflict_hides_everything_from_chair_and_organiser(people, paper, as_, viewer, name):
    file, receipt = paper.manuscript, Receipt.objects.of(paper).first()
    conflict(paper, people[name])
    browser = as_(people[name])

    pages = [
        browser.get(f"/submissions/{paper.code}/"),
        browser.get(f"/submissions/{paper.code}/files/{file.code}/"),
        browser.get(receipt.get_absolute_url()),
        browser.get(f"{receipt.get_absolute_url()}content.json"),
        browser.get(f"/submissions/{paper.code}/conflicts/"),
    ]

    assert [page.status_code for page in pages] == [404] * 5
    assert "When co-production works" not in browser.get("/copro/manage/submissions/").content.decode()
    assert "When co-production works" not in browser.get("/copro/manage/submissions.csv").content.decode()
    assert authors_shown_to(viewer(people[name]), paper) is None
    assert manuscript_for(viewer(people[name]), paper) is None
    assert not Entry.objects.visible_to(viewer(people[name])).filter(subject_code=paper.code).exists()
    assert not Message.objects.visible_to(viewer(people[name])).filter(subject_code=paper.code).exists()


def test_a_dismissed_conflict_hides_nothing(people, paper, tom, clara, as_):
    actions.dismiss_conflict(conflict(paper, tom), by=clara)

    assert as_(tom).get(f"/submissions/{paper.code}/").status_code == 200


@pytest.mark.parametrize(("name", "status"), [("ada", 200), ("grace", 200), ("tom", 200), ("clara", 200)])
def test_authors_and_chairs_open_the_file_and_the_receipt(people, paper, as_, name, status):
    browser = as_(people[name])

    assert read(browser.get(f"/submissions/{paper.code}/files/{paper.manuscript.code}/")).status_code == status
    assert browser.get(Receipt.objects.of(paper).first().get_absolute_url()).status_code == status


@pytest.mark.parametrize("name", ["ravi", "rosa", "eve", "otto"])
def test_nobody_else_opens_the_original_or_a_receipt(people, paper, as_, name):
    browser = as_(people[name])

    assert browser.get(f"/submissions/{paper.code}/files/{paper.manuscript.code}/").status_code == 404
    assert browser.get(Receipt.objects.of(paper).first().get_absolute_url()).status_code == 404


def test_a_reviewer_opens_the_cleaned_copy_and_nothing_else(people, paper, ravi, viewer):
    assert files_for(viewer(ravi), paper) == [cleaned_copy_of(paper.manuscript)]


def test_a_file_of_another_paper_is_not_opened_by_this_ones_address(people, paper, rosa, ada, as_):
    another = people["another"]

    assert as_(rosa).get(f"/submissions/{another.code}/files/{paper.manuscript.code}/").status_code == 404


def test_a_file_that_was_uploaded_but_not_submitted_is_nobody_elses(
    people, paper, ada, ravi, tom, viewer, checked_file
):
    handed_in = paper.manuscript
    paper = actions.upload_manuscript(paper, file=checked_file(paper, b"%PDF-1.7 draft"), by=ada)

    assert manuscript_for(viewer(tom), paper) == handed_in
    assert manuscript_for(viewer(ravi), paper) == cleaned_copy_of(handed_in)
    assert paper.manuscript not in files_for(viewer(tom), paper)
    assert paper.manuscript in files_for(viewer(ada), paper)


def test_the_final_version_is_not_for_reviewers(people, paper, ada, ravi, viewer, checked_file):
    paper = actions.upload_final(actions.accept(paper, by=None), file=checked_file(paper), by=ada)

    assert paper.final not in files_for(viewer(ravi), paper)


def test_drafts_are_for_their_authors_alone(draft, ada, tom, clara, viewer):
    assert list(Submission.objects.visible_to(viewer(ada))) == [draft]
    for somebody in (tom, clara):
        assert not Submission.objects.visible_to(viewer(somebody)).exists()
        assert not Entry.objects.visible_to(viewer(somebody)).filter(subject_code=draft.code).exists()


def test_an_organiser_does_not_handle_the_own_paper(track, kind, clara, fields, viewer, as_):
    mine = actions.start(track, by=clara, kind=kind)
    mine = actions.save_draft(mine, by=clara, revision=1, **fields)
    mine = actions.hand_in_abstract(mine, by=clara)

    assert not Submission.objects.handled_by(viewer(clara)).exists()
    assert "History" not in as_(clara).get(f"/submissions/{mine.code}/").content.decode()


def test_authors_never_see_conflicts_or_history(people, paper, ada, ravi, as_):
    conflict(paper, ravi)

    page = as_(ada).get(f"/submissions/{paper.code}/").content.decode()

    assert "Shankar" not in page
    assert "Conflicts of interest" not in page


def test_authors_of_many_papers_are_asked_for_in_two_queries(people, paper, clara, viewer, django_assert_num_queries):
    papers = list(Submission.objects.all())
    looking = viewer(clara)

    with django_assert_num_queries(2):
        found = authors_by_paper(looking, papers)

    assert [author.family_name for author in found[paper.pk]] == ["Lovelace", "Hopper"]
    assert found[people["another"].pk] is None


def test_found_conflicts_count_until_a_chair_has_looked(people, paper, tom, viewer):
    Conflict.objects.create(
        edition=paper.edition, submission=paper, person=tom, kind="institution", status=Conflict.Status.FOUND
    )

    assert not Submission.objects.visible_to(viewer(tom)).exists()


def test_of_many_authors_the_first_eight_stand_open_and_none_is_lost(complete_draft, ada, as_, fields):
    rows = [author("Author", f"Number{number}") for number in range(1, 13)]
    paper = actions.save_draft(
        complete_draft, by=ada, revision=complete_draft.revision, **fields | {"authors": [ADA, *rows]}
    )

    page = as_(ada).get(f"/submissions/{paper.code}/").content.decode()
    before, after = page.split("and 5 more")

    assert "Author Number7" in before
    assert "Author Number8" not in before
    assert all(f"Author Number{number}<" in after for number in range(8, 13))
    assert '<ol class="people" start="9">' in after
