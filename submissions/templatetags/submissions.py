"""Tags with which any page shows a paper: cut to what its viewer may know."""

from django import template

from submissions.stages import TONES
from submissions.visibility import authors_shown_to, file_name, knows_all, manuscript_for

register = template.Library()


@register.inclusion_tag("submissions/_summary.html", takes_context=True)
def paper_summary(context, submission):
    """Title, abstract, keywords, topics, file and, where they are shown to this viewer, authors."""
    viewer = context["request"].viewer
    file = manuscript_for(viewer, submission)
    return {
        "submission": submission,
        "authors": authors_shown_to(viewer, submission),
        "shows_addresses": knows_all(viewer, submission),
        "file": file,
        "file_name": file_name(submission, file) if file else "",
        "topics": submission.topics.order_by("position", "pk"),
    }


@register.filter
def tone(submission):
    """The tone of a paper's status chip."""
    return TONES[submission.status]


@register.filter
def megabytes(size):
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.1f} kB"
