"""Conflicts of interest are found with their evidence, and strangers are left alone."""

import time

import pytest

from submissions.conflicts import Found, Party, Rule, find
from submissions.conflicts.domains import employer_domain, registrable
from submissions.conflicts.institutions import are_alike, are_same, institutions_in
from submissions.conflicts.vocabulary import ALIASES

ADA = Party("ada", names=("Ada Lovelace",), emails=("ada@lovelace.example",))


def rules_between(author, reviewer, **kwargs):
    return {(found.rule, found.certain) for found in find([author], [reviewer], **kwargs)}


def compared(one, other):
    """ "same", "alike" or "different": the strongest that holds between institutions of two affiliations."""
    pairs = [(left, right) for left in institutions_in(one) for right in institutions_in(other)]
    if any(are_same(*pair) for pair in pairs):
        return "same"
    return "alike" if any(are_alike(*pair) for pair in pairs) else "different"


def test_strangers_are_not_in_conflict():
    ravi = Party("ravi", ("Ravi Rao",), ("ravi@iitb.ac.in",), ("IIT Bombay",), "0000-0002-1825-0097")
    eve = Party("eve", ("Eve Moreau",), ("eve@ox.ac.uk",), ("University of Oxford",), "0000-0002-1694-233X")

    assert find([ravi], [eve]) == []


@pytest.mark.parametrize(
    ("reviewer", "evidence"),
    [
        (Party("ada"), "The reviewer is this author."),
        (Party("x", emails=("ADA@Lovelace.example ",)), "Both use the e-mail address ada@lovelace.example."),
        (Party("x", emails=("ada＠lovelace.example",)), "Both use the e-mail address ada@lovelace.example."),
    ],
)
def test_authors_do_not_review_themselves(reviewer, evidence):
    assert find([ADA], [reviewer]) == [Found("ada", reviewer.key, Rule.SAME_PERSON, True, evidence)]


def test_one_orcid_is_one_person_however_written():
    author = Party("a", orcid="https://orcid.org/0000-0002-1825-0097")

    assert rules_between(author, Party("b", orcid="0000000218250097")) == {(Rule.SAME_PERSON, True)}


def test_a_wrong_orcid_or_an_empty_value_proves_nothing():
    author = Party("", emails=("", "nobody"), affiliations=("",), names=("",), orcid="0000-0002-1825-0098")

    assert find([author], [author]) == []


@pytest.mark.parametrize(
    ("email", "domain"),
    [
        ("a@cs.ox.ac.uk", "ox.ac.uk"),
        ("a@media.mit.edu", "mit.edu"),
        ("a@ICS.Univie.AC.AT", "univie.ac.at"),
        ("a@usp.br", "usp.br"),
        ("a@inf.puc-rio.br", "puc-rio.br"),
        ("a@gmail.com", ""),
        ("a@yahoo.co.uk", ""),
        ("a@ac.uk", ""),
        ("a@localhost", ""),
        ("no address", ""),
    ],
)
def test_the_domain_of_an_employer(email, domain):
    assert employer_domain(email) == domain


def test_a_domain_is_registrable_one_level_below_a_public_suffix():
    assert registrable("a.b.c.edu.au") == "c.edu.au"


def test_colleagues_share_a_mail_domain_but_not_a_public_suffix():
    at_oxford = Party("a", emails=("a@cs.ox.ac.uk",))

    assert rules_between(at_oxford, Party("b", emails=("b@law.ox.ac.uk",))) == {(Rule.SAME_DOMAIN, True)}
    assert rules_between(at_oxford, Party("b", emails=("b@cam.ac.uk",))) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MIT", "M.I.T."),
        ("MIT", "Massachusetts Institute of Technology, Cambridge, MA, USA"),
        ("MIT Media Lab", "Department of Urban Studies, Massachusetts Institute of Technology"),
        ("ETH Zürich", "ETHZ"),
        ("ETH Zurich, Switzerland", "Eidgenössische Technische Hochschule Zürich"),
        ("University of Vienna", "Institut für Politikwissenschaft, Universität Wien, Österreich"),
        ("TU Wien", "Technische Universität Wien"),
        ("TU Wien", "Vienna University of Technology"),
        ("Technische Universität München", "Technical University of Munich"),
        ("Danube University Krems", "University for Continuing Education Krems (Danube University Krems)"),
        ("University of California, Berkeley", "UC Berkeley"),
        ("University of California, Irvine", "University of California Irvine, USA"),
        ("Università di Bologna", "University of Bologna"),
        ("Delft University of Technology", "TU Delft"),
        ("Dept. of Informatics at the University of Oslo", "Universitetet i Oslo"),
        ("Wirtschaftsuniversität Wien", "WU Wien"),
        ("Google, London", "Google"),
    ],
)
def test_one_institution_has_many_names(one, other):
    assert compared(one, other) == "same"
    assert compared(other, one) == "same"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ETH Zürich", "University of Zürich"),
        ("ETH Zürich", "EPFL"),
        ("MIT", "Indian Institute of Technology"),
        ("Massachusetts Institute of Technology", "University of Massachusetts, Amherst"),
        ("University of Vienna", "TU Wien"),
        ("University of Vienna", "Medical University of Vienna"),
        ("University of Vienna", "IBM, Vienna"),
        ("University of California, Berkeley", "University of California, Los Angeles"),
        ("Indian Institute of Technology Delhi", "Indian Institute of Technology Bombay"),
        ("Georgia Institute of Technology", "Georgia State University"),
        ("Department of Computer Science, University of Oslo", "Department of Computer Science, University of Bergen"),
        ("Université Paris 1", "Université Paris 8"),
        ("Free University of Berlin", "Free University of Bozen"),
        ("Vrije Universiteit Brussel", "Université libre de Bruxelles"),
        ("KU Leuven", "Université catholique de Louvain"),
        ("Danube University Krems", "IMC University of Applied Sciences, Krems"),
        ("Austria", "Australia"),
        ("", ""),
    ],
)
def test_other_institutions_are_told_apart(one, other):
    assert compared(one, other) == "different"
    assert compared(other, one) == "different"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oxford", "University of Oxford"),
        ("University of California", "University of California, Davis"),
        ("Erasmus University Rotterdam Netherlands", "Erasmus University Rotterdam"),
    ],
)
def test_half_known_institutions_are_for_the_chair(one, other):
    assert compared(one, other) == "alike"


