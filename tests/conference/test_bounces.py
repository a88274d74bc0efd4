"""Mail that came back: reports of several servers are read, messages and people are marked, and nothing else is."""

import json
import mailbox

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from conference import actions
from conference.bounces import Report, opened, reports, unread
from conference.history import Refused
from conference.models import Message

CODE = "7Q2M8XK4TB"
DOMAIN = "convoke.invalid"
TOKEN = "a-token-of-thirty-two-characters"

POSTFIX = f"""\
From: MAILER-DAEMON@mx.copro.example (Mail Delivery System)
To: bounces@copro.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B1"

--B1
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.copro.example.

--B1
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.copro.example
X-Postfix-Queue-ID: 4XyZ
Arrival-Date: Tue,  2 Mar 2027 10:00:00 +0100 (CET)

Final-Recipient: rfc822; ada@ada.example
Original-Recipient: rfc822;ada@ada.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.ada.example
Diagnostic-Code: smtp; 550 5.1.1 <ada@ada.example>: Recipient address
    rejected: User unknown

--B1
Content-Description: Undelivered Message
Content-Type: message/rfc822

Message-ID: <{CODE}@{DOMAIN}>
From: CoPro <noreply@copro.example>
To: ada@ada.example
Subject: Hello

Dear Ada

--B1--
"""

EXCHANGE = f"""\
From: <postmaster@outlook.example>
To: bounces@copro.example
Subject: Undeliverable: Hello
In-Reply-To: <{CODE}@{DOMAIN}>
References: <{CODE}@{DOMAIN}>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="_000_"

--_000_
Content-Type: multipart/alternative; boundary="_001_"

--_001_
Content-Type: text/plain; charset="utf-8"

Your message couldn't be delivered.

--_001_
Content-Type: text/html; charset="utf-8"

<p>Your message couldn't be delivered.</p>

--_001_--

--_000_
Content-Type: message/delivery-status

Reporting-MTA: dns;AM0PR01.outlook.example
Received-From-MTA: dns;mx.copro.example
Arrival-Date: Tue, 2 Mar 2027 09:00:00 +0000

Final-Recipient: rfc822;Ada@Ada.example
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup

--_000_
Content-Type: text/rfc822-headers

Subject: Hello
Message-ID: <{CODE}@{DOMAIN}>

--_000_--
"""

GMAIL = f"""\
From: Mail Delivery Subsystem <mailer-daemon@gmail.example>
To: bounces@copro.example
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
References: <{CODE}@{DOMAIN}>
X-Failed-Recipients: ada@ada.example
MIME-Version: 1.0
Content-Type: multipart/report; boundary="000x"; report-type=delivery-status

--000x
Content-Type: multipart/related; boundary="000y"

--000y
Content-Type: text/plain; charset="UTF-8"

** Address not found **

--000y--
--000x
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.example
Arrival-Date: Tue, 02 Mar 2027 01:00:00 -0800 (PST)
X-Original-Message-ID: <{CODE}@{DOMAIN}>

Final-Recipient: rfc822; ada@ada.example
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.ada.example. (192.0.2.7, the server for the domain)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.
Last-Attempt-Date: Tue, 02 Mar 2027 01:00:01 -0800 (PST)

--000x--
"""

EXIM = f"""\
From: Mail Delivery System <Mailer-Daemon@host.example>
To: bounces@copro.example
X-Failed-Recipients: ada@ada.example
In-Reply-To: <{CODE}@{DOMAIN}>
Subject: Mail delivery failed: returning message to sender

A message that you sent could not be delivered.

  ada@ada.example
    SMTP error from remote mail server: 550 5.7.1 Blocked
"""

DELAYED = POSTFIX.replace("Action: failed", "Action: delayed").replace("Status: 5.1.1", "Status: 4.4.1")
HUMAN = f"From: ada@ada.example\nSubject: Re: Hello\nIn-Reply-To: <{CODE}@{DOMAIN}>\n\nI am back 5.1.1 on Monday.\n"


