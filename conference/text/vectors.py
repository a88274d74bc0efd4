"""Texts as vectors: weighted counts of stemmed words and word pairs (TF-IDF), and the cosine between them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy import sparse

from .words import Reader, Word


@dataclass(frozen=True, eq=False)
class Corpus:
    """Documents x terms in unit-length rows (a document without words is a row of zeros), and how terms read."""

    vectors: sparse.csr_array
    terms: tuple[str, ...]
    printed: dict[str, str]

    def readable(self, term: int) -> str:
        """A term as people write it: each stem by its most frequent printed form."""
        return " ".join(self.printed[stem] for stem in self.terms[term].split())


def corpus(documents: Iterable[Sequence[str]]) -> Corpus:
    """Weigh documents, each a sequence of texts (title, abstract ...) across whose borders no word pair is formed.

    Terms are stemmed words and pairs of neighbouring words; weight (1 + ln tf) (1 + ln((1 + n) / (1 + df))), rows
    scaled to length 1 (sublinear tf, smoothed idf: Manning, Raghavan, Schütze, Introduction to IR, ch. 6).
    """
    reader = Reader()
    read = [[reader.words(text) for text in document] for document in documents]
    counts = [Counter(term for words in document for term in _terms(words)) for document in read]
    terms = tuple(sorted(set().union(*counts)))
    return Corpus(_weighed(_table(counts, terms)), terms, _printed_forms(read))


def similarity(texts: Sequence[str]) -> np.ndarray:
    """How near each text is to each other: cosine in [0, 1], shape (n, n), symmetric, 1 on the diagonal."""
    if not len(texts):
        return np.zeros((0, 0))
    vectors = corpus([text] for text in texts).vectors
    near = np.clip((vectors @ vectors.T).toarray(), 0.0, 1.0)
    near = np.maximum(near, near.T)  # rounding must not make it matter which text comes first
    np.fill_diagonal(near, 1.0)
    return near


def _terms(words: Sequence[Word]) -> list[str]:
    stems = [word.stem for word in words]
    return stems + [f"{first} {second}" for first, second in pairwise(stems)]


def _table(counts: Sequence[Counter[str]], terms: Sequence[str]) -> sparse.csr_array:
    """Counts as documents x terms, columns ascending within each row."""
    column = {term: position for position, term in enumerate(terms)}
    columns = np.array([column[term] for document in counts for term in document], dtype=np.int64)
    times = np.array([number for document in counts for number in document.values()], dtype=float)
    starts = np.concatenate([[0], np.cumsum([len(document) for document in counts], dtype=np.int64)])
    table = sparse.csr_array((times, columns, starts), shape=(len(counts), len(terms)))
    table.sort_indices()
    return table


def _weighed(table: sparse.csr_array) -> sparse.csr_array:
    documents, terms = table.shape
    appearances = np.bincount(table.indices, minlength=terms)
    rarity = 1.0 + np.log((1.0 + documents) / (1.0 + appearances))
    weights = (1.0 + np.log(table.data)) * rarity[table.indices]
    row = np.repeat(np.arange(documents), np.diff(table.indptr))
    length = np.sqrt(np.bincount(row, weights=weights**2, minlength=documents))
    return sparse.csr_array((weights / length[row], table.indices, table.indptr), shape=table.shape)


def _printed_forms(read: Iterable[Iterable[Sequence[Word]]]) -> dict[str, str]:
    """For each stem the form printed most often (of equals the first in the alphabet)."""
    times = Counter(word for document in read for words in document for word in words)
    forms: dict[str, dict[str, int]] = defaultdict(dict)
    for word, number in times.items():
        forms[word.stem][word.printed] = number
    return {stem: min(seen, key=lambda form: (-seen[form], form)) for stem, seen in forms.items()}
