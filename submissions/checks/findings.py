"""What a check says about a file."""

from dataclasses import asdict, dataclass
from enum import StrEnum

LONGEST_QUOTE = 160  # characters


class Severity(StrEnum):
    """Whether a file can be handed in (block: it cannot), should be looked at again, or is fine."""

    BLOCK = "block"
    WARN = "warn"
    OK = "ok"


@dataclass(frozen=True)
class Finding:
    """The result of one check: its code, how grave it is, a sentence for the author, and the place in the file.

    Codes: file, size, encryption, pages, properties, attachments, scripts, comments, text, names, emails,
    acknowledgements, funding, instructions. Every check that was made gives at least one finding. Pages count from 1.
    """

    code: str
    severity: Severity
    sentence: str
    page: int | None = None
    quote: str = ""

    def as_dict(self) -> dict[str, object]:
        """As JSON knows it."""
        return asdict(self)

    @classmethod
    def from_dict(cls, known: dict) -> "Finding":
        return cls(**known | {"severity": Severity(known["severity"])})


def ok(code: str, sentence: str) -> Finding:
    return Finding(code, Severity.OK, sentence)


def warn(code: str, sentence: str, page: int | None = None, quote: str = "") -> Finding:
    return Finding(code, Severity.WARN, sentence, page, quoted(quote))


def block(code: str, sentence: str) -> Finding:
    return Finding(code, Severity.BLOCK, sentence)


def quoted(text: str) -> str:
    """A passage on one line, cut where it is long, without characters that cannot be printed."""
    printable = "".join(character if character.isprintable() else " " for character in text[: 4 * LONGEST_QUOTE])
    line = " ".join(printable.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"