@pytest.mark.parametrize(
    ("mail", "status"), [(POSTFIX, "5.1.1"), (EXCHANGE, "5.1.10"), (GMAIL, "5.1.1"), (EXIM, "5.7.1")]
)
def test_reports_of_several_servers_are_read(mail, status):
    [report] = reports(mail.encode(), DOMAIN)

    assert (report.code, report.address, report.status) == (CODE, "ada@ada.example", status)
    assert report.is_permanent
    assert report.reason


def test_a_delay_is_no_reason_to_do_anything():
    [report] = reports(DELAYED.encode(), DOMAIN)

    assert not report.is_permanent


@pytest.mark.parametrize(
    "content", [HUMAN.encode(), b"", b"\xff\xfe\x00", b"Content-Type: message/delivery-status\n\n"]
)
def test_other_mails_are_no_reports(content):
    assert reports(content, DOMAIN) == []


def test_the_id_of_another_site_is_not_ours():
    [report] = reports(POSTFIX.replace(DOMAIN, "elsewhere.example").encode(), DOMAIN)

    assert report.code == ""


def test_a_report_about_several_recipients():
    second = (
        "\nFinal-Recipient: rfc822; eve@eve.example\nAction: failed\nStatus: 5.2.2\n\n--B1\nContent-Description: Und"
    )
    mail = POSTFIX.replace("\n--B1\nContent-Description: Und", second, 1)

    assert [(one.address, one.status) for one in reports(mail.encode(), DOMAIN)] == [
        ("ada@ada.example", "5.1.1"),
        ("eve@eve.example", "5.2.2"),
    ]


@pytest.fixture
def message(edition, ada):
    return Message.objects.create(
        edition=edition,
        person=ada,
        code=CODE,
        address=ada.email,
        subject="Hello",
        text="Dear Ada\n",
        purpose="p",
        status="sent",
    )


@pytest.fixture
def read(tmp_path):
    """read(mails): the command on an mbox with these mails."""

    def command(*mails):
        box = mailbox.mbox(tmp_path / "bounces.mbox")
        for mail in mails:
            box.add(mail.encode())
        box.close()
        call_command("read_bounces", str(tmp_path / "bounces.mbox"))

    return command


@pytest.mark.parametrize("mail", [POSTFIX, EXCHANGE, GMAIL, EXIM])
def test_what_came_back_is_shown_at_mail_and_person(as_, read, message, ada, clara, mail):
    read(mail)

    message.refresh_from_db()
    ada.refresh_from_db()
    assert (message.status, message.bounced_at is not None) == ("bounced", True)
    assert ada.bounced_at and ada.bounce_note in ("5.1.1", "5.1.10", "5.7.1")
    assert "came back" in as_(clara).get("/copro/manage/mail/").content.decode()


def test_chairs_and_organisers_see_at_the_person_that_mail_came_back(as_, read, message, ada, track, tom, clara):
    for role in ("chair", "reviewer"):
        actions.appoint(track.edition, person=ada, role=role, track=track, by=None)
    read(POSTFIX)

    people = as_(clara).get("/copro/manage/people/").content.decode()
    reviewers = as_(tom).get("/copro/manage/reviewers/").content.decode()

    assert f"/copro/manage/mail/?to={ada.code}" in people
    assert "mail came back" in reviewers
    assert "/manage/mail/?to=" not in reviewers


FORGED = [
    "X-Failed-Recipients: ada@ada.example\n\n550 5.1.1 Unknown\n",
    EXIM.replace(f"In-Reply-To: <{CODE}@{DOMAIN}>\n", ""),
    EXIM.replace("ada@ada.example", "clara@clara.example"),
    POSTFIX.replace(DOMAIN, "elsewhere.example"),
    POSTFIX.replace("rfc822; ada@ada.example", "rfc822; eve@eve.example").replace(
        "rfc822;ada@ada.example", "rfc822;eve@eve.example"
    ),
]


