"""The cast: Ada writes, Clara organises, Tom chairs a track, Ravi reviews, Eve has no business here.

Fixtures of one small conference whose dates lie around now; each can be changed by the test that asks for it.
"""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from conference import actions
from conference.models import Person, Role
from conference.viewers import Viewer


def person(given, family="Example", **fields):
    email = f"{given.lower()}@{fields.pop('domain', f'{given.lower()}.example')}"
    somebody = Person.objects.create_user(
        email, given_name=given, family_name=family, claimed_at=timezone.now(), **fields
    )
    EmailAddress.objects.create(user=somebody, email=email, primary=True, verified=True)
    return somebody


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def ada(db):
    return person("Ada", "Lovelace", affiliation="University of Northport", country="GB")


@pytest.fixture
def clara(db):
    return person("Clara", "Zetkin", affiliation="Institute of Southfield", country="DE")


@pytest.fixture
def tom(db):
    return person("Tom", "Paine", affiliation="College of Eastbridge", country="US")


@pytest.fixture
def ravi(db):
    return person("Ravi", "Shankar", affiliation="Academy of Westlake", country="IN")


@pytest.fixture
def rosa(db):
    """A second reviewer."""
    return person("Rosa", "Parks", affiliation="Polytechnic of Highmoor", country="US")


@pytest.fixture
def eve(db):
    return person("Eve", "Dropper", affiliation="Nowhere")


@pytest.fixture
def edition(clara):
    """A public conference that Clara organises."""
    series = actions.create_series("Conferences on Co-Production", by=clara, kind="conference", short_name="CoPro")
    edition = actions.create_edition(
        series,
        slug="copro",
        by=clara,
        kind="conference",
        name={"en": "CoPro: Conference on Co-Production"},
        short_name="CoPro",
        place="Linz",
        country="AT",
        zone="Europe/Vienna",
        languages=["en"],
        starts_on=in_days(80),
        ends_on=in_days(82),
    )
    return actions.publish_edition(edition, by=clara)


@pytest.fixture
def kind(edition):
    return actions.add_kind(edition, slug="paper", name={"en": "Full paper"}, max_words=1000, max_pages=12, by=None)


@pytest.fixture
def track(edition, tom, kind):
    """A track that Tom chairs; its abstracts are due in 10 days and its papers in 20."""
    track = actions.add_track(edition, slug="services", name={"en": "Co-production of services"}, by=None)
    actions.appoint(edition, person=tom, role=Role.CHAIR, track=track, by=None)
    actions.set_deadline(edition, track=track, stage="abstract", day=in_days(10), zone="Etc/GMT+12", by=None)
    actions.set_deadline(edition, track=track, stage="paper", day=in_days(20), zone="Etc/GMT+12", by=None)
    return track


@pytest.fixture
def other_track(edition, kind):
    """A track of the same conference that Tom does not chair."""
    return actions.add_track(edition, slug="data", name={"en": "Open data"}, by=None)


@pytest.fixture
def other_edition(ada):
    """Another conference, with which nothing may mix."""
    series = actions.create_series("Others", by=None, kind="conference")
    edition = actions.create_edition(
        series, slug="other", by=None, kind="conference", name={"en": "Another conference"}, short_name="Other"
    )
    return actions.publish_edition(edition, by=None)


@pytest.fixture
def as_():
    """as_(ada).get("/me/"): a browser in which this person is signed in; as_(None) is nobody."""

    def browser(somebody):
        client = Client()
        if somebody:
            client.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return browser


@pytest.fixture
def viewer():
    """viewer(ada): how Ada is asked about in a visibility question; viewer(None) is nobody."""
    return lambda somebody: Viewer(person=somebody)
