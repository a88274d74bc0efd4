"""Makes the edition that is wished for, all or nothing."""

from django.db import transaction

from conference.codes import drawn_from
from conference.models import Edition
from conference.project.synthesis import extremes, frame, papers, people, pool
from conference.project.synthesis.chance import Chance
from conference.project.synthesis.conflicts import Scruples
from conference.project.synthesis.diary import Diary
from conference.project.synthesis.handing_in import Counter
from conference.project.synthesis.outbox import Outbox
from conference.project.synthesis.outcomes import Court, finals
from conference.project.synthesis.reviewing import Reading
from conference.project.synthesis.schedule import Scheduler
from conference.project.synthesis.wish import Wish

WITH_ACCOUNT = 0.4  # of those who only write
WITHOUT_ADDRESS = 0.7  # of those without an account: a co-author need not give one


def load(wish: Wish) -> Edition:
    """One transaction. Every part draws from a stream of its own."""
    with drawn_from(_stream(wish, "codes")), transaction.atomic():
        built = frame.build(wish, _stream(wish, "people of the frame"))
        if wish.stage != "empty":
            _fill(built, wish)
    return built.edition


def _stream(wish, name):
    return Chance(wish.seed, wish.slug, name)


def _fill(built, wish):
    diary = Diary(built.edition)
    outbox = Outbox(built.edition, _stream(wish, "mail"), fails=extremes.FAILED_MAIL if wish.extremes else 0)
    scholars, reviewers, others = _scholars(wish)
    pools = pool.invite(built, wish, reviewers, others, _stream(wish, "pool"), diary, outbox)
    written = papers.written(built, wish, scholars, _stream(wish, "papers"))
    if wish.extremes:
        extremes.distort(written, scholars, built)
    counter = Counter(built, wish, _stream(wish, "hand-in"), diary, outbox)
    counter.take(written)
    Edition.objects.filter(pk=built.edition.pk).update(next_number=wish.papers + 1)
    if wish.is_reviewed:
        _review(built, wish, written, pools, counter, diary, outbox)
    outbox.write()
    diary.write()
    built.edition.refresh_from_db()


def _review(built, wish, written, pools, counter, diary, outbox):
    scruples = Scruples(built, wish, pools, _stream(wish, "conflicts"), diary)
    known = scruples.find_and_settle(written)
    reading = Reading(built, wish, pools, known, _stream(wish, "reviews"), diary, outbox)
    asked = reading.read(written)
    if wish.is_decided:
        Court(built, wish, reading, _stream(wish, "decisions"), diary, outbox).decide(asked)
    if wish.stage == "programme":
        counter.take_finals(finals(written, wish, built, _stream(wish, "finals")))
        Scheduler(built, wish, pools, _stream(wish, "programme"), diary).arrange(written)


def _scholars(wish):
    """(everybody, those who review, those with an account who do not)."""
    chance = _stream(wish, "people")
    count = max(12, round(wish.papers * people.AUTHORS_PER_PAPER), round(wish.reviewers * 1.5))
    scholars = people.invented(count, wish.slug, chance)
    if wish.extremes:
        extremes.rename(scholars)
    first = scholars[: min(wish.reviewers, len(extremes.NAMES))] if wish.extremes else []
    rest = chance.sample(scholars[len(first) :], wish.reviewers - len(first))
    reviewers = [*first, *rest]
    chosen = set(reviewers)
    others = [one for one in scholars if one not in chosen and chance.happens(WITH_ACCOUNT)]
    people.introduce([*reviewers, *others], wish.opened_at, chance)
    for scholar in scholars:
        if scholar.person is None and chance.happens(WITHOUT_ADDRESS):
            scholar.email = ""
    return scholars, reviewers, others
