"""Work of this app that the clock starts: reminding authors."""

from datetime import datetime

from django.utils import timezone

from conference import jobs
from conference.history import Refused
from submissions import actions
from submissions.reminders import due, in_season


def remind_on_time(at: datetime) -> None:
    """The routine: one job per conference and hour does what is due by then. It may be called as often as one likes."""
    for edition in in_season(at):
        jobs.enqueue(remind_due, purpose=f"reminders {edition.code} {at:%Y-%m-%d %H}", edition=edition)


@jobs.job
def remind_due(row):
    """Each paper in a transaction of its own: what a second run finds done is not in its list, or is refused."""
    at = timezone.now()
    plan, sent = due(row.edition, at), 0
    for place, each in enumerate(plan):
        jobs.progress(row, place, len(plan))
        try:
            actions.remind_authors(each.paper, stage=each.rule.stage, days_before=each.rule.days_before, by=None, at=at)
        except Refused:  # handed in, withdrawn or extended since we looked
            continue
        sent += 1
    return {"reminded": sent}
