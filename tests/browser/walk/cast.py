"""Who walks, and what they bring along: names, a paper, a portrait."""

import hashlib
import io
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter

from conference.project.demo.manuscripts import manuscript

CONTENT = Path(__file__).parents[3] / "conference" / "project" / "demo" / "content"
CONFERENCE, TRACK, TRACK_NAME = "/copro2027", "health-care", "Health, Care and Ageing"

TITLE = "Two Keys for One Medicine Cabinet: Neighbours Who Keep the Pills"
ABSTRACT = (
    "Home visits end at six; pain does not. We asked forty-one neighbours who hold the key to a medicine cabinet."
)
ABSTRACT_WORDS = 20
REFERENCES = "\n\nReferences\nBrandsen, T. (2018). Co-Production and Co-Creation. Routledge.\nPestoff, V. (2012)."
AUTHOR, CO_AUTHOR = "Nadia Quist", "Ole Tharaldsen"
INSTITUTE, DOMAIN = "Brevik Institute of Civic Studies", "brevik-civic.example"
ALL_ABOUT_THE_AUTHORS = ("Nadia", "Quist", "Tharaldsen", "Brevik", DOMAIN)
KEYNOTE, SPEAKER = "Nobody Lives in a Pilot", "Ingeborg Falkanger"


@dataclass
class Walk:
    """The people with their browsers, and what one part tells the next."""

    arrive: object
    people: dict = field(default_factory=dict)
    facts: dict = field(default_factory=dict)

    def person(self, name, address, **options):
        """The same person again, wherever the walk goes."""
        if name not in self.people:
            self.people[name] = self.arrive(name, address, **options)
        return self.people[name]

    @property
    def visitor(self):
        return self.person("", "")

    @property
    def author(self):
        return self.person(AUTHOR, f"nadia.quist@{DOMAIN}")

    @property
    def organiser(self):
        return self.person("Clara Valdagni", "organiser@organiser.example")

    @property
    def chair(self):
        return self.person("Marta Olivares Peña", "marta.olivares-pena@valdeluz.example")

    @property
    def reviewer(self):
        """Invited by mail, and of no account here."""
        return self.person("Henrik Sandal", "henrik.sandal@fjordbyen.example")

    @property
    def colleague(self):
        """Invited as well, but of the author's own institute."""
        return self.person("Signe Aas", f"signe.aas@{DOMAIN}")

    def known(self, name):
        """Somebody of the demo, by the name that pages show."""
        everybody = json.loads((CONTENT / "people.json").read_text(encoding="utf-8"))
        addresses = {f"{one['given']} {one['family']}": one["email"] for one in everybody}
        return self.person(name, addresses[name])


def paper(text="We interviewed neighbours, nurses and pharmacists in three valleys."):
    """A PDF that names its authors nowhere but in its properties."""
    sections = [{"heading": "1 Method", "text": text}, {"heading": "2 Findings", "text": "Trust hangs on a key ring."}]
    writer = PdfWriter(clone_from=io.BytesIO(manuscript(TITLE, ABSTRACT, sections)))
    writer.add_metadata({"/Author": f"{AUTHOR}, {CO_AUTHOR}", "/Company": INSTITUTE, "/Creator": f"{AUTHOR}’s desk"})
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def portrait():
    picture = Image.new("RGB", (640, 800), "#cfd8d3")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((200, 140, 440, 440), fill="#8a6a55")
    draw.ellipse((90, 480, 550, 1000), fill="#31506b")
    target = io.BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def upload(name, body, kind="application/pdf"):
    """As a file chosen from a disk."""
    return {"name": name, "mimeType": kind, "buffer": body}


def sha256(body):
    return hashlib.sha256(body).hexdigest()


def all_words_of(pdf):
    """Everything that a PDF tells: its text, its properties, and its bare bytes."""
    reader = PdfReader(io.BytesIO(pdf))
    pages = " ".join(page.extract_text() for page in reader.pages)
    properties = " ".join(str(value) for value in (reader.metadata or {}).values())
    return f"{pages} {properties} {pdf.decode('latin-1')}"


def today():
    return datetime.now(UTC).date()
