"""What handing in leaves behind: files with their checks and cleaned copies, versions, receipts, mail and the log."""

from datetime import timedelta

from conference import files
from conference.history import digest
from conference.models import File
from conference.project.demo.manuscripts import manuscript
from conference.project.synthesis.papers import save
from submissions.checks import check_pdf
from submissions.cleaning import clean
from submissions.freezing import AUTHOR_FIELDS, SCHEMA, field, fingerprint
from submissions.models import Check, Receipt, Submission, Version
from submissions.uploads import PDF

Stage = Version.Stage
SAMPLES = 3  # different manuscripts there are; all papers share their bytes
TEMPLATE = "submissions/mail/receipt.txt"


class Counter:
    """Takes papers in, one stage after the other, and writes the rows of all of them at once."""

    def __init__(self, frame, wish, chance, diary, outbox):
        self.frame, self.wish, self.chance, self.diary, self.outbox = frame, wish, chance, diary, outbox
        self.samples = _samples(frame, chance)
        self.files, self.checks, self.copies = [], [], []
        self.versions, self.receipts = [], []

    def take(self, papers):
        """Everything that has been handed in for a decision, and the drafts as they are."""
        for paper in papers:
            self._begin(paper)
            if paper.abstract_at:
                self._hand_in(paper, Stage.ABSTRACT, paper.abstract_at, None)
            for at in paper.hand_ins:
                self._hand_in_file(paper, Stage.PAPER, at)
            self._end(paper)
        self._write(lambda: save(papers))

    def take_finals(self, papers_and_times):
        """Final versions of accepted papers."""
        rows = [paper.row for paper, _at in papers_and_times]
        for paper, at in papers_and_times:
            self._hand_in_file(paper, Stage.FINAL, at)
        changed = ["final", "submitted_at", "changed_at"]
        self._write(lambda: Submission.objects.bulk_update(rows, changed, batch_size=200))

    def _begin(self, paper):
        by = paper.row.contact
        self.diary.note("submissions.start", paper.row, by=by, at=paper.started_at, secret="authors")
        saved_at = paper.row.changed_at if paper.row.is_draft else paper.abstract_at - timedelta(seconds=40)
        revision = paper.row.revision
        self.diary.note("submissions.save_draft", paper.row, by=by, at=saved_at, secret="authors", revision=revision)

    def _hand_in_file(self, paper, stage, at):
        """Uploaded, checked, handed in; copied for the reviewers where they are not to know the authors."""
        file = self._file(paper, File.Kind.FINAL if stage == Stage.FINAL else File.Kind.MANUSCRIPT, at)
        if stage == Stage.FINAL:
            paper.row.final = file
        else:
            paper.row.manuscript = file
            said = {"sha256": file.sha256, "size": file.size}
            self._note("submissions.upload_manuscript", paper, at - timedelta(seconds=20), **said)
        version = self._hand_in(paper, stage, at, file)
        if stage != Stage.FINAL and paper.row.kind.hides_authors:
            self._copy(version, file, at)

    def _file(self, paper, kind, at):
        sample, findings = self.chance.choice(self.samples)
        by, before = paper.row.contact, at - timedelta(seconds=30)
        file = File(
            edition=self.frame.edition,
            owner=by,
            kind=kind,
            sha256=sample.sha256,
            size=sample.size,
            name=f"{'final' if kind == File.Kind.FINAL else 'paper'}-{paper.row.code.lower()}.pdf",
            content_type=PDF,
            created_at=before,
        )
        self.files.append(file)
        self.checks.append(Check(edition=self.frame.edition, file=file, findings=findings, at=before))
        self._note("submissions.begin_upload", paper, before)
        return file

    def _copy(self, version, file, at):
        """The samples name nobody, so that the cleaned copy has the same bytes."""
        copied_at = at + timedelta(seconds=self.chance.randint(3, 60))
        kept = {"sha256": file.sha256, "size": file.size, "content_type": PDF, "edition": self.frame.edition}
        copy = File(kind=File.Kind.MANUSCRIPT, name="paper.pdf", cleaned_from=file, created_at=copied_at, **kept)
        self.copies.append(copy)
        arguments, purpose = {"version": version.code}, f"clean {file.code}"
        job = self.outbox.done(clean.task, purpose, arguments, at, copied_at, result={"removed": []})
        self.outbox.jobs.append(job)
        self.diary.note("submissions.keep_cleaned_copy", copy, by=None, at=copied_at)

    def _hand_in(self, paper, stage, at, file):
        row = paper.row
        row.submitted_at = row.changed_at = at
        content = frozen(paper)
        version = Version(
            submission=row,
            edition=self.frame.edition,
            stage=stage,
            number=len(paper.versions) + 1,
            content=content,
            file=file,
            by=row.contact,
            created_at=at,
            is_late=at >= self.frame.deadlines[stage].closes_at if stage in self.frame.deadlines else False,
        )
        sha256, size = (file.sha256, file.size) if file else fingerprint(content)
        receipt = Receipt(version=version, edition=self.frame.edition, sha256=sha256, size=size, at=at)
        paper.versions.append(version)
        self.versions.append(version)
        self.receipts.append(receipt)
        self._note(f"submissions.{DEED[stage]}", paper, at, version=version.number, stage=stage, receipt=receipt.code)
        self._thank(paper, version, receipt)
        return version

    def _thank(self, paper, version, receipt):
        """One mail to each address; who has not proven the own one gets only the first of each stage."""
        row, stages = paper.row, [each.stage for each in paper.versions]
        is_again = stages.count(version.stage) > 1
        context = {
            "submission": row,
            "version": version,
            "receipt": receipt,
            "link": f"/submissions/{row.code}/receipts/{receipt.code}/",
            "proof": f"/verify/?receipt={receipt.code}",
        }
        subject, text = self.outbox.render(TEMPLATE, **context)
        for address, person in recipients(paper).items():
            if person is None and is_again:
                continue
            occasion = receipt.code if person else f"{row.code} {version.stage}"
            purpose = f"receipt {occasion} {digest(address)}"
            to, at = person or address, receipt.at
            self.outbox.post(TEMPLATE, to, subject, text, purpose=purpose, at=at, about=row, secret="authors")

    def _end(self, paper):
        if paper.row.withdrawn_at:
            paper.row.changed_at = paper.row.withdrawn_at
            was = Submission.Status.SUBMITTED if paper.hand_ins else Submission.Status.ABSTRACT
            self._note("submissions.withdraw", paper, paper.row.withdrawn_at, was=was)
            for address, person in recipients(paper).items():
                self.outbox.send(
                    "submissions/mail/withdrawn.txt",
                    to=person or address,
                    purpose=f"withdrawn {paper.row.code} {digest(address)}",
                    at=paper.row.withdrawn_at,
                    about=paper.row,
                    secret="authors",
                    submission=paper.row,
                )

    def _note(self, deed, paper, at, **details):
        self.diary.note(deed, paper.row, by=paper.row.contact, at=at, secret="authors", **details)

    def _write(self, save_papers):
        """Files first, for papers and versions point to them."""
        File.objects.bulk_create(self.files, batch_size=1000)
        File.objects.bulk_create(self.copies, batch_size=1000)
        save_papers()
        Check.objects.bulk_create(self.checks, batch_size=1000)
        Version.objects.bulk_create(self.versions, batch_size=500)
        Receipt.objects.bulk_create(self.receipts, batch_size=1000)
        self.files, self.checks, self.copies, self.versions, self.receipts = [], [], [], [], []


