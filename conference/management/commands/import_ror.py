"""`manage.py import_ror FILE`: takes over the institutions that the Research Organization Registry (ROR) publishes."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from conference import actions
from conference.registry_dump import NoDump, opened, records


class Command(BaseCommand):
    help = "Imports the institutions of a ROR dump (JSON of schema 2, or its ZIP), to be offered in profiles."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", dest="as_json", help="print the counts for a program")

    def handle(self, *, file, as_json, **options):
        try:
            with opened(file) as text:
                listed = list(records(text))  # read before anything is written: a broken file changes nothing
        except (NoDump, OSError) as problem:
            raise CommandError(f"{file}: {problem}") from problem
        counts = actions.take_institutions(listed, by=None)
        if as_json:
            self.stdout.write(json.dumps(counts))
        else:
            self.stdout.write(
                f"{len(listed)} institutions read: {counts['new']} new, {counts['changed']} changed, "
                f"{counts['same']} as before, {counts['gone']} closed and taken away."
            )
