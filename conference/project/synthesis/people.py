"""Invented people: those who write and review, most of them with an account."""

import unicodedata
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from conference.models import Person
from conference.project.synthesis.vocabulary import COUNTRIES, FAMILY, GIVEN, SEATS, TOWNS

AUTHORS_PER_PAPER = 1.7  # people there are for each paper; each of them writes several
CHAIR, ORGANISER = "chair@chair.example", "organiser@organiser.example"


@dataclass(eq=False)
class Scholar:
    """Somebody as printed; `person` where the site knows them."""

    given_name: str
    family_name: str
    email: str
    affiliation: str
    country: str
    place: int = 0  # among all scholars
    person: Person | None = None

    @property
    def name(self):
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def as_printed(self) -> dict:
        names = ("given_name", "family_name", "email", "affiliation", "country")
        return {name: getattr(self, name) for name in names} | {"orcid": ""}


def invented(count, slug, chance):
    """So many scholars; those of one place follow each other, for people write with their colleagues."""
    seats = [(seat.format(town=town), town) for seat in SEATS for town in TOWNS]
    chance.shuffle(seats)
    found = []
    while len(found) < count:
        seat, town = seats[len(found) // 4 % len(seats)]
        found.append(_scholar(len(found), seat, town, slug, chance))
    return found


def _scholar(place, seat, town, slug, chance):
    given, family = chance.choice(GIVEN), chance.choice(FAMILY)
    host = f"{town.lower()}{'' if seat.startswith('University') else '-' + seat.split()[-1].lower()}.example"
    country = COUNTRIES[sum(map(ord, town)) % len(COUNTRIES)]
    address = f"{_plain(given)}.{_plain(family)}.{place + 1}.{slug}@{host}"
    return Scholar(given, family, address, seat, country, place)


def _plain(name):
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "".join(letter for letter in letters if letter.isalnum())[:20] or "x"


def introduce(scholars, at, chance, *, claimed=True):
    """Gives them an account, with a proven address if it is claimed."""
    people = [_person(scholar, at, chance, claimed) for scholar in scholars]
    Person.objects.bulk_create(people, batch_size=1000)
    for scholar, person in zip(scholars, people, strict=True):
        scholar.person = person
    addresses = [EmailAddress(user=person, email=person.email, primary=True, verified=claimed) for person in people]
    EmailAddress.objects.bulk_create(addresses, batch_size=1000)
    return people


def _person(scholar, at, chance, claimed):
    return Person(
        email=scholar.email,
        password=UNUSABLE_PASSWORD_PREFIX + f"{chance.getrandbits(160):040x}",
        given_name=scholar.given_name,
        family_name=scholar.family_name,
        affiliation=scholar.affiliation,
        country=scholar.country,
        created_at=at,
        claimed_at=at if claimed else None,
    )


def known_or_new(email, names, at, chance):
    """Who has this address on the site already (the demo's organiser and chair), else somebody unclaimed."""
    known = Person.objects.filter(email=email).first()
    if known:
        return known
    return introduce([Scholar(*names, email, "", "")], at, chance, claimed=False)[0]


def give_expertise(scholars, topics, chance):
    """What reviewers know of, for match scores: topics and works of their own."""
    for scholar in scholars:
        scholar.person.expertise = {
            "topics": [str(topic) for topic in chance.some(topics, 3)],
            "publications": [_publication(chance) for _ in range(chance.randint(1, 3))],
        }
    Person.objects.bulk_update([scholar.person for scholar in scholars], ["expertise"], batch_size=500)


def _publication(chance):
    return {"title": chance.say("title"), "abstract": chance.say("finding"), "year": chance.randint(2018, 2026)}
