"""Tables for spreadsheets: CSV that every one of them reads, and in which no cell is taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable

BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as something else
# Where a cell begins, also for a spreadsheet that splits at another separator than ours, and what makes it a formula.
# No run of white space is looked through twice: it ends where another cell may begin.
FORMULA = re.compile(r"""(^|[;,|\t\r\n])(?=(?:[^\S\t\r\n]|")*[=+\-@\uff1d\uff0b\uff0d\uff20])|^(?=[\t\r\n])""")


def as_csv(heading: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """Every cell quoted and safe; dates as ISO prints them."""
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL)
    for row in (heading, *rows):
        writer.writerow([safe(value) for value in row])
    return BYTE_ORDER_MARK + written.getvalue()


def safe(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: what looks like one gets an apostrophe before it.

    A number is none, be it negative.
    """
    if isinstance(value, int | float):
        return str(value)
    return FORMULA.sub(r"\1'", "" if value is None else str(value))
