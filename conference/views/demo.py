"""The mailbox of a demo: what was delivered, readable by whoever runs it. It exists only in a demo."""

from email import message_from_bytes, policy
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import render

from conference.rendering import linked

MOST = 200


@login_not_required
def mails(request):
    if not settings.DEMO:
        raise Http404
    wanted = request.GET.get("to", "").strip().lower()
    shown = [described(mail) for mail in islice(delivered(wanted), MOST)]
    return render(request, "conference/demo_mails.html", {"mails": shown, "wanted": wanted})


def delivered(wanted):
    """The mails in the demo's folder that go to such an address, the newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True) if folder.is_dir() else []
    for path in files:
        for piece in reversed(path.read_bytes().split(b"\n" + b"-" * 79 + b"\n")):
            if not piece.strip() or wanted.encode() not in piece.lower():
                continue  # most mails are for others: only those that may be wanted are parsed
            mail = message_from_bytes(piece.lstrip(b"\n"), policy=policy.default)
            if wanted in str(mail["To"]).lower():
                yield mail


def described(mail):
    return {
        "to": str(mail["To"]),
        "from": str(mail["From"]),
        "subject": str(mail["Subject"]),
        "date": str(mail["Date"]),
        "text": linked(mail.get_content().strip()),
    }
