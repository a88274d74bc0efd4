"""Affinity: how well experts know the subject of papers, by their publications and topics, and why."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from .vectors import Corpus, corpus

NEAREST = 5  # publications that count: an expert may have other subjects besides
TOPIC_BONUS = 0.1  # shared topics break ties among people with publications, no more
SHARED_WORDS = 6


@dataclass(frozen=True)
class Paper:
    id: Hashable
    title: str
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    topics: frozenset = frozenset()


@dataclass(frozen=True)
class Publication:
    title: str
    abstract: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Expert:
    id: Hashable
    publications: tuple[Publication, ...] = ()
    topics: frozenset = frozenset()


@dataclass(frozen=True)
class Reasons:
    """Why a score is what it is: shared topics, the nearest publication (cosine in [0, 1]), the words that tie them."""

    topics: tuple
    publication: Publication | None
    similarity: float
    words: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Affinities:
    """Scores in [0, 1], papers x experts, in the order given; ids of experts (papers) judged by topics alone."""

    papers: tuple[Paper, ...]
    experts: tuple[Expert, ...]
    scores: np.ndarray
    low_evidence: frozenset
    papers_without_text: frozenset
    _corpus: Corpus
    _owned: tuple[slice, ...]  # the rows of each expert's publications in the corpus; papers come first

    def score(self, paper_id: Hashable, expert_id: Hashable) -> float:
        """The score of one pair; KeyError when an id is unknown."""
        return float(self.scores[_position(self.papers, paper_id), _position(self.experts, expert_id)])

    def reasons(self, paper_id: Hashable, expert_id: Hashable) -> Reasons:
        """What speaks for this expert on this paper; KeyError when an id is unknown."""
        row, column = _position(self.papers, paper_id), _position(self.experts, expert_id)
        paper, expert = self.papers[row], self.experts[column]
        topics = tuple(sorted(paper.topics & expert.topics, key=str))
        theirs = self._corpus.vectors[self._owned[column]]
        near = (theirs @ self._corpus.vectors[[row]].T).toarray().ravel()
        if not near.any():
            return Reasons(topics, None, 0.0, ())
        best = int(near.argmax())
        words = _shared_words(self._corpus, self._corpus.vectors[[row]], theirs[_nearest(near)])
        return Reasons(topics, expert.publications[best], min(1.0, float(near[best])), words)


def affinities(
    papers: Sequence[Paper], experts: Sequence[Expert], tell: Callable[[int, int], None] | None = None
) -> Affinities:
    """Score every paper for every expert: mean cosine of the paper with the expert's five nearest publications.

    Stemmed word 1-2-gram TF-IDF per publication with a top-5 mean did as well as trained document embeddings on the
    gold standard of Stelmakh et al. (2023), where topic lists alone did badly; so topics only add a small bonus.
    An expert without publications (or a paper without words) is scored by topics alone, where full overlap counts
    like that paper's upper-quartile expert. ValueError when two papers or two experts share an id. `tell` hears how
    many (done, total) texts have been read, which is most of the work; what it raises ends it.
    """
    papers, experts = tuple(papers), tuple(experts)
    _refuse_twins(papers, "papers")
    _refuse_twins(experts, "experts")
    known, owned = _read(papers, experts, tell)
    vectors = known.vectors
    written = np.diff(vectors.indptr) > 0
    has_text, has_publications = written[: len(papers)], np.array([written[rows].any() for rows in owned], dtype=bool)
    text = _text_scores(vectors, len(papers), owned)
    by_text = np.outer(has_text, has_publications)
    weight = np.where(by_text, TOPIC_BONUS, 1.0)
    scores = np.minimum(1.0, text + weight * _overlaps(papers, experts) * _typical(text, by_text)[:, np.newaxis])
    return Affinities(
        papers,
        experts,
        scores,
        frozenset(expert.id for expert, there in zip(experts, has_publications, strict=True) if not there),
        frozenset(paper.id for paper, there in zip(papers, has_text, strict=True) if not there),
        known,
        owned,
    )


def _read(papers: Sequence[Paper], experts: Sequence[Expert], tell) -> tuple[Corpus, tuple[slice, ...]]:
    documents: list[tuple[str, ...]] = [(paper.title, paper.abstract, *paper.keywords) for paper in papers]
    owned = []
    for expert in experts:
        start = len(documents)
        documents += [(publication.title, publication.abstract) for publication in expert.publications]
        owned.append(slice(start, len(documents)))
    return corpus(_told(documents, tell) if tell else documents), tuple(owned)


def _told(documents: Sequence, tell: Callable[[int, int], None]) -> Iterator:
    for count, document in enumerate(documents):
        tell(count, len(documents))
        yield document


def _text_scores(vectors: sparse.csr_array, papers: int, owned: Sequence[slice]) -> np.ndarray:
    """Mean cosine with the nearest publications, papers x experts; 0 for an expert without publications."""
    asked = vectors[:papers]
    scores = np.zeros((papers, len(owned)))
    for column, rows in enumerate(owned):
        if rows.start < rows.stop and papers:
            near = np.sort((asked @ vectors[rows].T).toarray(), axis=1)
            scores[:, column] = near[:, -NEAREST:].mean(axis=1)
    return np.clip(scores, 0.0, 1.0)


def _typical(text: np.ndarray, by_text: np.ndarray) -> np.ndarray:
    """Per paper the upper quartile of its text scores: the yardstick that makes topics comparable with text.

    A paper without any takes the mean of the others; when no text meets anywhere, topics count in full.
    """
    rows = zip(text, by_text, strict=True)
    typical = np.array([np.quantile(row[judged], 0.75) if judged.any() else 0.0 for row, judged in rows], dtype=float)
    return np.where(typical > 0, typical, typical[typical > 0].mean() if typical.any() else 1.0)


def _overlaps(papers: Sequence[Paper], experts: Sequence[Expert]) -> np.ndarray:
    """Shared topics over the geometric mean of both numbers of topics, papers x experts, in [0, 1]."""
    everybody: list[Paper | Expert] = [*papers, *experts]
    topics = dict.fromkeys(topic for one in everybody for topic in one.topics)
    column = {topic: place for place, topic in enumerate(topics)}
    wanted, offered = (_topic_table(side, column) for side in (papers, experts))
    sizes = np.sqrt(np.outer(wanted.sum(axis=1), offered.sum(axis=1)))
    return (wanted @ offered.T) / np.maximum(sizes, 1.0)


def _topic_table(side: Sequence[Paper | Expert], column: dict) -> np.ndarray:
    table = np.zeros((len(side), len(column)))
    for row, one in enumerate(side):
        table[row, [column[topic] for topic in one.topics]] = 1.0
    return table


def _nearest(near: np.ndarray) -> np.ndarray:
    return np.argsort(-near, kind="stable")[:NEAREST]


def _shared_words(known: Corpus, paper: sparse.csr_array, publications: sparse.csr_array) -> tuple[str, ...]:
    """The terms that add most to the score, best first; a pair of words stands for its single words."""
    share = paper.data * publications.sum(axis=0)[paper.indices]
    best_first = np.argsort(-share.round(12), kind="stable")[: 4 * SHARED_WORDS]  # noise must not rank equals
    chosen: list[int] = []
    for term in paper.indices[best_first[share[best_first] > 0]]:
        stems = set(known.terms[term].split())
        chosen = [other for other in chosen if not set(known.terms[other].split()) < stems]
        if not any(stems <= set(known.terms[other].split()) for other in chosen):
            chosen.append(term)
    return tuple(known.readable(term) for term in chosen[:SHARED_WORDS])


def _position(side: Sequence[Paper | Expert], wanted: Hashable) -> int:
    for position, one in enumerate(side):
        if one.id == wanted:
            return position
    raise KeyError(f"There are no affinities for {wanted!r}.")


def _refuse_twins(side: Sequence[Paper | Expert], name: str) -> None:
    if len({one.id for one in side}) < len(side):
        raise ValueError(f"Two {name} have the same id.")
