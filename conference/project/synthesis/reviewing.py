"""Rounds, requests and reviews: who is asked, what they answer, what they write."""

from datetime import timedelta

from conference.project.synthesis import extremes
from conference.project.synthesis.vocabulary import GRAMMAR
from reviewing.actions.sending import TEMPLATE, Bundle, link_of
from reviewing.models import Assignment, Review, Round

Status = Assignment.Status
# How far reviews are, of those that are proposed.
WAYS = {
    "reviewing": {Status.DONE: 55, Status.ACCEPTED: 28, Status.ASKED: 12, Status.PROPOSED: 5},
    "decided": {Status.DONE: 95, Status.ACCEPTED: 4, Status.ASKED: 1},
    "programme": {Status.DONE: 97, Status.ACCEPTED: 3},
}
DRAFTED = 0.4  # of accepted requests whose review is not in
DECLINED, WITHDRAWN = 0.15, 0.02  # further ones for each paper
CANDIDATES = 14  # who is looked at for a paper
SHORT = 0.03  # papers that lack a reviewer


class Reading:
    """Asks for reviews and writes them, for all papers under review."""

    def __init__(self, frame, wish, pool, conflicts, chance, diary, outbox):
        self.frame, self.wish, self.pool, self.conflicts = frame, wish, pool, conflicts
        self.chance, self.diary, self.outbox = chance, diary, outbox
        self.sent_at = frame.deadlines["paper"].closes_at + timedelta(days=4)
        self.due_at = frame.deadlines["review"].closes_at
        self.criteria = list(frame.edition.criteria.order_by("position", "pk"))
        self.loads, self.rounds, self.assignments, self.reviews = {}, {}, [], []
        self.requests = {}  # (reviewer, track) -> assignments of one mail

    def read(self, papers):
        """{paper: its assignments}, saved."""
        asked = {paper: self._ask(paper) for paper in papers if paper.is_under_review}
        Round.objects.bulk_create(self.rounds.values(), batch_size=500)
        Assignment.objects.bulk_create(self.assignments, batch_size=500)
        Review.objects.bulk_create(self.reviews, batch_size=500)
        for (_reviewer, track), assignments in self.requests.items():
            self._mail(track, assignments)
        for place, track in enumerate(self.frame.tracks):
            at = self.sent_at + timedelta(minutes=place)
            self.diary.note("reviewing.propose", track, by=self.frame.organiser, at=at, secret="reviewers")
            self.diary.note("reviewing.send", track, by=self.frame.organiser, at=at, secret="reviewers")
        return asked

    def _ask(self, paper):
        self.rounds[paper] = Round(
            edition=self.frame.edition, submission=paper.row, version=paper.versions[-1], opened_at=self.sent_at
        )
        wanted = self.frame.edition.reviews_per_paper - self.chance.happens(SHORT)
        further = {Status.DECLINED: DECLINED, Status.WITHDRAWN: WITHDRAWN}
        ways = [self.chance.weighted(WAYS[self.wish.stage]) for _ in range(wanted)]
        ways += [status for status, share in further.items() if self.chance.happens(share)]
        people = self._candidates(paper, len(ways))
        return [self._assign(paper, person, status) for person, status in zip(people, ways, strict=False)]

    def _candidates(self, paper, count):
        """Free of conflicts, with the least to do, then with the most topics in common."""
        pool = self.pool[paper.row.track_id]
        own = {author.person.pk for author in paper.authors if author.person}
        free = [
            scholar
            for scholar in self.chance.sample(pool, min(CANDIDATES, len(pool)))
            if scholar.person.pk not in own and (paper.row.pk, scholar.person.pk) not in self.conflicts
        ]
        topics = {str(topic) for topic in paper.topics}
        free.sort(key=lambda one: (self._load(one), -len(topics & set(one.person.expertise["topics"]))))
        for scholar in free[:count]:
            self.loads[scholar] = self._load(scholar) + 1
        return free[:count]

    def _load(self, scholar):
        return self.loads.get(scholar, 0)

    def _assign(self, paper, scholar, status):
        common = [str(topic) for topic in paper.topics if str(topic) in scholar.person.expertise["topics"]]
        similarity = round(self.chance.uniform(0.02, 0.35), 3)
        assignment = Assignment(
            edition=self.frame.edition,
            submission=paper.row,
            round=self.rounds[paper],
            reviewer=scholar.person,
            status=status,
            score=round(min(1, 0.2 * len(common) + similarity + 0.1), 4),
            reason={
                "topics": common,
                "publication": scholar.person.expertise["publications"][0]["title"],
                "similarity": similarity,
                "words": self.chance.some(GRAMMAR["keyword"], 3),
                "by_topics_alone": False,
            },
            by_hand=self.chance.happens(0.06),
            created_at=self.sent_at - timedelta(hours=5),
        )
        self.assignments.append(assignment)
        if status != Status.PROPOSED:
            self._send(paper, assignment)
        return assignment

    def _send(self, paper, assignment):
        assignment.sent_at, assignment.due_at = self.sent_at, self.due_at
        self._note("ask", assignment, self.frame.organiser, self.sent_at, reviewer=assignment.reviewer.code)
        self.requests.setdefault((assignment.reviewer.pk, paper.row.track), []).append(assignment)
        if assignment.status in (Status.ASKED, Status.WITHDRAWN):
            return
        latest = min(self.wish.now, self.due_at) - timedelta(hours=3)
        assignment.answered_at = self.chance.between(self.sent_at, min(latest, self.sent_at + timedelta(days=6)))
        if assignment.status == Status.DECLINED:
            assignment.decline_reason = self._reason()
        answer = Status.DECLINED if assignment.status == Status.DECLINED else Status.ACCEPTED
        self._note("answer", assignment, assignment.reviewer, assignment.answered_at, answer=answer)
        if assignment.status == Status.DONE:
            self._write(paper, assignment, latest, is_done=True)
        elif assignment.status == Status.ACCEPTED and self.chance.happens(DRAFTED):
            self._write(paper, assignment, latest, is_done=False)

    def _reason(self):
        if self.wish.extremes and self.chance.happens(extremes.LONG_REASON):
            return " ".join(self.chance.say("why_not") for _ in range(extremes.SENTENCES))
        return self.chance.say("why_not")

    def _write(self, paper, assignment, latest, *, is_done):
        """Most are written in the last week. A draft may lack answers."""
        chance = self.chance
        at = max(assignment.answered_at + timedelta(hours=1), latest - timedelta(days=chance.expovariate(1 / 6)))
        scores = self._scores(paper, is_done)
        review = Review(
            edition=self.frame.edition,
            submission=paper.row,
            assignment=assignment,
            scores=scores,
            for_authors=chance.say("review").replace("^", "\n\n"),
            confidential=chance.say("remark") if chance.happens(0.3) else "",
            status=Review.Status.SUBMITTED if is_done else Review.Status.DRAFT,
            revision=chance.randint(1, 6),
            changed_at=at,
            submitted_at=at if is_done else None,
        )
        self.reviews.append(review)
        deed = "submit_review" if is_done else "save_review"
        self.diary.note(f"reviewing.{deed}", review, by=assignment.reviewer, at=at, secret="reviews")

    def _scores(self, paper, is_done):
        answered = [one for one in self.criteria if is_done or self.chance.happens(0.6)]
        return {criterion.slug: self._answer(criterion, paper.quality) for criterion in answered}

    def _answer(self, criterion, quality):
        """Around the quality of the paper, as reviewers differ; kept with the question as it was asked."""
        middle, half = (criterion.lowest + criterion.highest) / 2, (criterion.highest - criterion.lowest) / 2
        mean = middle + half * quality / 2 if criterion.slug != "confidence" else middle + 0.5
        value = round(min(criterion.highest, max(criterion.lowest, self.chance.gauss(mean, 0.9))))
        return criterion.as_asked(value)

    def _mail(self, track, assignments):
        first = assignments[0]
        self.outbox.send(
            TEMPLATE,
            to=first.reviewer,
            purpose=f"assignment {first.code} asked {first.sent_at:%Y-%m-%d %H:%M:%S.%f}",
            at=first.sent_at,
            about=Bundle(self.frame.edition, first.code),
            secret="reviewers",
            track=track,
            requests=[(assignment.submission, link_of(assignment)) for assignment in assignments],
            due=self.frame.deadlines["review"].shown,
            sender=self.frame.organiser,
        )

    def _note(self, deed, assignment, by, at, **details):
        self.diary.note(f"reviewing.{deed}", assignment, by=by, at=at, secret="reviewers", **details)
