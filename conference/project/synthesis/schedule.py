"""The programme: rooms, keynotes and sessions by their actions, presentations at once, and published for real."""

from datetime import time, timedelta
from math import ceil

from conference.project.synthesis import extremes
from conference.project.synthesis.diary import dated
from conference.project.synthesis.frame import days_of
from conference.project.synthesis.vocabulary import GRAMMAR
from programme import actions
from programme.models import Session, Slot
from submissions.models import Submission

BLOCKS = [(time(10, 30), time(12)), (time(13, 30), time(15)), (time(15, 30), time(17))]
MINUTES = 90
# What everybody does together: kind, title, start, end, on which day (None: on all).
TOGETHER = [
    (Session.Kind.PLENARY, "Welcome", time(8, 45), time(9), 0),
    (Session.Kind.BREAK, "Coffee", time(10), time(10, 30), None),
    (Session.Kind.BREAK, "Lunch", time(12), time(13, 30), None),
    (Session.Kind.BREAK, "Coffee", time(15), time(15, 30), None),
    (Session.Kind.SOCIAL, "Conference dinner", time(19, 30), time(23), 1),
]
ROOMS = "Aula|Lecture Hall 1|Lecture Hall 2|Seminar Room A|Seminar Room B|Library Room|Garden Room|Studio"
SPEAKERS = ["Ilse Hohenwart", "Tomas Lindqvist-Ray", "Amina Okoro-Feld"]


