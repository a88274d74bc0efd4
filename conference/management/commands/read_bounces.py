"""Reads reports about mail that could not be delivered, and marks the messages and the people."""

import dataclasses
import imaplib
import json
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from conference.bounces import kept_in, mark_read, opened, unread
from conference.coming_back import Counts, take_in


class Command(BaseCommand):
    help = (
        "Reads delivery reports (RFC 3464) from a file (mbox or one mail), a folder (Maildir), from standard input (-) "
        "or from the mailbox of BOUNCE_MAILBOX where none of these is given; marks what came back for good."
    )

    def add_arguments(self, parser):
        parser.add_argument("place", nargs="?", help="file, folder, or - for standard input")
        parser.add_argument("--json", action="store_true", help="print the figures for a program")

    def handle(self, *args, place=None, json: bool = False, **options):
        counts = Counts()
        try:
            self._read(place, counts)
        except (OSError, ValueError, imaplib.IMAP4.error) as problem:
            raise CommandError(f"The mails could not be read: {problem}") from problem
        self.stdout.write(_as_json(counts) if json else _in_words(counts))

    def _read(self, place, counts):
        if place:
            for content in kept_in(place, sys.stdin.buffer):
                take_in(content, counts)
        elif settings.BOUNCE_MAILBOX:
            with opened(settings.BOUNCE_MAILBOX) as server:
                for number, content in unread(server):
                    take_in(content, counts)
                    mark_read(server, number)
        else:
            raise CommandError("Please name a file or folder, or set BOUNCE_MAILBOX (docs/settings.md).")


def _as_json(counts):
    return json.dumps(dataclasses.asdict(counts))


def _in_words(counts):
    return (
        f"{counts.read} mails read: {counts.marked} that came back are marked, {counts.delayed} are only delayed, "
        f"{counts.unknown} are about mails that this site does not know, {counts.others} are no reports."
    )
