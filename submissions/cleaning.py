"""The copy that reviewers of an anonymous kind read: made after every hand-in, without what names its makers."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from conference import files, jobs, mail
from conference.files import path_of
from conference.history import action
from conference.models import File, Job, Person
from submissions.checks import Unreadable, anonymised_copy
from submissions.models import Version
from submissions.visibility import cleaned_copy_of


def clean_soon(version: Version) -> None:
    jobs.enqueue(clean, purpose=_purpose(version.file), edition=version.edition, version=version.code)


@jobs.job
def clean(row):
    """Makes the copy once; what the file does not allow is told to its authors instead of being tried again."""
    version = Version.objects.select_related("file", "submission", "edition").get(code=row.arguments["version"])
    if cleaned_copy_of(version.file):
        return {}
    try:
        removed = _keep_copy(version)
    except Unreadable as problem:
        report_uncleanable(version, problem=str(problem), by=None)
        return {"problem": str(problem)}
    return {"removed": removed}


def _keep_copy(version):
    beside = path_of(version.file).parent
    with tempfile.TemporaryDirectory(dir=beside, prefix=".cleaning-") as folder:
        out = Path(folder, "copy.pdf")
        removed = anonymised_copy(path_of(version.file), out)
        keep_cleaned_copy(version, copy=out, by=None)
    return removed


@action
def keep_cleaned_copy(version: Version, *, copy: Path, by: Person | None) -> File:
    """Stores the copy beside its original; it is what reviewers get from now on."""
    with copy.open("rb") as opened:
        return files.store(
            iter(lambda: opened.read(files.PIECE), b""),
            name="paper.pdf",
            kind=File.Kind.MANUSCRIPT,
            content_type=version.file.content_type,
            edition=version.edition,
            cleaned_from=version.file,
        )


@action(secret="authors")
def report_uncleanable(version: Version, *, problem: str, by: Person | None) -> Version:
    """Asks the one who started the paper for a file that can be copied."""
    mail.send(
        "submissions/mail/copy_failed.txt",
        to=version.submission.contact,
        purpose=f"copy failed {version.code}",
        about=version.submission,
        secret="authors",
        submission=version.submission,
        problem=problem,
    )
    return version


def copy_problem(versions: Iterable[Version]) -> str:
    """Why reviewers cannot read the newest file (versions come newest first), if the job has found that out."""
    file = next((version.file for version in versions if version.file and version.stage != Version.Stage.FINAL), None)
    row = Job.objects.filter(purpose=_purpose(file)).first() if file else None
    return row.result.get("problem", "") if row else ""


def _purpose(file):
    return f"clean {file.code}"
