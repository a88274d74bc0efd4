"""Tables of people to invite: CSV with or without a heading, split at commas, semicolons or tabs, in any encoding."""

import codecs
import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from conference.pasting import ADDRESS, Line, checked, in_a_line, parted

COLUMNS = ("email", "given_name", "family_name", "affiliation", "role", "track")
# How headings call a column, in the languages of the site and of usual exports; letters alone, in lower case.
HEADINGS = {
    "name": "name fullname namen author autor autore person participant nomecompleto nombrecompleto vollername "
    "firstnamelastname namesurname vornamenachname nachnamevorname vornamename namevorname "
    "nomecognome cognomenome nomeecognome nombreapellido nombreapellidos nombreyapellido nombreyapellidos",
    "email": "email mail emailaddress emailadresse indirizzoemail correo correoelectronico address",
    "given_name": "given givenname givennames first firstname vorname nome nombre",
    "family_name": "family familyname last lastname surname nachname familienname cognome apellido apellidos",
    "affiliation": "affiliation institution organisation organization affiliazione afiliacion einrichtung",
    "role": "role rolle ruolo rol",
    "track": "track",
}
BYTE_ORDER_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]


def decoded(content: bytes) -> str:
    """The text of a file: by its mark, else UTF-8, else as Windows in Western Europe writes."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read(text: str) -> list[Line]:
    """People, empty lines left out; a line that cannot be read says why in `problem`.

    With a heading its names tell the columns. Without one a row begins with the address, in the order of COLUMNS; what
    begins otherwise is read as pasted: "Grace Hopper <grace@navy.example>, Navy Yard".
    """
    text = text.lstrip("\ufeff")
    separator = _separator(text)
    lines: list[Line] = []
    seen: dict[str, int] = {}
    columns = None
    for number, printed, cells in _rows(text, separator):
        if columns is None:
            columns = _heading(cells)
            if columns:
                continue
        line = checked(_line(number, printed, cells, columns), seen)
        seen.setdefault(line.email, number)
        lines.append(line)
        columns = columns or ()
    return lines


def _separator(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max("\t;,", key=first.count)


def _rows(text: str, separator: str) -> Iterable[tuple[int, str, list[str]]]:
    """(number of its first line, as printed, cells): a quoted cell may hold line ends."""
    printed = text.splitlines()
    rows = csv.reader(io.StringIO("\n".join(printed)), delimiter=separator)
    begins = 1
    while True:
        try:
            cells = next(rows, None)
        except csv.Error:
            cells = [""]
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield begins, " ".join(printed[begins - 1 : rows.line_num]).strip(), [cell.strip() for cell in cells]
        begins = rows.line_num + 1


def _heading(cells: list[str]) -> tuple[str, ...] | None:
    """The name of each column ("" for one that we do not know), if this is a heading."""
    if any("@" in cell for cell in cells):
        return None
    names = tuple(_column(cell) for cell in cells)
    return _with_family_names(names) if "email" in names else None


def _with_family_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """A given name beside "Name" makes that one the family name; alone ("Nome") it is the whole name."""
    if "family_name" in names or "given_name" not in names:
        return names
    meant = {"name": "family_name"} if "name" in names else {"given_name": "name"}
    return tuple(meant.get(name, name) for name in names)


def _column(cell: str) -> str:
    letters = re.sub(r"[^a-z]", "", cell.lower())
    return next((name for name, words in HEADINGS.items() if letters in words.split()), "")


def _line(number: int, printed: str, cells: list[str], columns: tuple[str, ...] | None) -> Line:
    if not columns and not ADDRESS.fullmatch(cells[0]):
        return in_a_line(number, printed)
    values = dict(zip(columns or COLUMNS, cells, strict=False))
    values = {name: value for name, value in values.items() if name and value}
    found = ADDRESS.search(values.pop("email", ""))
    if not found:
        return in_a_line(number, "")
    given, family = parted(values.pop("name", ""))
    line = Line(number, printed, email=found.group().lower(), **{"given_name": given, "family_name": family} | values)
    return line if line.family_name else replace(line, problem=_("There is no family name in this row."))


def named(name: str, choices: Mapping[str, str]) -> str | None:
    """The value that a name in the table stands for; `choices`: how people write it -> value."""
    wanted = name.strip().casefold()
    return next((value for words, value in choices.items() if words.casefold() == wanted), None)
