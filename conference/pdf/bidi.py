"""Right-to-left writing on paper: letters joined by position, and the characters of a line in the order of drawing."""

import unicodedata
from functools import cache

RIGHT = ("R", "AL")
TATWEEL, ZERO_WIDTH_JOINER = "\u0640", "\u200d"
MIRRORED = dict(zip("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤", strict=True))


def has_right_to_left(text: str) -> bool:
    """Whether any character is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(char) in RIGHT for char in text)


def starts_right_to_left(text: str) -> bool:
    """Direction of a paragraph by its first letter (Unicode Standard Annex 9, rules P2 and P3)."""
    for char in text:
        if (kind := unicodedata.bidirectional(char)) in ("L", *RIGHT):
            return kind in RIGHT
    return False


def joined(text: str) -> str:
    """Arabic letters replaced by their initial, medial, final or isolated forms, still in logical order."""
    if not any("\u0600" <= char <= "\u06ff" for char in text):
        return text
    text = _with_lam_alef(text)
    return "".join(_form(text, index) for index in range(len(text)))


def drawing_order(text: str, *, right_to_left: bool) -> list[int]:
    """
    Indices of the characters of one line from left to right as they are drawn.

    Unicode Standard Annex 9 without explicit embeddings and paired brackets: rules W1-W7, N1, N2, I1, I2, L1-L3.
    """
    levels = _levels([unicodedata.bidirectional(char) or "L" for char in text], int(right_to_left))
    order = list(range(len(text)))
    for level in range(max(levels, default=0), 0, -1):
        order = _reversed_runs(order, levels, level)
    return _marks_after_letters(order, text, levels)


def mirrored(char: str) -> str:
    """The bracket or sign as it looks inside right-to-left text."""
    return MIRRORED.get(char, char)


def is_drawn_leftwards(text: str, *, right_to_left: bool) -> list[bool]:
    """For each character in logical order: whether it stands in a right-to-left run."""
    return [
        level % 2 == 1 for level in _levels([unicodedata.bidirectional(c) or "L" for c in text], int(right_to_left))
    ]


def _levels(kinds, base):
    embedding = "R" if base else "L"
    resolved = _neutrals(_numbers(_weak(kinds, embedding), embedding), embedding)
    levels = [_level(kind, base) for kind in resolved]
    for index in range(len(kinds) - 1, -1, -1):
        if kinds[index] not in ("WS", "B", "S"):
            break
        levels[index] = base
    return levels


def _level(kind, base):
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds, embedding):
    """Rules W1 to W3: marks follow their letter, digits after Arabic letters are Arabic numbers."""
    result, previous, strong = [], embedding, embedding
    for kind in kinds:
        kind = previous if kind in ("NSM", "BN") else kind
        if kind in ("L", "R", "AL"):
            strong = kind
        kind = "AN" if kind == "EN" and strong == "AL" else kind
        result.append("R" if kind == "AL" else kind)
        previous = kind
    return result


def _numbers(kinds, embedding):
    """Rules W4 to W7: separators and signs inside numbers belong to them; numbers after Latin letters are Latin."""
    kinds = [_separator(kinds, index) for index in range(len(kinds))]
    for index, kind in enumerate(kinds):
        if kind == "ET" and index and kinds[index - 1] == "EN":
            kinds[index] = "EN"
    for index in range(len(kinds) - 2, -1, -1):
        if kinds[index] == "ET" and kinds[index + 1] == "EN":
            kinds[index] = "EN"
    strong = embedding
    for index, kind in enumerate(kinds):
        strong = kind if kind in ("L", "R") else strong
        kinds[index] = "L" if kind == "EN" and strong == "L" else kind
    return kinds


def _separator(kinds, index):
    kind, around = kinds[index], kinds[index - 1 : index] + kinds[index + 1 : index + 2]
    joins = around in (["EN", "EN"], ["AN", "AN"]) and (kind == "CS" or (kind == "ES" and around[0] == "EN"))
    return around[0] if joins else kind


def _neutrals(kinds, embedding):
    """Rules N1 and N2: what stands between two runs of one direction takes it, else that of the paragraph."""
    kinds, index = list(kinds), 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] not in ("L", "R", "EN", "AN"):
            end += 1
        if end > index:
            before = _side(kinds[index - 1]) if index else embedding
            after = _side(kinds[end]) if end < len(kinds) else embedding
            kinds[index:end] = [before if before == after else embedding] * (end - index)
        index = end + 1
    return kinds


def _side(kind):
    return "L" if kind == "L" else "R"


def _reversed_runs(order, levels, level):
    result, run = [], []
    for index in order:
        if levels[index] >= level:
            run.append(index)
        else:
            result += [*run[::-1], index]
            run = []
    return result + run[::-1]


def _marks_after_letters(order, text, levels):
    """Rule L3: a combining mark is drawn after its letter also where the run was reversed."""
    result, marks = [], []
    for index in order:
        if levels[index] % 2 and unicodedata.combining(text[index]):
            marks.append(index)
        else:
            result += [index, *marks[::-1]]
            marks = []
    return result + marks[::-1]


@cache
def _forms():
    """Base letters -> forms by "initial", "medial", "final" and "isolated", from the Unicode character table."""
    forms = {}
    for point in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)):
        kind, *base = unicodedata.decomposition(chr(point)).split() or [""]
        if kind in ("<initial>", "<medial>", "<final>", "<isolated>"):
            forms.setdefault("".join(chr(int(code, 16)) for code in base), {})[kind[1:-1]] = chr(point)
    return forms


def _with_lam_alef(text):
    """Lam and alef are always written as one letter; its isolated form stands for both until it is joined."""
    for alef in "\u0622\u0623\u0625\u0627":
        text = text.replace("\u0644" + alef, _forms()["\u0644" + alef]["isolated"])
    return text


def _letter_forms(char):
    pair = unicodedata.decomposition(char).split() if char else []
    if pair[:2] == ["<isolated>", "0644"] and len(pair) == 3:
        return _forms()["\u0644" + chr(int(pair[2], 16))]
    return _forms().get(char, {})


def _form(text, index):
    forms = _letter_forms(text[index])
    after = "initial" in forms and _joins_backwards(_neighbour(text, index, 1))
    before = "final" in forms and _joins_forwards(_neighbour(text, index, -1))
    wanted = {(True, True): "medial", (True, False): "initial", (False, True): "final"}.get((after, before), "isolated")
    return forms.get(wanted, text[index])


def _joins_forwards(char):
    return char in (TATWEEL, ZERO_WIDTH_JOINER) or "initial" in _letter_forms(char)


def _joins_backwards(char):
    return char in (TATWEEL, ZERO_WIDTH_JOINER) or "final" in _letter_forms(char)


def _neighbour(text, index, step):
    """The next character that is no combining mark; "" at the end."""
    index += step
    while 0 <= index < len(text) and unicodedata.combining(text[index]):
        index += step
    return text[index] if 0 <= index < len(text) else ""
