"""Loads the whole demo through the same actions that pages call."""

from conference.project.demo import editions, papers, reviews, schedule


def load():
    people = editions.load_people()
    editions.load_accounts(people)
    known = editions.load_editions(people)
    reviews.load_reviewers(known, people)
    submitted = papers.load_submissions(known, people)
    reviews.load_reviews(submitted, people)
    reviews.load_decisions(submitted)
    schedule.load_programmes(known, people, submitted)
