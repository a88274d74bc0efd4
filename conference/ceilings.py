"""How much mail to addresses that somebody types a day may bring: enough for every conference, too little for spam."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from conference.history import Refused
from conference.models import Edition, Entry, Person

MOST_A_DAY = 500  # of one person in one conference
DAY = timedelta(days=1)
DEEDS = ["conference.invite", "submissions.send_link"]


def refuse_more_than_a_day_may_bring(edition: Edition, by: Person | None):
    """Counted by what history says of the last 24 hours; the system itself has no ceiling."""
    if by is None:
        return
    written = Entry.objects.filter(edition=edition, by=by, deed__in=DEEDS, at__gt=timezone.now() - DAY)
    if written.count() >= MOST_A_DAY:
        sentence = _("You have invited %(n)d people within 24 hours, which is the most. Please go on tomorrow.")
        raise Refused(sentence % {"n": MOST_A_DAY})
