"""Reads the demo's content: files of JSON whose shapes content/README.md tells."""

import json
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path

from django.utils import timezone

CONTENT = Path(__file__).parent / "content"


@cache
def content(name):
    return json.loads((CONTENT / f"{name}.json").read_text(encoding="utf-8"))


def all_submissions():
    return [paper for path in sorted(CONTENT.glob("submissions-*.json")) for paper in content(path.stem)]


def day_of(thing, key="day"):
    """A stated day, or one counted from today; None where the source states none."""
    if thing.get(key):
        return datetime.strptime(thing[key], "%Y-%m-%d").date()
    offset = thing.get("day_offset" if key == "day" else f"{key.removesuffix('_on')}_offset")
    return None if offset is None else timezone.localdate() + timedelta(days=offset)


def time_of(text):
    return time.fromisoformat(text) if text else None


def moment(day_offset, hour=14):
    """That many days from today; never later than now, for what has happened lies behind us."""
    then = timezone.now().replace(minute=10, second=0, microsecond=0) + timedelta(days=day_offset)
    return min(timezone.now(), then.replace(hour=hour)) if day_offset <= 0 else then
