"""Matching: the assignment is feasible, even, keeps locks and conflicts, and names what blocks it."""

from itertools import pairwise

import numpy as np
import pytest

from reviewing.matching import Blocked, Duals, Problem, certificate, even_loads, solve, violations

REVIEWERS = ("Ravi", "Rosa", "Rune")


def problem(scores, **changes):
    """Papers p1.., reviewers as many as columns, everybody allowed, two reviewers per paper, loads 0..9."""
    scores = np.asarray(scores, dtype=float)
    papers, reviewers = scores.shape
    values = {
        "papers": [f"p{number}" for number in range(1, papers + 1)],
        "reviewers": REVIEWERS if reviewers == 3 else [f"r{number}" for number in range(1, reviewers + 1)],
        "scores": scores,
        "allowed": np.ones(scores.shape, dtype=bool),
        "demand": 2,
        "load_min": 0,
        "load_max": 9,
    }
    return Problem(**(values | changes))


def assigned(result):
    return {(paper, reviewer) for paper, reviewer, _ in result.pairs}


def test_each_paper_gets_its_best_reviewers_when_nothing_stands_in_the_way():
    wanted = problem([[0.9, 0.8, 0.1], [0.1, 0.7, 0.9]], balance=0)

    result = solve(wanted)

    assert result.pairs == (("p1", "Ravi", 0.9), ("p1", "Rosa", 0.8), ("p2", "Rune", 0.9), ("p2", "Rosa", 0.7))
    assert result.total == pytest.approx(3.3)
    assert result.gap == pytest.approx(0, abs=1e-9)
    assert result.loads == {"Ravi": 1, "Rosa": 2, "Rune": 1}
    assert (result.unfilled, result.below_minimum, result.blocked) == ({}, {}, ())
    assert violations(wanted, result.pairs) == []


def test_the_sum_counts_not_the_first_choice_of_one_paper():
    wanted = problem([[0.9, 0.8], [0.9, 0.1]], demand=1, load_max=1, balance=0)

    result = solve(wanted)

    assert assigned(result) == {("p1", "r2"), ("p2", "r1")}


def test_a_conflict_is_never_assigned_even_when_slots_stay_empty():
    allowed = np.array([[False, True, True], [False, False, True]])
    wanted = problem([[1, 0, 0], [1, 1, 0]], allowed=allowed)

    result = solve(wanted)

    assert assigned(result) == {("p1", "Rosa"), ("p1", "Rune"), ("p2", "Rune")}
    assert result.unfilled == {"p2": 1}
    assert result.blocked == (Blocked(("p2",), ("Rune",), demand=2, capacity=1),)


def test_locked_pairs_stay_whatever_they_cost():
    wanted = problem([[0.9, 0.8, -5.0]], locked={("p1", "Rune")})

    result = solve(wanted)

    assert assigned(result) == {("p1", "Rune"), ("p1", "Ravi")}


def test_locked_pairs_stay_beyond_demand_and_maximum_load():
    locked = {("p1", "Ravi"), ("p1", "Rosa"), ("p2", "Ravi")}
    wanted = problem([[1, 1, 1], [1, 1, 1]], demand=1, load_max=1, locked=locked)

    result = solve(wanted)

    assert assigned(result) == locked
    assert violations(wanted, result.pairs) == []


def test_equal_scores_give_loads_that_differ_by_one_at_most():
    wanted = problem(np.full((20, 7), 0.5), demand=3)

    loads = solve(wanted).loads.values()

    assert sorted(loads) == [8, 8, 8, 9, 9, 9, 9]


def test_small_gains_do_not_make_loads_uneven_but_large_ones_do():
    scores = np.array([[0.51, 0.5, 0.0]] * 4 + [[1.0, 0.0, 0.0]] * 2)

    even, free = solve(problem(scores, demand=1)), solve(problem(scores, demand=1, balance=0))

    assert list(even.loads.values()) == [3, 3, 0]
    assert list(free.loads.values()) == [6, 0, 0]
    assert {("p5", "Ravi"), ("p6", "Ravi")} <= assigned(even)


def test_loads_are_as_even_as_their_bounds_when_bounds_are_even():
    rng = np.random.default_rng(3)
    least, most = even_loads([3] * 40, 17)

    result = solve(problem(rng.random((40, 17)), demand=3, load_min=least, load_max=most))

    assert (least[0], most[0]) == (7, 8)
    assert sorted(result.loads.values()) == [7] * 16 + [8]


