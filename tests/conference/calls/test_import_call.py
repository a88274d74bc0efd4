"""The command `import_call`, which reads a file and saves nothing."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

SHAPES_C = Path(__file__).parent / "texts" / "shapes-c.txt"


def printed(*arguments):
    out = io.StringIO()
    call_command("import_call", *arguments, "--today", "2026-11-22", stdout=out)
    return out.getvalue()


def test_json_has_the_parts_that_a_program_expects():
    found = json.loads(printed(str(SHAPES_C), "--json"))
    paper = found["dates"][2]

    assert set(found) == {"edition", "tracks", "people", "dates", "topics", "limits"}
    assert (paper["stage"], paper["date"], paper["max_words"]) == ("paper", "2027-10-07", 8000)
    assert [warning["code"] for warning in paper["warnings"]] == ["year_missing"]
    assert SHAPES_C.read_text()[slice(*paper["span"])] == "October 7"


def test_people_read_a_summary_with_lines():
    told = printed(str(SHAPES_C))

    assert "paper: 2027-10-07 - Manuscripts (6,000-8,000 words including references)  [line 4]" in told
    assert "other: no day (mid-February 2027) - Invitation of full papers  [line 3]" in told
    assert "Topics: none found." in told


def test_a_text_without_dates_says_so(tmp_path):
    file = tmp_path / "call.txt"
    file.write_text("A call without any date.")

    assert "Dates: none found." in printed(str(file))


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(SHAPES_C.read_bytes())))

    assert printed("-") == printed(str(SHAPES_C))


def test_a_missing_or_unreadable_file_is_told_in_a_sentence(tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()

    with pytest.raises(CommandError, match="cannot be opened: No such file"):
        printed(str(tmp_path / "missing.txt"))
    with pytest.raises(CommandError, match="There is no text in this file"):
        printed(str(empty))
