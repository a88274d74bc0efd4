"""The printed programme: page numbers, fonts, hostile texts, and releases in which much is unknown."""

import io
import re
from copy import deepcopy

import pytest
from PIL import Image
from pypdf import PdfReader

from programme.formats.pdf import programme_pdf
from programme.formats.pdf.agenda import date_range
from programme.formats.pdf.persons import places
from tests import samples

HOSTILE = [
    "R&D in <b>",
    "<para>",
    "<img src='http://evil.example/x.png'/>",
    "</para><font size=99>",
    "&amp; &#x41; %s {{ x }}",
    '<a href="javascript:x">y</a>',
]
SCRIPTS = ["שלום עולם", "الإدارة العامة", "देवनागरी हिन्दी", "👩\u200d👩\u200d👧 ☕ 中文", "ประชาชน", "Ελλάδα 𝐀 ① ﬁ"]


def portrait(sha):
    picture = io.BytesIO()
    Image.new("RGB", (300, 400), (90, 120, 150)).save(picture, "PNG")
    return picture.getvalue()


def printed(document, **how):
    return programme_pdf(document, base_url="https://convoke.example", **how)


def read(document, **how):
    return PdfReader(io.BytesIO(printed(document, **how)))


def texts(document, **how):
    return [" ".join(page.extract_text().split()) for page in read(document, **how).pages]


def parallel(rooms, talks=2):
    """One morning with this many rooms, each with a session of talks."""
    document = samples.document(rooms=[samples.room(f"ROOM{n}", f"Room {n}") for n in range(rooms)])
    for n in range(rooms):
        codes = [f"SLOT{n}X{t}" for t in range(talks)]
        times = ("2026-12-01T08:00:00Z", "2026-12-01T09:30:00Z")
        document["sessions"].append(samples.session(f"SESSION{n}", f"Theme {n}", *times, room=f"ROOM{n}", slots=codes))
        people = [samples.person(f"Given Family{n}", "University")]
        for code in codes:
            document["slots"].append(
                samples.slot(code, f"Talk {code}", *times, session=f"SESSION{n}", room=f"ROOM{n}", people=people)
            )
    return document


def outline(entries):
    for entry in entries:
        yield from outline(entry) if isinstance(entry, list) else [entry]


def font_files(reader):
    """(name, embedded TrueType file or None) of every font of every page."""
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            file = font.get_object().get("/FontDescriptor", {}).get("/FontFile2")
            yield font.get_object()["/BaseFont"], file and file.get_data()


def drawn_codes(reader):
    """Every character code that any page shows; ReportLab writes code 0 for a character its font does not have."""
    for page in reader.pages:
        for operands, operator in page.get_contents().operations:
            if operator == b"Tj":
                yield from operands[0].original_bytes


def test_the_same_release_gives_the_same_bytes():
    assert printed(samples.conference()) == printed(samples.conference())


def test_bytes_do_not_depend_on_what_was_printed_before():
    first = printed(samples.conference())
    printed(samples.document(slots=[samples.slot("SLOT000001", "देवनागरी हिन्दी")]))

    assert printed(samples.conference()) == first


def test_the_release_is_not_changed():
    document = samples.conference()
    before = deepcopy(document)

    printed(document)

    assert document == before


def test_every_page_of_the_index_has_the_person():
    document = parallel(8, talks=6)
    for slot in document["slots"][::6]:
        slot["people"] = [*slot["people"], samples.person("Shared Author", "Institute")]
    pages = texts(document)

    index = next(text for text in pages if "Index of persons" in text and "Contents" not in text)
    for name in (*(f"Given Family{n}" for n in range(8)), "Shared Author"):
        numbers = re.search(name + r"\s+(\d+(?:, \d+)*)", index)[1].split(", ")
        assert [int(number) for number in numbers] == [at for at, text in enumerate(pages, 1) if f"{name} (" in text]


