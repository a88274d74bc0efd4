"""`manage.py import_call FILE`: reads a call for papers and says what it proposes; nothing is saved."""

import json
import sys
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from conference.calls import as_dict, read, summary
from conference.calls.documents import Unreadable, text_of


class Command(BaseCommand):
    help = "Reads a call for papers (text, PDF or DOCX) and tells what it found: dates, people, topics, limits."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", help="the file, or - for standard input")
        parser.add_argument("--json", action="store_true", dest="as_json", help="tell it as JSON, for a program")
        parser.add_argument("--today", type=_day, help="the day that decides what is past (default: today)")

    def handle(self, *, file, as_json, today, **options):
        try:
            call = read(text_of(_content(file)), today or timezone.localdate())
        except Unreadable as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(json.dumps(as_dict(call), ensure_ascii=False, indent=2) if as_json else summary(call))


def _content(file):
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as problem:
        raise CommandError(f"The file cannot be opened: {problem.strerror}.") from problem


def _day(typed):
    return date.fromisoformat(typed)
