"""Chance that repeats itself: everything that is drawn follows from the seed and the name of what is drawn for."""

import random
import re
from datetime import datetime, timedelta

from conference.project.synthesis.vocabulary import GRAMMAR

NAMED = re.compile(r"\{(\w+)\}")


class Chance(random.Random):
    """One stream of a wish. Streams of other names do not shift when this one draws more or less."""

    def __new__(cls, *seed):
        return super().__new__(cls)

    def __init__(self, *seed):
        super().__init__(" / ".join(map(str, seed)))

    def happens(self, probability: float) -> bool:
        return self.random() < probability

    def weighted(self, weights: dict):
        """One of the keys, by its weight."""
        return self.choices(list(weights), list(weights.values()))[0]

    def some(self, things, at_most: int) -> list:
        """Up to so many different ones, in their order."""
        places = sorted(self.sample(range(len(things)), min(at_most, len(things))))
        return [things[place] for place in places]

    def between(self, first: datetime, last: datetime) -> datetime:
        """A second of this time; `first` where there is none between."""
        span = max(0, int((last - first).total_seconds()))
        return first + timedelta(seconds=self.randint(0, span))

    def say(self, name: str) -> str:
        """A phrase of the grammar; a list named with a capital gives its phrase with a capital."""
        return _capital(self.fill(self.choice(GRAMMAR[name])))

    def fill(self, phrase: str) -> str:
        return NAMED.sub(lambda found: self._named(found[1]), phrase)

    def _named(self, name):
        said = self.fill(self.choice(GRAMMAR[name.lower()]))
        return said if name[0].islower() else _capital(said)


def _capital(text):
    return text[:1].upper() + text[1:]
