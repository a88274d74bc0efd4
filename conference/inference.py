"""What follows where a call has no date for a stage, in sentences for who sets the dates."""

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


def inferred(stages: Collection[str], *, optional: Collection[str] = (), takes_papers: bool = True) -> list[str]:
    """Sentences about the stages (as in Deadline.Stage) that are not among those dated.

    `optional` are those whose hand-in is encouraged and not required; `takes_papers` is False for contributions that
    consist of an abstract alone.
    """
    return [*_of_handing_in(set(stages), set(optional), takes_papers), *_of_the_rest(set(stages))]


def _of_handing_in(stages, optional, takes_papers):
    if not stages & {"abstract", "paper"}:
        return [_("No date for abstracts or papers: nothing can be handed in.")]
    if not takes_papers or "paper" not in stages:
        return [_("No date for the full paper: only an abstract is handed in, and it can be changed until it is due.")]
    sentences = [_of_abstracts(stages, optional)]
    if "resubmission" not in stages:
        sentences.append(_("No date for changes: papers that are in can be changed until the full paper is due."))
    return sentences


def _of_abstracts(stages, optional):
    if "abstract" not in stages:
        return _("No date for abstracts: papers may be started until the full paper is due.")
    if "abstract" in optional:
        return _("Abstracts are encouraged: a paper may also come without one, until the full paper is due.")
    return _("Abstracts are required: a paper whose abstract did not come in time cannot come.")


# Stage -> what is so without its date.
WITHOUT = {
    "review": gettext_lazy("No date for reviews: requests to reviewers name none."),
    "notification": gettext_lazy("No date for the notification: authors are not told when decisions come."),
    "revision": gettext_lazy("No date for revisions: a revised paper may come at any time once it was asked for."),
    "final": gettext_lazy("No date for the final version: it may come at any time once a paper is accepted."),
}


def _of_the_rest(stages):
    return [str(sentence) for stage, sentence in WITHOUT.items() if stage not in stages]
