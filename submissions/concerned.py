"""What the lower app asks about papers without knowing them: who is concerned, which topics are in use."""

from submissions.models import Author, Submission


def contacts(edition):
    """(person, code) of who answers for a paper that has not been withdrawn, drafts included."""
    papers = Submission.objects.filter(edition=edition).exclude(status=Submission.Status.WITHDRAWN)
    return papers.order_by("pk").values_list("contact", "code")


def topics_in_use(keys):
    """Those of the topics (by primary key) that papers have."""
    chosen = Submission.topics.through.objects.filter(topic__in=keys)
    return set(chosen.values_list("topic", flat=True))


def authors_in_hand(viewer, edition):
    """Primary keys of those who wrote or started a paper that the viewer handles."""
    papers = Submission.objects.handled_by(viewer).filter(edition=edition)
    writers = Author.objects.filter(submission__in=papers.values("pk")).exclude(person=None)
    return {*papers.values_list("contact", flat=True), *writers.values_list("person", flat=True)}
