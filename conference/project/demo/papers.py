"""Loads the demo's submissions: drafts, abstracts and papers with their files, each in its time."""

from concurrent.futures import ThreadPoolExecutor

from conference import files
from conference.models import File
from conference.project.demo.fields import answers_for
from conference.project.demo.manuscripts import manuscript
from conference.project.demo.reading import all_submissions, content, moment
from submissions import actions
from submissions.checks import check_pdf
from submissions.models import Check
from submissions.uploads import PDF, limits_of

WITH_PAPER = ("paper", "under_review", "accepted", "accepted_poster", "rejected")
EARLIER = -1  # a draft is a day older than what came of it


def load_submissions(editions, people):
    """{key: Submission}, in the states of the file but for decisions."""
    entries = all_submissions()
    papers = {entry["key"]: load_draft(entry, editions, people, place) for place, entry in enumerate(entries)}
    handed_in = [(entry, papers[entry["key"]]) for entry in entries if entry["abstract_offset"] is not None]
    handed_in.sort(key=lambda pair: pair[0]["abstract_offset"])
    for entry, paper in handed_in:
        papers[entry["key"]] = actions.hand_in_abstract(paper, by=paper.contact, at=moment(entry["abstract_offset"]))
    upload([(entry, papers[entry["key"]]) for entry, _paper in handed_in if entry["status"] in WITH_PAPER])
    return papers


def load_draft(entry, editions, people, place):
    edition = editions[entry["edition"]]
    authors = [people[key] for key in entry["authors"]]
    at = moment((entry["abstract_offset"] or 0) + EARLIER)
    track = edition.tracks.get(slug=entry["track"])
    draft = actions.start(track, kind=edition.kinds.get(slug=entry["kind"]), by=authors[0], at=at)
    return actions.save_draft(
        draft,
        by=authors[0],
        revision=draft.revision,
        title=entry["title"],
        abstract=entry["abstract"],
        keywords=entry["keywords"],
        topics=topics_of(track, entry["topics"]),
        authors=[as_printed(author) for author in authors],
        answers=answers_for(draft, place),
        at=at,
    )


def topics_of(track, slugs):
    """Topics have no slug of their own: the content names them by slug, the site by their text."""
    stated = next(edition for edition in content("editions") if edition["slug"] == track.edition.slug)
    topics = next(each["topics"] for each in stated["tracks"] if each["slug"] == track.slug)
    wanted = {topic["name"]["en"] for topic in topics if topic["slug"] in slugs}
    return [topic for topic in track.topics.all() if topic.name["en"] in wanted]


def as_printed(person):
    fields = ("given_name", "family_name", "email", "affiliation", "country", "orcid")
    return {field: getattr(person, field) or "" for field in fields}


def upload(pairs):
    """Files are checked side by side, for each check is a process of its own; deeds follow one after the other."""
    stored = [(entry, paper, stored_file(entry, paper)) for entry, paper in pairs]
    with ThreadPoolExecutor(4) as pool:
        findings = list(pool.map(lambda each: check_pdf(each[0], **each[1]), [looked_at(*each[1:]) for each in stored]))
    for (entry, paper, file), found in zip(stored, findings, strict=True):
        Check.objects.create(edition=paper.edition, file=file, findings=[finding.as_dict() for finding in found])
        at = moment(entry["paper_offset"])
        actions.upload_manuscript(paper, file=file, by=paper.contact, at=at)
        actions.hand_in_paper(paper, by=paper.contact, at=at)


def stored_file(entry, paper):
    names = () if paper.kind.hides_authors else tuple(author.name for author in paper.authors.order_by("position"))
    pdf = manuscript(entry["title"], entry["abstract"], entry["sections"], names)
    return files.store(
        [pdf],
        name=f"{entry['key']}.pdf",
        kind=File.Kind.MANUSCRIPT,
        content_type=PDF,
        edition=paper.edition,
        owner=paper.contact,
    )


def looked_at(paper, file):
    return files.path_of(file), limits_of(paper, is_final=False)
