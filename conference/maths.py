"""Formulas of LaTeX as MathML, which browsers show by themselves; what cannot be read stays as it was typed."""

from functools import lru_cache
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from latex2mathml.converter import convert

LONGEST = 500  # characters of one formula
DEEPEST = 60  # braces within braces
MOST = 300  # formulas of one text that are looked at
NAMESPACE = "{http://www.w3.org/1998/Math/MathML}"
ELEMENTS = frozenset(
    "math mrow mi mn mo mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd mstyle "
    "mpadded mphantom menclose".split()
)
ATTRIBUTES = frozenset(
    "display displaystyle scriptlevel stretchy fence form separator accent accentunder linethickness mathvariant "
    "columnalign rowspacing columnspacing columnlines rowlines width height depth lspace rspace minsize maxsize "
    "notation movablelimits".split()
)


@lru_cache(maxsize=2000)
def mathml(latex: str, *, is_block: bool = False) -> str | None:
    """The formula as MathML of harmless elements alone, each text escaped; None if it cannot be read."""
    if not latex.strip() or len(latex) > LONGEST or _depth(latex) > DEEPEST:
        return None
    try:
        written = convert(latex, display="block" if is_block else "inline")
        return _drawn(ElementTree.fromstring(written))  # noqa: S314 - no document type: it stands within an element
    except Exception:  # whatever a formula provokes in the library: it raises anything from IndexError to its own
        return None


def _depth(latex):
    deepest = depth = 0
    for character in latex:
        depth += (character in "{[(") - (character in "}])")
        deepest = max(deepest, depth)
    return deepest


def _drawn(element):
    name = element.tag.removeprefix(NAMESPACE)
    if name not in ELEMENTS:
        raise ValueError(f"{name} is no part of a formula")
    given = "".join(f" {key}={quoteattr(value)}" for key, value in element.attrib.items() if key in ATTRIBUTES)
    inside = escape(element.text or "") + "".join(_drawn(child) + escape(child.tail or "") for child in element)
    return f"<{name}{given}>{inside}</{name}>"


def formula(state, silent):
    """A rule of markdown-it: $E = mc^2$ within a line, $$...$$ set apart. A sum in dollars is no formula."""
    source, start = state.src, state.pos
    if source[start] != "$":
        return False
    marks = "$$" if source.startswith("$$", start) else "$"
    begins = start + len(marks)
    ends = _end(source, begins, marks, state.posMax)
    if ends < 0:
        return False
    latex = source[begins:ends]
    count = state.env["formulas"] = state.env.get("formulas", 0) + 1
    html = mathml(latex, is_block=marks == "$$") if count <= MOST else None
    if html is None:
        return False
    if not silent:
        token = state.push("formula", "math", 0)
        token.content, token.meta = latex.strip(), {"html": html}
    state.pos = ends + len(marks)
    return True


def _end(source, begins, marks, most):
    """Where the marks stand that close it; -1 if none do. As in pandoc: no space inside of $...$, no digit behind."""
    is_inline = marks == "$"
    if is_inline and source[begins : begins + 1].isspace():
        return -1
    at, last = begins, min(most, begins + LONGEST + 1)
    while (at := source.find(marks, at, last)) >= 0:
        is_escaped = source[at - 1] == "\\"
        behind = source[at + 1 : at + 2]
        if at > begins and not is_escaped and not (is_inline and (source[at - 1].isspace() or behind.isdigit())):
            return at
        at += 1
    return -1


def drawn(tokens, at, options, env):
    """How markdown-it writes the token: what was read above."""
    return tokens[at].meta["html"]