def test_even_loads_need_someone_to_carry_them():
    with pytest.raises(ValueError, match="at least one reviewer"):
        even_loads([3, 3], 0)


def test_a_minimum_load_comes_before_score():
    wanted = problem([[0.9, 0.8, 0.0], [0.9, 0.8, 0.0]], load_min=1, balance=0)

    result = solve(wanted)

    assert result.loads["Rune"] == 1
    assert violations(wanted, result.pairs) == []


def test_minimum_loads_that_cannot_all_be_met_are_shared_and_told():
    wanted = problem(np.eye(2, 3), demand=2, load_min=3)

    result = solve(wanted)

    assert sorted(result.loads.values()) == [1, 1, 2]
    assert sorted(result.below_minimum.values()) == [1, 2, 2]


def test_a_shortage_is_shared_so_that_no_paper_has_none_while_others_have_three():
    scores = np.array([[1.0] * 4, [0.9] * 4, [0.0] * 4, [0.0] * 4])
    wanted = problem(scores, demand=3, load_max=2)

    result = solve(wanted)

    assert result.unfilled == {"p1": 1, "p2": 1, "p3": 1, "p4": 1}
    assert result.gap == pytest.approx(0, abs=1e-6)


def test_a_paper_that_wants_one_reviewer_is_not_left_out_for_the_fourth_of_another():
    wanted = problem([[1.0] * 4, [0.1] * 4], demand=[4, 1], load_max=1)

    result = solve(wanted)

    assert result.unfilled == {"p1": 1}


def test_thirty_papers_that_only_four_reviewers_may_read_are_named_with_them():
    rng = np.random.default_rng(5)
    allowed = np.ones((200, 60), dtype=bool)
    allowed[50:80, 4:] = False
    wanted = problem(rng.random((200, 60)), allowed=allowed, demand=3, load_max=12)

    result = solve(wanted)

    (reason,) = result.blocked
    assert reason.papers == tuple(f"p{number}" for number in range(51, 81))
    assert reason.reviewers == ("r1", "r2", "r3", "r4")
    assert (reason.demand, reason.capacity, reason.missing) == (90, 48, 42)
    assert sum(result.unfilled.values()) == 42
    assert max(result.unfilled.values()) == 2


def test_independent_shortages_are_told_apart():
    allowed = np.ones((3, 6), dtype=bool)
    allowed[0, 2:] = allowed[2, :5] = False

    result = solve(problem(np.ones((3, 6)), allowed=allowed, demand=3))

    assert result.blocked == (
        Blocked(("p1",), ("r1", "r2"), demand=3, capacity=2),
        Blocked(("p3",), ("r6",), demand=3, capacity=1),
    )


def test_a_paper_nobody_may_read_is_blocked_by_nobody():
    result = solve(problem([[1.0, 1.0]], allowed=np.zeros((1, 2), dtype=bool)))

    assert result.pairs == ()
    assert result.blocked == (Blocked(("p1",), (), demand=2, capacity=0),)


@pytest.mark.parametrize("shape", [(0, 0), (0, 2), (2, 0)])
def test_empty_sides_are_no_error(shape):
    result = solve(problem(np.zeros(shape)))

    assert (result.pairs, result.total, result.gap) == ((), 0, pytest.approx(0))
    assert result.unfilled == {f"p{number}": 2 for number in range(1, shape[0] + 1) if not shape[1]}


def test_papers_without_demand_get_nobody():
    assert solve(problem(np.ones((2, 3)), demand=[0, 1])).unfilled == {}
    assert len(solve(problem(np.ones((2, 3)), demand=[0, 1])).pairs) == 1


def test_the_order_of_input_changes_nothing_even_among_equals():
    rng = np.random.default_rng(8)
    scores = rng.integers(0, 3, (30, 12)) / 2
    rows, columns = rng.permutation(30), rng.permutation(12)
    wanted = problem(scores, demand=3)
    shuffled = problem(
        scores[rows][:, columns],
        papers=[wanted.papers[row] for row in rows],
        reviewers=[wanted.reviewers[column] for column in columns],
        demand=3,
    )

    assert assigned(solve(wanted)) == assigned(solve(shuffled))


