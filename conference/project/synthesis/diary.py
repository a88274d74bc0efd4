"""The log of an edition that was not lived: lines as the actions write them, each in its time."""

from contextlib import contextmanager

from django.db.models import Max

from conference import history
from conference.models import DeadlineChange, Edition, Entry, Job, Role

# What actions date by the clock on the wall.
DATED = {
    DeadlineChange: ["at"],
    Edition: ["created_at"],
    Role: ["created_at"],
    Job: ["created_at", "run_at"],
}


class Diary:
    """Collects lines and writes them down in the order of their times."""

    def __init__(self, edition):
        self.edition, self.entries = edition, []

    def note(self, deed, thing, *, by, at, secret="", **details):
        """`deed` as history names it: app.action. The thing has been saved, for some have no code but a key."""
        self.entries.append(
            Entry(
                at=at,
                by=by,
                edition=self.edition,
                deed=deed,
                thing=thing._meta.model_name,
                thing_code=str(getattr(thing, "code", "") or thing.pk),
                subject_code=getattr(thing, "subject_code", ""),
                secret=secret,
                details=details,
            )
        )

    def write(self):
        self.entries.sort(key=lambda entry: entry.at)
        Entry.objects.bulk_create(self.entries, batch_size=2000)


@contextmanager
def dated(at):
    """Whatever actions make within is dated to this moment instead of now."""
    last = {model: model.objects.aggregate(last=Max("pk"))["last"] or 0 for model in DATED}
    with history.dated(at):
        yield
    for model, fields in DATED.items():
        model.objects.filter(pk__gt=last[model]).update(**dict.fromkeys(fields, at))
