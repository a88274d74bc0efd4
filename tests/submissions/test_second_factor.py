"""Papers of conferences that ask for a second factor: no office opens them without one, writing and reviewing does."""

import re

import pytest
from allauth.mfa.models import Authenticator

from conference import actions as conference_actions
from conference.models import Role
from submissions import actions
from submissions.models import Transfer
from submissions.urls import urlpatterns
from tests.cast import person

LED = "/me/second-factor/?next="


@pytest.fixture
def otto(edition, other_track):
    """Chairs the other track."""
    otto = person("Otto", "Neurath", affiliation="Museum of Economy", country="AT")
    conference_actions.appoint(edition, person=otto, role=Role.CHAIR, track=other_track, by=None)
    return otto


@pytest.fixture
def offer(paper, otto, other_track, tom):
    return actions.offer_transfer(paper, track=other_track, by=tom)


def page_of(paper, further=""):
    return f"/submissions/{paper.code}/{further}"


@pytest.fixture
def careful(edition):
    edition.requires_second_factor = True
    edition.save()
    return edition


def test_every_page_of_a_paper_asks_its_chairs_for_it(careful, offer, paper, tom, as_):
    browser, addresses = as_(tom), list(of_a_paper(paper))

    for address in addresses:
        opened, posted = browser.get(address), browser.post(address)
        assert opened.status_code == 405 or opened["Location"].startswith(LED), address
        assert posted.status_code == 405 or posted["Location"] == LED, address
    assert len(addresses) > 15
    assert Transfer.objects.get().status == "offered"


def of_a_paper(paper):
    """An address of every page below the paper's own."""
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        if route.startswith("submissions/<code:code>/"):
            yield "/" + re.sub(r"<code:\w+>", "0123456789", route.replace("<code:code>", paper.code))


def test_nor_do_papers_that_are_offered(careful, offer, paper, otto, as_):
    for further in ("", "transfer/answer/"):
        assert as_(otto).get(page_of(paper, further))["Location"].startswith(LED)
    assert as_(otto).post(page_of(paper, "transfer/answer/"), {"answer": "take"})["Location"] == LED

    assert Transfer.objects.get().status == "offered"


def test_with_one_they_open(careful, offer, paper, tom, otto, as_):
    for somebody in (tom, otto):
        Authenticator.objects.create(user=somebody, type=Authenticator.Type.TOTP, data={"secret": "x"})

        assert as_(somebody).get(page_of(paper)).status_code == 200


def test_authors_and_reviewers_need_none(careful, paper, ada, ravi, eve, reviewed_by, as_):
    reviewed_by(paper, ravi)

    assert as_(ada).get(page_of(paper)).status_code == 200
    assert as_(ravi).get(page_of(paper)).status_code == 200
    assert as_(eve).get(page_of(paper)).status_code == 404


def test_a_chair_who_reviews_reads_as_a_chair_and_needs_one(careful, paper, tom, reviewed_by, as_):
    reviewed_by(paper, tom)

    assert as_(tom).get(page_of(paper))["Location"].startswith(LED)


def test_the_search_finds_no_paper_behind_it(careful, offer, paper, tom, otto, clara, ada, as_):
    def groups(somebody):
        answer = as_(somebody).get("/me/find/", {"q": paper.title})
        return [finding.title for _group, findings in answer.context["groups"] for finding in findings]

    assert [groups(somebody) for somebody in (tom, otto, clara)] == [[], [], []]
    assert groups(ada) == [paper.title]
    Authenticator.objects.create(user=tom, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert groups(tom) == [paper.title]