class Scheduler:
    """Talks of a track follow each other in sessions, sessions fill block after block, a poster session in the end."""

    def __init__(self, frame, wish, pool, chance, diary):
        self.frame, self.wish, self.pool, self.chance, self.diary = frame, wish, pool, chance, diary
        self.days = [frame.edition.starts_on + timedelta(days=day) for day in range(days_of(wish))]
        self.at = frame.deadlines["notification"].closes_at + timedelta(days=12)
        self.slots, self.busy = [], {}  # busy: (day, start) -> people who chair then

    def arrange(self, papers):
        """Two versions get published, the second with a session of another name."""
        accepted = [paper for paper in papers if paper.row.is_accepted]
        posters = [paper for paper in accepted if paper.row.status == Submission.Status.ACCEPTED_POSTER]
        talks = [paper for paper in accepted if paper.row.status == Submission.Status.ACCEPTED]
        with dated(self.at):
            lightning = extremes.lightning_talks(talks) if self.wish.extremes else []
            sessions = self._parallel([paper for paper in talks if paper not in set(lightning)])
            self._together(posters, lightning)
        self._save_slots()
        self._publish(sessions)

    def _parallel(self, talks):
        groups = [(track, group) for track in self.frame.tracks for group in _groups(track, talks)]
        blocks = [(day, *block) for day in self.days for block in BLOCKS]
        wide = max(1, ceil(len(groups) / len(blocks)), extremes.PARALLEL if self.wish.extremes else 1)
        self.rooms = self._add_rooms(wide)
        return [
            self._paper_session(*blocks[place // wide], self.rooms[place % wide], *group)
            for place, group in enumerate(groups)
        ]

    def _add_rooms(self, count):
        names = [*ROOMS.split("|"), *(f"Room {number}" for number in range(101, 101 + count))]
        names = [*names[:2], *extremes.ROOMS, *names[2:]] if self.wish.extremes else names
        return [
            actions.add_room(
                self.frame.edition,
                name=name,
                building="Invented Congress Centre" if place < 3 else "",
                capacity=None if place % 5 == 4 else 30 + 20 * (place % 9),
                by=self.frame.organiser,
            )
            for place, name in enumerate(names[:count])
        ]

    def _paper_session(self, day, start, end, room, track, papers):
        title = str(self.chance.choice(papers[0].topics)) if papers[0].topics else str(track)
        chairs = self._chairs(track, papers, (day, start))
        session = self._add(day, start, end, title, room=room, track=track, chairs=chairs)
        self._place(papers, session)
        return session

    def _add(self, day, start, end, title, **fields):
        by = self.frame.organiser
        return actions.add_session(
            self.frame.edition, day=day, start=start, end=end, title={"en": title}, by=by, **fields
        )

    def _chairs(self, track, papers, block):
        """A reviewer who neither speaks there nor chairs elsewhere at that time; now and then nobody yet."""
        busy = self.busy.setdefault(block, set())
        busy |= {author.person.pk for paper in papers for author in paper.authors if author.person}
        free = [scholar.person for scholar in self.pool[track.pk] if scholar.person.pk not in busy]
        if not free or self.chance.happens(0.1):
            return []
        chair = self.chance.choice(free)
        busy.add(chair.pk)
        return [chair]

    def _place(self, papers, session, minutes=None):
        """As programme.actions.place would, one after the other."""
        starts_at = session.starts_at
        for position, paper in enumerate(papers):
            slot = Slot(
                edition=self.frame.edition,
                session=session,
                kind=Slot.Kind.POSTER if session.is_at_once else Slot.Kind.PAPER,
                submission=paper.row,
                day=session.day,
                starts_at=starts_at,
                minutes=minutes or paper.row.kind.minutes,
                position=position,
            )
            self.slots.append(slot)
            if not session.is_at_once:
                starts_at += timedelta(minutes=slot.minutes)
        session.revision += len(papers)

    def _together(self, posters, lightning):
        for place, day in enumerate(self.days):
            for kind, title, start, end, only_on in TOGETHER:
                if only_on in (None, place):
                    self._add(day, start, end, title, kind=kind, room=self.rooms[0] if kind == "plenary" else None)
            if place < len(SPEAKERS):
                self._keynote(day, SPEAKERS[place])
        if posters:
            session = self._add(self.days[0], time(17, 15), time(18, 30), "Posters", kind="posters", room=self.rooms[0])
            self._place(posters, session)
        if lightning:
            room = actions.add_room(self.frame.edition, name="Lightning Stage", capacity=400, by=self.frame.organiser)
            session = self._add(self.days[-1], time(12), time(17), "Lightning talks", room=room)
            self._place(lightning, session, minutes=10)

    def _keynote(self, day, speaker):
        by, chance = self.frame.organiser, self.chance
        keynote = actions.add_keynote(
            self.frame.edition,
            speaker=speaker,
            affiliation=chance.choice(self.pool[self.frame.tracks[0].pk]).affiliation if self.wish.reviewers else "",
            title={"en": chance.say("title")},
            abstract={"en": chance.say("abstract")},
            biography={"en": f"{speaker} works on {chance.choice(GRAMMAR['value'])} in the public sector."},
            day=day,
            by=by,
        )
        session = self._add(day, time(9), time(10), "Keynote", kind=Session.Kind.KEYNOTE, room=self.rooms[0])
        actions.place(keynote, session=session, minutes=60, by=by)

    def _save_slots(self):
        Slot.objects.bulk_create(self.slots, batch_size=500)
        sessions = {slot.session.pk: slot.session for slot in self.slots}
        Session.objects.bulk_update(sessions.values(), ["revision"], batch_size=300)
        for slot in self.slots:
            self.diary.note("programme.place", slot, by=self.frame.organiser, at=self.at)

    def _publish(self, sessions):
        self._publish_once(self.at + timedelta(days=1), "First programme")
        if not sessions:
            return
        changed, at = sessions[0], self.at + timedelta(days=9)
        with dated(at):
            actions.change_session(
                changed,
                revision=changed.revision,
                kind=changed.kind,
                title={"en": f"{changed.title} (opening session)"},
                track=changed.track,
                room=changed.room,
                day=changed.day,
                start=BLOCKS[0][0],
                end=BLOCKS[0][1],
                chairs=[part.person for part in changed.parts.select_related("person").order_by("position")],
                by=self.frame.organiser,
            )
        self._publish_once(at + timedelta(hours=1), "A session has a new name")

    def _publish_once(self, at, note):
        """Where somebody is needed twice, the speakers are said to have agreed."""
        with dated(at):
            why = "The speakers know of it and have agreed."
            actions.publish(self.frame.edition, by=self.frame.organiser, note=note, despite=why, at=at)


def _groups(track, talks):
    """Runs of talks of one track that fit into a session."""
    group, used = [], 0
    for paper in talks:
        if paper.row.track_id != track.pk:
            continue
        if used + paper.row.kind.minutes > MINUTES:
            yield group
            group, used = [], 0
        group.append(paper)
        used += paper.row.kind.minutes
    if group:
        yield group
