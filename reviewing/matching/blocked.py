"""Why demand cannot be met: groups of papers that want more than all who may read them can take (Hall's theorem)."""

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from .problem import Problem
from .result import Blocked


def blocked(problem: Problem, chosen: np.ndarray) -> tuple[Blocked, ...]:
    """The reasons for the empty slots of an assignment (bool, papers x reviewers) that fills as many as possible.

    From the papers with empty slots we follow: who else could read this paper, and which of their papers could go to
    someone else instead. Nobody met on the way has room, or a slot could be filled: the min cut of Ford and Fulkerson.
    What was met falls apart into groups that share no full reviewer; each stands for itself.
    """
    short = chosen.sum(axis=1) < problem.slots
    papers, full = _met(problem, chosen, short)
    return tuple(_explained(problem, group) for group in _groups(problem, papers, full))


def _met(problem: Problem, chosen: np.ndarray, short: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    could_take, could_leave = problem.allowed & ~chosen, chosen & ~problem.fixed
    papers, reviewers = short, np.zeros(len(problem.reviewers), dtype=bool)
    while True:
        reviewers = could_take[papers].any(axis=0)
        further = papers | could_leave[:, reviewers].any(axis=1)
        if (further == papers).all():
            return papers, reviewers
        papers = further


def _groups(problem: Problem, papers: np.ndarray, full: np.ndarray) -> list[np.ndarray]:
    """Positions of papers, a group for each connected part of papers and full reviewers."""
    rows = np.flatnonzero(papers)
    shared = sparse.csr_array(problem.allowed[rows][:, full].astype(float))
    graph = (
        sparse.block_array([[None, shared], [shared.T, None]])
        if shared.shape[1]
        else sparse.csr_array((len(rows),) * 2)
    )
    _, labels = connected_components(graph, directed=False)
    return [rows[labels[: len(rows)] == label] for label in dict.fromkeys(labels[: len(rows)].tolist())]


def _explained(problem: Problem, group: np.ndarray) -> Blocked:
    """A reviewer can take what load_max leaves beside locked pairs, and each paper of the group once."""
    free = problem.allowed[group] & ~problem.fixed[group]
    room = problem.places - problem.fixed.sum(axis=0)
    capacity = int(problem.fixed[group].sum() + np.minimum(free.sum(axis=0), room).sum())
    eligible = problem.allowed[group].any(axis=0)
    return Blocked(
        tuple(problem.papers[row] for row in group.tolist()),
        tuple(problem.reviewers[column] for column in np.flatnonzero(eligible).tolist()),
        int(problem.slots[group].sum()),
        capacity,
    )
