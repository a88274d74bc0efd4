"""The edit page's two forms, fields and authors, taken as one: stored, typed, rearranged or merged after a clash."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conference import stale
from conference.countries import country_name
from submissions.answer_forms import AnswersForm, mark_of, stored_texts, texts_of
from submissions.author_rows import PREFIX, is_blank, rearranged, rows_typed, whole_number
from submissions.completeness import missing
from submissions.forms import MOST_AUTHORS, AuthorFormSet, SubmissionForm
from submissions.freezing import authors_of
from submissions.keywords import as_typed
from submissions.models import Submission
from submissions.outdated import unshown


@dataclass
class Editing:
    """What the page shows. `revision` and `seen` (marks of the stored values) tell on what the typing began;
    `unshown`, (label, text), is what was typed into form fields that have changed or gone since then."""

    submission: Submission
    form: SubmissionForm
    authors: AuthorFormSet
    revision: int
    seen: str
    answers: AnswersForm
    asked: str
    unshown: Sequence[tuple[str, str]] = ()

    @classmethod
    def stored(cls, submission):
        return cls.filled(submission, initial_of(submission), authors_of(submission))

    @classmethod
    def filled(cls, submission, initial, rows):
        form = SubmissionForm(initial=initial, submission=submission)
        authors = AuthorFormSet(initial=rows or [{}], prefix=PREFIX)
        answers = AnswersForm(initial=initial, submission=submission)
        seen, asked = stale.marks(stored_values(submission)), mark_of(answers.questions)
        return cls(submission, form, authors, submission.revision, seen, answers, asked)

    @classmethod
    def typed(cls, submission, post, files=None):
        form, authors = SubmissionForm(post, submission=submission), AuthorFormSet(post, prefix=PREFIX)
        answers = AnswersForm(post, files, submission=submission)
        return cls(
            submission, form, authors, revision_typed(post), post.get("seen", ""), answers, post.get("asked", "")
        )

    @classmethod
    def rearranged(cls, submission, post, deed, files=()):
        """As typed, with the authors moved; still on the revision that the page was opened with."""
        rows = rearranged(rows_typed(post, MOST_AUTHORS), deed)
        page = cls.filled(submission, typed_initial(post) | typed_answers(submission, post), rows)
        page.revision, page.seen = revision_typed(post), post.get("seen", "")
        page.asked, page.answers.lost = post.get("asked", ""), set(files)
        if page._is_outdated:
            page.unshown = unshown(AnswersForm(post, submission=submission))
        return page

    def continued_on(self, saved):
        """After a save: the next one builds on it."""
        self.answers.saved(saved)
        self.submission, self.revision, self.seen = saved, saved.revision, stale.marks(stored_values(saved))

    def is_valid(self):
        return all([self.form.is_valid(), self.authors.is_valid(), self.answers.is_valid(), self._is_asked_now()])

    def _is_asked_now(self):
        """Nobody answers a field that was changed between the opening of the page and its sending."""
        if not self._is_outdated:
            return True
        self.asked, self.unshown = mark_of(self.answers.questions), unshown(self.answers)
        self.form.add_error(
            None,
            _(
                "The fields of this form were changed by the organisers while you were writing. What you typed is "
                "still here: please look through it and save again."
            ),
        )
        return False

    @property
    def _is_outdated(self):
        return bool(self.asked) and self.asked != mark_of(self.answers.questions)

    @property
    def fields(self):
        """What the actions take; rows that were left blank are nobody."""
        cleaned = {"topics": [], **self.form.cleaned_data}
        authors = [row for row in self.authors.cleaned_data if not is_blank(row)]
        return cleaned | {"authors": authors, "answers": self.answers.answers}

    @property
    def is_saved(self):
        """Whether what the page shows is stored, although it could not be handed in."""
        return self.answers.is_saved

    @property
    def has_errors(self):
        errors = self.form.is_bound and (self.form.errors or self.authors.total_error_count() or self.answers.errors)
        return bool(errors)

    def add_missing(self, stage):
        """Puts what is missing for a hand-in at its field; tells whether anything is."""
        fields = self.fields
        problems = missing(
            title=fields["title"],
            abstract=fields["abstract"],
            authors=fields["authors"],
            max_words=self.submission.kind.max_words,
        )
        for field, sentence in problems.items():
            self.form.add_error(field if field in self.form.fields else None, sentence)
        return self.answers.add_missing(stage) or bool(problems)

    def differences(self, fresh):
        """(label, as stored by the other, as typed here) of every field that was changed elsewhere."""
        theirs, mine = stored_values(fresh), self._mine()
        labels = {name: field.label for name, field in self.answers.fields.items()}
        changed = [name for name in stale.differing(self.seen, theirs) if theirs[name] != mine.get(name, "")]
        return [(labels.get(name) or label_of(name), theirs[name], mine.get(name, "")) for name in changed]

    def _mine(self):
        return shown_values(self.fields) | texts_of(self.answers.questions, self.answers.values)

    def merged(self, fresh, post):
        """The page again: what was typed here stays; fields not touched here show what the other has saved."""
        touched = stale.differing(self.seen, self._mine())
        initial, typed = initial_of(fresh), typed_initial(post) | typed_answers(fresh, post)
        initial |= {name: value for name, value in typed.items() if name in touched}
        rows = rows_typed(post, MOST_AUTHORS) if "authors" in touched else authors_of(fresh)
        page = self.filled(fresh, initial, rows)
        page.answers.lost = set(self.answers.files)
        return page


def initial_of(submission):
    return {
        "title": submission.title,
        "abstract": submission.abstract,
        "keywords": as_typed(submission.keywords),
        "topics": [topic.pk for topic in submission.topics.all()],
    }


def revision_typed(post):
    return whole_number(post.get("revision", ""))


def typed_initial(post):
    values = {name: post.get(name, "") for name in ("title", "abstract", "keywords")}
    return values | {"topics": [whole_number(key) for key in post.getlist("topics")]}


def typed_answers(submission, post):
    """What was typed into the form fields, wrong as it may be."""
    form = AnswersForm(post, submission=submission)
    return {name: form[name].value() for name in form.fields}


def stored_values(submission):
    topics = submission.topics.order_by("position", "pk")
    return stored_texts(submission) | shown_values(
        {
            "title": submission.title,
            "abstract": submission.abstract,
            "keywords": submission.keywords,
            "topics": topics,
            "authors": authors_of(submission),
        }
    )


def shown_values(fields):
    """Every field as one text, for comparing and for showing side by side."""
    return {
        "title": fields["title"],
        "abstract": fields["abstract"].replace("\r\n", "\n").strip(),
        "keywords": as_typed(fields["keywords"]),
        "topics": "\n".join(sorted(str(topic) for topic in fields["topics"])),
        "authors": "\n".join(_author_line(row) for row in fields["authors"]),
    }


def _author_line(row):
    name = f"{row['given_name']} {row['family_name']}".strip()
    country = country_name(row["country"]) if row["country"] else ""
    return ", ".join(filter(None, (name, row["affiliation"], country, row["email"], row["orcid"])))


def label_of(name):
    return {
        "title": _("Title"),
        "abstract": _("Abstract"),
        "keywords": _("Keywords"),
        "topics": _("Topics"),
        "authors": _("Authors"),
    }[name]
