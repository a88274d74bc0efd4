"""What a version keeps of a paper: its fields with the questions as they were asked, as one JSON value."""

import hashlib
import json

from submissions.models import Submission

SCHEMA = "convoke.version/1"
AUTHOR_FIELDS = ("given_name", "family_name", "email", "affiliation", "country", "orcid")


def frozen(submission: Submission) -> dict:
    """Plain values only, so that it says the same when people, topics and questions have changed since."""
    return {
        "schema": SCHEMA,
        "conference": str(submission.edition),
        "track": str(submission.track),
        "kind": {"slug": submission.kind.slug, "name": str(submission.kind), "max_words": submission.kind.max_words},
        "number": submission.number,
        "fields": [
            field("title", submission.title),
            field("abstract", submission.abstract),
            field("keywords", submission.keywords),
            {"field": "topics", "question": "Topics", "answer": topics_of(submission)},
            {"field": "authors", "question": "Authors", "answer": authors_of(submission)},
            *answers_of(submission),
        ],
    }


def field(name, answer):
    return {"field": name, "question": str(Submission._meta.get_field(name).verbose_name), "answer": answer}


def answers_of(submission):
    """Answers to form fields, each with all of its question as it was asked; of a file its hash."""
    rows = submission.answers.select_related("question", "file").in_order()
    return [
        {
            "field": f"answer-{row.question.code}",
            "question": row.label,
            "asked": row.asked,
            "answer": file_of(row.file) if row.file else row.value,
        }
        for row in rows
    ]


def file_of(file):
    return {"code": file.code, "sha256": file.sha256, "size": file.size}


def topics_of(submission):
    return [{"code": topic.code, "name": str(topic)} for topic in submission.topics.order_by("position", "pk")]


def authors_of(submission):
    rows = submission.authors.order_by("position")
    return [{name: getattr(row, name) for name in AUTHOR_FIELDS} for row in rows]


def answer_of(content: dict, name: str):
    """What a frozen version says in one field; None if it was not asked."""
    return next((each["answer"] for each in content["fields"] if each["field"] == name), None)


def as_bytes(content: dict) -> bytes:
    """The one way in which a content is written down: of these bytes a receipt without a file keeps the hash."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, indent=1).encode()


def fingerprint(content: dict) -> tuple[str, int]:
    """SHA-256 and size of the frozen fields."""
    written = as_bytes(content)
    return hashlib.sha256(written).hexdigest(), len(written)
