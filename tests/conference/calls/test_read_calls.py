"""Whole calls: every date of each, and what else the five given ones and some others say."""

from datetime import date
from pathlib import Path

import pytest

from conference.calls import as_dict, read

from .expected import DATES, TODAY

TEXTS = {path.stem: path.read_text() for path in sorted((Path(__file__).parent / "texts").glob("*.txt"))}
FIELDS = ("stage", "label", "date", "end", "time", "zone", "extended_from", "track", "kinds")


def call(name):
    return read(TEXTS[name], TODAY)


def as_expected(text, dated):
    said = {"said": text[slice(*dated.span)], "warnings": [caution.code for caution in dated.cautions]}
    return {field: getattr(dated, field) for field in FIELDS} | said


def edition(name, *fields):
    facts = call(name).edition
    return {field: facts[field].value if field in facts else None for field in fields}


def names(found):
    return [each.name for each in found]


def test_every_text_is_expected():
    assert sorted(TEXTS) == sorted(DATES)
    assert len(TEXTS) >= 5 + 14


@pytest.mark.parametrize("name", DATES)
def test_every_date_is_read(name):
    read_dates = [as_expected(TEXTS[name], dated) for dated in call(name).dates]

    assert read_dates == DATES[name]


@pytest.mark.parametrize("name", DATES)
def test_every_place_lies_in_the_text_and_says_what_was_read(name):
    text, found = TEXTS[name], call(name)

    for part in [*found.tracks, *found.topics]:
        assert " ".join(text[slice(*part.span)].split()) == part.name
    for human in found.people:
        assert human.family in text[slice(*human.span)]
    for fact in found.edition.values():
        assert 0 <= fact.span[0] < fact.span[1] <= len(text)
    for limit in found.limits:
        assert text[slice(*limit.span)].strip()


def test_itais_2016_is_read_completely():
    found = call("itais2016")
    abstract = found.dates[0]

    assert edition("itais2016", "name", "ordinal", "title", "zone", "kind", "place") == {
        "name": "ITAIS 2016",
        "ordinal": 13,
        "title": "13th Conference of the Italian Chapter of AIS",
        "zone": None,
        "kind": None,
        "place": None,
    }
    assert names(found.tracks) == [
        "ICT-enabled innovation in public services: co-production and collaborative networking"
    ]
    assert [(human.name, human.affiliation, human.role) for human in found.people] == [
        ("W. Castelnovo", "U. of Insubria", "chair"),
        ("P. Depaoli", "LUISS Guido Carli U.", "chair"),
        ("G. Misuraca", "EU Commission, JRC-IPTS, Seville", "chair"),
    ]
    assert len(found.topics) == 11
    assert names(found.topics)[0] == "Co-production and co-creation of services, public and private compared"
    assert (abstract.is_optional, abstract.max_words, abstract.references_counted) == (True, 1000, False)
    assert [(limit.kind, limit.max_words) for limit in found.limits] == [
        ("Abstract", 1000),
        ("Full paper", None),
        ("Poster", None),
    ]


def test_jedem_2015_has_no_dates_and_says_so():
    found = call("jedem2015")

    assert edition("jedem2015", "kind", "name", "journal", "title", "zone") == {
        "kind": "special_issue",
        "name": "JeDEM Special Issue 2015",
        "journal": "JeDEM",
        "title": "ICT-Enabled Co-Production",
        "zone": None,
    }
    assert [(human.name, human.role) for human in found.people] == [
        ("Mila Gascó", "guest_editor"),
        ("Maria Cucciniello", "guest_editor"),
    ]
    assert found.people[1].affiliation.startswith("Department of Policy Analysis and Public Management, Bocconi")
    assert (found.dates, found.topics, found.tracks) == ((), (), ())


def test_shapes_a_has_a_zone_for_all_and_a_place():
    assert edition("shapes-a", "name", "ordinal", "place", "zone", "starts", "ends") == {
        "name": "EPart-Sim 2027",
        "ordinal": 9,
        "place": "Graz, Austria",
        "zone": "AoE",
        "starts": "2027-09-02",
        "ends": "2027-09-04",
    }


