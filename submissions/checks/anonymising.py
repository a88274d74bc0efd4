"""Writes a PDF again without what it carries about its makers. Runs in the child."""

import io
import zlib
from collections.abc import Callable, Iterator

from pypdf import PdfReader, PdfWriter
from pypdf.filters import decode_stream_data
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject, StreamObject

from .carried import dictionary, target, value
from .page_code import without_comments
from .pictures import PLAIN
from .stripping import reason_to_empty, strip, strip_catalogue

# Here keys are names that the maker of the file chose: they say nothing about what stands behind them.
MAPS = {"/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties", "/CharProcs"}
LISTS = ["/Annots", "/Fields", "/Kids"]


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
    removed |= strip_catalogue(root)
    found = [(each, reason_to_empty(each)) for each in _dictionaries(root)]  # before a parent has lost its kids
    for each, reason in found:
        if reason:
            _empty(each)
        removed |= {reason} if reason else strip(each) | _with_plain_streams(each)
    for each in _dictionaries(root):
        _forget_what_was_emptied(each)
    return removed


def _empty(each: DictionaryObject) -> None:
    each.clear()
    if isinstance(each, StreamObject):
        each._data = b""


def _only_what_is_used(writer: PdfWriter) -> PdfWriter:
    """The document again without objects that nothing refers to any more: the library writes them otherwise."""
    everything = io.BytesIO()
    writer.write(everything)
    used = PdfWriter(clone_from=PdfReader(everything))
    used.metadata = None
    used.generate_file_identifiers()
    return used


def _forget_what_was_emptied(each: DictionaryObject) -> None:
    """Annotations, fields and actions of which nothing is left."""
    for key in LISTS:
        listed = value(each, key)
        if isinstance(listed, ArrayObject) and any(_is_empty(one) for one in listed):
            each[NameObject(key)] = ArrayObject(one for one in listed if not _is_empty(one))
    for key in [key for key in ("/A", "/OpenAction") if key in each and _is_empty(each.get(key))]:
        del each[key]


def _is_empty(listed: object) -> bool:
    found = target(listed)
    return found is None or isinstance(found, NullObject) or (isinstance(found, DictionaryObject) and not found)


def _with_plain_streams(each: DictionaryObject) -> set[str]:
    """Pictures without what is written beside the pixels, and the code of pages without comments."""
    removed = set()
    if isinstance(each, StreamObject) and (plain := PLAIN.get(_last_filter(each))):
        removed |= _rewritten(each, plain, "properties of pictures", keep=_last_filter(each))
    for code in _code_of(each):
        removed |= _rewritten(code, without_comments, "comments between the instructions of pages")
    return removed


def _code_of(each: DictionaryObject) -> Iterator[StreamObject]:
    """Streams of instructions: of a page, of a form, pattern or appearance, and of the glyphs of a font."""
    found: list[object] = []
    if isinstance(each, StreamObject) and (value(each, "/Subtype") == "/Form" or "/PatternType" in each):
        found.append(each)
    contents = value(each, "/Contents")
    found += contents if isinstance(contents, ArrayObject) else [contents]
    found += dictionary(each.get("/CharProcs")).values()
    for one in found:
        if isinstance(code := target(one), StreamObject):
            yield code


def _rewritten(stream: StreamObject, change: Callable[[bytes], bytes], reason: str, keep: str = "") -> set[str]:
    """The stream after `change`, which works on what its filters yield; the filter `keep`, its last, stays."""
    before = decode_stream_data(stream) if "/Filter" in stream else stream._data  # get_data would hold on to them all
    after = change(before)
    if after == before:
        return set()
    parameters = _last(value(stream, "/DecodeParms")) if keep else None
    stream.pop("/DecodeParms", None)
    stream[NameObject("/Filter")] = NameObject(keep or "/FlateDecode")
    if isinstance(parameters, DictionaryObject):
        stream[NameObject("/DecodeParms")] = parameters
    stream._data = after if keep else zlib.compress(after)
    return {reason}


def _last_filter(stream: StreamObject) -> str:
    return str(_last(value(stream, "/Filter")))


def _last(listed: object) -> object:
    return target(listed[-1]) if isinstance(listed, ArrayObject) and listed else listed


def _dictionaries(root: DictionaryObject) -> Iterator[DictionaryObject]:
    """Every dictionary that can be reached from here, each once, loops or not; but no map of chosen names."""
    waiting: list[tuple[object, bool]] = [(root, False)]
    seen: set[int] = set()
    while waiting:
        each, is_map = waiting.pop()
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                continue
            seen.add(each.idnum)
            each = each.get_object()
        if isinstance(each, DictionaryObject):
            if not is_map:
                yield each
            waiting.extend((child, not is_map and key in MAPS) for key, child in each.items())
        elif isinstance(each, ArrayObject):
            waiting.extend((child, False) for child in each)
