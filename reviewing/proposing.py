"""From papers and people to the best assignment: affinity by text, even loads, conflicts out, sent ones kept."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference.models import Person
from conference.text.affinity import Affinities, Expert, Paper, Publication, affinities
from reviewing.eligibility import Bar
from reviewing.matching import Blocked, Problem, Result, even_loads, solve
from submissions.models import Submission

MOST_NAMES = 4
Told = Callable[[int, int], None]  # (done, total)


@dataclass(frozen=True)
class Proposal:
    """What was proposed: how many reviewers for each paper (primary key), why some lack, and sentences about that."""

    given: Mapping[int, int]
    missing: int
    blocked: tuple[Blocked, ...]
    sentences: tuple[str, ...]

    @property
    def count(self) -> int:
        return sum(self.given.values())


def affinity_of(papers: Sequence[Submission], people: Sequence[Person], tell: Told | None = None) -> Affinities:
    """Scores of all papers (topics prefetched) for all people, by primary keys. `tell` hears (done, total)."""
    printed = {}
    asked = [
        Paper(paper.pk, paper.title, paper.abstract, tuple(paper.keywords), _topics(paper.topics.all(), printed))
        for paper in papers
    ]
    experts = [
        Expert(person.pk, tuple(_publications(person)), _topics(person.expertise.get("topics") or (), printed))
        for person in people
    ]
    return affinities(asked, experts, tell)


def reason_of(known: Affinities, paper: int, person: int) -> dict:
    """Why a score is what it is, as it is kept with an assignment."""
    reasons = known.reasons(paper, person)
    return {
        "topics": list(reasons.topics),
        "publication": reasons.publication.title if reasons.publication else "",
        "similarity": round(reasons.similarity, 3),
        "words": list(reasons.words),
        "by_topics_alone": person in known.low_evidence,
    }


def matched(
    known: Affinities,
    bars: Mapping[tuple[int, int], Bar],
    kept: Collection[tuple[int, int]],
    wanted: Mapping[int, int],
    tell: Told | None = None,
) -> Result:
    """The best assignment of as many reviewers to each paper as are `wanted`.

    Loads are as even as they can be; where conflicts leave a paper short, everybody may get one paper more, as often
    as that fills a place. What is `kept` stays, but a pair that has come into conflict since does not count.
    """
    papers, people = [paper.id for paper in known.papers], [expert.id for expert in known.experts]
    kept = {pair for pair in kept if not (pair in bars and bars[pair].is_conflict)}
    allowed = np.array([[(p, r) in kept or (p, r) not in bars for r in people] for p in papers], dtype=bool)
    demand = np.array([wanted[paper] for paper in papers])
    least, most = even_loads(demand, len(people))

    def solved(extra):
        return solve(Problem(papers, people, known.scores, allowed, demand, least, most + extra, kept), tell)

    best, extra = solved(0), 1
    while best.unfilled and sum((wider := solved(extra)).unfilled.values()) < sum(best.unfilled.values()):
        best, extra = wider, extra + 1
    return best


def explained(
    blocked: Iterable[Blocked], papers: Mapping[int, Submission], people: Mapping[int, Person]
) -> tuple[str, ...]:
    """A sentence for each group of papers that lacks reviewers in any assignment."""
    return tuple(_sentence(block, papers, people) for block in blocked)


def _sentence(block, papers, people):
    labels = _listed([papers[paper].label for paper in block.papers])
    wanted = ngettext("%(n)d reviewer is wanted", "%(n)d reviewers are wanted", block.demand) % {"n": block.demand}
    missing = ngettext("%(n)d is missing", "%(n)d are missing", block.missing) % {"n": block.missing}
    if not block.reviewers:
        free = _("nobody among the reviewers is free of conflicts")
    else:
        free = _("only %(names)s may review here and can take %(n)d") % {
            "names": _listed([people[person].name for person in block.reviewers]),
            "n": block.capacity,
        }
    return _("%(papers)s: %(wanted)s, but %(free)s, so %(missing)s. Please invite more reviewers.") % {
        "papers": labels,
        "wanted": wanted,
        "free": free,
        "missing": missing,
    }


def _listed(names):
    shown = ", ".join(names[:MOST_NAMES])
    rest = len(names) - MOST_NAMES
    return shown if rest <= 0 else _("%(names)s and %(n)d more") % {"names": shown, "n": rest}


def _publications(person):
    for one in person.expertise.get("publications") or ():
        yield Publication(one.get("title", ""), one.get("abstract", ""), one.get("year"))


def _topics(topics, printed):
    """Topics by name, whatever their case, each as it was first printed."""
    return frozenset(printed.setdefault(str(topic).casefold(), str(topic)) for topic in topics if str(topic))
