"""Tags with which any page shows a paper: cut to what its viewer may know."""

from django import template

from submissions.answer_files import name_of
from submissions.asking import told_of
from submissions.lateness import came_late
from submissions.stages import TONES
from submissions.visibility import answers_shown_to, authors_shown_to, file_name, knows_all, manuscript_for

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
        "answers": [answer for answer in answers_shown_to(viewer, submission) if answer.file_id or told_of(answer)],
        "topics": submission.topics.order_by("position", "pk"),
    }


@register.inclusion_tag("submissions/_grace_used.html", takes_context=True)
def grace_used(context, edition, deadline=None):
    """How many papers came within the grace that is not shown, of those that the viewer handles."""
    return {"counts": came_late(context["request"].viewer, edition, deadline)}


@register.filter
def tone(submission):
    """The tone of a paper's status chip."""
    return TONES[submission.status]


@register.filter
def megabytes(size):
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.1f} kB"


@register.filter
def in_words(answer):
    """An answer to a form field, as it was asked."""
    return told_of(answer)


@register.filter
def name_of_file(answer):
    return name_of(answer)
