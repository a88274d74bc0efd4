"""Papers as their authors wrote them: who, what and when; what follows from handing them in is elsewhere."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from conference.project.synthesis.chance import Chance
from conference.project.synthesis.vocabulary import GRAMMAR
from submissions.models import Author, Submission

Status = Submission.Status
AUTHORS = {1: 14, 2: 30, 3: 28, 4: 16, 5: 7, 6: 5}
DRAFTS = 0.05  # for each paper that is handed in
REPLACED = 0.08
LATE = 0.01  # within the grace that is not announced
# What has become of those who handed an abstract in, before anything is decided.
WAYS = {
    "call": {Status.ABSTRACT: 66, Status.SUBMITTED: 32, Status.WITHDRAWN: 2},
    "later": {Status.ABSTRACT: 3, Status.SUBMITTED: 95, Status.WITHDRAWN: 2},
}


@dataclass(eq=False)
class Paper:
    """A row with what the rest of the work asks about it. `hand_ins` are the moments of its papers (not abstracts)."""

    row: Submission
    authors: list  # of Scholar, the contact first
    topics: list
    started_at: datetime
    abstract_at: datetime | None = None
    hand_ins: list = field(default_factory=list)
    quality: float = 0.0
    versions: list = field(default_factory=list)
    is_extreme: bool = False

    @property
    def is_under_review(self):
        return self.row.status == Status.SUBMITTED


def written(frame, wish, scholars, chance: Chance) -> list[Paper]:
    """All papers in the order in which their abstracts came, then the drafts; not saved yet."""
    leads = [scholar for scholar in scholars if scholar.person]
    papers = [_handed_in(place, frame, wish, scholars, leads, chance) for place in range(wish.papers)]
    papers.sort(key=lambda paper: paper.abstract_at)
    for number, paper in enumerate(papers, start=1):
        paper.row.number = number
    drafts = [_draft(place, frame, wish, scholars, leads, chance) for place in range(round(wish.papers * DRAFTS))]
    return papers + drafts


def _handed_in(place, frame, wish, scholars, leads, chance):
    closes = wish.until_now(frame.deadlines["abstract"].closes_at)
    at = max(wish.opened_at, closes - timedelta(days=chance.expovariate(1 / 4)) - timedelta(minutes=1))
    paper = _paper(place, frame, scholars, leads, chance, started_at=_before(at, wish, chance))
    paper.abstract_at = at
    paper.quality = chance.gauss(0.1, 0.9)
    paper.row.status = chance.weighted(WAYS["later" if wish.is_reviewed else "call"])
    if paper.row.status == Status.SUBMITTED or (paper.row.status == Status.WITHDRAWN and wish.is_reviewed):
        paper.hand_ins = _paper_times(paper, frame, wish, chance)
    if paper.row.status == Status.WITHDRAWN:
        first = max([paper.abstract_at, *paper.hand_ins])
        paper.row.withdrawn_at = chance.between(first, min(wish.now, first + timedelta(days=12)))
    return paper


def _before(moment, wish, chance):
    """When a draft was begun: mostly days before, never before the call."""
    return max(wish.opened_at - timedelta(hours=1), moment - timedelta(hours=1 + chance.expovariate(1 / 70)))


def _paper_times(paper, frame, wish, chance):
    closes = frame.deadlines["paper"].closes_at
    if closes < wish.now and chance.happens(LATE):
        return [closes + timedelta(seconds=chance.randint(1, 1100))]
    latest = min(closes, wish.now) - timedelta(minutes=1)
    at = max(paper.abstract_at + timedelta(minutes=2), latest - timedelta(days=chance.expovariate(1 / 2)))
    if at + timedelta(minutes=5) < latest and chance.happens(REPLACED):
        return [at, chance.between(at + timedelta(minutes=3), latest)]
    return [at]


def _draft(place, frame, wish, scholars, leads, chance):
    closes = wish.until_now(frame.deadlines["abstract"].closes_at)
    at = chance.between(wish.opened_at, closes - timedelta(minutes=5))
    paper = _paper(place, frame, scholars, leads, chance, started_at=at)
    if chance.happens(0.4):
        paper.row.abstract = ""
    paper.row.changed_at = chance.between(at, closes)
    return paper


def _paper(place, frame, scholars, leads, chance, *, started_at):
    track = frame.tracks[place % len(frame.tracks)]
    authors = _authors(scholars, leads, chance)
    row = Submission(
        edition=frame.edition,
        track=track,
        kind=chance.weighted(dict(zip(frame.kinds, (70, 20, 10), strict=True))),
        contact=authors[0].person,
        title=chance.say("title")[:300],
        abstract=chance.say("abstract"),
        keywords=chance.some(GRAMMAR["keyword"], chance.randint(3, 5)),
        revision=chance.randint(2, 5),
        created_at=started_at,
        changed_at=started_at,
    )
    topics = chance.some(frame.topics[track.pk], chance.randint(1, 3))
    return Paper(row, authors, topics, started_at=started_at)


def _authors(scholars, leads, chance):
    """Mostly colleagues of the first one, who stand beside each other; sometimes somebody from elsewhere."""
    lead = chance.choice(leads)
    found = [lead]
    for _ in range(chance.weighted(AUTHORS) - 1):
        near = scholars[(lead.place + chance.randint(1, 3)) % len(scholars)]
        other = chance.choice(scholars) if chance.happens(0.3) else near
        if other not in found:
            found.append(other)
    return found


def save(papers):
    """Rows, authors and topics; whatever needs their keys comes after."""
    Submission.objects.bulk_create([paper.row for paper in papers], batch_size=500)
    Author.objects.bulk_create([row for paper in papers for row in _author_rows(paper)], batch_size=1000)
    through = Submission.topics.through
    links = [through(submission=paper.row, topic=topic) for paper in papers for topic in paper.topics]
    through.objects.bulk_create(links, batch_size=1000)


def _author_rows(paper):
    for position, author in enumerate(paper.authors, start=1):
        yield Author(
            submission=paper.row,
            edition=paper.row.edition,
            person=author.person,
            position=position,
            **author.as_printed,
        )
