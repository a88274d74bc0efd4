"""History: every deed is one transaction and one line, and tells no personal value."""

import pytest
from django.db import DatabaseError, connection, transaction

from conference import permanence
from conference.history import Refused, action, digest, note
from conference.models import Edition, Entry

pytestmark = pytest.mark.django_db


@action
def rename(edition, *, by, name):
    edition.name = {"en": name}
    edition.save()
    note(length=len(name))
    return edition


@action(secret="decision")
def rename_or_refuse(edition, *, by, name, refuse=False):
    rename(edition, by=by, name=name)
    if refuse:
        raise Refused("Not now.")


@pytest.fixture
def conference(edition):
    permanence.release()
    Entry.objects.all()._raw_delete("default")
    permanence.guard()
    return edition


def test_a_deed_writes_one_line(conference, clara):
    rename(conference, by=clara, name="New")

    [entry] = Entry.objects.all()
    assert (entry.by, entry.edition, entry.deed) == (clara, conference, "tests.rename")
    assert (entry.thing, entry.thing_code, entry.details) == ("edition", conference.code, {"length": 3})


def test_the_system_does_deeds_too(conference):
    rename(conference, by=None, name="New")

    assert Entry.objects.get().by is None


def test_a_refused_deed_leaves_neither_change_nor_line(conference, clara):
    with pytest.raises(Refused, match="Not now"):
        rename_or_refuse(conference, by=clara, name="New", refuse=True)

    assert str(Edition.objects.get(pk=conference.pk).name) == "CoPro: Conference on Co-Production"
    assert not Entry.objects.exists()


def test_a_deed_within_a_deed_has_its_own_line_and_details(conference, clara):
    rename_or_refuse(conference, by=clara, name="New")

    inner, outer = Entry.objects.order_by("pk")
    assert (inner.deed, inner.details, inner.secret) == ("tests.rename", {"length": 3}, "")
    assert (outer.deed, outer.details, outer.secret) == ("tests.rename_or_refuse", {}, "decision")
    assert outer.thing_code == conference.code


def test_who_does_it_must_be_said(conference):
    with pytest.raises(TypeError, match="by"):
        rename(conference, name="New")


def test_a_digest_compares_values_without_telling_them():
    assert digest("Ada@Ada.example ") == digest("ada@ada.example")
    assert digest("ada@ada.example") != digest("eve@eve.example")
    assert "ada" not in digest("ada@ada.example")


def test_a_line_of_history_can_be_neither_changed_nor_deleted(conference, clara):
    rename(conference, by=clara, name="New")
    entry = Entry.objects.get()

    for attempt in (entry.save, entry.delete, Entry.objects.all().delete, lambda: Entry.objects.update(deed="x")):
        with pytest.raises(TypeError, match="only ever added to"):
            attempt()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM conference_entry",
        "UPDATE conference_entry SET deed = 'conference.nothing'",
        "UPDATE conference_entry SET by_id = NULL, deed = 'conference.nothing'",
    ],
)
def test_the_database_itself_refuses_to_rewrite_history(conference, clara, statement):
    rename(conference, by=clara, name="New")

    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Entry.objects.get().deed == "tests.rename"


def test_a_person_can_be_erased_and_the_deed_stays(conference, eve):
    rename(conference, by=eve, name="New")

    eve.delete()

    assert Entry.objects.get().by is None
