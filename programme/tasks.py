"""What is done after a release: its files are made before anybody asks for them."""

from contextlib import suppress

from conference import jobs
from programme.exports import EXPORTS, NotAvailable, artefact_of, languages_of
from programme.models import Release


@jobs.job
def make_artefacts(row):
    """Every format in every language of a release; what is there already is not made again."""
    release = Release.objects.get(code=row.arguments["release"])
    wanted = [(format, language) for language in languages_of(release) for format in EXPORTS]
    made = []
    for count, (format, language) in enumerate(wanted, 1):
        with suppress(NotAvailable):  # a programme without times has no calendar
            made.append(artefact_of(release, format, language).format)
        jobs.progress(row, count, len(wanted))
    return {"made": made}
