"""What may stay in the dictionaries of a PDF that reviewers get, and what goes (names as in ISO 32000-1)."""

from collections.abc import Iterator

from pypdf.generic import DictionaryObject, StreamObject

from .carried import dictionary, is_comment, mail_link, value

OTHER = "entries that readers do not need"
CATALOGUE = frozenset(
    "/Type /Version /Extensions /Pages /PageLabels /Names /Dests /ViewerPreferences /PageLayout /PageMode /Outlines "
    "/OpenAction /AcroForm /StructTreeRoot /MarkInfo /Lang /OCProperties".split()
)
PAGE = frozenset(
    "/Type /Parent /Kids /Count /Resources /MediaBox /CropBox /BleedBox /TrimBox /ArtBox /Contents /Rotate /Group "
    "/Annots /Tabs /StructParents /UserUnit /Trans /Dur".split()
)
KEPT_IN = {"/Catalog": CATALOGUE, "/Page": PAGE, "/Pages": PAGE}
NAMES = frozenset(["/Dests"])
FORM = frozenset(["/Fields", "/DR", "/DA", "/Q", "/NeedAppearances"])
ACTION = frozenset(["/Type", "/S", "/D", "/SD", "/N", "/URI", "/IsMap"])

PRIVATE = {  # keys that are dropped wherever they are, and in the catalogue: what they are in words
    "/Metadata": "XMP properties",
    "/PieceInfo": "private data of programs",
    "/LastModified": "private data of programs",
    "/AF": "attached files",
    "/EmbeddedFiles": "attached files",
    "/Collection": "attached files",
    "/AA": "scripts",
    "/JavaScript": "scripts",
    "/Next": "scripts",
    "/CreatorInfo": "names of programs",
    "/Creator": "names of programs",
    "/Author": "names of authors",
    "/XFA": "an embedded form",
    "/SigFlags": "signatures",
    "/Perms": "signatures",
    "/DSS": "signatures",
    "/Legal": "signatures",
    "/OPI": "links to files",
    "/PA": "links to files",
}
EVERYWHERE = frozenset(PRIVATE) - {"/Next", "/EmbeddedFiles", "/JavaScript", "/Collection"}
OF_STREAMS = dict.fromkeys(["/F", "/FFilter", "/FDecodeParms", "/Ref"], "links to files")

SEEN_ON_PAGES = frozenset(  # annotations that stay
    "/Link /Widget /Text /FreeText /Line /Square /Circle /Polygon /PolyLine /Highlight /Underline /Squiggly /StrikeOut "
    "/Stamp /Caret /Ink /Popup /Watermark".split()
)
WITHIN_THE_FILE = frozenset(["/GoTo", "/Named"])
RUNNING = frozenset(
    "/JavaScript /SubmitForm /ResetForm /ImportData /Hide /SetOCGState /Rendition /Sound /Movie".split()
)
LEADING_OUT = frozenset("/URI /GoToR /GoToE /Launch /Thread /GoTo3DView /RichMediaExecute /GoToDp".split())


def strip(each: DictionaryObject) -> set[str]:
    """Takes out of one dictionary what may tell who made it. In words: what."""
    removed = set(_without_keys(each))
    if is_comment(each) and "/T" in each and ("/Rect" in each or "/Popup" in each):
        del each["/T"]
        removed.add("names of commenters")
    return removed


def reason_to_empty(each: DictionaryObject) -> str:
    """Why nothing at all of a dictionary may stay; empty where something may."""
    if value(each, "/Type") in ("/Sig", "/DocTimeStamp") or "/ByteRange" in each or is_signature_field(each):
        return "signatures"
    if value(each, "/Type") in ("/Filespec", "/EmbeddedFile") or "/EF" in each:
        return "attached files"
    if is_action(each):
        return _reason_against_action(each)
    return _reason_against_annotation(each) if "/Rect" in each and "/Subtype" in each else ""


def is_signature_field(each: DictionaryObject) -> bool:
    return "/Sig" in (value(each, "/FT"), value(dictionary(each.get("/Parent")), "/FT"))


def is_action(each: DictionaryObject) -> bool:
    """An element of the document's structure has a key /S, too, whose value is a name that its maker chose."""
    is_element = value(each, "/Type") == "/StructElem" or bool(dictionary(each.get("/P")))
    return not is_element and str(value(each, "/S")) in WITHIN_THE_FILE | RUNNING | LEADING_OUT


def _reason_against_action(action: DictionaryObject) -> str:
    """Only places in the document and plain web links stay."""
    kind = str(value(action, "/S"))
    if kind in WITHIN_THE_FILE:
        return ""
    address = str(value(action, "/URI") or "").strip().lower()
    if kind == "/URI" and address.startswith(("https://", "http://")):
        return ""
    if address.startswith("mailto:"):
        return "mail links"
    return "scripts" if kind in RUNNING or kind == "/Launch" else "links to files"


def _reason_against_annotation(annotation: DictionaryObject) -> str:
    if str(value(annotation, "/Subtype")) not in SEEN_ON_PAGES:
        return "attached files"
    if mail_link(annotation):
        return "mail links"
    action = dictionary(annotation.get("/A"))
    return _reason_against_action(action) if is_action(action) else ""


def _without_keys(each: DictionaryObject) -> Iterator[str]:
    for key in list(each):
        if reason := _reason_against_key(each, key):
            del each[key]
            yield reason


def _reason_against_key(each: DictionaryObject, key: str) -> str:
    if key in EVERYWHERE:
        return PRIVATE[key]
    if isinstance(each, StreamObject) and key in OF_STREAMS:
        return OF_STREAMS[key]
    kept = ACTION if is_action(each) else KEPT_IN.get(str(value(each, "/Type")))
    return "" if kept is None or key in kept else PRIVATE.get(key, OTHER)


def strip_catalogue(catalogue: DictionaryObject) -> set[str]:
    """The catalogue, its names and its form: nothing but what is known to tell nobody's name."""
    removed = set()
    for each, kept in (
        (catalogue, CATALOGUE),
        (dictionary(catalogue.get("/Names")), NAMES),
        (dictionary(catalogue.get("/AcroForm")), FORM),
    ):
        for key in [key for key in each if key not in kept]:
            del each[key]
            removed.add(PRIVATE.get(key, OTHER))
    return removed
