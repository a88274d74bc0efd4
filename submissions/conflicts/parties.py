"""Who can be in conflict with whom, and what a rule has found."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """Why two parties are in conflict, the strongest reason first."""

    SAME_PERSON = "same_person"
    CO_SUBMISSION = "co_submission"
    SAME_DOMAIN = "same_domain"
    SAME_INSTITUTION = "same_institution"
    SAME_NAME = "same_name"


@dataclass(frozen=True)
class Party:
    """An author, reviewer, chair or editor as far as rules need to know them.

    Equal keys mean the same account; the author of a paper without an account gets a key of their own.
    Names and affiliations are as printed, in every spelling known; a domain of `emails` counts as an employer's.
    """

    key: str
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    orcid: str = ""


@dataclass(frozen=True)
class Found:
    """One reason for a conflict between two parties (their keys). What is not certain is for a chair to judge."""

    author: str
    reviewer: str
    rule: Rule
    certain: bool
    evidence: str
