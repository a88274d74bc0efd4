"""The instructions that draw a page, without the comments that programs write between them."""

import re

_BLANK = rb"[\x00\t\n\x0c\r ]"
# what must be told apart: a string, a comment, the data of a picture within the instructions
_MARK = re.compile(rb"[(%]|(?:(?<=[\x00\t\n\x0c\r \])>])|\A)ID(?=" + _BLANK + rb")")
_IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_LINE = re.compile(rb"[^\r\n]*")
# EI ends a picture's data where instructions follow; within the data these letters are followed by other bytes
_READABLE = rb"[\t\n\r -~]"
_PICTURE_END = re.compile(rb"EI(?=\Z|" + _BLANK + rb"(?:" + _READABLE + rb"{14}|" + _READABLE + rb"{0,13}\Z))")


def without_comments(code: bytes) -> bytes:
    """The same instructions (ISO 32000-1, 7.2.3): from % to the end of the line, but not in strings and pictures."""
    if b"%" not in code:
        return code
    kept, start, place = [], 0, 0
    while mark := _MARK.search(code, place):
        if mark[0] == b"(":
            place = _end_of_string(code, mark.start())
        elif mark[0] == b"ID":
            place = _end_of(_PICTURE_END, code, mark.end())
        else:
            kept.append(code[start : mark.start()])
            start = place = _end_of(_LINE, code, mark.end())
    return b" ".join([*kept, code[start:]])


def _end_of_string(code: bytes, start: int) -> int:
    """Behind the bracket that closes the one at `start`: brackets nest, a backslash takes the meaning of the next."""
    depth = 0
    for mark in _IN_STRING.finditer(code, start):
        depth += {b"(": 1, b")": -1}.get(mark[0], 0)
        if not depth:
            return mark.end()
    return len(code)


def _end_of(pattern: re.Pattern[bytes], code: bytes, start: int) -> int:
    found = pattern.search(code, start)
    return found.end() if found else len(code)
