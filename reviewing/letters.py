"""Decision letters: who gets one and what stands in it, the same for the preview and for the mail that goes."""

import hashlib
import json
from dataclasses import dataclass
from functools import partial

from conference import mail
from conference.letters import of_template, own_words
from conference.models import Person
from reviewing.models import Decision
from reviewing.pseudonyms import pseudonyms
from reviewing.visibility import for_authors

TEMPLATE = "reviewing/mail/letter.txt"


@dataclass(frozen=True)
class Letter:
    """One mail as one recipient will get it."""

    name: str
    address: str
    subject: str
    text: str


def with_reviews(decisions):
    """Decisions with all that their letters need, in a fixed number of queries."""
    related = decisions.select_related("submission__contact", "submission__track", "edition", "round")
    return related.prefetch_related(
        "submission__authors__person", "submission__assignments", "round__assignments__review"
    )


def recipients(submission) -> list[Person | str]:
    """Every author with an address, and who handed the paper in for others; nobody twice."""
    found = {}
    for author in sorted(submission.authors.all(), key=lambda author: author.position):
        whom = author.person if author.person and author.person.email else author.email
        if whom:
            found.setdefault(address_of(whom), whom)
    if submission.contact.email:
        found.setdefault(address_of(submission.contact), submission.contact)
    return list(found.values())


def address_of(recipient: Person | str) -> str:
    return (recipient.email if isinstance(recipient, Person) else recipient).lower()


def context_of(decision: Decision, recipient: Person | str) -> dict:
    """What the template of a letter gets beside person, edition and the decision itself."""
    return {
        "decision": decision,
        "submission": decision.submission,
        "reviews": partial(reviews_for_authors, decision),  # in the language of the letter
        "name": recipient.name if isinstance(recipient, Person) else name_of(decision.submission, recipient),
        "link": decision.submission.get_absolute_url,
    }


def name_of(submission, address):
    return next(author.name for author in submission.authors.all() if author.email == address)


def reviews_for_authors(decision: Decision):
    """The submitted reviews of the decision's round as its authors see them."""
    return [for_authors(assignment.review, pseudonym) for assignment, pseudonym in pseudonyms(decision).items()]


def envelopes(decision: Decision) -> list[tuple[str, str]]:
    """(name, address) of everybody who gets a letter, in the order of `preview`."""
    return [
        (context_of(decision, recipient)["name"], address_of(recipient))
        for recipient in recipients(decision.submission)
    ]


def preview(decision: Decision) -> list[Letter]:
    """The letters of a decision, rendered exactly as they will be sent."""
    letters = []
    for recipient in recipients(decision.submission):
        person = recipient if isinstance(recipient, Person) else None
        subject, text = mail.render(
            TEMPLATE, person=person, about=decision, edition=decision.edition, **context_of(decision, recipient)
        )
        letters.append(Letter(context_of(decision, recipient)["name"], address_of(recipient), subject, text))
    return letters


def fingerprint(decisions) -> str:
    """Changes with anything that stands in the letters: decisions, words, reviews, recipients."""
    told = [
        [
            decision.code,
            decision.outcome,
            decision.note,
            decision.submission.title,
            [address_of(recipient) for recipient in recipients(decision.submission)],
            [[r.pseudonym, r.text, [[s.value, s.label] for s in r.scores]] for r in reviews_for_authors(decision)],
        ]
        for decision in sorted(decisions, key=lambda decision: decision.code)
    ]
    told += [own_words_told(edition) for edition in {decision.edition for decision in decisions}]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


def own_words_told(edition) -> list:
    """What the edition says in place of our words, as far as letters are concerned."""
    occasion, _letter = of_template(TEMPLATE)
    words = own_words(edition, occasion)
    return [dict(words.subject), dict(words.body)] if words else []
