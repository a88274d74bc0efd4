"""Mail that has gone out, with the jobs that delivered it; nothing is left to send."""

from datetime import timedelta

from conference import mail
from conference.models import Job, Message

REFUSED = "550 5.1.1 The mailbox is unavailable; the address may have changed or the account may be closed."


class Outbox:
    def __init__(self, edition, chance, *, fails: float):
        self.edition, self.chance, self.fails = edition, chance, fails
        self.messages, self.jobs = [], []

    def send(self, template, *, to, purpose, at, about, secret, **context):
        """Like mail.send, for one person or address; the text is that of the real template."""
        person = None if isinstance(to, str) else to
        subject, text = self.render(template, person=person, about=about, **context)
        self.post(template, to, subject, text, purpose=purpose, at=at, about=about, secret=secret)

    def render(self, template, **context):
        """Subject and text, for those who write the same to many."""
        return mail.render(template, edition=self.edition, **context)

    def post(self, template, to, subject, text, *, purpose, at, about, secret):
        person = None if isinstance(to, str) else to
        failed = self.chance.happens(self.fails)
        gone = at + timedelta(hours=13) if failed else at + timedelta(seconds=self.chance.randint(2, 40))
        message = Message(
            edition=self.edition,
            person=person,
            address=person.email if person else to,
            template=template,
            subject=subject,
            text=text,
            sender_name=self.edition.short,
            purpose=purpose,
            secret=secret,
            subject_code=getattr(about, "subject_code", ""),
            status=Message.Status.FAILED if failed else Message.Status.SENT,
            problem=REFUSED if failed else "",
            created_at=at,
            sent_at=None if failed else gone,
        )
        self.messages.append(message)
        self.jobs.append(self._delivery(message, at, gone, failed))

    def _delivery(self, message, at, gone, failed):
        return self.done(
            mail.deliver.task,
            f"deliver {message.code}",
            {"message": message.code},
            at,
            gone,
            status=Job.Status.FAILED if failed else Job.Status.DONE,
            attempts=Job.MOST_ATTEMPTS if failed else 1,
            log=f"{gone:%H:%M:%S} {REFUSED}\n" if failed else "",
        )

    def done(self, task, purpose, arguments, at, finished_at, **fields):
        """A job that has been done, or given up."""
        fields = {"status": Job.Status.DONE, "attempts": 1} | fields
        return Job(
            task=task,
            purpose=purpose,
            arguments=arguments,
            edition=self.edition,
            run_at=at,
            created_at=at,
            finished_at=finished_at,
            **fields,
        )

    def write(self):
        Message.objects.bulk_create(self.messages, batch_size=500)
        Job.objects.bulk_create(self.jobs, batch_size=500)
