"""Patterns of how calls name what they are for: conferences with their number, special issues with their journal."""

import re

from .months import either

NOISE = re.compile(
    r"\W*(?:apologi[sz]es|we apologi[sz]e|sorry for|dear\b|please (?:distribute|circulate|forward|share)|with apologies"
    r"|entschuldig|sehr geehrte|liebe\b|gentili|cari\b|care\b|scusate|estimad[oa]s|disculpen|cher[s·]?\b|hello|hi all"
    r"|\[?(?:first|second|third|final|last|\d\w\w)?\s*(?:call|cfp)\W*$)",
    re.IGNORECASE,
)
CALLS = (
    r"call for (?:full |short )?(?:papers?|contributions|abstracts|articles|participation|submissions?|manuscripts)"
    r"(?: and \w+)?|cfp"
)
PREFIX = re.compile(
    r"^\W*(?:(?:\[[\w-]{2,12}\]\s*)?(?:re|fwd?|wg|aw):\s*)?"
    rf"(?:(?:(?:first|1st|second|2nd|third|3rd|last|final|extended|open)\s)?(?:{CALLS})"
    r"|aufruf (?:zur einreichung von beiträgen|zur einreichung|zu beiträgen)|invito a presentare contributi"
    r"|invito alla presentazione di contributi|convocatoria(?: de (?:artículos|ponencias|comunicaciones))?"
    r"|llamada a (?:contribuciones|comunicaciones|artículos|ponencias)"
    r"|appel à (?:communications?|contributions?|articles))"
    r"\s*(?:\b(?:for|to|zur|zum|al|alla|del|de la|pour)\b)?\s*[:–—|.-]*\s*",
    re.IGNORECASE,
)
INFIX = re.compile(rf"\s*[-–—:|]?\s*(?:{CALLS})\s*[-–—:|]?\s*", re.IGNORECASE)
ISSUE = re.compile(
    r"special issue|special section|theme(?:d|matic)? issue|themenheft|sonderheft|schwerpunktheft"
    r"|numero (?:speciale|monografico|tematico)|número (?:especial|monográfico|temático)|monográfico"
    r"|numéro (?:spécial|thématique)|dossier (?:temático|thématique)",
    re.IGNORECASE,
)
PROMISE = re.compile(
    r"selected|best papers|will be (?:invited|published)|\bpapers\b.{0,40}\bin a\b|fast[- ]track", re.IGNORECASE
)
NOUN = (
    r"(?:conference|workshop|symposium|congress|colloquium|meeting|forum|summit|summer school|school|minitrack"
    r"|tagung|konferenz|kongress|symposion|fachtagung|jahrestagung|convegno|conferenza|congresso|congreso|conferencia"
    r"|jornadas?|simposio|encuentro|colloque|conférence|congrès|journées?)"
)
_WORDS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
sixteenth seventeenth eighteenth nineteenth twentieth
"""
ORDINALS = {word: number for number, word in enumerate(_WORDS.split(), 1)}
ORDINAL = re.compile(
    rf"(?<![\w.])(?:(?P<digits>\d{{1,3}})(?:st|nd|rd|th|\.|[ªº°]|er|e|ème)|(?P<word>{either(ORDINALS)})"
    r"|(?P<roman>[IVXL]{1,7}))(?:\s+edition of the)?"
    rf"(?=(?:\s+[\w&-]+){{0,7}}?\s+\w*{NOUN})",
    re.IGNORECASE,
)
ROMANS = {"I": 1, "V": 5, "X": 10, "L": 50}
ACRONYM = re.compile(
    r"(?<![\w/@.-])(?P<name>(?=[\w&’'-]{0,12}[A-Z][\w&’'-]{0,12}[A-Z]|[A-Z]{2})[A-Z][\w&-]{1,18}?)"
    r"(?:[ ]?[’'](?P<short>\d\d)|[ -]?(?P<year>(?:19|20)\d\d))(?![\w-]|\.\w)"
)
JOINED = re.compile(
    r"(?<![\w/@.-])(?P<name>(?=\w{0,8}[A-Z]\w{0,8}[A-Z])[A-Z][A-Za-z]{2,14})(?P<short>[12]\d)(?![\w.-])"
)
NO_ACRONYM = frozenset(["CFP", "ISSN", "ISBN", "DOI"])
TITLE_END = re.compile(
    r"\s[-–—|]{1,2}\s|\s\(|[.;]\s|[.;:]?$|:\s"
    r"|,\s(?=\d|(?i:spring|summer|autumn|fall|winter)\s\d|on\s|to be|which"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"|\s(?:will|is|was|takes|to be|in conjunction|co-located)\b"
)
TITLE_BEGIN = re.compile(r"\s[-–—|]{1,2}\s|:\s|\(|,\s(?:the\s)?|\b(?:[Tt]he|der|die|zum|zur)\s")
HOST = re.compile(
    r"\b(?:with|at|part of|within|to|of|during|bei der|auf der|im rahmen der|presso)\s(?:the\s)?$", re.IGNORECASE
)
AT = re.compile(r"\b(?:at|of|im rahmen der|nell'ambito del)\s+the\s+(?P<name>[A-Z][^,;(\n]{4,80})")
QUOTED = re.compile(r"[\"“„«‟](?P<title>[^\"”“»\n]{4,200})[\"”“»]")
JOURNAL = re.compile(
    r"(?P<journal>(?:[Tt]he[ ])?(?:[A-Z][\w-]+[ ]){0,4}Journal[ ](?:of|for|on)[ ][A-Z][\w&-]*"
    r"(?:[ ](?:[A-Z&][\w&-]*|and|of|for|in|the)){0,7}"
    r"|(?:[A-Z][\w-]+[ ]){1,5}(?:Journal|Quarterly|Review|Letters|Transactions)(?![\w ]*[Dd]eadline)"
    r"|(?:Zeitschrift|Rivista|Revista|Revue)[ ](?:[\w-]+[ ]?){1,6})"
)
OF_JOURNAL = re.compile(
    r"(?i:special|theme(?:d|matic)?) (?i:issue|section)\s+(?:of|in|for)\s+(?:the\s)?(?:journal\s)?"
    r"(?P<journal>[A-Z][\w&:-]*(?:[ ](?:[A-Z&(][\w&:)-]*|and|of|for|in|the)){0,8}?)(?=\s+on\b|[:,.;(\"“]|\s[-–—]|$)"
)
ON_TITLE = re.compile(
    r"(?:special|theme(?:d|matic)?) (?:issue|section)(?: (?:of|in|for) [^:\"“]{3,90}?)?\s*"
    r"(?:\bon\b(?: the (?:topic|theme) of)?|:|-|–|—)\s*(?P<title>[^\s\d].{4,160})$",
    re.IGNORECASE,
)
VOLUME = re.compile(r"\b(?:vol(?:ume)?|band|jg|jahrgang)\b\.?\s*(?P<volume>\d{1,4})", re.IGNORECASE)
NUMBER = re.compile(
    r"(?:\bissue|\bno\.?|\bnr\.?|\bnumber|\bheft|\bn[.º°]{1,2})\s*(?P<issue>\d{1,3})(?!\d)", re.IGNORECASE
)
THEME = re.compile(
    r"\W*(?:(?:conference |general |main )?theme|motto|leitthema|thema|tema(?: centrale)?|lema)\s*:\s*"
    r"(?P<theme>\S.{3,160})$",
    re.IGNORECASE,
)
NO_THEME = re.compile(rf"\d{{2}}|[.]$|https?:|@|{NOUN}|track\b|deadline|:\s*$|,\s[A-Z]\w+$", re.IGNORECASE)
