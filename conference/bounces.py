"""Mail that came back: reading what mail servers say about it (RFC 3464), and where such reports are kept. Pure but
for the reading of folders and mailboxes."""

import imaplib
import mailbox
import re
import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email import message_from_bytes, message_from_string, policy
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext_lazy

STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
OUR_ID = re.compile(r"<([0-9A-Z]{10})@([^<>\s]+)>")
LONGEST_REASON = 250
SECONDS = 30
UNKNOWN = gettext_lazy("it could not be delivered")
MEANINGS = {  # (subject, detail) of a status as in RFC 3463; without a detail any other
    ("1", ""): gettext_lazy("there is no such address"),
    ("2", ""): gettext_lazy("the mailbox takes no mail"),
    ("2", "2"): gettext_lazy("the mailbox is full"),
    ("3", "4"): gettext_lazy("the mail was too large"),
    ("4", ""): gettext_lazy("the mail server was not reached"),
    ("7", ""): gettext_lazy("the mail server refused it"),
}


@dataclass(frozen=True)
class Report:
    """What came of one recipient: the code of our message if it was named, the address, the status as in RFC 3463."""

    code: str
    address: str
    status: str
    reason: str

    @property
    def is_permanent(self):
        """It is of no use to try again (5.x.x). Delays and successes are no reason to do anything."""
        return self.status.startswith("5")


def reports(content: bytes, domain: str) -> list[Report]:
    """What a mail says about mails of ours that could not be delivered; empty for any other mail.

    domain: that of our Message-IDs.
    """
    mail = message_from_bytes(content, policy=policy.default)
    code = _code_of(mail, domain)
    found = [_report(block, code) for part in mail.walk() for block in _blocks(part)]
    return [report for report in found if report] or _by_header(mail, code)


def _blocks(part):
    """Per recipient the fields of a delivery status; the first block is about the message."""
    if part.get_content_type() != "message/delivery-status":
        return []
    payload = part.get_payload()
    if isinstance(payload, str):
        return [message_from_string(block, policy=policy.compat32) for block in re.split(r"\n\s*\n", payload)]
    return payload


def _report(block, code):
    # The one that we wrote to, where a server tells it: a mail that was passed on came back from another.
    recipient = _address(block.get("Original-Recipient")) or _address(block.get("Final-Recipient"))
    action = _text(block.get("Action")).lower()
    reason = _text(block.get("Diagnostic-Code")).partition(";")[2].strip() or _text(block.get("Diagnostic-Code"))
    status = _status(_text(block.get("Status"))) or _status(reason)
    if not recipient or action not in ("failed", "delayed", ""):
        return None
    if not status:
        status = "5.0.0" if action == "failed" else "4.0.0"
    return Report(code, recipient, status, reason[:LONGEST_REASON])


def _by_header(mail, code):
    """Gmail and Exim name the addresses in a header, also where the report itself has no parts."""
    failed = _text(mail.get("X-Failed-Recipients"))
    if not failed:
        return []
    body = mail.get_body(preferencelist=("plain",))
    text = body.get_content() if body else ""
    reason = next((line.strip() for line in text.splitlines() if STATUS.search(line)), "")
    status = _status(reason) or "5.0.0"
    addresses = [address.strip().lower() for address in failed.split(",")]
    return [Report(code, address, status, reason[:LONGEST_REASON]) for address in addresses if address]


def _code_of(mail: EmailMessage, domain: str) -> str:
    """The code of our message: from the mail that was returned, else from what this one answers."""
    texts = [_text(mail.get(name)) for name in ("In-Reply-To", "References", "X-Original-Message-ID")]
    for part in mail.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822" and part.is_multipart():
            texts.insert(0, _text(part.get_payload(0).get("Message-ID")))
        elif kind in ("text/rfc822-headers", "message/rfc822-headers"):
            texts.insert(0, _headers_of(part))
        elif kind == "message/delivery-status":
            texts += [_text(block.get(name)) for block in _blocks(part) for name in ("X-Original-Message-ID",)]
    for text in texts:
        for match in OUR_ID.finditer(text):
            if match[2].lower() == domain.lower():
                return match[1]
    return ""


def _headers_of(part):
    content = part.get_payload(decode=True) or b""
    named = message_from_bytes(content, policy=policy.compat32)
    return _text(named.get("Message-ID"))


def _text(value) -> str:
    return " ".join(str(value or "").split())


def _address(value) -> str:
    """The address of "rfc822; ada@ada.example"."""
    return _text(value).partition(";")[2].strip().strip("<>").lower()


def meaning_of(text: str) -> str:
    """The status in a text with what it means (RFC 3463), and nothing else of that text."""
    found = STATUS.search(text)
    if not found:
        return str(UNKNOWN)
    return f"{found[0]}: {MEANINGS.get((found[2], found[3])) or MEANINGS.get((found[2], '')) or UNKNOWN}"


def _status(text) -> str:
    match = STATUS.search(text)
    return match[0] if match else ""


def kept_in(place: str, stdin: Iterable[bytes] | None = None) -> Iterator[bytes]:
    """The mails of a file (mbox, or one mail), of a folder (Maildir, or files of one mail each), or of "-"."""
    if place == "-":
        yield b"".join(stdin or ())
        return
    path = Path(place)
    if path.is_dir() and (path / "new").is_dir():
        yield from _messages(mailbox.Maildir(path, create=False))
    elif path.is_dir():
        yield from (each.read_bytes() for each in sorted(path.iterdir()) if each.is_file())
    else:
        content = path.read_bytes()
        if content.startswith(b"From "):
            yield from _messages(mailbox.mbox(path, create=False))
        else:
            yield content


def _messages(box):
    with closing(box):
        for message in box:
            yield message.as_bytes()


@contextmanager
def opened(url: str, connect: Callable | None = None):
    """The folder of an IMAP mailbox: imaps://user:password@host:port/INBOX (imap:// begins with STARTTLS)."""
    parts = urlsplit(url)
    if parts.scheme not in ("imap", "imaps") or not parts.hostname:
        raise ValueError("Please give an address such as imaps://user:password@host/INBOX.")
    server = connect(parts) if connect else _connected(parts)
    try:
        server.login(unquote(parts.username or ""), unquote(parts.password or ""))
        answer, _number = server.select(f'"{unquote(parts.path.strip("/")) or "INBOX"}"')
        if answer != "OK":
            raise ValueError("There is no such folder in the mailbox.")
        yield server
    finally:
        server.logout()


def _connected(parts):
    safe = ssl.create_default_context()
    if parts.scheme == "imaps":
        return imaplib.IMAP4_SSL(parts.hostname, parts.port or 993, ssl_context=safe, timeout=SECONDS)
    server = imaplib.IMAP4(parts.hostname, parts.port or 143, timeout=SECONDS)
    server.starttls(ssl_context=safe)
    return server


def unread(server) -> Iterator[tuple[bytes, bytes]]:
    """(number, content) of the mails that nobody has read; they stay unread until `mark_read`."""
    _answer, [numbers] = server.search(None, "UNSEEN")
    for number in numbers.split():
        _answer, data = server.fetch(number, "(BODY.PEEK[])")
        yield number, data[0][1]


def mark_read(server, number: bytes):
    server.store(number, "+FLAGS", r"\Seen")
