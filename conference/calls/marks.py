"""What stands around dates and is no label: separators, prepositions, strokes, and words that a date was moved."""

import re

LONGEST_LABEL = 160
SEPARATORS = " \t\xa0:;,|.…·•*_=~>→-–—−‐‑/()[]!"
PREPOSITIONS = re.compile(
    r"(?:^|(?<=[\s:(,]))(?:(?:due |due date )?(?:on|by|until|till|before|no later than|"
    r"not later than|latest|at|from|to|is|are|will be|was|in|for|as of|between|after|now|"
    r"nach|jetzt|nun|dopo|ora|después de|ahora)"
    r"|(?:bis(?: zum| spätestens)?|am|zum|vom|ab|ist(?: der)?|sind|den|im|entro(?: e non oltre)?(?: il)?|"
    r"al|dal|il|fino al|è|nel|hasta(?: el)?|del|de|el|en|es|antes del|le|du|au|avant le|"
    r"est|(?:entro )?l'|all'|dall'|jusqu'au|the))$",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ)\d]{2}[.!?;])\s+(?=[A-ZÀ-Ý(])|[|•\t;]|(?<=\S)\s{3,}(?=\S)")
TAIL = re.compile(r"\([^()\n]{0,90}\)|\[[^\[\]\n]{0,60}\]|~~|\*\*|</?(?:s|del|strike)>", re.IGNORECASE)
FILL = re.compile(r"[\s,:–-]*(?:(?:at|by|um|alle|ore|à|a las|before|until)\s)?\s*", re.IGNORECASE)
OPENING = re.compile(
    r"^(?:important dates|key dates|dates|deadlines|wichtige termine|fechas importantes|"
    r"date importanti|scadenze|termine)\s*:\s*",
    re.IGNORECASE,
)
# Says of what follows that it was moved: "Deadline extended: full papers are now due on 24 January".
ANNOUNCED = re.compile(
    r"(?<!\w)(?:(?:the )?(?:submission |new )?deadlines? (?:(?:has|have) been |is |are |was |were )?"
    r"(?:extended|prolonged|postponed)|extended (?:submission )?deadlines?|(?:deadline )?extension"
    r"|(?:einreich)?frist(?:en)? (?:wurden? )?verlängert|(?:frist)?verlängerung|scadenz[ae] prorogat[ae]|proroga"
    r"|plazos? ampliados?|(?:ampliación|prórroga)(?: de(?:l)? plazo)?|date limite (?:reportée|prolongée))"
    r"\s*[:!–—-]+\s*(?=[^\W\d_]{2})",
    re.IGNORECASE,
)
NEW_BEHIND = re.compile(
    r"[\s~*>()\[\]:,;/-]*(?:</?(?:s|del|strike)>|→|->|=>|⇒|⟶|\b(?:now|new(?: date|"
    r" deadline)?|(?:has been |was |is |deadline )?(?:extended|postponed|moved|changed)(?: (?:to|"
    r"until|till))?"
    r"|verlängert(?: (?:bis|auf)(?: zum)?)?|neu|prorogat[aoi](?: al)?|nuova scadenza|"
    r"ampliad[ao](?: (?:hasta|al))?(?: el)?|nuevo plazo|prolongée?(?: (?:au|jusqu'au))?|"
    r"extended)\b)+[\s:~*()\[\]>]*",
    re.IGNORECASE,
)
OLD_BEHIND = re.compile(
    r"[\s(\[,;–-]*(?:extended from|moved from|postponed from|was|previously|originally|"
    r"formerly|initially|instead of|old(?: deadline| date)?|statt|bisher|ursprünglich|"
    r"zuvor|anziché|era|originariamente|antes|en lugar de|au lieu du|initialement)\b[\s:]*(?:il|"
    r"el|le|zum|am)?[\s:~]*$",
    re.IGNORECASE,
)
MOVED_BETWEEN = re.compile(
    r"(?:extended|moved|postponed|changed|shifted|verlängert|verschoben|prorogat\w+|"
    r"spostat\w+|ampliad\w+|prolongée?s?|reportée?s?)\W+(?:\w+\W+){0,2}?(?:from|von|"
    r"vom|dal|del|du)\W*$",
    re.IGNORECASE,
)
STRUCK = re.compile(r"(?:~~|<(?:s|del|strike)>)\s*$", re.IGNORECASE)
UNSTRUCK = re.compile(r"\s*(?:~~|</(?:s|del|strike)>)", re.IGNORECASE)
