"""Text out of PDF, Word and text files, and a sentence for every file that has none to give."""

import io
import zipfile

import pytest
from reportlab.pdfgen import canvas

from conference.calls import documents, read
from conference.calls.documents import Unreadable, text_of

from .expected import TODAY

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(*lines):
    file = io.BytesIO()
    page = canvas.Canvas(file)
    for at, line in enumerate(lines):
        page.drawString(72, 760 - 16 * at, line)
    page.save()
    return file.getvalue()


def word(body, name="word/document.xml", before=""):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, f"{before}<w:document {SPACE}><w:body>{body}</w:body></w:document>")
    return file.getvalue()


def paragraph(*runs):
    return "<w:p>" + "".join(runs) + "</w:p>"


def run(words, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def test_a_pdf_is_read():
    text = text_of(pdf("ITAIS 2016", "Important dates", "Full paper submission: June 5, 2016"))

    assert [dated.stage for dated in read(text, TODAY).dates] == ["paper"]


def test_a_word_file_is_read_with_bullets_tables_and_what_is_struck_out():
    cells = "".join(f"<w:tc>{paragraph(run(words))}</w:tc>" for words in ["Notification", "3 May 2027"])
    body = (
        paragraph(run("Papers: "), run("1 March 2027", "<w:strike/>"), run(" 8 March 2027"))
        + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
        + '<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t xml:space="preserve">Open data &amp; more</w:t></w:r></w:p>'
    )

    text = text_of(word(body))

    assert text == "Papers: ~~1 March 2027~~ 8 March 2027\nNotification | 3 May 2027 | \n• Open data & more\n"
    assert [dated.extended_from is not None for dated in read(text, TODAY).dates] == [True, False]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_a_text_file_is_read_in_its_encoding(encoding):
    assert text_of("Zoë Müller".encode(encoding)) == "Zoë Müller"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", documents.EMPTY),
        (b"  \n ", documents.EMPTY),
        (pdf(), documents.EMPTY),
        (b"%PDF-1.7 and nothing else", documents.BROKEN_PDF),
        (b"PK\x03\x04 and nothing else", documents.BROKEN_WORD),
        (word("<w:p>"), documents.BROKEN_WORD),
        (word("", name="content.xml"), documents.NO_KNOWN_KIND),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", documents.OLD),
        (b"{\\rtf1 Hello}", documents.NO_KNOWN_KIND),
        (b"\x89PNG\r\n\x1a\n\x00\x00", documents.NO_KNOWN_KIND),
        (b"x" * (documents.LARGEST + 1), documents.TOO_LARGE),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data, sentence):
    with pytest.raises(Unreadable) as refusal:
        text_of(data)

    assert str(refusal.value) == sentence


def test_a_word_file_with_entities_of_its_own_is_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'

    for declared in (bomb, outside):
        with pytest.raises(Unreadable, match="Word file cannot be read"):
            text_of(word(paragraph(run("x")), before=declared))


def test_a_word_file_that_unpacks_to_too_much_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(documents, "LARGEST_ENTRY", 1000)

    with pytest.raises(Unreadable, match="too large"):
        text_of(word(paragraph(run("a" * 5000))))
