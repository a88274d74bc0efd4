"""What is still missing before a paper can be handed in: one rule for the form's fields and for the action."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from submissions.words import WordCount, count_words


def missing(*, title: str, abstract: str, authors: Iterable[Mapping[str, str]], max_words: int) -> dict[str, str]:
    """Field -> a sentence that says what to do; empty when the paper is complete.

    `authors` are mappings with at least family_name and email, in their order; `max_words` is the limit of the kind.
    """
    authors = list(authors)
    found = {"abstract": abstract_problem(abstract, max_words), "authors": _authors_problem(authors)}
    if not title.strip():
        found["title"] = _("Please enter a title.")
    return {field: sentence for field, sentence in found.items() if sentence}


def abstract_problem(abstract: str, max_words: int) -> str:
    count = count_words(abstract)
    if not count.words:
        return _("Please enter an abstract.")
    if count.words <= max_words:
        return ""
    return _("The abstract has %(words)d words; at most %(limit)d are allowed. %(where)s") % {
        "words": count.words,
        "limit": max_words,
        "where": where_counting_stopped(count),
    }


def where_counting_stopped(count: WordCount) -> str:
    """Tells authors what was taken for their references, so that a wrong guess shows."""
    if count.references_from is None:
        return _("No list of references was found; all words were counted.")
    return _("Counting stopped before “%(heading)s”; the references below it do not count.") % {
        "heading": count.references_heading
    }


def _authors_problem(authors):
    if not authors:
        return _("Please name at least one author.")
    for place, author in enumerate(authors, start=1):
        if not author["family_name"].strip():
            return _("Please give the family name of author %(place)d.") % {"place": place}
    if not any(author["email"].strip() for author in authors):
        return _("Please give the e-mail address of at least one author: the receipt goes there.")
    return ""
