"""Topics as somebody writes them: a line each, those of the second level set in, the same line in every language."""

from collections.abc import Iterable


def typed(topics: Iterable, languages: Iterable[str]) -> dict[str, str]:
    """{language: lines} of topics in their order (with name and parent)."""
    topics = list(topics)
    spoken = list(dict.fromkeys([*languages, *(code for topic in topics for code, text in topic.name.items() if text)]))
    lines = {code: [_line(topic, topic.name.get(code, "")) for topic in topics] for code in spoken}
    return {code: "\n".join(each) for code, each in lines.items() if any(line.strip() for line in each)}


def _line(topic, name):
    return f"  {name}" if name and topic.parent_id else name


def rows_of(texts: dict[str, str]) -> list[dict]:
    """[{"name": texts, "level": 0 or 1, "line": number}]; lines that are empty in every language are nothing."""
    lines = {code: text.replace("\r\n", "\n").split("\n") for code, text in texts.items()}
    rows = []
    for at in range(max(map(len, lines.values()), default=0)):
        parts = {code: each[at] for code, each in lines.items() if at < len(each) and each[at].strip()}
        if parts:
            first = next(iter(parts.values()))
            name = {code: " ".join(part.split()) for code, part in parts.items()}
            rows.append({"name": name, "level": int(first[0] in " \t"), "line": at + 1})
    return rows
