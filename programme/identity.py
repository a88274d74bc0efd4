"""Who is the same person in a schedule: by account, e-mail address, ORCID; by the name alone only as a suspicion."""

import re
import unicodedata
from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Somebody:
    """A person as a programme names them; what is unknown is empty. person: the code of an account."""

    name: str
    person: str = ""
    emails: tuple[str, ...] = ()
    orcid: str = ""

    @property
    def marks(self) -> list[Hashable]:
        """What nobody else has, the surest first."""
        known = [("person", self.person), *(("email", email.strip().lower()) for email in self.emails)]
        return [(kind, value) for kind, value in [*known, ("orcid", self.orcid)] if value]


class Directory:
    """Everybody in a schedule; rows that share a mark, or are linked by others' marks, are one person."""

    def __init__(self, everybody: Iterable[Somebody]):
        self._leaders: dict[Hashable, Hashable] = {}
        self._named: dict[str, set[Hashable]] = {}
        people = list(everybody)
        for somebody in people:
            for mark in somebody.marks:
                self._join(somebody.marks[0], mark)
        for somebody in people:
            if somebody.marks:
                self._named.setdefault(normal(somebody.name), set()).add(self._leader(somebody.marks[0]))

    def key(self, somebody: Somebody) -> Hashable:
        """The same for the same person; a mere name is taken for the only person known who is called so."""
        if somebody.marks:
            return self._leader(somebody.marks[0])
        name = normal(somebody.name)
        known = self._named.get(name, set())
        return next(iter(known)) if len(known) == 1 else ("name", name)

    def _leader(self, mark: Hashable) -> Hashable:
        while (leader := self._leaders.setdefault(mark, mark)) != mark:
            mark = leader
        return mark

    def _join(self, one: Hashable, other: Hashable) -> None:
        self._leaders[self._leader(other)] = self._leader(one)


def normal(name: str) -> str:
    """A name without accents, capitals, punctuation and superfluous spaces."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[^\w\s]", " ", plain).split())
