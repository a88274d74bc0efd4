"""Papers on their way: a draft of Ada's, what she typed, a PDF of hers, and the paper handed in."""

import io

import pytest
from reportlab.pdfgen import canvas

from conference import actions as conference_actions
from conference import files
from conference.models import Role
from submissions import actions
from submissions.models import Check
from submissions.uploads import PDF

ABSTRACT = "Citizens and public professionals make services together. We ask when it works."


def pdf(*lines, author=""):
    """A real PDF of one page."""
    written = io.BytesIO()
    page = canvas.Canvas(written)
    page.setAuthor(author)
    for place, line in enumerate(lines):
        page.drawString(72, 780 - 20 * place, line)
    page.save()
    return written.getvalue()


def author(given, family, **fields):
    row = {"given_name": given, "family_name": family, "email": "", "affiliation": "", "country": "", "orcid": ""}
    return row | fields


ADA = author("Ada", "Lovelace", email="ada@ada.example", affiliation="University of Northport", country="GB")
GRACE = author("Grace", "Hopper", email="grace@navy.example", affiliation="Navy Yard", country="US")


@pytest.fixture(autouse=True)
def blobs(settings, tmp_path):
    settings.BLOBS = tmp_path / "blobs"


@pytest.fixture
def fields():
    """What the actions take of a complete paper."""
    return {
        "title": "When co-production works",
        "abstract": ABSTRACT,
        "keywords": ["co-production", "public services"],
        "topics": [],
        "authors": [ADA, GRACE],
    }


@pytest.fixture
def draft(track, kind, ada):
    return actions.start(track, by=ada, kind=kind)


@pytest.fixture
def complete_draft(draft, ada, fields):
    return actions.save_draft(draft, by=ada, revision=draft.revision, **fields)


@pytest.fixture
def abstract(complete_draft, ada):
    """A paper of which the abstract is in."""
    return actions.hand_in_abstract(complete_draft, by=ada)


@pytest.fixture
def checked_file():
    """checked_file(submission): a stored PDF that the checks have nothing against."""

    def stored(submission, content=None, **fields):
        content = content or pdf("A paper about co-production")
        file = files.store(
            [content],
            name="ada-final-FINAL.pdf",
            kind=fields.pop("kind", "manuscript"),
            content_type=PDF,
            edition=submission.edition,
        )
        Check.objects.create(edition=submission.edition, file=file, findings=fields.pop("findings", []))
        return file

    return stored


@pytest.fixture
def paper(abstract, ada, checked_file):
    """Ada's paper 1, handed in as PDF; its kind is double-blind."""
    submission = actions.upload_manuscript(abstract, file=checked_file(abstract), by=ada)
    return actions.hand_in_paper(submission, by=ada)


@pytest.fixture
def reviewed_by():
    """reviewed_by(paper, ravi): Ravi has been asked to review it and has accepted."""

    def assign(submission, person):
        from reviewing.models import Assignment, Round

        version = submission.versions.order_by("-number").first()
        round, _ = Round.objects.get_or_create(
            submission=submission, number=1, defaults={"edition": submission.edition, "version": version}
        )
        return Assignment.objects.create(
            edition=submission.edition, submission=submission, round=round, reviewer=person, status="accepted"
        )

    return assign


@pytest.fixture
def reviewer(edition, track, ravi):
    conference_actions.appoint(edition, person=ravi, role=Role.REVIEWER, track=track, by=None)
    return ravi


@pytest.fixture
def posted():
    """posted(fields, revision=2, deed="save"): the edit page as a browser sends it."""

    def form(fields, *, revision, deed="save", seen="", **more):
        rows = fields["authors"]
        data = {
            "title": fields["title"],
            "abstract": fields["abstract"],
            "keywords": ", ".join(fields["keywords"]),
            "topics": [topic.pk for topic in fields["topics"]],
            "revision": revision,
            "seen": seen,
            "deed": deed,
            "authors-TOTAL_FORMS": len(rows),
            "authors-INITIAL_FORMS": 0,
        }
        for place, row in enumerate(rows):
            data |= {f"authors-{place}-{name}": value for name, value in row.items()}
        return data | more

    return form
