"""Figures of reviewing: only of papers that the viewer handles, as if there were no others; nothing that is pending."""

from conference.figures import Figure
from reviewing.figures.pool import loads, topic_coverage
from reviewing.figures.progress import review_progress, reviews_over_time
from reviewing.figures.results import outcomes, score_distribution, scores_by_track
from reviewing.figures.seen import released_seen

__all__ = ["figures"]


def figures(viewer, edition):
    drawn = [
        ("review-progress", 20, review_progress),
        ("reviews", 21, reviews_over_time),
        ("loads", 22, loads),
        ("topics", 23, topic_coverage),
        ("scores", 30, score_distribution),
        ("track-scores", 31, scores_by_track),
    ]
    if released_seen(viewer, edition).exists():
        drawn.append(("outcomes", 40, outcomes))
    return [Figure(name, order, lambda draw=draw: draw(viewer, edition)) for name, order, draw in drawn]
