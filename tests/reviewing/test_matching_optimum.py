"""Matching finds the optimum: against every possible assignment of small problems, and against published results."""

import os
from itertools import combinations, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewing.matching import Problem, solve, violations


@st.composite
def small_problems(draw):
    papers, reviewers = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    cells = st.lists(st.integers(-2, 8), min_size=papers * reviewers, max_size=papers * reviewers)
    open_cells = st.lists(
        st.sampled_from([True, True, False]), min_size=papers * reviewers, max_size=papers * reviewers
    )
    scores = np.array(draw(cells)).reshape(papers, reviewers) / 4
    allowed = np.array(draw(open_cells)).reshape(papers, reviewers)
    load_min = draw(st.lists(st.integers(0, 2), min_size=reviewers, max_size=reviewers))
    possible = [(row, column) for row, column in product(range(papers), range(reviewers)) if allowed[row, column]]
    return Problem(
        papers=range(papers),
        reviewers=range(reviewers),
        scores=scores,
        allowed=allowed,
        demand=draw(st.lists(st.integers(0, 3), min_size=papers, max_size=papers)),
        load_min=load_min,
        load_max=[least + draw(st.integers(0, 2)) for least in load_min],
        locked=frozenset(draw(st.lists(st.sampled_from(possible), max_size=2)) if possible else ()),
        balance=draw(st.sampled_from([0.0, 0.02, 0.5])),
    )


def every_assignment(problem):
    """Bool tables within demand and loads (or what is locked, if more) that keep the locked pairs."""
    locked = np.zeros(problem.allowed.shape, dtype=bool)
    for pair in problem.locked:
        locked[pair] = True
    choices = []
    for row, wanted in enumerate(problem.demand):
        eligible = np.flatnonzero(problem.allowed[row])
        sizes = range(max(wanted, locked[row].sum()) + 1)
        teams = [team for size in sizes for team in combinations(eligible, size)]
        choices.append([team for team in teams if set(np.flatnonzero(locked[row])) <= set(team)])
    most = np.maximum(problem.load_max, locked.sum(axis=0))
    for teams in product(*choices):
        table = np.zeros(problem.allowed.shape, dtype=bool)
        for row, team in enumerate(teams):
            table[row, list(team)] = True
        if (table.sum(axis=0) <= most).all():
            yield table


def rank(problem, table):
    """First empty slots, then minimum loads, then score less balance: smaller is better."""
    given, loads = table.sum(axis=1), table.sum(axis=0)
    locked = [sum(paper == row for paper, _ in problem.locked) for row in problem.papers]
    slots = np.maximum(problem.demand, locked)
    empty = sum(max(slots) - slot for got, wanted in zip(given, slots, strict=True) for slot in range(got, wanted))
    idle = sum(
        least - place
        for load, least in zip(loads, problem.load_min, strict=True)
        for place in range(load, max(load, least))
    )
    possible = problem.scores[problem.allowed].tolist() or [0.0]
    score_range = (max(possible) - min(possible)) or 1.0
    uneven = problem.balance * score_range * sum(load * (load - 1) / 2 for load in loads)
    return int(empty), int(idle), uneven - problem.scores[table].sum()


@settings(max_examples=250, deadline=None)
@given(small_problems())
def test_no_assignment_is_better_than_ours(problem):
    best = min(rank(problem, table) for table in every_assignment(problem))

    result = solve(problem)

    ours = np.zeros(problem.allowed.shape, dtype=bool)
    for paper, reviewer, _ in result.pairs:
        ours[paper, reviewer] = True
    assert rank(problem, ours) == (*best[:2], pytest.approx(best[2], abs=1e-9))
    assert result.gap == pytest.approx(0, abs=1e-6)
    assert not (ours & ~problem.allowed).any()
    assert all(ours[pair] for pair in problem.locked)
    assert {paper for reason in result.blocked for paper in reason.papers} >= set(result.unfilled)
    assert sum(reason.missing for reason in result.blocked) == sum(result.unfilled.values())
    if not result.unfilled and not result.below_minimum:
        assert violations(problem, result.pairs) == []


@settings(max_examples=50, deadline=None)
@given(small_problems(), st.randoms(use_true_random=False))
def test_the_total_does_not_depend_on_the_order_of_papers_and_reviewers(problem, random):
    rows, columns = list(range(len(problem.papers))), list(range(len(problem.reviewers)))
    random.shuffle(rows)
    random.shuffle(columns)
    shuffled = Problem(
        papers=rows,
        reviewers=columns,
        scores=problem.scores[rows][:, columns],
        allowed=problem.allowed[rows][:, columns],
        demand=problem.demand[rows],
        load_min=problem.load_min[columns],
        load_max=problem.load_max[columns],
        locked=problem.locked,
        balance=problem.balance,
    )

    assert solve(shuffled).total == pytest.approx(solve(problem).total)


@settings(max_examples=50, deadline=None)
@given(small_problems())
def test_more_room_never_makes_the_total_smaller_when_all_slots_are_filled(problem):
    free = Problem(
        problem.papers,
        problem.reviewers,
        problem.scores,
        problem.allowed,
        problem.demand,
        0,
        problem.load_max,
        balance=0,
    )
    wider = Problem(problem.papers, problem.reviewers, problem.scores, problem.allowed, problem.demand, 0, 9, balance=0)
    before, after = solve(free), solve(wider)

    assert sum(after.unfilled.values()) <= sum(before.unfilled.values())
    if not before.unfilled:
        assert after.total >= before.total - 1e-9


@pytest.mark.skipif("CONVOKE_DATASETS" not in os.environ, reason="CONVOKE_DATASETS does not name the benchmark data.")
@pytest.mark.parametrize(
    ("year", "load_min", "load_max", "total"), [(2015, 6, 12, 1406.25), (2016, 5, 11, 943.0)], ids=["2015", "2016"]
)
def test_the_proven_maximum_of_the_aamas_bids_is_reached(year, load_min, load_max, total):
    bids = Path(os.environ["CONVOKE_DATASETS"]) / "matching" / "aamas-legacy" / f"aamas{year}.in"
    scores = np.loadtxt(bids, skiprows=1)
    papers, reviewers = scores.shape
    problem = Problem(range(papers), range(reviewers), scores, scores > 0, 3, load_min, load_max, balance=0)

    result = solve(problem)

    assert result.total == pytest.approx(total)
    assert result.gap == pytest.approx(0, abs=1e-6)
    assert violations(problem, result.pairs) == []
