"""Texts that are too long for their place, cut so that they still read well."""

# What a quotation was opened with -> what closes it. In German “ closes what „ opened.
QUOTES = {"“": "”", "„": "“", "«": "»"}
ELLIPSIS = "…"


def cut(text: str, most: int) -> str:
    """The text, or its beginning with "…": at most so many characters (of 20 or more), never within a word unless the
    word alone is longer than half of that, and with every quotation closed that the beginning opens."""
    if len(text) <= most:
        return text
    room = most - len(ELLIPSIS) - len(open_quotes(text[:most]))
    while room + len(ELLIPSIS + open_quotes(text[:room])) > most:
        room -= 1  # what is closed further on is still open here
    beginning = text[:room]
    if not text[room].isspace():
        whole = beginning.rpartition(" ")[0]
        beginning = whole if len(whole) > room // 2 else beginning
    beginning = beginning.rstrip(" ,;:–-")
    return beginning + ELLIPSIS + open_quotes(beginning)


def open_quotes(text: str) -> str:
    """The marks that are missing at the end."""
    missing: list[str] = []
    for character in text:
        if missing and character == missing[-1]:
            missing.pop()
        elif character in QUOTES:
            missing.append(QUOTES[character])
    return "".join(reversed(missing))