@pytest.mark.parametrize("mail", [DELAYED, HUMAN, POSTFIX.replace(CODE, "0000000000"), *FORGED])
def test_delays_answers_and_forged_reports_mark_nobody(read, message, ada, mail):
    read(mail)

    message.refresh_from_db()
    ada.refresh_from_db()
    assert (message.status, ada.bounced_at) == ("sent", None)


@pytest.mark.parametrize("mail", FORGED)
def test_forged_reports_mark_nobody_else_either(read, message, clara, eve, mail):
    read(mail)

    assert not type(clara).objects.exclude(bounced_at=None).exists()


def test_what_was_passed_on_and_came_back_is_known_by_the_address_that_we_wrote_to(read, message, ada):
    read(POSTFIX.replace("Final-Recipient: rfc822; ada@ada.example", "Final-Recipient: rfc822; ada@home.example"))

    ada.refresh_from_db()
    assert ada.bounced_at


@pytest.mark.parametrize("status", ["queued", "held", "draft", "failed"])
def test_what_was_not_sent_cannot_come_back(read, message, ada, status):
    Message.objects.update(status=status)

    read(POSTFIX)

    message.refresh_from_db()
    ada.refresh_from_db()
    assert (message.status, ada.bounced_at) == (status, None)
    with pytest.raises(Refused, match="not been sent"):
        actions.mark_bounced(message, address=ada.email, status="5.1.1", reason="", by=None)


def test_pages_say_what_the_status_means_and_no_words_of_the_other_server(as_, read, message, ada, track, clara):
    actions.appoint(track.edition, person=ada, role="chair", track=track, by=None)
    read(POSTFIX.replace("rejected: User unknown", "call 555 for a prize"))

    page = as_(clara).get("/copro/manage/people/").content.decode()

    assert "5.1.1: there is no such address" in page
    assert "prize" not in page


def test_words_that_were_kept_of_another_server_are_not_shown(as_, track, ada, clara):
    actions.appoint(track.edition, person=ada, role="chair", track=track, by=None)
    type(ada).objects.filter(pk=ada.pk).update(bounced_at=timezone.now(), bounce_note="5.9.9 call 555 for a prize")

    page = as_(clara).get("/copro/manage/people/").content.decode()

    assert "5.9.9: it could not be delivered" in page
    assert "prize" not in page


def test_the_same_report_may_come_twice(read, message, capsys):
    read(POSTFIX, POSTFIX)

    assert "2 mails read: 2 that came back are marked" in capsys.readouterr().out


def test_a_folder_and_figures_for_a_program(tmp_path, message, capsys):
    for number, mail in enumerate((POSTFIX, HUMAN, DELAYED)):
        (tmp_path / f"{number}.eml").write_text(mail)

    call_command("read_bounces", str(tmp_path), "--json")

    assert json.loads(capsys.readouterr().out) == {"read": 3, "marked": 1, "delayed": 1, "unknown": 0, "others": 1}


def test_a_maildir(tmp_path, message, ada):
    mailbox.Maildir(tmp_path / "box").add(POSTFIX.encode())

    call_command("read_bounces", str(tmp_path / "box"))

    ada.refresh_from_db()
    assert ada.bounced_at


@pytest.mark.parametrize("place", [[], ["/no/such/file"]])
def test_a_place_that_cannot_be_read_is_told(place, db):
    with pytest.raises(CommandError):
        call_command("read_bounces", *place)


