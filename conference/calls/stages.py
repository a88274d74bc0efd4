"""What a label of a date means: its stage in the words of our deadlines, from the words of calls in six languages."""

import re
from dataclasses import dataclass

OTHER = "other"
# The first rule that fits decides: "notification of abstracts" is a notification, "camera-ready papers" are final.
_RULES = [
    (
        OTHER,
        r"(?:submissions?|system|call|portal|registration) opens?|opening of (?:submission|"
        r"registration|the call)|start of submission|portal (?:is )?open",
    ),
    ("paper", r"papers?\b.{0,60}(?:,|\band\b|&|\bund\b).{0,40}\bproposals?"),
    (
        OTHER,
        r"(?:workshop|tutorial|panel|minitrack|mini-track|special session|symposium|track|"
        r"keynote)s? proposals?|proposals? (?:for|of) (?:workshop|tutorial|panel|special session|"
        r"track)|workshopvorschl|tutoriumsvorschl|proposte di (?:workshop|panel|sessioni)|"
        r"propuestas de (?:talleres|paneles|mesas)",
    ),
    (
        OTHER,
        r"\bopen for submission|(?:submission|registration|review|call|system|portal)s? (?:begins?|starts?)\b|"
        r"beginning of (?:submission|registration)|beginn der (?:einreichung|anmeldung)|inizio (?:dell|invio)|apertura",
    ),
    (OTHER, r"invitation|invited to submit|\beinladung|\binvito\b|\binvitación"),
    (OTHER, r"dinner|reception|excursion|hotel|accommodation|travel grant|scholarship|visa\b|award"),
    (
        "doctoral_consortium",
        r"doctoral (?:consortium|colloquium|symposium|workshop)|ph\.?\s?d\.? (?:consortium|"
        r"colloquium|symposium|forum|workshop)|doktorand|promovierendenforum|dottorandi|"
        r"consorzio dottorale|consorcio doctoral|coloquio doctoral|doctorant",
    ),
    (
        "notification",
        r"notif|\baccept(?:ance)?\b|accepted or rejected|decision|review results|results? of (?:the )?review|"
        r"outcome|benachrichtig|annahme|bescheid|begutachtungsergebnis|rückmeldung|accettazione|"
        r"esit[oi]\b|comunicazione (?:dell|degli)|aceptación|resolución|dictamen|résultats|"
        r"acceptation|author(?:s)? (?:will be )?informed|feedback to authors",
    ),
    (
        "response",
        r"rebuttal|author[s’']* (?:response|feedback|reply)|response (?:period|phase)|"
        r"stellungnahme|replica degli autori|réponse des auteurs",
    ),
    ("discussion", r"discussion (?:period|phase|deadline|ends)|reviewer discussion|diskussionsphase"),
    (
        "resubmission",
        r"re-?submission|re-?submit|wiedereinreichung|reenvío|update of (?:submissions|"
        r"papers)|(?:last|final) update",
    ),
    (
        "final",
        r"camera[- ]?ready|camera copy|final approval|(?:ponencias|artículos|contributi|beiträge) definitiv|"
        r"final (?:version|paper|manuscript|submission|copy|"
        r"copies|draft|article|text|cop|pdf|full)|finali[sz]ed|\bcrc\b|endfassung|druckf|"
        r"endgültig|version[ei]? (?:final|definitiv)|versión(?:es)? (?:final|definitiva)|"
        r"versions? (?:final|définitive)|(?:definitive|definitiva|finale?) version|proceedings version|"
        r"post-?proceedings|testo definitivo|textos? definitivos?",
    ),
    (
        "revision",
        r"revision|revised|\brevise\b|überarbeit|revidiert|version[ei] rivist|testi rivisti|"
        r"revisionat|versión(?:es)? revisada|corregid|versions? révisée|minor changes",
    ),
    (
        OTHER,
        r"\bpublication|\bpublish|published|veröffentlichung|erscheint|pubblicazione|publicación|"
        r"parution|\bissue (?:appears|date)",
    ),
    (
        "review",
        r"\breviews?\b|reviewing|reviewers?|peer[- ]review|begutachtung|gutachten|referaggio|"
        r"revisori|\brevisione\b|evaluación|\brevisión\b|évaluation|expertises?",
    ),
    (
        "abstract",
        r"registration of (?:abstracts|papers|submissions)|(?:abstract|paper|title|submission)s? (?:registration|"
        r"pre-?registration)|register (?:your )?(?:abstract|paper)",
    ),
    (
        "registration",
        r"regist(?:ration|er)|early[- ]bird|anmeld|frühbuch|iscrizion|registrazion|inscripci|"
        r"\bregistro\b|\binscription",
    ),
    (
        "abstract",
        r"abstracts?\b|kurzfassung|zusammenfassung|riassunt|sommari|resúmen|resumen|résumé|"
        r"\bexposé|letters? of intent|expressions? of interest|declaration of interest|"
        r"paper titles?|propuestas?\b|proposte?\b",
    ),
    (
        "paper",
        r"\bpapers?\b|manuscript|submission|submit|\barticles?\b|contribut|\bposters?\b|"
        r"\bdemos?\b|full[- ]text|einreich|beiträge|beitrag|abgabe|manuskript|artikel|"
        r"invio|sottomission|consegna|presentazione (?:dei|degli|delle)|articoli|contributi|"
        r"saggi|envío|recepción|entrega|artículos?|comunicaciones|ponencias|trabajos|manuscritos|"
        r"soumission|contributions?|communications?|call closes|deadline for (?:all|the) tracks",
    ),
    (
        "event",
        r"\b(?:conference|workshop|symposium|congress|event|colloquium|meeting|summit|"
        r"forum|summer school|minitrack)\b|will be held|takes? place|held (?:in|on|at|"
        r"from)|\bwhen\b|\bdates?$|tagung|konferenz|kongress|veranstaltung|symposium|findet|"
        r"convegno|conferenza|congresso|svolgimento|si terrà|si svolgerà|congreso|conferencia|"
        r"jornadas|simposio|se celebrará|tendrá lugar|colloque|conférence|congrès|journées|"
        r"aura lieu",
    ),
    (
        "paper",
        r"^(?:the )?(?:\w+ )?(?:deadline|due date|cut-?off|frist|einsendeschluss|stichtag|"
        r"scadenza|termine|fecha límite|plazo|date limite|échéance)s?\b|\bdeadline$|submission$|"
        r"\bdue$",
    ),
]
_PATTERNS = [(stage, re.compile(rf"(?:{pattern})", re.IGNORECASE)) for stage, pattern in _RULES]
# Said of the date, not of the thing: taken out before a label is read.
MARKED = re.compile(
    r"\b(?:(?:deadline )?(?:extended|prolonged|postponed|revised|new|updated|changed|"
    r"hard|firm|strict|final)[ ](?=(?:submission )?deadlines?\b)"
    r"|(?:deadline )?extend(?:ed|s)?(?! abstract)(?: (?:to|until|till|deadline))?|"
    r"extension|deadline extension|verlängert(?: (?:bis|auf))?|fristverlängerung"
    r"|prorogat[aoi]\w*|proroga|ampliad[ao]s?|ampliación|prórroga|prolongée?s?|reportée?s?)"
    r"|[(\[](?:hard|firm|strict|revised|new|extended|updated|final|neu|nuova|nuevo|nueva)[^()\[\]]{0,20}[)\]]",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"exten[ds]|prolong|postpone|revised|new|updated|changed|verläng|prorog|ampli|"
    r"prórroga|report|neu|nuov|nuev",
    re.IGNORECASE,
)
# Without one of these a sentence that names a day speaks of something else.
_DEMANDS = re.compile(
    r"deadline|\bdue\b|submi|no later|\buntil\b|\bby$|notif|will be held|takes? place|"
    r"held (?:in|on|from|at)|frist|\bbis\b|einreich|findet"
    r"|scaden|entro|si terrà|si svolger|límite|hasta|antes del|se celebra|tendrá lugar|"
    r"plazo|avant|aura lieu|jusqu|extend|important",
    re.IGNORECASE,
)
ORDER = (
    "abstract",
    "paper",
    "resubmission",
    "review",
    "response",
    "discussion",
    "notification",
    "revision",
    "final",
    "event",
)
BEFORE_EVENT = frozenset(ORDER[:-1]) | {"registration", OTHER}


@dataclass(frozen=True)
class Meaning:
    """The stage of a label; unknown where nothing in it is known, and then the stage is "other"."""

    stage: str
    is_known: bool
    is_moved: bool = False


def meaning_of(label: str) -> Meaning:
    """What a label speaks of; marks such as "(extended)" are told apart from the thing itself."""
    marks = " ".join(MARKED.findall(label))
    plain = MARKED.sub(" ", label).strip(" :-–—()[]")
    stage = next((stage for stage, pattern in _PATTERNS if pattern.search(plain)), "")
    return Meaning(stage or OTHER, bool(stage), bool(marks and _MOVED.search(marks)))


def is_only_mark(label: str) -> bool:
    """Whether a label says nothing but that a date was moved: "Deadline extended"."""
    return bool(MARKED.search(label)) and not MARKED.sub("", label).strip(" :-()[]!")


def demands(sentence: str) -> bool:
    """Whether a sentence asks for something until a day, or says when something takes place."""
    return bool(_DEMANDS.search(sentence))
