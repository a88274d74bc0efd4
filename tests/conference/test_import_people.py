"""Inviting from a list: read in many shapes, shown with what is wrong line by line, all or nobody."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from conference import actions
from conference.history import Refused
from conference.models import Invitation, Role
from conference.people_sheet import decoded, read

PAGE = "/copro/manage/people/import/"
TABLE = """E-mail;Family name;Given name;Affiliation;Role;Track
grace@navy.example;Hopper;Grace;"Navy; Yard";Chair;Open data
joan@census.example;Clarke;Joan;Census;organiser;
"""


def told(line):
    return (line.email, line.given_name, line.family_name, line.affiliation, line.role, line.track)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_rows_without_a_heading(separator):
    text = separator.join(["Grace@navy.example", "Grace", "Hopper", "Navy Yard", "chair", "Open data"])

    assert [told(line) for line in read(text)] == [
        ("grace@navy.example", "Grace", "Hopper", "Navy Yard", "chair", "Open data")
    ]


def test_a_heading_names_the_columns():
    first, second = read(TABLE)

    assert told(first) == ("grace@navy.example", "Grace", "Hopper", "Navy; Yard", "Chair", "Open data")
    assert (second.number, second.role) == (3, "organiser")


@pytest.mark.parametrize(
    ("table", "given", "family"),
    [
        ("Name,E-mail,Affiliation\nAda Holm,ada@holm.example,U", "Ada", "Holm"),
        ('Name;E-Mail\n"Holm, Ada";ada@holm.example', "Ada", "Holm"),
        ("Full name\tEmail\nAda Maria Holm\tada@holm.example", "Ada Maria", "Holm"),
        ("Name;Vorname;E-Mail\nHolm;Ada;ada@holm.example", "Ada", "Holm"),
        ("Vorname/Nachname;E-Mail\nAda Holm;ada@holm.example", "Ada", "Holm"),
        ("Nome,Email\nAda Holm,ada@holm.example", "Ada", "Holm"),
        ("Nome;Cognome;Email\nAda;Holm;ada@holm.example", "Ada", "Holm"),
        ("Nombre;Apellidos;Correo\nAda;Holm Ruiz;ada@holm.example", "Ada", "Holm Ruiz"),
        ("Nombre y apellidos;Correo\nAda Holm;ada@holm.example", "Ada", "Holm"),
    ],
)
def test_one_column_may_hold_the_whole_name(table, given, family):
    (line,) = read(table)

    assert (line.problem, line.email, line.given_name, line.family_name) == ("", "ada@holm.example", given, family)


def test_a_row_without_a_name_says_what_is_missing_where_it_should_be():
    (line,) = read("E-mail;Affiliation\nada@holm.example;U")

    assert line.problem == "There is no family name in this row."


def test_lines_as_people_paste_them():
    (line,) = read("Grace Hopper <grace@navy.example>, Navy Yard")

    assert told(line) == ("grace@navy.example", "Grace", "Hopper", "Navy Yard", "", "")


def test_a_cell_with_a_line_end_keeps_the_numbers():
    _first, second = read('a@b.example,A,B,"Institute\nof C"\n\nbroken,row\n')

    assert (second.number, second.problem) == (4, "There is no e-mail address in this line.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(encoding):
    assert decoded("é@ü".encode(encoding)) == "é@ü"


def test_a_list_is_shown_and_then_all_are_invited(as_, other_track, clara):
    form = {"people": TABLE, "role": "chair"}

    shown = as_(clara).post(PAGE, form).content.decode()

    assert "Invite 2 people" in shown
    assert not Invitation.objects.exists()
    as_(clara).post(PAGE, form | {"confirmed": "x"})
    places = Invitation.objects.order_by("pk").values_list("address", "role", "track")
    assert list(places) == [
        ("grace@navy.example", "chair", other_track.pk),
        ("joan@census.example", "organiser", None),
    ]


def test_a_file_is_shown_in_the_field_of_the_list(as_, other_track, clara):
    file = SimpleUploadedFile("people.csv", TABLE.encode("cp1252"))

    shown = as_(clara).post(PAGE, {"file": file, "role": "chair"}).content.decode()

    assert "Invite 2 people" in shown
    assert "joan@census.example;Clarke" in shown


def test_all_that_is_wrong_is_said_at_once_and_nobody_is_invited(as_, edition, track, clara, tom):
    people = "\n".join(
        [
            f"{tom.email},Tom,Paine,,chair,services",
            "x@y.example,X,Y,,emperor",
            "z@y.example,Z,Y,,chair,elsewhere",
            "r@y.example,R,Y,,reviewer",
            "no address,N,Y",
            "o@y.example,O,Y,,organiser,services",
            "fine@y.example,F,Y",
        ]
    )

    page = as_(clara).post(PAGE, {"people": people, "role": "chair", "confirmed": "x"}).content.decode()

    for problem in (
        "This person has this role already.",
        "There is no role “emperor”.",
        "There is no track “elsewhere”.",
        "Reviewers are invited on the page of reviewers.",
        "There is no e-mail address in this line.",
        "This role is for all tracks.",
        "6 lines need a look",
    ):
        assert problem in page
    assert "fine@y.example,F,Y" in page
    assert not Invitation.objects.exists()


def test_who_was_asked_meanwhile_stops_all(edition, eve, ada):
    actions.invite(edition, person=eve, role=Role.CHAIR, by=None)
    people = [
        {"line": n, "email": who.email, "role": Role.CHAIR, "track": None, "family_name": "X"}
        for n, who in enumerate((ada, eve), start=1)
    ]

    with pytest.raises(Refused, match="Line 2: Eve Dropper has already been invited"):
        actions.invite_people(edition, people=people, by=None)
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize("people", ["", " \n ", "email;given;family"])
def test_an_empty_list_says_so(as_, edition, clara, people):
    page = as_(clara).post(PAGE, {"people": people, "role": "chair"}).content.decode()

    assert "Please paste a list" in page or "There is nobody" in page


def test_strangers_and_chairs_find_no_such_page(as_, track, tom, eve):
    assert as_(tom).get(PAGE).status_code == as_(eve).get(PAGE).status_code == 404
