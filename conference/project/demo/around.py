"""What stands around the demo's calls: free pages and sponsors."""

from conference import actions
from conference.project.demo.logos import sponsor_logo
from conference.project.demo.reading import content


def load_surroundings(known):
    for entry in content("pages")["pages"]:
        names = ("slug", "title", "body", "link")
        fields = {name: entry[name] for name in names}
        actions.add_page(known[entry["edition"]], is_shown=entry["shown"], by=None, **fields)
    for place, entry in enumerate(content("pages")["sponsors"]):
        fields = {name: entry[name] for name in ("name", "level", "link")}
        logo = sponsor_logo(entry["name"], place) if entry["logo"] else None
        actions.add_sponsor(known[entry["edition"]], logo=logo, by=None, **fields)
