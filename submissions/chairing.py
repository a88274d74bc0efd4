"""What a call asks of its chairs beside papers and conflicts: rooms, cards on the overview, duties on My work."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference.duties import Card, Duty, Room
from conference.models import Track
from submissions.advice import lacking_advice
from submissions.listing import handled
from submissions.models import Submission, Transfer
from submissions.reminders import drafts_of
from submissions.transfers import without_unbiased_chair

Status = Submission.Status


def rooms(viewer, edition):
    if not viewer.manages(edition):
        return []
    return [
        Room("reminders", _("Reminders"), reverse("submissions:reminders", args=[edition.slug]), "bell", 61),
        Room("links", _("Invited papers"), reverse("submissions:links", args=[edition.slug]), "link", 62),
    ]


def cards(viewer, edition):
    """How far the call is, in three numbers while it is open; and what only the organisers can handle."""
    if not viewer.manages(edition):
        return []
    papers = handled(viewer, edition)
    found = _running(viewer, edition, papers) if edition.takes_papers() else []
    alone = without_unbiased_chair(viewer).filter(edition=edition).count()
    if alone:
        text = ngettext(
            "paper has no chair without a conflict: it is yours",
            "papers have no chair without a conflict: they are yours",
            alone,
        )
        found.append(_card(edition, _("For organisers"), alone, text, _("See these papers"), 16, waiting="chair"))
    return found


def _running(viewer, edition, papers):
    """Drafts are their authors' alone: of them no more is told than how many there are."""
    status = Counter(papers.order_by().values_list("status", flat=True))
    abstracts, drafts = status[Status.ABSTRACT], drafts_of(viewer, edition).count()
    papers_in = status.total() - abstracts - status[Status.WITHDRAWN]
    see = _("See these papers")
    reminders = reverse("submissions:reminders", args=[edition.slug])
    text = _("begun and not handed in")
    return [
        _card(edition, _("Abstracts"), abstracts, _("without a paper so far"), see, 11, status=Status.ABSTRACT),
        _card(edition, _("Papers"), papers_in, _("are in"), see, 12, status=Status.SUBMITTED),
        Card(_("Drafts"), str(drafts), text, reminders, _("When authors are reminded"), 13),
    ]


def _card(edition, title, figure, text, action, order, **narrowed):
    return Card(title, str(figure), text, list_url(edition, **narrowed), action, order)


def list_url(edition, **narrowed):
    """The list of papers, narrowed to these."""
    return reverse("submissions:list", args=[edition.slug], query=narrowed)


def duties(viewer):
    """For chairs abstracts to advise on and papers offered to their tracks; for organisers what no chair may handle."""
    if viewer.is_anonymous or not viewer.roles.managing().exists():
        return []
    return [*_offers(viewer), *_advice(viewer), *_alone(viewer)]


def _offers(viewer):
    offers = Transfer.objects.offered_to(viewer).select_related("submission", "edition", "origin", "track")
    return [
        _duty(
            offer.edition,
            title=f"{offer.submission.label}: {offer.submission}",
            url=reverse("submissions:answer-transfer", args=[offer.submission.code]),
            state=_("offered to “%(track)s”") % {"track": offer.track},
            next_step=_("Take it or say why not"),
        )
        for offer in offers.order_by("at", "pk")
    ]


def _advice(viewer):
    mine = Submission.objects.handled_by(viewer).filter(track__in=viewer.chaired_tracks.values("pk"))
    counts = Counter(lacking_advice(mine).order_by().values_list("track", flat=True))
    tracks = Track.objects.filter(pk__in=list(counts)).select_related("edition").order_by("edition", "position", "pk")
    for track in tracks:
        number = counts[track.pk]
        state = ngettext("%(n)d abstract waits for your advice", "%(n)d abstracts wait for your advice", number)
        yield _duty(
            track.edition,
            title=_("Advice") if track.edition.is_special_issue else _("Advice: %(track)s") % {"track": track},
            url=list_url(track.edition, track=track.slug, waiting="advice"),
            state=state % {"n": number},
            next_step=_("Read them and advise"),
        )


def _alone(viewer):
    papers = without_unbiased_chair(viewer).select_related("edition").order_by("edition", "pk")
    counts = Counter(paper.edition for paper in papers)
    for edition, number in counts.items():
        state = ngettext("%(n)d paper has no chair", "%(n)d papers have no chair", number) % {"n": number}
        yield _duty(
            edition,
            title=_("Papers without a chair who has no conflict"),
            url=list_url(edition, waiting="chair"),
            state=state,
            next_step=_("Handle them"),
        )


def _duty(edition, **fields):
    return Duty(group=_("Chairing"), edition=edition.short, tone="warn", **fields)
