"""`manage.py synthesize`: makes an invented edition of any size, to look at pages and to measure them."""

import json
import time
from datetime import datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from conference.history import Refused
from conference.models import Edition
from conference.project.synthesis.wish import STAGES, Wish


class Command(BaseCommand):
    help = "Makes an invented conference of any size: the same data for the same arguments."

    def add_arguments(self, parser):
        parser.add_argument("--slug", required=True, help="its address; must be free")
        parser.add_argument("--papers", type=_count, default=100, help="how many have been handed in (default 100)")
        parser.add_argument("--reviewers", type=_count, default=40, help="how many review (default 40)")
        parser.add_argument("--tracks", type=_count, default=4, help="default 4")
        parser.add_argument("--seed", type=int, default=1, help="another number gives other data (default 1)")
        parser.add_argument("--stage", choices=STAGES, default="programme", help="how far it has come (programme)")
        parser.add_argument("--extremes", action="store_true", help="add what breaks layouts: long names, crowds ...")
        parser.add_argument("--now", type=_moment, help="the moment that its dates are counted from (default: now)")
        parser.add_argument("--yes-invented", action="store_true", help="also on a site that is not a demo")
        parser.add_argument("--json", action="store_true", help="tell the result as JSON")

    def handle(self, *, slug, papers, reviewers, tracks, seed, stage, extremes, now, yes_invented, **options):
        if not (settings.DEMO or settings.DEBUG or yes_invented):
            raise CommandError(
                "This site is not a demo: invented papers would stand beside real ones. "
                "If that is what you want, say --yes-invented."
            )
        if Edition.objects.filter(slug=slug).exists():
            raise CommandError(f"There is already something at “{slug}”. Please choose another --slug.")
        wish = Wish(slug, papers, reviewers, tracks, seed, stage, extremes, now or timezone.now())
        _refuse_nonsense(wish)
        start = time.process_time()
        try:
            edition = _load(wish)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.tell(edition, time.process_time() - start, as_json=options["json"])

    def tell(self, edition, seconds, *, as_json):
        counts = {
            "submissions": edition.submissions.count(),
            "assignments": edition.assignments.count(),
            "decisions": edition.decisions.count(),
            "slots": edition.slots.count(),
            "messages": edition.messages.count(),
        }
        page = reverse("conference:manage", args=[edition.slug])
        if as_json:
            said = {"slug": edition.slug, "page": page, "cpu_seconds": round(seconds, 2), **counts}
            self.stdout.write(json.dumps(said))
            return
        listed = ", ".join(f"{count} {name}" for name, count in counts.items())
        self.stdout.write(f"{edition.slug}: {listed}; {seconds:.1f} s. Open {settings.SITE_URL}{page}")


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError
    return number


def _moment(text: str) -> datetime:
    moment = parse_datetime(text if "T" in text or " " in text else f"{text}T12:00:00")
    if moment is None:
        raise ValueError
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.get_default_timezone())


def _refuse_nonsense(wish):
    if wish.stage != "empty" and not wish.tracks:
        raise CommandError("Papers need at least one track.")
    if wish.is_reviewed and not wish.reviewers:
        raise CommandError("A conference whose papers are reviewed needs at least one reviewer.")


def _load(wish):
    from conference.project.synthesis.load import load  # only here: it brings all apps and takes a second

    return load(wish)
