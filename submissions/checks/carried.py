"""What a PDF carries beside its pages: properties, attachments, scripts and comments that may tell who made it."""

from collections.abc import Iterator
from itertools import islice

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from .findings import Finding, ok, warn

NOBODY = ("anonymous", "(anonymous)", "unknown", "unspecified")  # what programs write there on their own
MOST_PAGES, MOST_ANNOTATIONS = 2000, 2000  # looked at, over the file and per page
ACTIVE = {"/JavaScript": "a script", "/Launch": "a command that starts a program", "/SubmitForm": "a form that is sent"}


def properties(reader: PdfReader) -> Iterator[Finding]:
    """The author as the document properties and the XMP packet name them."""
    author = str(dictionary(reader.metadata).get("/Author") or "").strip()
    author = "" if author.lower() in NOBODY else author
    creators = [name for name in (reader.xmp_metadata.dc_creator or [] if reader.xmp_metadata else []) if name.strip()]
    sentence = "The document properties name an author. Reviewers get a copy without them."
    if author:
        yield warn("properties", sentence, quote=author)
    if creators and creators != [author]:
        yield warn("properties", sentence, quote=", ".join(creators))
    if not author and not creators:
        yield ok("properties", "The document properties name no author.")


def attachments(reader: PdfReader) -> Iterator[Finding]:
    """Files inside the file."""
    names = dictionary(dictionary(reader.root_object).get("/Names"))
    inside: list[tuple[int | None, str]] = [(None, "")] if "/EmbeddedFiles" in names else []
    inside += [(page, "") for page, each in annotations(reader) if each.get("/Subtype") == "/FileAttachment"]
    for page, quote in inside[:20]:
        yield warn("attachments", "Other files are attached inside. Reviewers get a copy without them.", page, quote)
    if not inside:
        yield ok("attachments", "No files are attached inside.")


def scripts(reader: PdfReader) -> Iterator[Finding]:
    """Whatever would act when the file is opened or clicked at."""
    found: list[tuple[int | None, str]] = [
        (None, kind) for kind in sorted(set(_of_document(dictionary(reader.root_object))))
    ]
    found += [(page, kind) for page, each in annotations(reader) for kind in _of_action(each.get("/A"))]
    for page, kind in found[:20]:
        yield warn("scripts", f"The file contains {kind}. Reviewers get a copy without it.", page)
    if not found:
        yield ok("scripts", "The file contains no scripts.")


def comments(reader: PdfReader) -> Iterator[Finding]:
    """Comments with the name of who wrote them, and links that open a mail to somebody."""
    found: list[tuple[int, str, str]] = []
    for page, each in annotations(reader):
        if is_comment(each) and str(each.get("/T") or "").strip():
            found.append(
                (
                    page,
                    "A comment in the file names who wrote it. Reviewers get a copy without the name.",
                    str(each["/T"]),
                )
            )
        if mailto := mail_link(each):
            found.append((page, "A link in the file opens a mail. Reviewers get a copy without the link.", mailto))
    for page, sentence, quote in found[:20]:
        yield warn("comments", sentence, page, quote)
    if not found:
        yield ok("comments", "No comment or link names anybody.")


def annotations(reader: PdfReader) -> Iterator[tuple[int, DictionaryObject]]:
    for number, page in enumerate(islice(reader.pages, MOST_PAGES), start=1):
        listed = page.get("/Annots")
        for each in islice(listed.get_object() if listed is not None else (), MOST_ANNOTATIONS):
            yield number, dictionary(each)


def dictionary(value: object) -> DictionaryObject:
    """The dictionary behind a reference; an empty one for anything else."""
    found = value.get_object() if hasattr(value, "get_object") else value
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def target(found: object) -> object:
    """What a reference leads to; anything else as it is."""
    return found.get_object() if isinstance(found, IndirectObject) else found


def value(each: DictionaryObject, key: str) -> object:
    """What stands behind this key, here or elsewhere in the file; None for nothing. (`get` yields the reference.)"""
    return target(each.get(key))


def is_comment(annotation: DictionaryObject) -> bool:
    """Whether /T is a person; in a form field (Widget) it is the name of the field."""
    return value(annotation, "/Subtype") not in ("/Widget", "/Link") and "/Subtype" in annotation


def mail_link(annotation: DictionaryObject) -> str:
    address = str(value(dictionary(annotation.get("/A")), "/URI") or "").strip()
    return address if address.lower().startswith("mailto:") else ""


def _of_document(root: DictionaryObject) -> Iterator[str]:
    if "/JavaScript" in dictionary(root.get("/Names")) or "/AA" in root:
        yield ACTIVE["/JavaScript"]
    yield from _of_action(root.get("/OpenAction"))


def _of_action(action: object) -> Iterator[str]:
    if kind := ACTIVE.get(str(dictionary(action).get("/S"))):
        yield kind
