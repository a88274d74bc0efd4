"""Loads the whole demo through the same actions that pages call."""

from conference.project.demo import editions


def load():
    people = editions.load_people()
    editions.load_accounts(people)
    editions.load_editions(people)
