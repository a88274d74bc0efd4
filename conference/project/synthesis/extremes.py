"""What breaks layouts: very long and very short names, one endless word, other scripts, crowds."""

PARALLEL, LIGHTNING, MANY_AUTHORS = 12, 25, 40
FAILED_MAIL = 0.03
LONG_REASON, SENTENCES = 0.3, 24  # of those who decline; how much they have to say

WORD = "Verwaltungsdigitalisierungsbeschleunigungsgesetzgebungsverfahrensbeteiligungsrat"  # of 80 letters
LONG_TITLE = (
    "On the many ways in which residents, volunteers, front-line workers and elected representatives of small and "
    "medium-sized municipalities negotiate, document, postpone and finally repair digital services that were bought "
    "for them by somebody else, with a comparison of eleven cases over nine years now"
)
TITLES = [
    LONG_TITLE,
    f"{WORD}: a study of one word",
    "المشاركة الرقمية للمواطنين في تصميم الخدمات العامة: دراسة مقارنة بين أربع مدن",
    "公民參與公共服務共同生產之研究：以四個中型城市的開放資料平台為例",
    "Should offices answer with 😀? Emoji, tone and trust 🏛️🤝👩🏽‍💻 in municipal chat",
    "Forty hands: a joint account of a network of city laboratories",
    "All topics at once: a map of the field",
    "Fines & fees <online>: does “50 % off” change who pays?",
]
CROWD, ALL_TOPICS = 5, 6  # places in TITLES
# given name, family name, affiliation
NAMES = [
    ("X", "Y", "Z"),
    (
        "Maximiliane Friederike Charlotte Wilhelmina Theodora Augusta Benedikta Konstanze Leopoldine Franziska",
        "von und zu Hohenlohe-Oberwaldenfels-Schillingsfürst-Unterbrunnenreuth auf Altenmarkt und Neuenkirchen-Ost",
        "Faculty of Law, Economics, Governance, Organisation and Information Science, Institute for the Study of "
        "Comparative Municipal Administration and Citizen Participation, University of Applied Sciences of the "
        "Northern Provinces",
    ),
    ("فاطمة", "الزهراء بنت عبد الرحمن", "جامعة المدينة الجديدة"),
    ("", "王小明", "北方大學 公共行政學系"),
    ("Anne-Marie", "O’Sullivan-Ćirić", ""),
    ("", "Sukarnoputra", ""),
]
ROOMS = [
    "Great Assembly Hall of the Former Imperial and Royal Post and Telegraph Office 1",
    "Donaudampfschifffahrtsgesellschaftskapitaenssaal",
]


def rename(scholars):
    """The first ones, who review and write."""
    for scholar, (given, family, affiliation) in zip(scholars, NAMES, strict=False):
        scholar.given_name, scholar.family_name, scholar.affiliation = given[:100], family[:100], affiliation


def distort(papers, scholars, frame):
    """Papers under review (in a call: handed in) become one of each kind; they will be accepted."""
    handed_in = [paper for paper in papers if paper.hand_ins and paper.row.withdrawn_at is None]
    named = [scholar for scholar in scholars[: len(NAMES)] if scholar.person]
    for place, (paper, title) in enumerate(zip(handed_in, TITLES, strict=False)):
        paper.is_extreme, paper.quality = True, 1.8
        paper.row.title = title
        others = [scholar for scholar in paper.authors if scholar not in named]
        paper.authors = [*others, named[place % len(named)]] if named else others
        if place == CROWD:
            crowd = [scholar for scholar in scholars if scholar not in paper.authors]
            paper.authors = [*paper.authors, *crowd][:MANY_AUTHORS]
        if place == ALL_TOPICS:
            paper.topics = frame.topics[paper.row.track.pk]


def lightning_talks(talks):
    """So many for one session; no session of its own is left without any."""
    return [paper for paper in talks if not paper.is_extreme][-LIGHTNING:]
