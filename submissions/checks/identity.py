"""What the text of a paper tells about its authors: names, addresses, thanks, grants; and words meant for machines."""

import re
from collections.abc import Iterable, Iterator

from submissions.conflicts.names import Name, folded, spellings

from .findings import Finding, ok, warn

ADDRESS = re.compile(r"(?:[\w.+-]{1,64}|\{[^{}@\n]{1,200}\})\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
THANKS = re.compile(
    r"^\W{0,8}[\dIVX.]{0,6}[ \t]{0,4}(?:acknowledge?ments?|danksagung|ringraziamenti|remerciements|agradecimientos)\b",
    re.IGNORECASE | re.MULTILINE,
)
LEFT_OUT = re.compile(r"omitted|removed|blind|anonym|withheld|hidden", re.IGNORECASE)
FUNDING = re.compile(
    r"\b(?:(?:supported|funded|financed) by [^.\n]{0,60}\b(?:grants?|projects?|programme|fund|foundation|fonds)"
    r"|grant (?:agreement )?(?:no\b|nr\b|number))",
    re.IGNORECASE,
)
FOR_MACHINES = re.compile(
    r"ignore (?:all |any )?(?:the )?(?:previous|prior|above|earlier) (?:instructions|prompts)"
    r"|(?:give|write|generate|provide) (?:only )?(?:a |an )?(?:very )?(?:positive|favou?rable) reviews?"
    r"|do not (?:highlight|mention) any (?:negatives|weaknesses)"
    r"|as a (?:large )?language model",
    re.IGNORECASE,
)
AROUND = 60  # characters quoted after a phrase
MOST = 5  # findings of one kind
WINDOW = 3  # words between the ends of one name, for middle names and initials

SENTENCES = {
    "names": "The first page seems to name an author.",
    "emails": "The first page shows an e-mail address.",
    "acknowledgements": "The paper thanks somebody. Leave acknowledgements out until it is accepted.",
    "funding": "The paper names who paid for it. Leave this out until it is accepted.",
    "instructions": "The text contains words that seem to be meant for a machine that reads it.",
}
NOTHING_FOUND = {
    "names": "No author's name was found on the first page.",
    "emails": "No e-mail address was found on the first page.",
    "acknowledgements": "No acknowledgements were found.",
    "funding": "No grant was found.",
    "instructions": "No instructions to machines were found.",
}


def findings(pages: Iterable[tuple[int, str]], authors: Iterable[str]) -> Iterator[Finding]:
    """Findings from the texts of numbered pages, each page read once; `authors` are names and e-mail addresses."""
    people = [author.strip() for author in authors if author.strip()]
    counts = dict.fromkeys(SENTENCES, 0)
    for number, text in pages:
        for code, quote in _in_page(number, text, people):
            counts[code] += 1
            if counts[code] <= MOST:
                yield warn(code, SENTENCES[code], number, quote)
    for code, count in counts.items():
        if not count and (people or code != "names"):
            yield ok(code, NOTHING_FOUND[code])


def _in_page(number: int, text: str, people: list[str]) -> Iterator[tuple[str, str]]:
    if number == 1:
        yield from (("names", quote) for person in people if (quote := named_in(text, person)))
        yield from (("emails", match.group()) for match in ADDRESS.finditer(text))
    for code, phrase in (("acknowledgements", THANKS), ("funding", FUNDING), ("instructions", FOR_MACHINES)):
        for match in phrase.finditer(text):
            if code != "acknowledgements" or not LEFT_OUT.search(text, match.end(), match.end() + 300):
                yield code, text[match.start() : match.end() + AROUND]


def named_in(text: str, person: str) -> str:
    """Where a text names this person (or shows this e-mail address), as it stands there; "" if it does not.

    A family name alone never counts: given name or initial must stand near it, as in "Ada King Lovelace",
    "A. Lovelace" and "Lovelace, Ada".
    """
    if "@" in person:
        place = text.casefold().find(person.casefold())
        return text[place : place + len(person)] if place >= 0 else ""
    words = [(folded(match.group()), match.start(), match.end()) for match in re.finditer(r"[^\W_]+", text)]
    for name in spellings(person):
        if len(name) > 1 and (found := _place_of(name, [word for word, _start, _end in words])):
            return text[words[found[0]][1] : words[found[1]][2]]
    return ""


def _place_of(name: Name, words: list[str]) -> tuple[int, int] | None:
    """The first and last word of the first place that shows given and family name of this person."""
    given, family = name[0], name[-1]
    for place, word in enumerate(words):
        if word == family:
            before = [at for at in range(max(0, place - WINDOW), place) if words[at] in (given, given[0])]
            if before:
                return before[0], place
            if words[place + 1 : place + 2] == [given]:
                return place, place + 1
    return None
