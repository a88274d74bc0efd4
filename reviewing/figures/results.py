"""What came of it: overall recommendations, and the decisions that have been released."""

from collections import Counter, defaultdict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference.charts import Column, Part, Strip, bars, columns, strips
from reviewing.figures.seen import released_seen, reviews_seen, tracks_seen
from reviewing.models import Criterion, Decision
from reviewing.scores import points, summary

OUTCOME = ("submission", "submission__track", "outcome")


def score_distribution(viewer, edition):
    """How often each overall recommendation was given."""
    counts = Counter(value for _track, _paper, value in _overall(viewer, edition))
    criterion = Criterion.objects.filter(edition=edition, is_overall=True).first()
    scale = _scale(criterion, counts)
    labels = criterion.labels if criterion else {}
    given = [
        Column(points(value), counts[value], f"{points(value)} {labels.get(str(value), '')}".strip()) for value in scale
    ]
    return columns(
        "scores",
        _("Overall recommendations"),
        _scores_summary(counts),
        given,
        what=_("overall recommendation"),
        unit=_("reviews"),
    )


def _scale(criterion, counts):
    values = [*counts, *([criterion.lowest, criterion.highest] if criterion else [])]
    return range(min(values), max(values) + 1) if values else ()


def _scores_summary(counts):
    found = summary(list(counts.elements()))
    if not found:
        return _("No review with an overall recommendation has been handed in yet.")
    if not found.spread:
        sentence = ngettext("%(n)d review recommends %(value)s.", "%(n)d reviews recommend %(value)s.", found.count)
        return sentence % {"n": found.count, "value": points(found.lowest)}
    return _("%(n)d reviews recommend %(lowest)s to %(highest)s, on average %(mean)s.") % {
        "n": found.count,
        "lowest": points(found.lowest),
        "highest": points(found.highest),
        "mean": points(found.mean),
    }


def scores_by_track(viewer, edition):
    """The mean overall recommendation of each paper, by track."""
    papers = defaultdict(list)
    for track, paper, value in _overall(viewer, edition):
        papers[track, paper].append(value)
    means = defaultdict(list)
    for (track, _paper), values in papers.items():
        means[track].append(sum(values) / len(values))
    groups = [Strip(label, means[track]) for track, label in tracks_seen(viewer, edition).items() if means[track]]
    scale = _scale(Criterion.objects.filter(edition=edition, is_overall=True).first(), _whole(means))
    return strips(
        "track-scores",
        _("Papers by their overall recommendation"),
        _means_summary(groups),
        groups,
        lowest=min(scale, default=0),
        highest=max(scale, default=0),
        what=_("Track"),
        unit=_("mean of a paper’s reviews"),
    )


def _whole(means):
    """The whole numbers around all means."""
    return {edge for values in means.values() for value in values for edge in (int(value // 1), -int(-value // 1))}


def _means_summary(groups):
    if not groups:
        return _("No review with an overall recommendation has been handed in yet.")
    values = sorted(value for group in groups for value in group.values)
    lowest, middle, highest = (points(float(values[place])) for place in (0, len(values) // 2, -1))
    if lowest == highest:
        sentence = ngettext(
            "%(n)d reviewed paper has a mean of %(mean)s.",
            "%(n)d reviewed papers have a mean of %(mean)s.",
            len(values),
        )
        return sentence % {"n": len(values), "mean": lowest}
    sentence = _(
        "The means of %(n)d reviewed papers lie between %(lowest)s and %(highest)s; half are at least %(middle)s."
    )
    return sentence % {"n": len(values), "lowest": lowest, "middle": middle, "highest": highest}


def outcomes(viewer, edition):
    """What has been decided and released, by track; what waits for its release counts as nothing."""
    rows = released_seen(viewer, edition).order_by("round__number")
    latest = {paper: (track, outcome) for paper, track, outcome in rows.values_list(*OUTCOME)}
    found = defaultdict(Counter)
    for track, outcome in latest.values():
        found[track][outcome] += 1
    looks = {"accept": "good", "accept_poster": "main", "revise": "second", "reject": "quiet"}
    parts = [Part(label, looks[value]) for value, label in Decision.Outcome.choices]
    rows = [
        (label, [found[track][value] for value in Decision.Outcome.values])
        for track, label in tracks_seen(viewer, edition).items()
        if found[track]
    ]
    total = sum(found.values(), Counter())
    title = _("Released decisions")
    return bars("outcomes", title, _outcomes_summary(total), parts, rows, what=_("Track"), unit=_("papers"))


def _outcomes_summary(total):
    accepted, count = total["accept"] + total["accept_poster"], total.total()
    sentence = ngettext(
        "%(accepted)d of %(n)d decided paper is accepted (%(share)d%%).",
        "%(accepted)d of %(n)d decided papers are accepted (%(share)d%%).",
        count,
    )
    return sentence % {"accepted": accepted, "n": count, "share": round(100 * accepted / count)}


def _overall(viewer, edition):
    """(track, paper, value) of every overall recommendation that was handed in."""
    rows = reviews_seen(viewer, edition).values_list("submission__track", "submission", "scores")
    for track, paper, scores in rows.order_by():
        for answer in scores.values():
            if answer["is_overall"]:
                yield track, paper, answer["value"]
