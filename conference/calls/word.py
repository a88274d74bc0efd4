"""The text of a Word document, read from its XML as it streams by: no tree, no entities, nothing from outside."""

from xml.parsers import expat

SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_SPACE = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFF = frozenset(["0", "false", "off", "none"])


class NotWord(ValueError):
    """XML that is broken or declares a document type of its own, which Word never does."""


class _Reader:
    """Gathers the text between tags: a line for each paragraph, cells between bars, what is struck out between ~~."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.depth_of_cells = 0
        self.is_text = self.is_struck = self.is_alternative = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "t":
            self.is_text = not self.is_alternative
            self.parts += ["~~"] if self.is_struck and self.is_text else []
        elif name == "r":
            self.is_struck = False
        elif name in ("strike", "dstrike"):
            self.is_struck = not any(_local(key) == "val" and value in OFF for key, value in attributes.items())
        elif name == "numPr":
            self.parts.append("• ")
        elif name in ("tab", "br", "cr"):
            self.parts.append("\n" if name != "tab" else "\t")
        elif name == "tc":
            self.depth_of_cells += 1
        elif tag.endswith("Fallback"):  # the same text once more, for older programs
            self.is_alternative = True

    def end(self, tag: str) -> None:
        name = _local(tag)
        if name == "t":
            self.parts += ["~~"] if self.is_struck and self.is_text else []
            self.is_text = False
        elif name == "p":
            self.parts.append(" " if self.depth_of_cells else "\n")
        elif name == "tc":
            self.depth_of_cells -= 1
            self.parts.append("| ")
        elif name == "tr":
            self.parts.append("\n")
        elif tag.endswith("Fallback"):
            self.is_alternative = False

    def text(self, words: str) -> None:
        if self.is_text:
            self.parts.append(words)


def text_of_document(document: bytes) -> str:
    """The text of word/document.xml; raises NotWord."""
    reader, parser = _Reader(), expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(document, True)
    except expat.ExpatError as problem:
        raise NotWord(str(problem)) from problem
    return "".join(reader.parts).replace("~~~~", "")


def _refuse(*declaration: object) -> None:
    raise NotWord("A document type is declared.")


def _local(tag: str) -> str:
    """The name of a tag of Word; empty for tags of others."""
    space, _, name = tag.rpartition(" ")
    return name if space in (SPACE, STRICT_SPACE) else ""