def test_shapes_b_has_names_with_diacritics_and_three_kinds_of_bullets():
    found = call("shapes-b")

    assert names(found.tracks) == ["Data and Deliberation"]
    assert [(human.given, human.family, human.affiliation) for human in found.people] == [
        ("Zoë", "Müller-Lüdenscheidt", "Universität Nirgendwo"),
        ("J. P.", "O'Neill", "Nowhere Polytechnic"),
    ]
    assert names(found.topics) == ["participatory budgeting", "civic technology", "public data"]
    assert edition("shapes-b", "name") == {"name": "Fictive Hawaiian Meeting"}


def test_shapes_c_is_an_issue_with_limits():
    found = call("shapes-c")
    paper = found.dates[2]

    assert edition("shapes-c", "title", "journal", "volume", "issue") == {
        "title": "Cities that listen",
        "journal": "Journal of Invented Governance",
        "volume": "12",
        "issue": "4",
    }
    assert (paper.min_words, paper.max_words, paper.references_counted) == (6000, 8000, True)
    assert found.dates[0].max_words == 500
    assert [(human.name, human.affiliation) for human in found.people] == [
        ("A. Example", "University of Somewhere, Norway"),
        ("B. Sample", "City Lab, Portugal"),
    ]
    assert {dated.label: dated.text for dated in found.dates if not dated.date} == {
        "Invitation of full papers": "mid-February 2027",
        "publication": "June 2028",
    }


def test_a_noisy_mail_is_read_without_its_noise():
    found = call("mailing-list")

    assert edition("mailing-list", "name", "ordinal", "place") == {
        "name": "EGOV-Play 2027",
        "ordinal": 9,
        "place": "Tampere, Finland",
    }
    assert [(human.name, human.role, human.email) for human in found.people] == [
        ("Aino Virtanen", "organiser", "aino@pyynikki.example"),
        ("Tomás O'Brien", "organiser", ""),
        ("Mei-Ling Chen", "organiser", ""),
    ]
    assert names(found.topics) == [
        "Games for consultation and planning",
        "Simulation of public services, also with agents",
        "Play and accessibility",
        "Ethics of nudging",
    ]
    assert [(limit.kind, limit.max_pages, limit.references_counted) for limit in found.limits] == [
        ("Full paper", 14, True),
        ("Short paper", 8, None),
        ("Poster", 2, None),
        ("Demo", 2, None),
    ]


@pytest.mark.parametrize(
    ("name", "title", "place", "ordinal"),
    [
        ("german", "14. Fachtagung Verwaltung und Beteiligung", "Passau", 14),
        ("italian", "XII Convegno nazionale sui Servizi Condivisi", "Trento", 12),
        ("french", "Colloque « La ville en commun »", "Grenoble", None),
        ("track-blocks", "Conference on Meeting Halves", "Bergen, Norway", None),
        ("prose", "Workshop on Quiet Infrastructures", "Galway, Ireland", None),
        ("yearless", "6th Conference on Grassroots and Local Energy Networks", "Innsbruck, Austria", 6),
        ("label-above-date", "4th International Symposium on Digital Municipalities", "Ljubljana, Slovenia", 4),
    ],
)
def test_title_place_and_number_are_read(name, title, place, ordinal):
    assert edition(name, "title", "place", "ordinal") == {"title": title, "place": place, "ordinal": ordinal}


def test_chairs_belong_to_the_track_that_they_stand_below():
    assert [(human.name, human.track) for human in call("track-blocks").people] == [
        ("Ingrid Nilsen", "Open budgets"),
        ("Otto van der Berg", "Open budgets"),
        ("Chiara De Luca", "Maps made by many"),
    ]


def test_numbered_tracks_have_their_own_chairs_and_the_topics_below_them():
    found = call("numbered-tracks")

    assert names(found.tracks) == ["Data in rural administration", "Citizens as sources"]
    assert [(human.name, human.affiliation, human.track) for human in found.people] == [
        ("Hanna Vogt", "University of Moorland", "Data in rural administration"),
        ("Tom Berg", "Lakeside", "Data in rural administration"),
        ("Pedro Salinas", "Universidad de Valdelagua", "Citizens as sources"),
    ]
    assert names(found.topics) == [
        "Registers of land and water",
        "Small offices, large systems",
        "Sharing data between municipalities",
        "Measuring with one's own sensors",
        "Reports of damage",
        "Trust in what neighbours count",
    ]


