"""History: every deed is one transaction and one line, and tells no personal value."""

import pytest

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
    Entry.objects.all().delete()
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
