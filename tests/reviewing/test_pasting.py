"""Reading pasted lists of people."""

from conference.pasting import read


def read_one(text):
    (line,) = read(text)
    return line


def test_name_address_and_affiliation():
    line = read_one("Grace Brewster Hopper <Grace@Navy.example>, Navy Yard, New York")

    assert (line.given_name, line.family_name) == ("Grace Brewster", "Hopper")
    assert (line.email, line.affiliation, line.problem) == ("grace@navy.example", "Navy Yard, New York", "")


def test_family_name_first():
    line = read_one('"Hopper, Grace" <grace@navy.example>')

    assert (line.given_name, line.family_name, line.affiliation) == ("Grace", "Hopper", "")


def test_commas_tabs_and_semicolons_do_as_well():
    for text in ("Grace Hopper, grace@navy.example, Navy Yard", "Grace Hopper\tgrace@navy.example\tNavy Yard"):
        line = read_one(text)
        assert (line.family_name, line.email, line.affiliation) == ("Hopper", "grace@navy.example", "Navy Yard")


def test_empty_lines_do_not_count_but_keep_the_numbers():
    assert [line.number for line in read("\nA B <a@b.example>\n\n  \nC D <c@d.example>")] == [2, 5]


def test_what_cannot_be_read_says_why():
    lines = read(
        "Grace Hopper\ngrace@navy.example\nA B <a@b.example>\nC D <A@b.example>\n" + "x" * 150 + " <x@y.example>"
    )

    assert [line.problem for line in lines] == [
        "There is no e-mail address in this line.",
        "There is no name before the e-mail address.",
        "",
        "The same address is in line 3.",
        "The name is too long.",
    ]