DEED = {Stage.ABSTRACT: "hand_in_abstract", Stage.PAPER: "hand_in_paper", Stage.FINAL: "upload_final"}


def frozen(paper):
    """What submissions.freezing.frozen says of the saved rows, without asking for them (a test compares)."""
    row = paper.row
    kind = {"slug": row.kind.slug, "name": str(row.kind), "max_words": row.kind.max_words}
    topics = sorted(paper.topics, key=lambda topic: (topic.position, topic.pk))
    return {
        "schema": SCHEMA,
        "conference": str(row.edition),
        "track": str(row.track),
        "kind": kind,
        "number": row.number,
        "fields": [
            *(field(name, getattr(row, name)) for name in ("title", "abstract", "keywords")),
            {
                "field": "topics",
                "question": "Topics",
                "answer": [{"code": topic.code, "name": str(topic)} for topic in topics],
            },
            {
                "field": "authors",
                "question": "Authors",
                "answer": [{name: author.as_printed[name] for name in AUTHOR_FIELDS} for author in paper.authors],
            },
        ],
    }


def recipients(paper):
    """Address -> person or None: the contact, then the authors, each address once."""
    found = {paper.row.contact.email: paper.row.contact}
    for author in paper.authors:
        if author.email:
            found.setdefault(author.email, author.person)
    return found


def _samples(frame, chance):
    """A few stored manuscripts and what a check says of them. Their first rows belong to the organiser."""
    return [_sample(place, frame, chance) for place in range(1, SAMPLES + 1)]


def _sample(place, frame, chance):
    headings = ("Introduction", "Related work", "Method", "Findings", "Discussion")
    sections = [{"heading": each, "text": "\n".join(chance.say("abstract") for _ in range(3))} for each in headings]
    pdf = manuscript(f"Invented manuscript {place}", chance.say("abstract"), sections)
    file = files.store(
        [pdf],
        name=f"sample-{place}.pdf",
        kind=File.Kind.OTHER,
        content_type=PDF,
        edition=frame.edition,
        owner=frame.organiser,
    )
    File.objects.filter(pk=file.pk).update(created_at=frame.edition.created_at)
    return file, [finding.as_dict() for finding in check_pdf(files.path_of(file))]
