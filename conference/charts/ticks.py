"""Round values for scales: steps of 1, 2 or 5 times a power of ten; days, weeks, months and years for time."""

import math
from datetime import date, timedelta

DAYS = (1, 2, 7, 14)
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)
MONDAY = date(2024, 1, 1)


def step(span: float, most: int, *, whole: bool = True) -> float:
    """The smallest round step of which at most `most` make up the span (> 0); at least 1 where only whole numbers
    make sense."""
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    found = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))
    return max(1, round(found)) if whole and found <= 1 else round(found) if whole else found


def ticks(lowest: float, highest: float, *, most: int = 5, whole: bool = True) -> list[float]:
    """Round values, the first not above `lowest`, the last not below `highest`; at least two.

    ValueError where lowest > highest.
    """
    if lowest > highest:
        raise ValueError("A scale goes upwards.")
    width = step(highest - lowest or 1, most, whole=whole)
    first = math.floor(lowest / width + 1e-9)
    last = max(math.ceil(highest / width - 1e-9), first + 1)
    return [round(place * width, 10) for place in range(first, last + 1)]


def decimals(values: list[float]) -> int:
    """How many digits after the point tell these apart."""
    return next((digits for digits in range(6) if all(abs(round(v, digits) - v) < 1e-9 for v in values)), 6)


def days(first: date, last: date, *, most: int = 6) -> list[date]:
    """At most `most` + 1 days from the first to the last at even distances: days, Mondays, or firsts of months."""
    span = (last - first).days
    for width in DAYS:
        if span / width <= most:
            start = first if width < 7 else first + timedelta(days=-(first - MONDAY).days % width)
            return [start + timedelta(days=day) for day in range(0, (last - start).days + 1, width)]
    return _months(first, last, most)


def _months(first, last, most):
    count = (last.year - first.year) * 12 + last.month - first.month
    width = next((months for months in MONTHS if count / months <= most), max(MONTHS))
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    starts = [date(number // 12, number % 12 + 1, 1) for number in numbers if number % width == 0]
    return [day for day in starts if first <= day <= last]
