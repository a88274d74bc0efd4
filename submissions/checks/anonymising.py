"""Writes a PDF again without what it carries about its makers. Runs in the child."""

import io
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

from .carried import ACTIVE, dictionary, is_comment, mail_link

PRIVATE = {  # keys that are dropped from every dictionary, and what they are in words
    "/Metadata": "XMP properties",
    "/PieceInfo": "private data of programs",
    "/AF": "attached files",
    "/AA": "scripts",
    "/CreatorInfo": "names of programs",
    "/XFA": "an embedded form",
}


def anonymise(path: str, out: str) -> Iterator[dict]:
    """One answer: {"removed": [words]}, or {"refused": sentence} and no file."""
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            yield {"refused": "The file is protected by a password and cannot be copied."}
            return
        writer = PdfWriter(clone_from=reader)
        removed = _cleaned(writer, bool(reader.metadata))
        _only_what_is_used(writer).write(out)
    except Exception:  # whatever a broken or hostile file provokes in the library
        yield {"refused": "The file is damaged and cannot be copied. Please export the PDF again."}
        return
    yield {"removed": sorted(removed)}


def _cleaned(writer: PdfWriter, has_properties: bool) -> set[str]:
    removed = {"document properties"} if has_properties else set()
    writer.metadata = None
    root = dictionary(writer.root_object)
    removed |= _without_names(dictionary(root.get("/Names")))
    if str(dictionary(root.get("/OpenAction")).get("/S")) in ACTIVE:
        del root["/OpenAction"]
        removed.add("scripts")
    for each in _dictionaries(root):
        removed |= _without_private_keys(each)
        removed |= _without_telling_annotations(each)
    return removed


def _only_what_is_used(writer: PdfWriter) -> PdfWriter:
    """The document again without objects that nothing refers to any more: the library writes them otherwise."""
    everything = io.BytesIO()
    writer.write(everything)
    used = PdfWriter(clone_from=PdfReader(everything))
    used.metadata = None
    used.generate_file_identifiers()
    return used


def _without_names(names: DictionaryObject) -> set[str]:
    kinds = {"/EmbeddedFiles": "attached files", "/JavaScript": "scripts"}
    found = [key for key in kinds if key in names]
    for key in found:
        del names[key]
    return {kinds[key] for key in found}


def _without_private_keys(each: DictionaryObject) -> set[str]:
    found = [key for key in PRIVATE if key in each]
    for key in found:
        del each[key]
    if is_comment(each) and "/T" in each and ("/Rect" in each or "/Popup" in each):
        del each["/T"]
        return {PRIVATE[key] for key in found} | {"names of commenters"}
    return {PRIVATE[key] for key in found}


def _without_telling_annotations(page: DictionaryObject) -> set[str]:
    listed = page.get("/Annots")
    listed = listed.get_object() if listed is not None else ArrayObject()
    kept, removed = ArrayObject(), set()
    for each in listed:
        if reason := _reason_to_remove(dictionary(each)):
            removed.add(reason)
        else:
            kept.append(each)
    if removed:
        page[NameObject("/Annots")] = kept
    return removed


def _reason_to_remove(annotation: DictionaryObject) -> str:
    if annotation.get("/Subtype") == "/FileAttachment":
        return "attached files"
    if mail_link(annotation):
        return "mail links"
    return "scripts" if str(dictionary(annotation.get("/A")).get("/S")) in ACTIVE else ""


def _dictionaries(root: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every dictionary that can be reached from here, each once, loops or not.

    Children are looked up after a dictionary was handed out, so what was removed from it is not visited.
    """
    waiting: list[object] = [root]
    seen: set[int] = set()
    while waiting:
        each = waiting.pop()
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                continue
            seen.add(each.idnum)
            each = each.get_object()
        if isinstance(each, DictionaryObject):
            yield each
            waiting.extend(each.values())
        elif isinstance(each, ArrayObject):
            waiting.extend(each)
