"""The house style of PDFs: text that can be printed, right-to-left lines, markdown, pictures, structure."""

import io
import unicodedata
from datetime import UTC, datetime

import pytest
from PIL import Image
from pypdf import PdfReader

from conference.colours import contrast
from conference.pdf import bidi, fonts, markdown
from conference.pdf.flow import Anchor, picture, text
from conference.pdf.fonts import MISSING, markup, printable
from conference.pdf.frame import Frontispiece, fitted, render
from conference.pdf.tagged import Tag
from programme.formats.pdf.styles import styles

LOOKS = styles("#0b6e6e")


@pytest.fixture(autouse=True)
def _house_fonts():
    with fonts.registered():
        yield


def pdf(*flowables):
    moment = datetime(2026, 11, 21, tzinfo=UTC)
    front = Frontispiece(language="de", title="Title", short="Short", foot="Foot", published_at=moment)
    return PdfReader(io.BytesIO(render(lambda pages: list(flowables), front)))


def visual(line, *, right_to_left):
    return "".join(line[index] for index in bidi.drawing_order(line, right_to_left=right_to_left))


@pytest.mark.parametrize("words", ["plain", "Gascó Łukasz Đorđe", "Ελληνικά", "Кириллица", "Nguyễn", "→ ≤ ∑"])
def test_what_the_fonts_have_is_printed_as_it_is(words):
    assert printable(words) == unicodedata.normalize("NFC", words)


def test_a_decomposed_letter_is_composed():
    assert printable("e\u0301") == "é"


def test_a_sign_without_glyph_becomes_its_plain_form():
    assert printable("𝐀①") == "A1"


def test_each_letter_without_glyph_becomes_a_box():
    assert printable("王小明") == MISSING * 3


def test_an_emoji_of_several_code_points_becomes_one_box():
    assert printable("a 👩\u200d👩\u200d👧 b") == f"a {MISSING} b"


def test_control_characters_vanish_and_separators_part_words():
    assert printable("a\x00b\u2028c\nd") == "ab c d"


def test_a_lone_surrogate_does_not_break_the_document():
    assert printable("\ud800") == MISSING


def test_a_character_of_another_face_is_set_in_it():
    assert markup("a ═ b") == 'a <font name="House-Mono">═</font> b'


def test_markup_shows_tags_literally():
    assert markup("R&D in <b>") == "R&amp;D in &lt;b&gt;"


def test_hebrew_is_drawn_from_right_to_left():
    assert visual("אבג", right_to_left=True) == "גבא"


def test_numbers_and_latin_words_in_hebrew_keep_their_direction():
    assert visual("אב 2027 abc גד", right_to_left=True) == "דג abc 2027 בא"


def test_a_price_after_arabic_letters_stays_together():
    assert visual("ا 1,50", right_to_left=True) == "1,50 ا"


def test_a_hebrew_name_in_a_latin_line_is_turned_alone():
    assert visual("by אבג (Linz)", right_to_left=False) == "by גבא (Linz)"


def test_arabic_letters_join_by_position():
    names = [unicodedata.name(char) for char in bidi.joined("محمد")]

    assert [name.rsplit(" ", 2)[1] for name in names] == ["INITIAL", "MEDIAL", "MEDIAL", "FINAL"]


def test_a_letter_after_one_that_does_not_join_begins_anew():
    assert [unicodedata.name(char) for char in bidi.joined("دب")] == [
        "ARABIC LETTER DAL ISOLATED FORM",
        "ARABIC LETTER BEH ISOLATED FORM",
    ]


def test_lam_and_alef_are_one_letter():
    assert [unicodedata.name(char) for char in bidi.joined("سلام")] == [
        "ARABIC LETTER SEEN INITIAL FORM",
        "ARABIC LIGATURE LAM WITH ALEF FINAL FORM",
        "ARABIC LETTER MEEM ISOLATED FORM",
    ]


def test_a_paragraph_takes_the_direction_of_its_first_letter():
    assert bidi.starts_right_to_left("2027: שלום abc")
    assert not bidi.starts_right_to_left("abc שלום")


def test_markdown_keeps_emphasis_lists_and_safe_links():
    source = "A **b** [c](https://example.org/?a=1&b=2)\n\n1. one\n2. two"

    paragraphs = markdown.paragraphs(source, LOOKS.body, colour="#000000")

    assert [each.getPlainText() for each in paragraphs] == ["A b c", "one", "two"]
    assert [each.bulletText for each in paragraphs] == [None, "1.", "2."]
    assert [link for frag in paragraphs[0].frags for _, link in frag.link] == ["https://example.org/?a=1&b=2"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://a.b", ""])
def test_no_other_address_is_linked(address):
    (paragraph,) = markdown.paragraphs(f"see [this](<{address}>) now", LOOKS.body, colour="#000000")

    assert [link for frag in paragraph.frags for link in frag.link] == []
    assert "this" in paragraph.getPlainText()


@pytest.mark.parametrize(
    "source", ["<script>x</script>", "a <img src='http://evil/x.png'/> b", "</para><font size=99>"]
)
def test_html_in_markdown_is_shown_literally(source):
    (paragraph,) = markdown.paragraphs(source, LOOKS.body, colour="#000000")

    assert paragraph.getPlainText() == source


def test_a_heading_in_markdown_is_no_heading_of_the_document():
    (paragraph,) = markdown.paragraphs("# Big", LOOKS.body, colour="#000000")

    assert paragraph.tag.role == "P"


def test_bytes_that_are_no_picture_give_none():
    assert picture(b"GIF89a nonsense", 100, 120, alt="") is None
    assert picture(None, 100, 120, alt="") is None


def test_a_picture_is_cut_to_its_frame():
    source = io.BytesIO()
    Image.new("RGBA", (900, 300), (10, 20, 30, 128)).save(source, "PNG")

    made = picture(source.getvalue(), 72, 144, alt="Ada")

    assert Image.open(io.BytesIO(made.jpeg)).size == (150, 300)


def test_the_file_has_structure_language_and_title():
    catalog = pdf(text("Heading", LOOKS.h1, tag=Tag("H1")), text("Words", LOOKS.body)).trailer["/Root"]

    kids = [kid.get_object()["/S"] for kid in catalog["/StructTreeRoot"]["/K"][0].get_object()["/K"]]
    assert kids == ["/H1", "/P"]
    assert catalog["/Lang"] == "de"
    assert catalog["/MarkInfo"]["/Marked"].value
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value


def test_a_paragraph_over_two_pages_is_one_element():
    reader = pdf(text("word " * 3000, LOOKS.body))

    (paragraph,) = reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()["/K"]
    assert len(paragraph["/K"]) == len(reader.pages) >= 2


def test_anchors_are_bookmarks():
    reader = pdf(text("One", LOOKS.h1, anchor=Anchor("one", "Eins", 0)))

    assert [entry.title for entry in reader.outline] == ["Eins"]


def test_a_long_line_is_cut_with_an_ellipsis():
    cut = fitted("many words " * 20, fonts.REGULAR, 8, 100)

    assert cut.endswith("…")
    assert len(cut) < 40


@pytest.mark.parametrize("colour", ["#ffe94a", "#ffffff", "#00ff00"])
def test_a_pale_accent_is_darkened_until_it_can_be_read(colour):
    looks = styles(colour)

    assert looks.accent != colour
    assert all(contrast(looks.accent, ground) >= 4.5 for ground in ("#ffffff", looks.tint))