def test_a_large_committee_is_indexed_page_by_page():
    members = [{"role": "Committee", "name": f"Given Member{n:03}", "affiliation": "Institute"} for n in range(150)]
    pages = texts(samples.document(edition=samples.edition(committee=members)))

    for n in (0, 75, 149):
        (number,) = re.findall(rf"Given Member{n:03} +(\d+)", " ".join(pages))
        assert f"Given Member{n:03} Institute" in pages[int(number) - 1]


def test_the_contents_name_the_page_on_which_a_day_begins():
    document = samples.conference()
    pages = texts(document)

    contents = pages[1]
    (page,) = [at for at, text in enumerate(pages, 1) if "Open data, open doors" in text and "Underlined" in text]
    assert f"Tuesday, 1 December 2026 {page}" in contents


def test_links_lead_where_the_numbers_say():
    reader = read(samples.conference())

    found = {entry.title: reader.get_destination_page_number(entry) + 1 for entry in outline(reader.outline)}
    assert "Open data, open doors" in reader.pages[found["Data"] - 1].extract_text()
    assert "Grace Hopper" in reader.pages[found["Grace Hopper"] - 1].extract_text()


def test_a_session_shows_room_chairs_code_times_and_people():
    text = " ".join(texts(samples.conference()))

    assert "09:00–10:00 Data Room A · Data, and services · Chair: Clara Chair (TU Wien) · SESSIONDAT" in text
    assert "09:00–09:30 Open data, open doors; a study" in text
    assert "Ada Lovelace (University of Linz), Berta Suttner (Peace Institute)" in text


def test_times_are_those_of_the_conference_and_say_so():
    document = samples.conference()
    document["edition"] = samples.edition(zone="Asia/Tokyo")

    text = " ".join(texts(document))

    assert "17:00–17:30 Open data, open doors" in text
    assert "times in Asia/Tokyo" in text


def test_only_embedded_fonts_are_used():
    fonts = dict(font_files(read(samples.conference())))

    assert [name for name, file in fonts.items() if file is None] == []
    assert all("FiraGO" in name for name in fonts)


def test_no_missing_glyph_is_drawn_in_any_script():
    slots = [samples.slot(f"SLOT00000{n}", words, abstract=words) for n, words in enumerate(SCRIPTS)]
    document = samples.document(slots=slots, keynotes=[samples.keynote(biography=words) for words in SCRIPTS[:1]])

    assert 0 not in set(drawn_codes(read(document)))


def test_a_missing_glyph_would_be_noticed(monkeypatch):
    monkeypatch.setattr("programme.formats.pdf.sessions.markup", str)

    assert 0 in set(drawn_codes(read(samples.document(slots=[samples.slot("SLOT000001", "王小明")]))))


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_literally(words):
    document = samples.conference()
    document["slots"][0]["title"] = words
    document["sessions"][0]["title"] = words
    document["slots"][0]["people"] = [samples.person(words, words)]
    document["keynotes"][0].update(speaker=words, title=words, affiliation=words)
    document["edition"] = samples.edition(name=words, tagline=words, place=words)
    document["note"] = words

    pages = texts(document)

    assert all(words in page for page in pages)


def test_the_portrait_is_a_figure_with_words():
    document = samples.conference()
    document["keynotes"][0].update(portrait="ab" * 32, portrait_credit="Navy")

    reader = read(document, portrait=portrait)
    root = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()

    kids = [kid.get_object() for kid in root["/K"]]
    assert "Portrait of Grace Hopper" in [kid.get("/Alt") for kid in kids if kid["/S"] == "/Figure"]
    assert [len(page.images) for page in reader.pages].count(1) == 1


@pytest.mark.parametrize("callback", [None, lambda sha: None, lambda sha: b"no picture"])
def test_a_missing_portrait_is_left_out(callback):
    document = samples.conference()
    document["keynotes"][0]["portrait"] = "ab" * 32

    reader = read(document, portrait=callback)

    assert sum(len(page.images) for page in reader.pages) == 0


def test_a_keynote_links_to_its_presentation_only_on_the_web():
    document = samples.conference()
    document["keynotes"][0].update(presentation_url="https://slides.example/1", further_url="javascript:alert(1)")

    reader = read(document)

    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    addresses = {link["/A"]["/URI"] for link in links if "/A" in link}
    assert addresses == {"https://slides.example/1", "https://convoke.example/copro2027/programme/"}


