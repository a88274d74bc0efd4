"""Mail to many of the demo: a draft to authors, and one to its chairs that has been sent."""

from conference import actions
from conference.mailings import Prospect
from conference.models import Person
from conference.viewers import Viewer

DRAFT = (
    "{conference}: rooms near the venue",
    "Dear {name},\n\nrooms near the venue are kept for us until 1 April.\n\n"
    "Your papers:\n\n{papers}\n\nKind regards\n{sender}",
)
SENT = (
    "{conference}: who meets when",
    "Dear {name},\n\nthe chairs meet online on the first Monday of each month.\n\n{sender}",
)


def load_mailings(known):
    edition, organiser = known["copro2027"], Person.objects.get(email="organiser@organiser.example")
    _write(edition, organiser, "authors", *DRAFT)
    mailing = _write(edition, organiser, "chairs", *SENT)
    seen = Prospect(mailing, Viewer(person=organiser)).fingerprint
    actions.send_mailing(mailing, seen=seen, by=organiser)


def _write(edition, organiser, group, subject, body):
    rule = {"group": group, "once": "person", "states": [], "words": ""}
    return actions.write_mailing(edition, by=organiser, rule=rule, subject={"en": subject}, body={"en": body})
