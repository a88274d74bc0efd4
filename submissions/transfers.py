"""Moving papers between tracks: who may see what is offered, who may take it, and papers without an unbiased chair."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from conference.models import Message, Person, Role, Track
from submissions.models import Conflict, Submission, Transfer

Status = Submission.Status
MOVABLE = [Status.ABSTRACT, Status.SUBMITTED]
UNDECIDED = [*MOVABLE, Status.REVISE]
OFFERED = "submissions/mail/transfer_offered.txt"


def offered_to(viewer):
    """A condition on Submission: what is offered to a track that the viewer chairs, but nothing in conflict."""
    return Q(pk__in=Transfer.objects.offered_to(viewer).values("submission"))


def chairs_of(track: Track):
    """Those of the track and those of the whole conference; deputies while they stand in."""
    return Person.objects.filter(pk__in=_chairing(track).values("person"))


def unbiased_chairs_of(track: Track, submission: Submission):
    """Those who may judge this paper: not in conflict with it, and not among its authors."""
    conflicted = Conflict.objects.standing().filter(submission=submission).values("person")
    own = submission.authors.exclude(person=None).values("person")
    return chairs_of(track).exclude(pk__in=conflicted).exclude(pk__in=own).exclude(pk=submission.contact_id)


def who_saw_authors_by_offers(papers: Iterable[Submission]) -> set[tuple[int, int]]:
    """(paper's key, person's key) of chairs who came to know the authors of a blind paper by an offer, whatever became
    of it: chairs of the tracks that it is not in, and who was written to then. Who chairs its own track is not meant.
    """
    offers = Transfer.objects.filter(submission__in=papers).exclude(submission__kind__is_anonymous=False)
    offers = list(offers.select_related("submission"))
    if not offers:
        return set()
    chairing, asked = _chairing_anything({offer.edition_id for offer in offers}), _asked_by_mail(offers)
    found = set()
    for offer in offers:
        paper = offer.submission
        others = {offer.origin_id, offer.track_id} - {paper.track_id}
        seen = set().union(*(chairing.get((paper.edition_id, track), set()) for track in others))
        if offer.track_id != paper.track_id:
            seen |= asked.get(offer.code, set())
        own = [chairing.get((paper.edition_id, track), set()) for track in (None, paper.track_id)]
        found |= {(paper.pk, person) for person in seen.difference(*own)}
    return found


def _chairing_anything(editions):
    """(edition, track or None) -> people, deputies whose time is over among them."""
    found = {}
    rows = Role.objects.chairing().filter(edition__in=editions)
    for edition, track, person in rows.values_list("edition", "track", "person"):
        found.setdefault((edition, track), set()).add(person)
    return found


def _asked_by_mail(offers):
    """Code of the offer -> people; it is known also of those who are no chairs any more."""
    codes = {offer.submission.code for offer in offers}
    mails = Message.objects.filter(template=OFFERED, subject_code__in=codes).exclude(person=None)
    found = {}
    for purpose, person in mails.values_list("purpose", "person"):
        found.setdefault(purpose.split()[1], set()).add(person)  # "transfer CODE offered WHO"
    return found


def may_answer(viewer, transfer: Transfer) -> bool:
    """Chairs of the track that it is offered to; in their name an organiser who handles it, if there is none."""
    if Transfer.objects.offered_to(viewer).filter(pk=transfer.pk).exists():
        return True
    handles = Submission.objects.handled_by(viewer).filter(pk=transfer.submission_id).exists()
    is_open = Transfer.objects.open().filter(pk=transfer.pk).exists()
    organises = handles and is_open and viewer.organises(transfer.edition)
    return organises and not unbiased_chairs_of(transfer.track, transfer.submission).exists()


def without_unbiased_chair(viewer):
    """Papers not decided on that the viewer handles as an organiser, because every chair of their track is in conflict.

    Tracks without any chair are not meant: there the organisers know.
    """
    papers = Submission.objects.handled_by(viewer).filter(edition__in=viewer.organised_editions, status__in=UNDECIDED)
    chairing = _current().chairing().filter(Q(track=OuterRef("track")) | Q(track=None), edition=OuterRef("edition"))
    conflicted = Conflict.objects.standing().filter(person=OuterRef("person"), submission=OuterRef(OuterRef("pk")))
    unbiased = chairing.exclude(Exists(conflicted)).exclude(person=OuterRef("contact"))
    return papers.filter(Exists(chairing)).exclude(Exists(unbiased))


def _chairing(track):
    return _current().chairing().filter(Q(track=track) | Q(track=None), edition=track.edition_id)


def _current():
    today = timezone.localdate()
    begun = Q(starts_on=None) | Q(starts_on__lte=today)
    return Role.objects.filter(begun, Q(ends_on=None) | Q(ends_on__gte=today))
