"""What the demo's calls say beside their descriptions, and what is said of journals."""

from conference import actions
from conference.project.demo.reading import content


def load_calls(known):
    for entry in content("calls")["editions"]:
        fields = {name: value for name, value in entry.items() if name != "edition"}
        known[entry["edition"]] = actions.edit_edition(known[entry["edition"]], by=None, **fields)
    for entry in content("calls")["series"]:
        fields = {name: value for name, value in entry.items() if name != "edition"}
        edition = known[entry["edition"]]
        actions.edit_series(edition.series, edition=edition, by=None, **fields)
