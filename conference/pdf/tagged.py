"""A canvas that writes a tagged PDF: what is drawn inside `marked` is an element of the structure tree."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFPage, PDFString
from reportlab.pdfgen.canvas import Canvas

LINKS_FROM = 1_000_000  # keys of the parent tree: pages count from 0, links from here


@dataclass(eq=False)
class Tag:
    """One element of the structure tree, known by identity; it exists in a document once something of it is drawn."""

    role: str
    parent: "Tag | None" = None
    alt: str = ""
    actual: str = ""


@dataclass(eq=False)
class _Element:
    dictionary: PDFDictionary
    reference: object
    kids: list = field(default_factory=list)


class TaggedCanvas(Canvas):
    """
    Adds the structure tree of ISO 32000-1, 14.7 and 14.8, through the catalog entries ReportLab leaves open.

    Links are elements of their own with a reference to their annotation; the words of a link stay with their paragraph.
    Also remembers on which page each anchor was drawn.
    """

    def __init__(self, *args, published_at: datetime, expected: dict[str, int], **kwargs):
        """`published_at` (aware) is the creation date; nothing is written unless all anchors are on expected pages."""
        super().__init__(*args, **kwargs)
        self.expected = expected
        self.anchors: dict[str, int] = {}
        self.sections: list[tuple[int, str]] = []
        self._root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        self._doc.Reference(self._root, "StructTreeRoot")
        self._elements: dict[Tag | None, _Element] = {}
        self._page_marks: list[PDFArray] = []
        self._links: list = []
        self._marks: list = []
        self._open: _Element | str | None = None
        self._doc._timeStamp = _Stamp(published_at)

    @contextmanager
    def marked(self, tag: Tag):
        """What is drawn meanwhile belongs to this element."""
        element = self._element(tag)
        element.kids.append(
            PDFDictionary({"Type": PDFName("MCR"), "Pg": self._doc.thisPageRef(), "MCID": len(self._marks)})
        )
        with self._content(f"/{tag.role} <</MCID {len(self._marks)}>> BDC", element):
            self._marks.append(element.reference)
            yield

    @contextmanager
    def decoration(self):
        """What is drawn meanwhile (lines, fills, running feet) is skipped when the document is read aloud."""
        with self._content("/Artifact BMC", "decoration"):
            yield

    @contextmanager
    def _content(self, begin, what):
        if self._open is not None:
            raise ValueError("Marked content may not be nested.")
        self._open = what
        self._code.append(begin)
        yield
        self._code.append("EMC")
        self._open = None

    def showPage(self):
        super().showPage()
        page: PDFPage = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._page_marks), PDFName("S")
        self._page_marks.append(PDFArray(self._marks))
        self._marks = []

    def save(self):
        if self._code:
            self.showPage()
        if self.anchors == self.expected:
            self._write_structure()
            super().save()

    def _element(self, tag):
        if tag not in self._elements:
            parent = self._element(tag.parent) if tag is not None else None
            element = self._elements[tag] = self._new_element(tag, parent)
            if parent:
                parent.kids.append(element.reference)
        return self._elements[tag]

    def _new_element(self, tag, parent):
        entries = {"Type": PDFName("StructElem"), "S": PDFName(tag.role if tag else "Document")}
        entries["P"] = parent.reference if parent else self._doc.Reference(self._root)
        if tag and tag.alt:
            entries["Alt"] = PDFString(tag.alt)
        if tag and tag.actual:
            entries["ActualText"] = PDFString(tag.actual)
        dictionary = PDFDictionary(entries)
        return _Element(dictionary, self._doc.Reference(dictionary, f"Element{len(self._elements)}"))

    def _addAnnotation(self, annotation, name=None, addtopage=1):
        """Every link gets an element (14.8.4.4.2) and a text for those who do not see it."""
        name = f"Link{len(self._links)}"
        parent = self._open if isinstance(self._open, _Element) else self._element(None)
        element = self._elements[tag] = self._new_element(tag := Tag("Link"), parent)
        parent.kids.append(element.reference)
        _number(annotation, LINKS_FROM + len(self._links))
        super()._addAnnotation(annotation, name, addtopage)
        reference = {"Type": PDFName("OBJR"), "Obj": self._doc.refAnnotation(name), "Pg": self._doc.thisPageRef()}
        element.kids.append(PDFDictionary(reference))
        self._links.append(element.reference)

    def _write_structure(self):
        for element in self._elements.values():
            element.dictionary["K"] = PDFArray(element.kids)
        numbered = [*enumerate(self._page_marks), *enumerate(self._links, LINKS_FROM)]
        tree = PDFDictionary({"Nums": PDFArray([part for pair in numbered for part in pair])})
        self._root["K"] = PDFArray([self._element(None).reference])
        self._root["ParentTree"] = self._doc.Reference(tree, "ParentTree")
        self._root["ParentTreeNextKey"] = LINKS_FROM + len(self._links)
        self._doc.Catalog.StructTreeRoot = self._root
        self._doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _number(annotation, number):
    """ReportLab has two kinds of link: a dictionary (web) and a LinkAnnotation (inside the document)."""
    if isinstance(annotation, PDFDictionary):
        annotation["StructParent"] = number
        annotation["Contents"] = annotation["A"]["URI"]
    else:
        annotation.permitted = (*annotation.permitted, "StructParent")
        annotation.otherkw["StructParent"] = number
        annotation.Contents = annotation.Contents or "Link inside this document"


class _Stamp(TimeStamp):
    """The moment a document says it was made: that of its content, so that the same content gives the same bytes."""

    def __init__(self, moment):
        utc = moment.astimezone(UTC)
        self.t, self.tzname, self.dhh, self.dmm = utc.timestamp(), "UTC", 0, 0
        self.lt = utc.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
