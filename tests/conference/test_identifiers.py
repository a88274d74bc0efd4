"""Identifiers of DBLP, Google Scholar and OpenAlex, and time zones, as people write and paste them."""

from zoneinfo import ZoneInfo

import pytest

from conference import zones
from conference.dates import AOE
from conference.identifiers import dblp_of, openalex_of, scholar_of


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("k/DonaldEKnuth", "k/DonaldEKnuth"),
        ("12/3456", "12/3456"),
        ("12/3456-1", "12/3456-1"),
        (" https://dblp.org/pid/k/DonaldEKnuth.html ", "k/DonaldEKnuth"),
        ("https://dblp.uni-trier.de/pid/12/3456", "12/3456"),
        ("dblp.org/pid/12/3456.xml", "12/3456"),
        ("https://dblp.org/search?q=knuth", ""),
        ("https://evil.example/pid/12/3456", ""),
        ("Donald Knuth", ""),
        ("12/34/56", ""),
        ("", ""),
    ],
)
def test_dblp(typed, key):
    assert dblp_of(typed) == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("aBcDeF-_1234", "aBcDeF-_1234"),
        ("https://scholar.google.com/citations?user=aBcDeF-_1234&hl=en", "aBcDeF-_1234"),
        ("https://scholar.google.co.uk/citations?hl=en&user=aBcDeF-_1234", "aBcDeF-_1234"),
        ("scholar.google.at/citations?user=aBcDeF-_1234", "aBcDeF-_1234"),
        ("https://scholar.google.com/citations?hl=en", ""),
        ("https://scholar.google.evil.example/citations?user=aBcDeF-_1234", ""),
        ("https://[broken/?user=aBcDeF-_1234", ""),
        ("short", ""),
        ("", ""),
    ],
)
def test_scholar(typed, key):
    assert scholar_of(typed) == key


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("A5023888391", "A5023888391"),
        ("a5023888391", "A5023888391"),
        ("https://openalex.org/A5023888391", "A5023888391"),
        ("https://openalex.org/authors/a5023888391", "A5023888391"),
        ("https://api.openalex.org/people/A5023888391", "A5023888391"),
        ("W5023888391", ""),
        ("https://openalex.org/W5023888391", ""),
        ("", ""),
    ],
)
def test_openalex(typed, key):
    assert openalex_of(typed) == key


def test_every_zone_that_is_offered_exists():
    assert [zone for zone in zones.zones() if not ZoneInfo(zone)] == []
    assert len(zones.zones()) > 400
    assert "Etc/GMT+12" not in zones.zones()


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Vienna", "Europe/Vienna"),
        ("europe/vienna", "Europe/Vienna"),
        ("vienna", "Europe/Vienna"),
        ("Wien", ""),
        ("new york", "America/New_York"),
        ("America/New York", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("aoe", AOE),
        ("utc", "UTC"),
        ("europe", ""),
        ("", ""),
        ("nowhere", ""),
    ],
)
def test_a_zone_is_found_by_its_city(typed, zone):
    assert zones.zone_of(typed) == zone


def test_zones_whose_city_begins_so_come_first():
    assert zones.matching("vie")[:2] == ["Asia/Vientiane", "Europe/Vienna"]
    assert zones.matching("") == []
