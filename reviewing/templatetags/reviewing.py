"""What reviewing shows on pages of other apps: the outcome to authors, the state of reviewing to chairs."""

from django import template

from conference import texts
from reviewing.overviews import sheets
from reviewing.scores import points
from reviewing.visibility import outcomes_for_authors, scores_of
from submissions.permissions import may_handle

register = template.Library()


@register.inclusion_tag("reviewing/_outcome.html", takes_context=True)
def outcome_of(context, submission):
    """Released decisions and their reviews, for the paper's authors; nothing for anybody else."""
    return {"outcomes": outcomes_for_authors(context["request"].viewer, submission)}


@register.inclusion_tag("reviewing/_reviewing.html", takes_context=True)
def reviewing_of(context, submission):
    """Who reviews the paper and how far they are, for the chairs who handle it; nothing for anybody else."""
    viewer = context["request"].viewer
    if not may_handle(viewer, submission):
        return {"sheet": None}
    (sheet,) = sheets(viewer, submission.edition, only=submission)
    return {"sheet": sheet, "edition": submission.edition}


register.filter("points", points)
register.filter("in_language", texts.in_language)


@register.filter
def scores(review):
    """What a review answered, in the order of the form; for the reviewer and the chairs."""
    return scores_of(review)
