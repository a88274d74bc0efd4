"""The rules. Each looks its pairs up in an index, so that whole conferences take seconds, not all pairs."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from itertools import product
from typing import TypeVar

from conference.orcid import orcid_of

from . import names
from .domains import address_of, employer_domain
from .institutions import Institution, are_alike, are_same, institutions_in
from .parties import Found, Party, Rule

Mark = TypeVar("Mark", bound=Hashable)  # what two parties may have in common: an address, a domain, an institution


def find(
    authors: Sequence[Party], reviewers: Sequence[Party], co_submissions: Iterable[Collection[Party]] = ()
) -> list[Found]:
    """Every conflict between an author and a reviewer, each with the rules that found it and their evidence.

    `authors` may be those of one paper or of all papers; `co_submissions` are the author lists of papers handed in to
    the same edition, from which co-authors follow. One rule finds a pair once, with its most certain evidence; a
    reviewer who is the author is only told so. In the order of authors, reviewers and rules.
    """
    best: dict[tuple[str, str, Rule], Found] = {}
    for found in _all_found(authors, reviewers, co_submissions):
        known = best.setdefault((found.author, found.reviewer, found.rule), found)
        if found.certain and not known.certain:
            best[found.author, found.reviewer, found.rule] = found
    kept = [found for pair, found in best.items() if found.rule == Rule.SAME_PERSON or not _is_one_person(pair, best)]
    return _ordered(kept, authors, reviewers)


def _all_found(
    authors: Sequence[Party], reviewers: Sequence[Party], co_submissions: Iterable[Collection[Party]]
) -> Iterator[Found]:
    yield from same_person(authors, reviewers)
    yield from co_submission(authors, reviewers, co_submissions)
    yield from same_domain(authors, reviewers)
    yield from same_institution(authors, reviewers)
    yield from same_name(authors, reviewers)


def same_person(authors: Sequence[Party], reviewers: Sequence[Party]) -> Iterator[Found]:
    """One account, one e-mail address or one ORCID iD."""
    evidence = {
        "key": "The reviewer is this author.",
        "email": "Both use the e-mail address {}.",
        "orcid": "Both have the ORCID iD {}.",
    }
    for author, reviewer, (kind, value) in _sharing(authors, reviewers, _identities):
        yield Found(author.key, reviewer.key, Rule.SAME_PERSON, True, evidence[kind].format(value))


def co_submission(
    authors: Sequence[Party], reviewers: Sequence[Party], co_submissions: Iterable[Collection[Party]]
) -> Iterator[Found]:
    """The two have handed in a paper together in this edition."""
    authors_by, reviewers_by = _index(authors, _identities), _index(reviewers, _identities)
    for group in co_submissions:
        for reviewer in _known(group, reviewers_by):
            for author in _known(group, authors_by):
                yield Found(author.key, reviewer.key, Rule.CO_SUBMISSION, True, _together(group))


def same_domain(authors: Sequence[Party], reviewers: Sequence[Party]) -> Iterator[Found]:
    """E-mail addresses of one employer."""
    for author, reviewer, domain in _sharing(authors, reviewers, _domains):
        evidence = f"Both have e-mail addresses at {domain}."
        yield Found(author.key, reviewer.key, Rule.SAME_DOMAIN, True, evidence)


def same_institution(authors: Sequence[Party], reviewers: Sequence[Party]) -> Iterator[Found]:
    """One institution in both affiliations; uncertain where only most of its name agrees."""
    authors_at, reviewers_at = _index(authors, _institutions), _index(reviewers, _institutions)
    for theirs, other, certain in _related(authors_at, reviewers_at):
        for author, reviewer in product(authors_at[theirs], reviewers_at[other]):
            evidence = _affiliations(author, theirs, reviewer, other, certain)
            yield Found(author.key, reviewer.key, Rule.SAME_INSTITUTION, certain, evidence)


def _related(
    ours: Iterable[Institution], theirs: Iterable[Institution]
) -> Iterator[tuple[Institution, Institution, bool]]:
    """Pairs of institutions that are certainly (True) or perhaps (False) the same."""
    by_word: dict[str, list[Institution]] = defaultdict(list)
    for other in theirs:
        for word in other.names:
            by_word[word].append(other)
    for one in ours:
        for other in dict.fromkeys(other for word in sorted(one.names) for other in by_word.get(word, ())):
            if are_same(one, other):
                yield one, other, True
            elif are_alike(one, other):
                yield one, other, False


def same_name(authors: Sequence[Party], reviewers: Sequence[Party]) -> Iterator[Found]:
    """Names that may be one person's: never certain."""
    for author, reviewer, _key in _sharing(authors, reviewers, _name_keys):
        for one in author.names:
            other = next((other for other in reviewer.names if _may_be_one(one, other)), None)
            if other is not None:
                evidence = f"The author “{one}” and the reviewer “{other}” may be the same person."
                yield Found(author.key, reviewer.key, Rule.SAME_NAME, False, evidence)
                break