def test_a_keynote_without_time_says_so():
    document = samples.document(keynotes=[samples.keynote(slot=None, day="2026-12-01")], rooms=[])

    text = " ".join(texts(document))

    assert "Tuesday, 1 December 2026, time not recorded" in text
    assert "Why machines should speak our language." in text


def test_a_presentation_with_only_a_day_says_so():
    document = samples.conference()

    assert "time not recorded A talk some time" in " ".join(texts(document))


def test_ten_parallel_rooms_take_two_sheets():
    pages = texts(parallel(10))

    glances = [page for page in pages if "Programme at a glance" in page and "Contents" not in page]
    assert len(glances) == 2
    assert all(f"Room {n}" in glances[n // 5] for n in range(10))


def test_a_cancelled_session_is_struck_out_and_says_so():
    document = samples.conference()
    document["sessions"][0]["status"] = "cancelled"

    assert "Data Cancelled" in " ".join(texts(document))


def test_a_release_without_anything_is_a_title_page():
    bare = samples.edition(
        starts_on=None, ends_on=None, zone=None, place="", country="", venue="", accent="", tagline=""
    )

    (page,) = texts(samples.document(rooms=[], edition=bare))

    assert "Co-production 2027" in page
    assert "Programme, version 1, 21 November 2026" in page


def test_no_page_is_empty():
    for document in (samples.conference(), parallel(10), parallel(3, talks=40)):
        assert [page for page in texts(document) if len(page) < 120] == []


def test_titles_of_300_characters_are_printed_whole():
    title = ("A title that goes on and on " * 11)[:300].strip()
    document = samples.conference()
    document["slots"][0]["title"] = title
    document["slots"][1]["title"] = "W" * 300
    document["sessions"][0]["title"] = title

    pages = texts(document)

    assert any(title in page for page in pages)
    assert any("W" * 300 in page.replace(" ", "") for page in pages)


def test_500_presentations_are_printed():
    document = parallel(10, talks=50)

    text = " ".join(texts(document))

    assert all(slot["title"] in text for slot in document["slots"])


def test_an_issue_lists_its_articles_in_order():
    slots = [samples.slot(f"ARTICLE{n:03}", f"Article {n}", abstract="What we *found*.") for n in range(4)]
    issue = samples.edition(kind="special_issue", starts_on=None, ends_on=None, zone=None)

    pages = texts(samples.document(slots=slots, rooms=[], edition=issue))

    contents, articles = pages[1], pages[2]
    assert [contents.index(f"Article {n} ") for n in range(4)] == sorted(
        contents.index(f"Article {n} ") for n in range(4)
    )
    assert articles.count("What we found.") == 4
    assert "at a glance" not in contents


def test_presentations_without_any_session_or_day_come_last():
    document = samples.document(slots=[samples.slot("SLOT000001", "Some time")], rooms=[])

    text = " ".join(texts(document))

    assert "Day not recorded time not recorded Some time" in text


def test_a_person_is_one_however_the_name_is_encoded():
    people = [samples.person("José Gascó"), samples.person("Jose\u0301 Gasco\u0301"), samples.person("JOSÉ GASCÓ")]
    slots = [samples.slot(f"SLOT00000{n}", "T", people=[person]) for n, person in enumerate(people)]

    assert places(samples.document(slots=slots)) == {
        "José Gascó": ["slot-SLOT000000", "slot-SLOT000001", "slot-SLOT000002"]
    }


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-12-01", "2026-12-03", "1–3 December 2026"),
        ("2026-11-30", "2026-12-02", "30 November – 2 December 2026"),
        ("2026-12-30", "2027-01-02", "30 December 2026 – 2 January 2027"),
        ("2026-12-01", "2026-12-01", "1 December 2026"),
        ("2026-12-01", None, "1 December 2026"),
        (None, None, ""),
    ],
)
def test_dates_are_written_as_short_as_they_can_be(first, last, words):
    assert date_range(first, last) == words
