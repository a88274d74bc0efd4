"""Keywords as authors type them: separated by commas, semicolons or line ends."""

import re
from collections.abc import Iterable

MOST_KEYWORDS, LONGEST_KEYWORD = 10, 100


def keywords_in(text: str) -> list[str]:
    """The keywords in their order, each once whatever its capitals, without surrounding blanks and full stops."""
    typed = (" ".join(part.split()).strip(" .") for part in re.split(r"[,;\n]", text))
    once: dict[str, str] = {}
    for keyword in filter(None, typed):
        once.setdefault(keyword.casefold(), keyword)
    return list(once.values())


def as_typed(keywords: Iterable[str]) -> str:
    return ", ".join(keywords)
