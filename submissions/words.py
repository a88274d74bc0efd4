"""Counting the words of a text without its references; `conference/static/convoke/js/words.js` counts the same live.

A word is a run of letters and digits of any script. A hyphen, an apostrophe or one of . : / @ & _ between two of them
joins them, as does a comma between digits: "co-production", "l’État", "1,000.5", "e.g.", "and/or" and an address on the
web are one word each. Punctuation alone is none. Chinese characters and Japanese kana count one each.
"""

import re
import unicodedata
from dataclasses import dataclass

HEADINGS = {
    *("references", "references and notes", "references cited", "reference list", "list of references"),
    *("bibliography", "selected bibliography", "literature", "literature cited", "cited literature", "works cited"),
    *("riferimenti", "riferimenti bibliografici", "bibliografia", "bibliografia essenziale"),
    *("literatur", "literaturverzeichnis", "literaturangaben", "literaturhinweise", "quellen", "quellenverzeichnis"),
    *("quellen und literatur", "referenzen", "bibliographie", "bibliografie", "références"),
    *("références bibliographiques", "ouvrages cités", "referencias", "referencias bibliográficas", "bibliografía"),
    *("referências", "referências bibliográficas", "referenties", "literatuur", "literatuurlijst", "referenser"),
    *("referencer", "litteratur", "litteraturliste", "källor", "lähteet", "viitteet", "literatura", "piśmiennictwo"),
    *("seznam literatury", "irodalom", "irodalomjegyzék", "kaynakça", "βιβλιογραφία", "литература"),
    *("список литературы", "список літератури", "参考文献", "參考文獻", "引用文献", "참고문헌"),
}
# Words that often open a sentence or a labelled paragraph ("Literature: a review of ...") are headings only alone.
NEVER_INLINE = {"literature", "literatur", "literatuur", "litteratur", "literatura", "литература", "quellen"}
LONGEST_HEADING = 80  # characters of a line, with numbering and marks

LINE = re.compile("[^\n\v\f\r\u2028\u2029]+")
MARKS = " \t\xa0#*_=.:\uff1a-\u2013>"
NUMBERING = re.compile(r"(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[ivxlc]{1,6}|[a-z])[.):]?[\s*_]+")
# Every character is first replaced by one letter for its class, so that one small expression finds the words in
# linear time: w letter, n number, m mark or other part of a letter, c character that is a word, j joiner, s the rest.
CJK = re.compile(
    "[\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003fffd]"
)
JOINERS = "-\u2010\u2011\u00ad'\u2019\u200c\u200d\u2060.@&_"
WORD = re.compile("c|[wn][wnm]*(?:(?:://|[j:/]|(?<=n),(?=n))[wn][wnm]*)*")


@dataclass(frozen=True)
class WordCount:
    """The words before the references; where the references begin (character index) and how they are headed."""

    words: int
    references_from: int | None = None
    references_heading: str = ""


def count_words(text: str) -> WordCount:
    """The words of a text up to the last line that heads a list of references, if any word follows that line."""
    for line in reversed(list(LINE.finditer(text))):
        heading, rest_from = heading_of(line.group())
        if heading:
            if words_in(text[line.start() + rest_from :]):
                return WordCount(words_in(text[: line.start()]), line.start(), heading)
            break
    return WordCount(words_in(text))


def words_in(text: str) -> int:
    """All words of a text, references or not; linear in its length."""
    classes = str.maketrans({character: _class_of(character) for character in set(text)})
    return sum(1 for _ in WORD.finditer(text.translate(classes)))


def heading_of(line: str) -> tuple[str, int]:
    """The heading of references on this line and where it ends in the line; ("", 0) if it is an ordinary line.

    The heading stands alone, perhaps numbered or marked ("## 7. References:"), or is followed by a colon and text.
    """
    if len(line) <= LONGEST_HEADING and _bare(line) in HEADINGS:
        return line.strip(), len(line)
    before, colon, _rest = line[:LONGEST_HEADING].replace("\uff1a", ":").partition(":")
    if colon and _bare(before) in HEADINGS and _bare(before) not in NEVER_INLINE:
        return before.strip(), len(before)
    return "", 0


def _bare(line: str) -> str:
    """A line without numbering, Markdown, colon and capitals."""
    bare = unicodedata.normalize("NFC", line).lower().strip(MARKS)
    numbering = NUMBERING.match(bare)
    return " ".join((bare[numbering.end() :] if numbering else bare).strip(MARKS).split())


def _class_of(character: str) -> str:
    if CJK.match(character):
        return "c"
    if character in ":/,":
        return character
    if character in JOINERS:
        return "j"
    return {"L": "w", "N": "n", "M": "m"}.get(unicodedata.category(character)[0], "s")
