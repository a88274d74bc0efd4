"""Loads the demo's reviewers, assignments, reviews and decisions, each in its time."""

from conference import actions as conference
from conference.models import Role
from conference.project.demo.reading import content, moment
from reviewing import actions
from reviewing.models import Assignment

ASKED_DAYS_BEFORE = 14


def load_reviewers(editions, people):
    """Reviewers of an edition review for all of its tracks."""
    for entry in content("people"):
        for slug in entry["reviews_for"]:
            for track in editions[slug].tracks.all():
                conference.appoint(
                    editions[slug], person=people[entry["key"]], role=Role.REVIEWER, track=track, by=None
                )
    for edition in editions.values():
        if any(edition.slug in entry["reviews_for"] for entry in content("people")):
            actions.set_default_criteria(edition, by=None)


def load_reviews(papers, people):
    """Asks, accepts and writes; what is not in yet stays as a draft or as an open assignment."""
    reviews = content("reviews")["reviews"]
    asked = [(review["submission"], review["reviewer"]) for review in reviews]
    asked += [(each["submission"], each["reviewer"]) for each in content("reviews")["open_assignments"]]
    for submission, reviewer in asked:
        actions.add_reviewer(papers[submission], reviewer=people[reviewer], by=None)
    for track in {papers[submission].track for submission, _reviewer in asked}:
        actions.send(track, by=None, at=moment(-ASKED_DAYS_BEFORE))
    for submission, reviewer in asked:
        accept(assignment_of(papers[submission], people[reviewer]))
    for review in reviews:
        write(review, assignment_of(papers[review["submission"]], people[review["reviewer"]]))


def assignment_of(paper, person):
    return Assignment.objects.select_related("submission", "round", "edition", "reviewer").get(
        submission=paper, reviewer=person
    )


def accept(assignment):
    actions.answer(assignment, accepts=True, by=assignment.reviewer, at=moment(-ASKED_DAYS_BEFORE + 1))


def write(entry, assignment):
    deed = actions.submit_review if entry["status"] == "submitted" else actions.save_review
    deed(
        assignment,
        by=assignment.reviewer,
        revision=0,
        scores={**entry["scores"], "confidence": entry["confidence"]},
        for_authors=entry["text"],
        confidential=entry["remarks"],
        at=moment(entry["day_offset"] or 0),
    )


def load_decisions(papers):
    """Decides and releases, so that the authors of the decided track have their letters."""
    decisions = content("reviews")["decisions"]
    for entry in decisions:
        actions.decide(papers[entry["submission"]], outcome=entry["outcome"], text=entry["note"], by=None)
    for track in {papers[entry["submission"]].track for entry in decisions}:
        actions.release_decisions(track, by=None, at=moment(max(entry["day_offset"] for entry in decisions)))
