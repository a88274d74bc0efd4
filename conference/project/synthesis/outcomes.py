"""Decisions, pending or released with their letters, and what follows for the papers."""

import hashlib
from datetime import timedelta

from reviewing import letters
from reviewing.models import Assignment, Decision
from reviewing.visibility import for_authors
from submissions.models import Submission

Outcome = Decision.Outcome
STATUS = {
    Outcome.ACCEPT: Submission.Status.ACCEPTED,
    Outcome.ACCEPT_POSTER: Submission.Status.ACCEPTED_POSTER,
    Outcome.REVISE: Submission.Status.REVISE,
    Outcome.REJECT: Submission.Status.REJECTED,
}
DEED = {
    Outcome.ACCEPT: "accept",
    Outcome.ACCEPT_POSTER: "accept",
    Outcome.REVISE: "ask_revision",
    Outcome.REJECT: "reject",
}
# Shares of the papers, from the best mean score to the least.
SHARES = [(Outcome.ACCEPT, 0.4), (Outcome.ACCEPT_POSTER, 0.52), (Outcome.REVISE, 0.55), (Outcome.REJECT, 1)]
OPEN = 0.08  # of the papers of a track whose decisions are not released
NAME = "{name of the recipient}"


class Court:
    """Decides track by track; all of them are released but the last of an edition that is still deciding."""

    def __init__(self, frame, wish, reading, chance, diary, outbox):
        self.frame, self.wish, self.chance, self.diary, self.outbox = frame, wish, chance, diary, outbox
        self.rounds = reading.rounds
        self.reviews = {review.assignment: review for review in reading.reviews}
        self.decisions = []

    def decide(self, asked):
        """`asked`: paper -> assignments."""
        for place, track in enumerate(self.frame.tracks):
            is_last = place == len(self.frame.tracks) - 1 and place > 0
            released_at = self.frame.deadlines["notification"].closes_at + timedelta(minutes=place, hours=-20)
            is_released = self.wish.stage == "programme" or not is_last
            papers = [paper for paper in asked if paper.row.track_id == track.pk]
            self._decide_track(track, papers, asked, released_at if is_released else None)
        Decision.objects.bulk_create(self.decisions, batch_size=500)
        self._update_papers()
        named = [one for assignments in asked.values() for one in assignments if one.pseudonym]
        Assignment.objects.bulk_update(named, ["pseudonym"], batch_size=300)

    def _decide_track(self, track, papers, asked, released_at):
        ranked = sorted(papers, key=lambda paper: (not paper.is_extreme, -self._mean(asked[paper]), paper.row.number))
        for place, paper in enumerate(ranked):
            if released_at is None and self.chance.happens(OPEN):
                continue
            share = (place + 0.5) / len(ranked)
            outcome = next(outcome for outcome, limit in SHARES if share <= limit)
            self._decide(paper, outcome, asked[paper], released_at)
        if released_at and papers:
            by = self.frame.organiser
            self.diary.note("reviewing.release_decisions", track, by=by, at=released_at, secret="decision")

    def _mean(self, assignments):
        values = [
            answer["value"]
            for one in assignments
            if one in self.reviews and one.status == Assignment.Status.DONE
            for answer in self.reviews[one].scores.values()
            if answer["is_overall"]
        ]
        return sum(values) / len(values) if values else -3

    def _decide(self, paper, outcome, assignments, released_at):
        at = (released_at or self.wish.now) - timedelta(days=self.chance.uniform(0.5, 6))
        decision = Decision(
            edition=self.frame.edition,
            submission=paper.row,
            round=self.rounds[paper],
            outcome=outcome,
            note=self.chance.say("note") if self.chance.happens(0.25) else "",
            decided_by=self.frame.organiser,
            decided_at=at,
            released_at=released_at,
        )
        self.decisions.append(decision)
        self._note("reviewing.decide", decision, at, outcome=outcome)
        if released_at:
            self._release(paper, decision, assignments)

    def _release(self, paper, decision, assignments):
        at = decision.released_at
        paper.row.status, paper.row.changed_at = STATUS[decision.outcome], at
        self._note(f"submissions.{DEED[decision.outcome]}", paper.row, at)
        self._note("reviewing.release", decision, at)
        reviewed = [one for one in assignments if one.status == Assignment.Status.DONE]
        self.chance.shuffle(reviewed)
        for number, assignment in enumerate(reviewed, start=1):
            assignment.pseudonym = f"R{number}"
        self._write_letters(paper, decision, reviewed)

    def _write_letters(self, paper, decision, reviewed):
        """The same to all authors but for their names."""
        context = {
            "about": decision,
            "decision": decision,
            "submission": paper.row,
            "reviews": [for_authors(self.reviews[one], one.pseudonym) for one in reviewed],
            "link": f"/submissions/{paper.row.code}/",
        }
        subject, text = self.outbox.render(letters.TEMPLATE, name=NAME, **context)
        for address, (name, person) in _recipients(paper).items():
            key = hashlib.sha256(address.lower().encode()).hexdigest()[:16]
            self.outbox.post(
                letters.TEMPLATE,
                person or address,
                subject,
                text.replace(NAME, name),
                purpose=f"decision {decision.code} {key}",
                at=decision.released_at,
                about=decision,
                secret="decision",
            )

    def _note(self, deed, thing, at, **details):
        self.diary.note(deed, thing, by=self.frame.organiser, at=at, secret="decision", **details)

    def _update_papers(self):
        """Those of one track and outcome have the same status and the same moment."""
        groups = {}
        for decision in self.decisions:
            if decision.released_at:
                row = decision.submission
                groups.setdefault((row.status, row.changed_at), []).append(row.pk)
        for (status, changed_at), keys in groups.items():
            for start in range(0, len(keys), 500):
                some = Submission.objects.filter(pk__in=keys[start : start + 500])
                some.update(status=status, changed_at=changed_at)


def _recipients(paper):
    """Address -> (name, person or None): every author with an address, among them the contact."""
    found = {}
    for author in paper.authors:
        if author.email:
            found.setdefault(author.email, (author.name, author.person))
    return found


def finals(papers, wish, frame, chance):
    """(paper, moment) of most accepted papers, whose final versions have come in."""
    released_at = frame.deadlines["notification"].closes_at
    latest = wish.until_now(frame.deadlines["final"].closes_at) - timedelta(minutes=1)
    return [
        (paper, chance.between(released_at, latest))
        for paper in papers
        if paper.row.is_accepted and (paper.is_extreme or chance.happens(0.85))
    ]
