"""What a few scores say together."""

import pytest

from reviewing.scores import points, summary


def test_mean_range_and_spread():
    found = summary([2, -1, 1])

    assert found.mean == pytest.approx(2 / 3)
    assert (found.count, found.lowest, found.highest, found.spread) == (3, -1, 2, 3)


def test_no_score_is_no_summary():
    assert summary([]) is None


@pytest.mark.parametrize(
    ("number", "printed"), [(2, "2"), (-1, "−1"), (2 / 3, "0.7"), (-0.04, "0.0"), (-1.5, "−1.5"), (None, "")]
)
def test_how_points_are_printed(number, printed):
    assert points(number) == printed
