"""Loads the whole demo through the same actions that pages call."""

from conference.project.demo import around, calls, chairs, editions, fields, mailings, papers, reviews, schedule


def load():
    editions.load_institutions()
    people = editions.load_people()
    editions.load_accounts(people)
    known = editions.load_editions(people)
    calls.load_calls(known)
    around.load_surroundings(known)
    fields.load_fields(known)
    reviews.load_reviewers(known, people)
    submitted = papers.load_submissions(known, people)
    chairs.load_chairing(known, people, submitted)
    reviews.load_reviews(submitted, people)
    reviews.load_decisions(submitted)
    schedule.load_programmes(known, people, submitted)
    mailings.load_mailings(known)
