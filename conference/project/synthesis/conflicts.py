"""Conflicts of interest: found by the real rules, all tracks at once, some of them looked at, some declared."""

from collections import defaultdict
from datetime import timedelta

from submissions.conflicts import Party, find
from submissions.finding import KIND
from submissions.models import Conflict

Kind, Status = Conflict.Kind, Conflict.Status
SETTLED = {Status.FOUND: 55, Status.CONFIRMED: 35, Status.DISMISSED: 10}
DECLARED = 0.02  # for each paper
WORDS = ["We have planned a project together.", "A former doctoral student of mine.", "We share an office."]


class Scruples:
    """What submissions.actions.find_conflicts would find track by track (a test asks it), told from memory."""

    def __init__(self, frame, wish, pool, chance, diary):
        self.frame, self.wish, self.pool, self.chance, self.diary = frame, wish, pool, chance, diary
        self.found_at = wish.until_now(frame.deadlines["paper"].closes_at + timedelta(hours=6))

    def find_and_settle(self, papers):
        """{(paper's key, person's key)} of those that stand."""
        handed_in = [paper for paper in papers if paper.row.number and not paper.row.withdrawn_at]
        rows = [self._row(*reason, sentences) for reason, sentences in self._reasons(handed_in).items()]
        rows += self._declared(handed_in, {(row.submission_id, row.person_id) for row in rows})
        Conflict.objects.bulk_create(rows, batch_size=500)
        self._note_search(handed_in)
        return {(row.submission_id, row.person_id) for row in rows if row.status != Status.DISMISSED}

    def _reasons(self, papers):
        """(paper, person, kind) -> sentences, for people who handle papers of that track."""
        parties, papers_of, groups = {}, defaultdict(list), []
        for paper in papers:
            groups.append([_party(author) for author in paper.authors])
            for author in paper.authors:
                parties[author] = _party(author)
                papers_of[parties[author].key].append(paper)
        handlers = self._handlers()
        nameless = [[Party(one.key, (), one.emails, one.affiliations) for one in group] for group in groups]
        people = [_handler(person) for person, _tracks in handlers.values()]
        reasons = {}
        for found in find(list(parties.values()), people, [group for group in nameless if len(group) > 1]):
            person, tracks = handlers[found.reviewer]
            for paper in papers_of[found.author]:
                if tracks is None or paper.row.track_id in tracks:
                    sentences = reasons.setdefault((paper, person, KIND[found.rule]), [])
                    if found.evidence not in sentences:
                        sentences.append(found.evidence)
        return {reason: said for reason, said in reasons.items() if not _is_said_already(reason, reasons)}

    def _handlers(self):
        """Code -> (person, keys of the tracks, None for all) of reviewers, chairs and organisers."""
        found = {}
        for role in self.frame.edition.roles.select_related("person").order_by("pk"):
            _person, tracks = found.get(role.person.code, (role.person, set()))
            all_tracks = tracks is None or role.track_id is None
            found[role.person.code] = (role.person, None if all_tracks else tracks | {role.track_id})
        return found

    def _row(self, paper, person, kind, sentences):
        """A chair has looked at some of them, and says of no author that it is none."""
        row = Conflict(
            edition=self.frame.edition,
            submission=paper.row,
            person=person,
            kind=kind,
            status=self.chance.weighted(SETTLED),
            evidence="\n".join(sentences),
            created_at=self.found_at,
        )
        if kind == Kind.AUTHOR and row.status == Status.DISMISSED:
            row.status = Status.CONFIRMED
        if row.status != Status.FOUND:
            row.settled_by = self.frame.organiser
            deed = "confirm_conflict" if row.status == Status.CONFIRMED else "dismiss_conflict"
            at = self.wish.until_now(self.found_at + timedelta(hours=18))
            self._note(deed, row, at, self.frame.organiser, person=person.code, kind=kind)
        return row

    def _declared(self, papers, known):
        rows = []
        for paper in papers:
            own = {author.person for author in paper.authors}
            people = [one.person for one in self.pool[paper.row.track_id] if one.person not in own]
            if not self.chance.happens(DECLARED) or not people:
                continue
            person = self.chance.choice(people)
            if (paper.row.pk, person.pk) not in known:
                rows.append(self._declaration(paper, person))
        return rows

    def _declaration(self, paper, person):
        row = Conflict(
            edition=self.frame.edition,
            submission=paper.row,
            person=person,
            kind=Kind.PERSONAL,
            status=Status.DECLARED,
            evidence=self.chance.choice(WORDS),
            created_at=self.wish.until_now(self.found_at + timedelta(days=2)),
            settled_by=person,
        )
        self._note("declare_conflict", row, row.created_at, person, person=person.code, kind=row.kind)
        return row

    def _note_search(self, papers):
        for track in self.frame.tracks:
            here = sum(paper.row.track_id == track.pk for paper in papers)
            self._note("find_conflicts", track, self.found_at, self.frame.organiser, papers=here)

    def _note(self, deed, thing, at, by, **details):
        self.diary.note(f"submissions.{deed}", thing, by=by, at=at, secret="authors", **details)


def _party(author):
    key = author.person.code if author.person else f"author {author.place}"
    return Party(key, (author.name,), _some(author.email), _some(author.affiliation))


def _handler(person):
    names = (person.name,) if person.family_name else ()
    return Party(person.code, names, _some(person.email), _some(person.affiliation), person.orcid)


def _some(value):
    return (value,) if value else ()


def _is_said_already(reason, reasons):
    """Who is an author of this very paper is not told that the two wrote "another" one together."""
    paper, person, kind = reason
    return kind == Kind.CO_SUBMISSION and (paper, person, Kind.AUTHOR) in reasons
