"""No row mixes two editions, whoever writes it and how."""

import pytest
from django.db import DatabaseError, connection, transaction

from conference import scope
from conference.models import Deadline, Invitation, Role, Topic, Track

pytestmark = pytest.mark.django_db


@pytest.fixture
def foreign_track(other_edition):
    return Track.objects.create(edition=other_edition, slug="foreign", name={"en": "Foreign"})


def test_a_new_row_cannot_point_into_another_edition(edition, foreign_track):
    with pytest.raises(DatabaseError, match="another edition"), transaction.atomic():
        Topic.objects.create(edition=edition, track=foreign_track, name={"en": "Mixed"})


def test_a_row_cannot_be_moved_into_another_edition(edition, track, foreign_track, tom):
    role = Role.objects.get(edition=edition, person=tom)

    with pytest.raises(DatabaseError, match="another edition"), transaction.atomic():
        Role.objects.filter(pk=role.pk).update(track=foreign_track)


def test_bulk_writing_is_no_way_round(edition, foreign_track, eve):
    mixed = [Invitation(edition=edition, track=foreign_track, person=eve, role=Role.REVIEWER)]

    with pytest.raises(DatabaseError, match="another edition"), transaction.atomic():
        Invitation.objects.bulk_create(mixed)


def test_rows_of_one_edition_and_rows_without_a_track_are_fine(edition, track):
    Topic.objects.create(edition=edition, track=track, name={"en": "Own"})

    Topic.objects.create(edition=edition, track=None, name={"en": "Of all tracks"})

    assert edition.topics.count() == 2


def test_every_link_between_rows_of_editions_is_guarded(db):
    tables = {table for table, *_ in scope.links()}

    assert Deadline._meta.db_table in tables
    assert triggers() == {name for link in scope.links() for name in names_of(link)}


def test_guarding_twice_changes_nothing(db):
    before = triggers()

    scope.guard()

    assert triggers() == before


def names_of(link):
    name = f"scope_{link[0]}_{link[1]}"[:60]
    return {f"{name}_insert", f"{name}_update"} if connection.vendor == "sqlite" else {name}


def triggers():
    if connection.vendor == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'scope%'"
    else:
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgname LIKE 'scope%'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}
