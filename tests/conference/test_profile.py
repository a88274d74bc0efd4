"""The profile: what is kept of what was typed, the portrait that nobody else gets, and institutions by name."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from conference import actions
from conference.models import Entry, File, Institution, Person
from conference.pictures import PORTRAIT_SIDE, NoPicture, portrait_of

PLAIN = {"family_name": "Lovelace", "language": "en"}
EVERYTHING = {
    "given_name": "Ada",
    "family_name": "Lovelace",
    "display_name": "Ada, Countess of Lovelace",
    "latin_name": "Ada Lovelace",
    "affiliation": "TU Wien",
    "ror": "https://ror.org/04d836q62",
    "country": "AT",
    "orcid": "0000000218250097",
    "homepage": "ada.example/about",
    "dblp": "https://dblp.org/pid/12/3456.html",
    "scholar": "https://scholar.google.com/citations?user=aBcDeF-_1234&hl=en",
    "openalex": "https://openalex.org/A5023888391",
    "biography": "Writes programs.",
    "language": "de",
    "zone": "vienna",
    "wants_digest": "on",
}


@pytest.fixture
def wien(db):
    return Institution.objects.create(
        ror="04d836q62",
        name="TU Wien",
        folded="\ntu wien\nvienna university of technology\n",
        country="AT",
        city="Vienna",
    )


def seen(page):
    return re.search(r'name="seen" value="([^"]*)"', page.content.decode())[1]


def test_everything_is_kept_in_its_usual_form(as_, ada):
    answer = as_(ada).post("/me/profile/", EVERYTHING)

    ada.refresh_from_db()
    assert answer.status_code == 302
    assert (ada.name, ada.latin_name) == ("Ada, Countess of Lovelace", "Ada Lovelace")
    assert (ada.affiliation, ada.ror, ada.country) == ("TU Wien", "04d836q62", "AT")
    assert (ada.orcid, ada.homepage) == ("0000-0002-1825-0097", "https://ada.example/about")
    assert (ada.dblp, ada.scholar, ada.openalex) == ("12/3456", "aBcDeF-_1234", "A5023888391")
    assert (ada.biography, ada.language, ada.zone, ada.wants_digest) == (
        "Writes programs.",
        "de",
        "Europe/Vienna",
        True,
    )


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("ror", "04d836q63", "not a ROR identifier"),
        ("orcid", "0000-0002-1825-0098", "not an ORCID"),
        ("homepage", "not an address", "Enter a valid URL"),
        ("dblp", "Ada Lovelace", "neither a DBLP key"),
        ("scholar", "Ada", "paste the address of your profile"),
        ("openalex", "W1234", "neither an OpenAlex key"),
        ("zone", "Atlantis", "no time zone of this name"),
        ("zone", "Indiana", "Please choose one time zone"),
        ("biography", "x" * 5001, "at most 5000 characters"),
        ("country", "XX", "Select a valid choice"),
        ("language", "xx", "Select a valid choice"),
    ],
)
def test_a_wrong_value_is_told_at_its_field_and_nothing_is_lost_or_saved(as_, ada, field, typed, said):
    page = as_(ada).post("/me/profile/", EVERYTHING | {"latin_name": "Kept as typed", field: typed}).content.decode()

    ada.refresh_from_db()
    assert said in page
    assert "Kept as typed" in page
    assert typed in page or field in ("country", "language")
    assert ada.latin_name == ""


def test_somebody_has_a_name(as_, ada):
    page = as_(ada).post("/me/profile/", {"language": "en"}).content.decode()

    assert "Please enter a name" in page


def test_an_identifier_alone_gives_the_affiliation_its_name(as_, ada, wien):
    as_(ada).post("/me/profile/", PLAIN | {"ror": "04d836q62"})

    ada.refresh_from_db()
    assert (ada.affiliation, ada.ror) == ("TU Wien", "04d836q62")
    assert "That of TU Wien" in as_(ada).get("/me/profile/").content.decode()


def test_an_affiliation_may_be_any_text(as_, ada, wien):
    as_(ada).post("/me/profile/", PLAIN | {"affiliation": "Independent, Northport"})

    ada.refresh_from_db()
    assert (ada.affiliation, ada.ror) == ("Independent, Northport", "")


def test_a_second_tab_is_told_what_the_first_has_saved(as_, ada):
    browser = as_(ada)
    second = seen(browser.get("/me/profile/"))
    browser.post("/me/profile/", PLAIN | {"affiliation": "TU Wien", "seen": second})

    page = browser.post("/me/profile/", PLAIN | {"affiliation": "Graz", "seen": second}).content.decode()

    ada.refresh_from_db()
    assert "Stored now: TU Wien. Typed by you: Graz." in page
    assert ada.affiliation == "TU Wien"


def test_history_tells_which_fields_changed_and_not_what_they_say(as_, ada):
    as_(ada).post("/me/profile/", PLAIN | {"biography": "Secret life"})

    entry = Entry.objects.get(deed="conference.describe_person")
    assert "biography" in entry.details["fields"]
    assert "Secret life" not in str(entry.details)


def test_without_scripts_an_institution_is_looked_up_and_chosen_and_nothing_typed_is_lost(as_, ada, wien):
    typed = PLAIN | {"affiliation": "vienna technology", "biography": "Not saved yet", "zone": "Atlantis"}

    found = as_(ada).post("/me/profile/", typed | {"look_up": "affiliation"}).content.decode()
    chosen = as_(ada).post("/me/profile/", typed | {"choose": "04d836q62"}).content.decode()

    ada.refresh_from_db()
    assert '<button name="choose" value="04d836q62" class="link-button">TU Wien</button>' in found
    assert 'value="TU Wien"' in chosen and 'value="04d836q62"' in chosen
    assert '<option value="AT" selected>' in chosen
    for page in (found, chosen):
        assert "Not saved yet" in page and "Atlantis" in page
        assert "Please look at this again" not in page
    assert ada.affiliation == "University of Northport"


def test_looking_up_keeps_the_mark_of_what_was_seen(as_, ada):
    browser = as_(ada)
    before = seen(browser.get("/me/profile/"))
    actions.describe_person(ada, affiliation="Changed meanwhile", by=ada)

    assert seen(browser.post("/me/profile/", PLAIN | {"look_up": "1", "seen": before})) == before


def test_an_institution_that_is_not_known_is_kept_as_it_was_written(as_, ada, db):
    page = as_(ada).post("/me/profile/", PLAIN | {"affiliation": "Nowhere", "look_up": "1"}).content.decode()

    assert "No institution of this name is known here" in page
    assert 'value="Nowhere"' in page


def test_institutions_are_offered_while_somebody_types(as_, ada, wien):
    answer = as_(ada).get("/me/institutions/?q=wien").json()

    fills = {"ror": "04d836q62", "country": "AT"}
    assert answer == {"found": [{"value": "TU Wien", "about": "Vienna, Austria", "fills": fills}], "said": "1 found"}


def test_zones_are_offered_while_somebody_types(as_, ada):
    found = as_(ada).get("/me/zones/?q=new+york").json()["found"]

    assert [row["value"] for row in found] == ["America/New_York"]


@pytest.mark.parametrize(
    "address", ["/me/institutions/?q=a%00b", "/me/zones/?q=%00", "/me/zones/", "/me/institutions/"]
)
def test_nothing_is_found_for_nothing(as_, ada, address):
    assert as_(ada).get(address).json()["found"] == []


def test_the_profile_costs_the_same_with_many_institutions(as_, ada, wien, django_assert_num_queries):
    browser = as_(ada)
    with CaptureQueriesContext(connection) as few:
        browser.get("/me/profile/")
    Institution.objects.bulk_create(
        Institution(ror=f"0{n:08}", name=f"Wien {n}", folded="\nwien\n") for n in range(300)
    )

    with django_assert_num_queries(len(few)):
        browser.get("/me/profile/")
    with CaptureQueriesContext(connection) as suggested:
        assert len(browser.get("/me/institutions/?q=wien").json()["found"]) == 10
    assert len(few) <= 6
    assert len(suggested) <= 3


def picture(size=(900, 600), mode="RGB", form="JPEG", **more):
    data = io.BytesIO()
    Image.new(mode, size, "#1d5562").save(data, form, **more)
    return data.getvalue()


def sent(data, name="me.jpg"):
    return {"picture": SimpleUploadedFile(name, data, "image/jpeg")}


@pytest.fixture
def browser_with_portrait(as_, ada):
    browser = as_(ada)
    browser.post("/me/profile/portrait/change/", sent(picture()))
    return browser


def test_a_portrait_is_a_small_square_without_what_cameras_write(browser_with_portrait, ada):
    exif = Image.Exif()
    exif[0x010F] = "Camera of Ada"
    browser_with_portrait.post("/me/profile/portrait/change/", sent(picture(exif=exif)))

    answer = browser_with_portrait.get("/me/profile/portrait/")
    data = answer.getvalue()
    shown = Image.open(io.BytesIO(data))
    assert (answer["Content-Type"], shown.format, shown.size) == ("image/jpeg", "JPEG", (PORTRAIT_SIDE, PORTRAIT_SIDE))
    assert not shown.getexif()
    assert b"Camera of Ada" not in data
    assert File.objects.filter(kind="portrait").count() == 1


def test_a_portrait_is_its_owners_alone(browser_with_portrait, as_, ada, eve, clara, edition):
    address = "/me/profile/portrait/"

    assert as_(eve).get(address).status_code == 404
    assert as_(clara).get(address).status_code == 404
    assert as_(None).get(address).status_code == 302
    own = browser_with_portrait.get(address)
    own.close()
    assert "no-store" in own["Cache-Control"]


def test_a_portrait_can_be_taken_away_with_its_file(browser_with_portrait, ada):
    browser_with_portrait.post("/me/profile/portrait/change/", {"remove": "1"})

    ada.refresh_from_db()
    assert ada.portrait is None
    assert not File.objects.exists()
    assert browser_with_portrait.get("/me/profile/portrait/").status_code == 404


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<svg onload=alert(1)>", "no picture that we can read"),
        (b"", "file is empty"),
        (picture((8, 8)), "at least 16 pixels"),
        (picture(form="BMP"), "no picture that we can read"),
    ],
)
def test_what_is_no_portrait_is_told_and_the_former_one_stays(browser_with_portrait, ada, data, said):
    page = browser_with_portrait.post("/me/profile/portrait/change/", sent(data)).content.decode()

    ada.refresh_from_db()
    assert said in page
    assert ada.portrait is not None


def test_transparent_grounds_become_white_and_wide_pictures_are_cut():
    shown = Image.open(io.BytesIO(portrait_of(picture((1000, 100), "RGBA", "PNG"))))

    assert (shown.mode, shown.size) == ("RGB", (100, 100))


def test_a_picture_that_stands_for_gigabytes_is_refused():
    with pytest.raises(NoPicture, match="million pixels"):
        portrait_of(picture((20_000, 20_000), "1", "PNG"))


def test_changing_the_portrait_is_a_post(as_, ada):
    assert as_(ada).get("/me/profile/portrait/change/").status_code == 405


def test_the_profile_needs_signing_in(client, db):
    for address in ("/me/profile/", "/me/profile/portrait/", "/me/institutions/", "/me/zones/"):
        assert client.get(address).status_code == 302


def test_a_person_without_portrait_is_told_so(as_, ada):
    assert "There is no portrait yet" in as_(ada).get("/me/profile/").content.decode()
    assert Person.objects.get(pk=ada.pk).portrait is None