@pytest.mark.parametrize("heading", ["Tracks\n\n", ""])
def test_a_numbered_list_is_one_of_tracks_if_it_says_so_or_names_their_chairs(heading):
    one = "1. Open data\n\nChair: Ana Ruiz (Zaragoza)\n- registers\n"
    other = "2) Sensors\nChair: Tom Berg (Uppsala)\n- noise\n"
    found = read(f"{heading}{one}\n{other}\nWrite to us.\n- soon\n\n3. Important dates\nPapers: 3 May 2028\n", TODAY)

    assert names(found.tracks) == ["Open data", "Sensors"]
    assert [human.track for human in found.people] == ["Open data", "Sensors"]
    assert names(found.topics) == ["registers", "noise"]


def test_numbered_parts_of_a_call_are_no_tracks():
    found = read("1. Scope\nWe ask for papers.\n2. Topics\n- noise\n3. Chair\nAna Ruiz (Zaragoza)\n", TODAY)

    assert (found.tracks, names(found.topics)) == ((), ["noise"])


def test_a_banner_that_a_deadline_was_extended_hides_nothing_below_it():
    assert edition("banner", "name", "ordinal", "title", "place") == {
        "name": "QUIET 2028",
        "ordinal": 5,
        "title": "5th Workshop on Quiet Services",
        "place": "Ghent, Belgium",
    }


@pytest.mark.parametrize(
    "banner",
    [
        "*** Deadline extended: full papers are now due on 24 January 2028 ***",
        "DEADLINE EXTENDED! Full papers: 24 January 2028",
        "*** Deadline extended to 24 January 2028! ***",
        "*** Frist verlängert: Vollbeiträge sind jetzt bis 24. Januar 2028 willkommen ***",
    ],
)
def test_a_banner_moves_the_date_of_the_list_below_it(banner):
    text = f"{banner}\n\nQUIET 2028\n\nImportant dates\nFull papers: 10 January 2028\nNotification: 6 March 2028\n"
    paper, _notification = read(text, TODAY).dates

    assert (paper.stage, paper.label) == ("paper", "Full papers")
    assert (paper.date, paper.extended_from) == (date(2028, 1, 24), date(2028, 1, 10))


def test_an_extended_date_that_is_earlier_is_told():
    text = "Important dates\nPaper submission: 15 March 2027\nPaper submission deadline (extended!): 15 January 2027\n"
    first, extended = read(text, TODAY).dates

    assert first.cautions == ()
    assert [caution.sentence for caution in extended.cautions] == [
        "The call says that this was extended, but gives a later day for the same: 15 March 2027. "
        "Please tick the valid one."
    ]


def test_affiliation_and_address_may_stand_below_a_name():
    assert [(human.name, human.affiliation, human.email) for human in call("minitrack").people] == [
        ("Alice Brown", "University at Greenport", "alice@greenport.example"),
        ("Bob Green", "Nordhafen University", "bob@nordhafen.example"),
    ]
    assert [(human.name, human.affiliation) for human in call("journal-order").people] == [
        ("Maria Lopez-Garcia", "University of Riverside, Spain"),
        ("Hans Meier", "TH Bergheim, Switzerland"),
    ]


def test_limits_of_several_kinds_stay_apart():
    assert [(limit.kind, limit.max_words, limit.max_pages) for limit in call("one-for-many").limits] == [
        ("Full paper", 6000, None),
        ("Short paper", 3000, None),
        ("Poster", None, 1),
        ("Panel proposal", None, None),
    ]


def test_the_dictionary_has_exactly_the_promised_parts():
    found = as_dict(call("shapes-a"))

    assert list(found) == ["edition", "tracks", "people", "dates", "topics", "limits"]
    for dated in found["dates"]:
        assert list(dated)[:9] == [
            *("stage", "label", "date", "end", "time", "zone", "extended_from", "span", "warnings")
        ]