def test_a_certificate_from_wrong_prices_is_still_a_bound():
    rng = np.random.default_rng(2)
    wanted = problem(rng.random((10, 6)), load_max=5, load_min=1)
    result = solve(wanted)

    guesses = [certificate(wanted, Duals(rng.normal(size=10), rng.normal(size=6))) for _ in range(20)]

    assert certificate(wanted, result.duals) == pytest.approx(result.total - result.penalty)
    assert all(guess > result.total - result.penalty for guess in guesses)


def test_candidate_pairs_with_pricing_find_the_optimum_of_all_pairs(monkeypatch):
    rng = np.random.default_rng(4)
    wanted = problem(rng.random((60, 40)) ** 3, demand=3, load_min=4, load_max=5)
    everything = solve(wanted)

    monkeypatch.setattr("reviewing.matching.solving.ALL_AT_ONCE", 0)
    monkeypatch.setattr("reviewing.matching.solving.NEAREST", 1)
    priced = solve(wanted)

    assert priced.total - priced.penalty == pytest.approx(everything.total - everything.penalty)
    assert priced.gap == pytest.approx(0, abs=1e-6)
    assert violations(wanted, priced.pairs) == []


def test_scores_far_from_nothing_are_evened_out_no_more_than_others():
    scores = np.random.default_rng(7).random((12, 5))

    assert assigned(solve(problem(scores + 100, load_max=8))) == assigned(solve(problem(scores, load_max=8)))


def test_scores_of_any_unit_give_the_same_assignment():
    scores = np.random.default_rng(6).random((12, 5))

    totals = [assigned(solve(problem(scores * unit, load_max=6))) for unit in (1e-6, 1.0, 1e6)]

    assert all(first == second for first, second in pairwise(totals))


def test_every_broken_rule_is_told():
    allowed = np.ones((3, 3), dtype=bool)
    allowed[0, 0] = False
    wanted = problem(
        np.zeros((3, 3)), allowed=allowed, demand=1, load_min=1, load_max=2, locked={("p3", "Rosa")}, balance=0
    )
    pairs = [("p1", "Ravi"), ("p1", "Ravi"), ("p2", "Ravi"), ("p9", "Rosa")]

    assert violations(wanted, pairs) == [
        "The pair (p9, Rosa) names an unknown paper or reviewer.",
        "Reviewer Ravi is assigned to paper p1 2 times.",
        "Reviewer Ravi may not review paper p1.",
        "The locked pair (p3, Rosa) is missing.",
        "Paper p1 has 2 reviewers, but wants 1.",
        "Paper p3 has 0 of 1 reviewers.",
        "Reviewer Ravi has 3 papers, but at most 2 were agreed.",
        "Reviewer Rosa has 0 papers, but at least 1 were agreed.",
        "Reviewer Rune has 0 papers, but at least 1 were agreed.",
    ]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"scores": np.zeros((2, 3))}, "scores has shape"),
        ({"scores": np.full((1, 3), np.nan)}, "not numbers"),
        ({"scores": np.full((1, 3), np.inf)}, "not numbers"),
        ({"allowed": np.ones((3, 1), dtype=bool)}, "allowed has shape"),
        ({"allowed": np.ones((1, 3))}, "True and False only"),
        ({"demand": [1, 2]}, "demand has shape"),
        ({"demand": -1}, "demand must hold whole numbers"),
        ({"demand": 1.5}, "demand must hold whole numbers"),
        ({"load_max": [1, 2, np.nan]}, "load_max must hold whole numbers"),
        ({"load_min": 3, "load_max": [3, 2, 3]}, "load_min is above load_max for reviewer Rosa"),
        ({"reviewers": ["Ravi", "Rosa", "Ravi"]}, "reviewers appear twice"),
        ({"locked": {("p1", "Eve")}}, "unknown paper or reviewer"),
        ({"locked": {("p1", "Ravi")}, "allowed": np.zeros((1, 3), dtype=bool)}, "may not review this paper"),
        ({"balance": -0.1}, "balance must be"),
    ],
)
def test_bad_input_is_refused_in_a_clear_sentence(changes, sentence):
    values = {"papers": ["p1"], "reviewers": REVIEWERS, "scores": np.zeros((1, 3)), "allowed": np.ones((1, 3), bool)}
    values |= {"demand": 2, "load_min": 0, "load_max": 9}

    with pytest.raises(ValueError, match=sentence):
        Problem(**(values | changes))


def test_prices_of_the_wrong_length_are_refused():
    with pytest.raises(ValueError, match="one price per paper"):
        certificate(problem(np.zeros((1, 3))), Duals(np.zeros(2), np.zeros(3)))
