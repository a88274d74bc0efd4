"""The gate of papers: whose roles open which paper, who is told its authors, who gets which of its files."""

from collections.abc import Iterable

from django.db.models import Q

from conference import registry
from conference.models import File
from submissions.models import Answer, Author, Conflict, Submission, Version
from submissions.models.submissions import open_to_real
from submissions.transfers import offered_to

READ_BY_REVIEWERS = [Version.Stage.PAPER, Version.Stage.REVISION]


def concealed(viewer):
    """Codes of papers that are kept from a chair or organiser: in conflict, the viewer's own, not handed in."""
    if viewer.is_anonymous:
        return Submission.objects.none().values("code")
    conflicted = Q(pk__in=Conflict.objects.standing().of(viewer).values("submission"))
    own = Q(pk__in=Submission.objects.of(viewer).values("pk"))
    kept = conflicted | own | Q(number=None)
    if viewer.acting_as:  # and whatever the one who really looks does not handle
        kept |= ~Q(pk__in=Submission.objects.filter(open_to_real(viewer)).values("pk"))
    return Submission.objects.filter(kept).values("code")


def concealed_tracks(viewer):
    """Codes of tracks with a paper handed in that is kept from the viewer."""
    papers = Submission.objects.filter(code__in=concealed(viewer)).exclude(number=None)
    return papers.values("track__code")


def overseen(viewer):
    return Submission.objects.handled_by(viewer).values("code")


def told_authors(viewer):
    """Papers of which the viewer is told who wrote them: the own, the handled, those offered to a track that the viewer
    chairs, and those of kinds without blinding."""
    own = Submission.objects.of(viewer).values("pk")
    handled = Submission.objects.handled_by(viewer).values("pk")
    readable = Submission.objects.visible_to(viewer).filter(kind__is_anonymous=False).values("pk")
    offered = offered_to(viewer)
    return Submission.objects.filter(Q(pk__in=own) | Q(pk__in=handled) | Q(pk__in=readable) | offered)


def authors_by_paper(viewer, submissions: Iterable[Submission]) -> dict[int, list[Author] | None]:
    """Primary key -> authors in their order, or None where they are hidden from the viewer; in two queries."""
    keys = [submission.pk for submission in submissions]
    found = dict.fromkeys(keys)
    for key in told_authors(viewer).filter(pk__in=keys).values_list("pk", flat=True):
        found[key] = []
    told = [key for key, authors in found.items() if authors is not None]
    for author in Author.objects.filter(submission__in=told).order_by("submission", "position"):
        found[author.submission_id].append(author)
    return found


def authors_shown_to(viewer, submission: Submission) -> list[Author] | None:
    """The authors in their order; None if the viewer is not to know them."""
    return authors_by_paper(viewer, [submission])[submission.pk]


def knows_all(viewer, submission: Submission) -> bool:
    """Author, chair or organiser of it: sees versions, receipts and the files as they came."""
    own = Submission.objects.of(viewer).values("pk")
    handled = Submission.objects.handled_by(viewer).values("pk")
    return Submission.objects.filter(Q(pk__in=own) | Q(pk__in=handled), pk=submission.pk).exists()


def manuscript_for(viewer, submission: Submission) -> File | None:
    """The paper as this viewer may read it: reviewers of an anonymous kind get the cleaned copy or nothing.

    Always what was last handed in; a file that was uploaded but not submitted is nobody's but the authors'. Of a
    withdrawn paper reviewers get nothing.
    """
    handed_in = _last_handed_in(submission)
    if handed_in is None or not Submission.objects.visible_to(viewer).filter(pk=submission.pk).exists():
        return None
    if knows_all(viewer, submission):
        return handed_in
    handed_in = _last_handed_in(submission, until=_reads_until(viewer, submission))
    if handed_in is None or submission.status == Submission.Status.WITHDRAWN:
        return None
    return cleaned_copy_of(handed_in) if submission.kind.hides_authors else handed_in


def _reads_until(viewer, submission):
    """The moment after which nothing new is for this viewer, as the upper apps tell; None for no such moment."""
    moments = [rule(viewer, submission) for rule in registry.reads_until]
    return min(filter(None, moments), default=None)


def by_office(viewer):
    """A condition on Submission: what is open to who really looks as chair or organiser, or by an offer to a track."""
    handled = Submission.objects.handled_by(viewer.real).values("pk")
    return Q(pk__in=handled) | offered_to(viewer.real)


def opened_by_office(viewer, submission: Submission) -> bool:
    return Submission.objects.filter(by_office(viewer), pk=submission.pk).exists()


def cleaned_copy_of(file: File) -> File | None:
    return File.objects.filter(cleaned_from=file).order_by("pk").first()


def _last_handed_in(submission, until=None):
    versions = submission.versions.filter(stage__in=READ_BY_REVIEWERS).exclude(file=None)
    versions = versions.filter(created_at__lte=until) if until else versions
    version = versions.select_related("file").order_by("-number").first()
    return version.file if version else None


def files_for(viewer, submission: Submission) -> list[File]:
    """Every file of the paper that this viewer may open."""
    if not knows_all(viewer, submission):
        return [file for file in [manuscript_for(viewer, submission)] if file]
    handed_in = Version.objects.filter(submission=submission).exclude(file=None).values("file")
    files = Q(pk__in=handed_in) | Q(cleaned_from__in=handed_in)
    if Submission.objects.of(viewer).filter(pk=submission.pk).exists():
        files |= Q(pk__in=[submission.manuscript_id or 0, submission.final_id or 0])
    return list(File.objects.filter(files))


def file_name(submission: Submission, file: File) -> str:
    """A name that tells nobody's: "paper-41-v2.pdf"."""
    original = file.cleaned_from_id or file.pk
    number = submission.versions.filter(file=original).order_by("-number").values_list("number", flat=True).first()
    name = f"paper-{submission.number}" if submission.number else "draft"
    return f"{name}-v{number}.pdf" if number else f"{name}.pdf"


def answers_shown_to(viewer, submission: Submission) -> list[Answer]:
    """Answers to form fields, in the order of the form, as far as they are this viewer's to read; one query."""
    answers = Answer.objects.visible_to(viewer).filter(submission=submission)
    return list(answers.select_related("question", "file", "submission").in_order())


def answers_by_paper(viewer, submissions: Iterable[Submission]) -> dict[int, dict[int, Answer]]:
    """Primary key of the paper -> {that of the question: answer}, of what is the viewer's to read; one query."""
    keys = [submission.pk for submission in submissions]
    found: dict[int, dict[int, Answer]] = {key: {} for key in keys}
    answers = Answer.objects.visible_to(viewer).filter(submission__in=keys)
    for answer in answers.select_related("question", "file").in_order():
        found[answer.submission_id][answer.question_id] = answer
    return found
