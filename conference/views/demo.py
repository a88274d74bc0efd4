"""The mailbox of a demo: what was delivered, readable by whoever runs it. It exists only in a demo."""

from email import message_from_bytes, policy
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
    shown = [mail for mail in delivered() if wanted in mail["to"].lower()]
    return render(request, "conference/demo_mails.html", {"mails": shown[:MOST], "wanted": wanted})


def delivered():
    """Every mail in the demo's folder, the newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True) if folder.is_dir() else []
    for path in files:
        for piece in reversed(path.read_bytes().split(b"\n" + b"-" * 79 + b"\n")):
            if piece.strip():
                yield described(message_from_bytes(piece.lstrip(b"\n"), policy=policy.default))


def described(mail):
    return {
        "to": str(mail["To"]),
        "from": str(mail["From"]),
        "subject": str(mail["Subject"]),
        "date": str(mail["Date"]),
        "text": linked(mail.get_content().strip()),
    }
