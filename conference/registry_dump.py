"""Reading the dump of the Research Organization Registry: a large array in JSON (schema 2), also inside of its ZIP.

It is read piece by piece, for the array has 200 MB: never more than one record and one piece is in memory as text.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from conference.ror import ror_of

PIECE = 1 << 20  # characters read at once
LONGEST_RECORD = 16 << 20  # more is no record, but a file that is none


class NoDump(ValueError):
    """The file is not what the registry publishes; the text is a sentence."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One record, as far as Convoke keeps it. is_active: it still exists under this identifier."""

    ror: str
    name: str
    aliases: tuple[str, ...]
    country: str
    city: str
    is_active: bool


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """The text of the dump: of a ZIP the largest JSON file in it, that of schema 2 where there are two."""
    if not zipfile.is_zipfile(path):
        with path.open(encoding="utf-8-sig") as text:
            yield text
        return
    with zipfile.ZipFile(path) as archive:
        files = [each for each in archive.infolist() if each.filename.lower().endswith(".json")]
        if not files:
            raise NoDump("There is no JSON file in this ZIP.")
        best = max(files, key=lambda each: ("v2" in each.filename.lower(), each.file_size))
        with archive.open(best) as inside:
            yield io.TextIOWrapper(inside, encoding="utf-8-sig")


def records(text: IO[str]) -> Iterator[Listed]:
    """All records in the order of the file; raises NoDump for what is no array of such records."""
    for number, row in enumerate(_objects(text), start=1):
        yield _listed(row, number)


def _objects(text):
    kept = _Text(text)
    if kept.next_sign() != "[":
        raise NoDump("This is no dump of the registry: it must be a JSON array.")
    kept.at += 1
    while (sign := kept.next_sign()) != "]":
        if sign == ",":
            kept.at += 1
            kept.next_sign()
        yield kept.decoded()


class _Text:
    """What has been read, and the place in it up to which it was used."""

    def __init__(self, text):
        self.text, self.read, self.at = text, "", 0
        self.decode = json.JSONDecoder().raw_decode

    def next_sign(self):
        """The next character that is no space; `at` stands on it."""
        while True:
            while self.at < len(self.read) and self.read[self.at].isspace():
                self.at += 1
            if self.at < len(self.read):
                return self.read[self.at]
            if not self._read_on():
                raise NoDump("The file ends in the middle.")

    def decoded(self):
        while True:
            try:
                value, self.at = self.decode(self.read, self.at)
            except json.JSONDecodeError as problem:
                if len(self.read) - self.at > LONGEST_RECORD or not self._read_on():
                    raise NoDump(f"This is no JSON, or the file ends in the middle: {problem.msg}.") from problem
            else:
                return value

    def _read_on(self):
        try:
            more = self.text.read(PIECE)
        except UnicodeDecodeError as problem:
            raise NoDump("The file is not written in UTF-8.") from problem
        self.read, self.at = self.read[self.at :] + more, 0
        return bool(more)


def _listed(row, number):
    try:
        names = {kind: _names(row, kind) for kind in ("ror_display", "label", "alias", "acronym")}
        place = (row.get("locations") or [{}])[0].get("geonames_details") or {}
        ror = ror_of(row["id"])
        shown = (names["ror_display"] or names["label"] or [""])[0]
        active = row.get("status", "active") == "active"
        country, city = place.get("country_code") or "", place.get("name") or ""
    except (AttributeError, IndexError, KeyError, TypeError) as problem:
        sentence = f"Record {number} is not of the registry's schema 2. Please take the file with v2 in its name."
        raise NoDump(sentence) from problem
    if not ror or not shown:
        raise NoDump(f"Record {number} has no valid identifier or no name.")
    others = [name for kind in names for name in names[kind] if name != shown]
    return Listed(ror, shown[:300], tuple(dict.fromkeys(others)), country[:2], city[:120], active)


def _names(row, kind):
    return [name["value"] for name in row["names"] if kind in name["types"]]
