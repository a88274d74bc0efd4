"""Who reviews: how many papers each reviewer has, and which topics they cover."""

from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference.charts import Part, bars, columns, counted_columns
from conference.models import Topic
from reviewing.figures.seen import papers_seen, tracks_seen
from reviewing.pool import members
from reviewing.scores import points
from submissions.models import Submission


def loads(viewer, edition):
    """How many reviewers have how many papers, proposed ones included."""
    counts = [member.load.total for member in members(viewer, edition)]
    return columns(
        "loads",
        _("Papers for each reviewer"),
        _loads_summary(counts),
        counted_columns(counts),
        what=_("papers"),
        unit=_("reviewers"),
    )


def _loads_summary(counts):
    if not counts:
        return _("There are no reviewers yet.")
    lowest, highest, free = min(counts), max(counts), counts.count(0)
    people = ngettext("%(n)d reviewer", "%(n)d reviewers", len(counts)) % {"n": len(counts)}
    if lowest == highest:
        papers = ngettext("%(n)d paper", "%(n)d papers", lowest) % {"n": lowest}
        return _("%(people)s with %(papers)s each.") % {"people": people, "papers": papers}
    sentence = _("%(people)s with %(lowest)d to %(highest)d papers, on average %(mean)s")
    found = sentence % {
        "people": people,
        "lowest": lowest,
        "highest": highest,
        "mean": points(sum(counts) / len(counts)),
    }
    if not free:
        return f"{found}."
    idle = ngettext("%(n)d has none", "%(n)d have none", free) % {"n": free}
    return _("%(found)s; %(idle)s.") % {"found": found, "idle": idle}


def topic_coverage(viewer, edition):
    """Papers about each topic beside the reviewers who name it; only papers where no reviewer names any."""
    names = _topics(viewer, edition)
    papers = Counter(names[topic] for topic in _topics_of_papers(viewer, edition) if topic in names)
    known = _topics_of_reviewers(viewer, edition)
    labels = {label.casefold(): label for label in names.values()}
    reviewers = Counter(labels[name] for name in known if name in labels)
    parts = [Part(_("papers"), "main"), *([Part(_("reviewers who name it"), "second")] if reviewers else [])]
    ordered = sorted(dict.fromkeys(names.values()), key=lambda label: (-papers[label], -reviewers[label]))
    rows = [(label, [papers[label], reviewers[label]][: len(parts)]) for label in ordered]
    summary = _topics_summary(ordered, papers, reviewers)
    title = _("Topics")
    return bars("topics", title, summary, parts, rows, what=_("Topic"), is_stacked=False)


def _topics(viewer, edition):
    """Primary key -> name, of the viewer's tracks and of the whole conference."""
    tracks = set(tracks_seen(viewer, edition))
    rows = Topic.objects.filter(edition=edition).order_by("position", "pk")
    return {row.pk: str(row) for row in rows if row.track_id is None or row.track_id in tracks}


def _topics_of_papers(viewer, edition):
    chosen = Submission.topics.through.objects.filter(submission__in=papers_seen(viewer, edition).values("pk"))
    return chosen.values_list("topic", flat=True)


def _topics_of_reviewers(viewer, edition):
    """Each topic once for each reviewer who names it, in small letters."""
    for member in members(viewer, edition):
        yield from {str(topic).casefold() for topic in member.person.expertise.get("topics") or ()}


def _topics_summary(labels, papers, reviewers):
    if not labels:
        return _("The call names no topics.")
    if not papers.total():
        return _("No paper names a topic yet.")
    covered = sum(1 for label in labels if papers[label])
    sentence = ngettext("%(n)d of %(all)d topics has papers", "%(n)d of %(all)d topics have papers", covered)
    found = sentence % {"n": covered, "all": len(labels)}
    bare = [label for label in labels if papers[label] and not reviewers[label]]
    if not reviewers or not bare:
        return f"{found}."
    return _("%(found)s; no reviewer names %(topics)s.") % {"found": found, "topics": _listed(bare)}


def _listed(labels, most=3):
    shown = ", ".join(f"“{label}”" for label in labels[:most])
    rest = len(labels) - most
    return shown if rest <= 0 else _("%(names)s and %(n)d more") % {"names": shown, "n": rest}
