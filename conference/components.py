"""Values that components of pages show, computed without looking anything up."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stage:
    """One station of a way with an order: of a call, of a paper. `state` is done, here, ahead or ended."""

    label: str
    state: str
    note: str = ""  # a date or a sentence below the label


def timeline(stations, here: int, *, ended: bool = False) -> list[Stage]:
    """Stages from (label, note) pairs, of which the one at index `here` is the present one.

    `here` may be len(stations): then all are done. When `ended`, the way stops here for good.
    """
    states = ["done" if index < here else "ahead" for index in range(len(stations))]
    if here < len(states):
        states[here] = "ended" if ended else "here"
    return [Stage(label, state, note) for (label, note), state in zip(stations, states, strict=True)]


def initials(name: str) -> str:
    """At most two letters that stand for a person: "Åsa Lind-Öberg" is ÅL; a name in Chinese is its first sign."""
    parts = [part for part in name.replace("-", " ").split() if part[0].isalpha()]
    if not parts:
        return "·"
    if not parts[0][0].isupper() and not parts[0][0].islower():  # a script without capitals
        return parts[0][0]
    return parts[0][0].upper() + (parts[-1][0].upper() if len(parts) > 1 else "")