class Server:
    """An IMAP server, as far as we speak to one."""

    def __init__(self, *mails):
        self.mails, self.seen, self.said = mails, [], []

    def login(self, *given):
        self.said.append(given)

    def select(self, folder):
        self.said.append(folder)
        return "OK", [b"1"]

    def search(self, charset, what):
        return "OK", [b" ".join(str(number + 1).encode() for number in range(len(self.mails)))]

    def fetch(self, number, what):
        return "OK", [(b"1 (BODY[] {1}", self.mails[int(number) - 1]), b")"]

    def store(self, number, what, flag):
        self.seen.append(number)

    def logout(self):
        self.said.append("bye")


def test_a_mailbox_is_opened_read_and_left():
    server = Server(POSTFIX.encode())

    with opened("imaps://team%40copro.example:pass%2Fword@mail.example/Bounces", lambda parts: server) as box:
        found = list(unread(box))

    assert server.said == [("team@copro.example", "pass/word"), '"Bounces"', "bye"]
    assert found == [(b"1", POSTFIX.encode())]


def hook(client, told, token=TOKEN):
    return client.post(f"/hooks/bounces/{token}/", json.dumps(told), content_type="application/json")


def test_a_mail_service_tells_what_came_back(client, settings, message, ada):
    settings.BOUNCE_TOKEN = TOKEN

    answer = hook(client, {"message_id": f"<{CODE}@{DOMAIN}>", "status": "5.1.1", "reason": "No such user"})

    message.refresh_from_db()
    ada.refresh_from_db()
    assert answer.json() == {"done": ["marked"]}
    assert (message.status, message.problem, ada.bounce_note) == ("bounced", "5.1.1 No such user", "5.1.1")


def test_or_names_the_address_and_several_at_once(client, settings, message, ada):
    settings.BOUNCE_TOKEN = TOKEN

    answer = hook(
        client, [{"address": "ADA@ada.example", "status": "5.2.1"}, {"address": "x@x.example", "status": "5.1.1"}]
    )

    message.refresh_from_db()
    assert answer.json() == {"done": ["marked", "unknown"]}
    assert message.status == "bounced"


@pytest.mark.parametrize(
    "told", [{}, {"status": "5.1.1"}, {"address": "a@b.example"}, ["x"], None, 7, {"address": None, "status": None}]
)
def test_what_it_cannot_mean_is_refused(client, settings, db, told):
    settings.BOUNCE_TOKEN = TOKEN

    assert hook(client, told).status_code == 400


@pytest.mark.parametrize(("known", "given"), [("", "x"), (TOKEN, "wrong"), ("short", "short")])
def test_without_the_token_there_is_no_such_page(client, settings, db, known, given):
    settings.BOUNCE_TOKEN = known

    assert hook(client, {"address": "a@b.example", "status": "5.1.1"}, given).status_code == 404


def test_who_proves_the_address_again_is_reached_again(message, ada):
    actions.mark_bounced(message, address=ada.email, status="5.1.1", reason="", by=None)

    actions.prove_address(ada, by=ada)

    ada.refresh_from_db()
    assert (ada.bounced_at, ada.bounce_note) == (None, "")


def test_signing_in_by_a_mailed_code_proves_it(client, message, ada):
    from django.core import mail as sent

    from conference import jobs

    actions.mark_bounced(message, address=ada.email, status="5.1.1", reason="", by=None)
    client.post("/accounts/login/code/", {"email": ada.email})
    jobs.run_due()
    code = next(line.strip() for line in sent.outbox[-1].body.splitlines() if _is_code(line.strip()))
    client.post("/accounts/login/code/confirm/", {"code": code})

    ada.refresh_from_db()
    assert ada.bounced_at is None


def _is_code(line):
    return 6 <= len(line) <= 9 and " " not in line and line.replace("-", "").isalnum() and line.upper() == line


def test_a_password_proves_nothing(as_, message, ada):
    actions.mark_bounced(message, address=ada.email, status="5.1.1", reason="", by=None)

    as_(ada).get("/me/")

    ada.refresh_from_db()
    assert ada.bounced_at


def test_a_report_is_a_plain_value():
    assert Report("", "", "5.1.1", "").is_permanent