def _index(parties: Iterable[Party], marks_of: Callable[[Party], Iterable[Mark]]) -> dict[Mark, list[Party]]:
    index: dict[Mark, list[Party]] = defaultdict(list)
    for party in parties:
        for mark in dict.fromkeys(marks_of(party)):
            index[mark].append(party)
    return index


def _sharing(
    authors: Iterable[Party], reviewers: Iterable[Party], marks_of: Callable[[Party], Iterable[Mark]]
) -> Iterator[tuple[Party, Party, Mark]]:
    """Pairs of an author and a reviewer with a mark in common, and the mark."""
    reviewers_by = _index(reviewers, marks_of)
    for author in authors:
        for mark in dict.fromkeys(marks_of(author)):
            for reviewer in reviewers_by.get(mark, ()):
                yield author, reviewer, mark


def _known(group: Iterable[Party], index: dict[tuple[str, str], list[Party]]) -> list[Party]:
    """The indexed parties that are somebody of this group, each once."""
    found = (party for member in group for mark in _identities(member) for party in index.get(mark, ()))
    return list(dict.fromkeys(found))


def _identities(party: Party) -> Iterator[tuple[str, str]]:
    if party.key:
        yield "key", party.key
    for email in party.emails:
        if address := address_of(email):
            yield "email", address
    if orcid := orcid_of(party.orcid):
        yield "orcid", orcid


def _domains(party: Party) -> Iterator[str]:
    return filter(None, map(employer_domain, party.emails))


def _institutions(party: Party) -> Iterator[Institution]:
    for affiliation in party.affiliations:
        yield from institutions_in(affiliation)


def _name_keys(party: Party) -> Iterator[names.Name]:
    for name in party.names:
        for spelling in names.spellings(name):
            yield from names.index_keys(spelling)


def _may_be_one(one: str, other: str) -> bool:
    return any(names.are_alike(left, right) for left in names.spellings(one) for right in names.spellings(other))


def _together(group: Collection[Party]) -> str:
    who = ", ".join(party.names[0] for party in group if party.names)
    return f"Both are authors of another submission ({who})." if who else "Both are authors of another submission."


def _affiliations(author: Party, theirs: Institution, reviewer: Party, other: Institution, certain: bool) -> str:
    printed = f"“{_printed(author, theirs)}” and “{_printed(reviewer, other)}”"
    return f"{'Same institution' if certain else 'Perhaps the same institution'}: {printed}."


def _printed(party: Party, institution: Institution) -> str:
    return next(each for each in party.affiliations if institution in institutions_in(each))


def _is_one_person(pair: tuple[str, str, Rule], best: dict[tuple[str, str, Rule], Found]) -> bool:
    return (*pair[:2], Rule.SAME_PERSON) in best


def _ordered(found: list[Found], authors: Sequence[Party], reviewers: Sequence[Party]) -> list[Found]:
    author_at = {party.key: place for place, party in enumerate(authors)}
    reviewer_at = {party.key: place for place, party in enumerate(reviewers)}
    rule_at = {rule: place for place, rule in enumerate(Rule)}
    return sorted(found, key=lambda one: (author_at[one.author], reviewer_at[one.reviewer], rule_at[one.rule]))
