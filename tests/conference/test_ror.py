"""Identifiers of institutions, and importing them from the registry's dump."""

import io
import json
import zipfile

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from conference import actions, institutions
from conference.models import Entry, Institution
from conference.project.demo.reading import content
from conference.registry_dump import NoDump, records
from conference.ror import ALPHABET, ror_address, ror_of

CAMBRIDGE, MILAN = "013meh722", "01nffqt88"


@pytest.mark.parametrize(
    "typed",
    [CAMBRIDGE, "013MEH722", " https://ror.org/013meh722 ", "ror.org/013meh722/", "ROR: 013meh722"],
)
def test_an_identifier_is_read_as_people_write_it(typed):
    assert ror_of(typed) == CAMBRIDGE


@pytest.mark.parametrize(
    "typed", ["", "013meh723", "13meh722", "013mih722", "https://example.org/013meh722", "013meh722x", "０13meh722"]
)
def test_what_is_no_identifier_or_was_mistyped_is_none(typed):
    assert ror_of(typed) == ""


@given(st.sampled_from(content("institutions")), st.integers(1, 6), st.sampled_from(ALPHABET))
def test_no_single_mistyped_letter_goes_unnoticed(row, place, letter):
    typed = row["ror"][:place] + letter + row["ror"][place + 1 :]

    assert ror_of(typed) in ("", row["ror"])
    assert (ror_of(typed) == "") == (typed != row["ror"])


def test_every_institution_of_the_demo_has_a_valid_identifier_of_its_own():
    identifiers = [row["ror"] for row in content("institutions")]

    assert [ror for ror in identifiers if ror_of(ror) != ror] == []
    assert len(identifiers) == len(set(identifiers)) > 24


def test_the_address_is_that_of_the_registry():
    assert ror_address(CAMBRIDGE) == "https://ror.org/013meh722"


def listed(ror=CAMBRIDGE, name="Cambridge University", *, status="active", others=(), country="GB", city="Cambridge"):
    names = [{"lang": "en", "types": ["ror_display", "label"], "value": name}]
    names += [{"lang": None, "types": ["alias"], "value": other} for other in others]
    place = {"geonames_details": {"country_code": country, "name": city}, "geonames_id": 1}
    return {"id": f"https://ror.org/{ror}", "names": names, "locations": [place], "status": status, "types": []}


def dump(tmp_path, *rows, name="v9-ror-data.json"):
    path = tmp_path / name
    path.write_text(json.dumps(list(rows), indent=4, ensure_ascii=False), encoding="utf-8")
    return path


def imported(path):
    said = io.StringIO()
    call_command("import_ror", str(path), "--json", stdout=said)
    return json.loads(said.getvalue())


def test_a_dump_is_imported_and_may_be_imported_again(db, tmp_path):
    path = dump(
        tmp_path, listed(others=["Cantabrigia"]), listed(MILAN, "Politecnico di Milano", country="IT", city="Milan")
    )

    first, second = imported(path), imported(path)

    cambridge = Institution.objects.get(ror=CAMBRIDGE)
    assert first == {"new": 2, "changed": 0, "same": 0, "gone": 0}
    assert second == {"new": 0, "changed": 0, "same": 2, "gone": 0}
    assert (cambridge.name, cambridge.aliases, cambridge.country, cambridge.city) == (
        "Cambridge University",
        ["Cantabrigia"],
        "GB",
        "Cambridge",
    )


def test_a_new_dump_renews_names_and_takes_closed_institutions_away(db, tmp_path):
    imported(dump(tmp_path, listed(), listed(MILAN, "Politecnico")))

    counts = imported(dump(tmp_path, listed(status="inactive"), listed(MILAN, "Politecnico di Milano")))

    assert counts == {"new": 0, "changed": 1, "same": 0, "gone": 1}
    assert [row.name for row in Institution.objects.all()] == ["Politecnico di Milano"]


def test_what_is_not_in_the_file_is_left_as_it_is(db, tmp_path):
    imported(dump(tmp_path, listed()))

    imported(dump(tmp_path, listed(MILAN, "Politecnico di Milano")))

    assert Institution.objects.count() == 2


def test_the_zip_as_published_is_read_too(db, tmp_path):
    path = tmp_path / "v9.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("v9-ror-data.csv", "id,name")
        archive.writestr("v9-ror-data-v2.json", json.dumps([listed()]))
        archive.writestr("v9-ror-data.json", json.dumps([{"id": "old shape", "name": "x" * 999}]))

    assert imported(path)["new"] == 1


def test_a_record_that_lies_across_pieces_is_read_whole(monkeypatch):
    monkeypatch.setattr("conference.registry_dump.PIECE", 7)
    rows = [listed(others=['Ünïversity "quoted" ]']), listed(MILAN, "Politecnico")]

    found = list(records(io.StringIO(json.dumps(rows, indent=2))))

    assert [row.ror for row in found] == [CAMBRIDGE, MILAN]
    assert found[0].aliases == ('Ünïversity "quoted" ]',)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "ends in the middle"),
        ("{}", "must be a JSON array"),
        ("[", "ends in the middle"),
        ('[{"id": ', "ends in the middle"),
        ('[{"id": "https://ror.org/013meh722", "name": "x"}]', "schema 2"),
        (json.dumps([listed("013meh723")]), "no valid identifier"),
        (json.dumps([listed(name="")]), "no valid identifier or no name"),
        ("[7]", "schema 2"),
    ],
)
def test_what_is_no_dump_is_told(text, said):
    with pytest.raises(NoDump, match=said):
        list(records(io.StringIO(text)))


def test_a_broken_file_changes_nothing(db, tmp_path):
    path = tmp_path / "broken.json"
    path.write_text(json.dumps([listed()])[:-1])

    with pytest.raises(CommandError, match="ends in the middle"):
        call_command("import_ror", str(path))

    assert not Institution.objects.exists()


def test_a_file_that_is_not_there_is_told(db, tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_ror", str(tmp_path / "none.json"))


def test_importing_is_one_line_of_history_with_its_counts(db, tmp_path):
    imported(dump(tmp_path, listed()))

    entry = Entry.objects.get(deed="conference.take_institutions")
    assert entry.details == {"new": 1, "changed": 0, "same": 0, "gone": 0}


@pytest.fixture
def some(db):
    def kept(ror, name, *others):
        return listed(ror, name, others=others)

    rows = [
        kept("04d836q62", "TU Wien", "Technische Universität Wien", "Vienna University of Technology"),
        kept("03prydq77", "University of Vienna", "Universität Wien"),
        kept("05a28rw58", "ETH Zurich", "Eidgenössische Technische Hochschule Zürich"),
    ]
    return actions.take_institutions(records(io.StringIO(json.dumps(rows))), by=None)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("universitat wien", ["University of Vienna", "TU Wien"]),
        ("TU WIEN", ["TU Wien"]),
        ("Zürich hoch", ["ETH Zurich"]),
        ("vienna uni", ["TU Wien", "University of Vienna"]),
        ("e", []),
        ("", []),
        ("%", []),
        ("wi_n", []),
        ("nowhere", []),
    ],
)
def test_institutions_are_found_by_parts_of_all_their_names(some, typed, names):
    assert [row.name for row in institutions.matching(typed)] == names