def test_no_name_stands_for_two_institutions():
    names = [(name, known[0]) for known in ALIASES.values() for name in known]

    assert [name for name, first in names if compared(name, first) != "same"] == []


def test_colleagues_are_in_conflict_with_both_affiliations_as_evidence():
    author, reviewer = Party("a", affiliations=("MIT",)), Party("r", affiliations=("Boston College", "M.I.T."))

    (found,) = find([author], [reviewer])

    assert found == Found("a", "r", Rule.SAME_INSTITUTION, True, "Same institution: “MIT” and “M.I.T.”.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", "LOVELACE, Ada"),
        ("Ada Lovelace", "A. Lovelace"),
        ("Ada Lovelace", "Dr. Ada King Lovelace"),
        ("A. K. Lovelace", "Ada King Lovelace"),
        ("Jörg Müller", "Joerg Mueller"),
        ("Jörg Müller", "Jorg Muller"),
        ("Wei Zhang", "Zhang Wei"),
        ("Mila Gascó", "Mila Gasco-Hernandez"),
        ("Łukasz Żak", "Lukasz Zak"),
        ("Vincent van Gogh", "V. van Gogh"),
        ("Seán O’Brien", "Sean O'Brien"),
        ("Ma Jack", "Jack Ma"),
    ],
)
def test_one_name_has_many_spellings_and_the_chair_is_asked(one, other):
    assert rules_between(Party("a", (one,)), Party("b", (other,))) == {(Rule.SAME_NAME, False)}
    assert rules_between(Party("b", (other,)), Party("a", (one,))) == {(Rule.SAME_NAME, False)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Lovelace", "Ralph Lovelace"),
        ("Ada Lovelace", "Ada Byron"),
        ("Ada Lovelace", "B. Lovelace"),
        ("Lovelace", "Ada Lovelace"),
        ("Anna Maria Rossi", "Anna Paola Rossi"),
    ],
)
def test_other_names_are_left_alone(one, other):
    assert rules_between(Party("a", (one,)), Party("b", (other,))) == set()


def test_co_authors_elsewhere_in_the_edition_do_not_review_each_other():
    tom = Party("tom", ("Tom Babbage",), ("tom@difference.example",))
    other_paper = [
        Party("", ("Ada L.",), ("ADA@lovelace.example",)),
        Party("", ("Tom B.",), ("tom@difference.example",)),
    ]

    (found,) = find([ADA], [tom], [other_paper])

    assert (found.rule, found.certain) == (Rule.CO_SUBMISSION, True)
    assert found.evidence == "Both are authors of another submission (Ada L., Tom B.)."


def test_a_paper_without_the_reviewer_makes_no_conflict():
    tom = Party("tom", ("Tom Babbage",), ("tom@difference.example",))

    assert find([ADA], [tom], [[ADA], [tom]]) == []


def test_being_the_author_is_the_only_reason_told():
    author = Party("ada", ("Ada Lovelace",), ("ada@x.example",), ("MIT",))

    assert rules_between(author, author, co_submissions=[[author]]) == {(Rule.SAME_PERSON, True)}


def test_the_most_certain_evidence_is_kept_once():
    author = Party("a", affiliations=("Oxford", "University of Oxford"))
    reviewer = Party("b", affiliations=("University of Oxford",))

    assert rules_between(author, reviewer) == {(Rule.SAME_INSTITUTION, True)}
    assert len(find([author], [reviewer])) == 1


def test_a_whole_conference_takes_seconds():
    def party(number, role):
        name = f"{chr(97 + number % 26)}name{number % 997} family{number % 1009}"
        email = f"{role}{number}@cs.university{number % 400}.example"
        return Party(f"{role}{number}", (name,), (email,), (f"University of Town{number % 400}, Country{number % 50}",))

    authors = [party(number, "author") for number in range(3000)]
    reviewers = [party(number, "reviewer") for number in range(500)]
    papers = [authors[number : number + 3] for number in range(0, 3000, 3)]
    began = time.process_time()

    found = find(authors, reviewers, papers)

    assert time.process_time() - began < 5
    assert {one.rule for one in found} == {Rule.SAME_DOMAIN, Rule.SAME_INSTITUTION, Rule.SAME_NAME}
