"""What the demo says when it runs: where it is, and as whom to look at it."""

from textwrap import fill

from django.urls import reverse

from conference.project.demo.editions import PASSWORD
from conference.project.demo.reading import content

WIDTH, MARGIN = 110, 16


def welcome(site_url: str) -> str:
    described = "\n".join(describe(*account) for account in accounts())
    return f"""
Demo accounts (password of all: {PASSWORD})

{described}

Mail that the demo sends: {site_url}{reverse("conference:demo-mails")}
Convoke runs at {site_url}/ (Ctrl-C stops it)
"""


def accounts():
    """(role, address, what to try) of each."""
    addresses = {person["key"]: person["email"] for person in content("people")}
    for role, account in content("accounts").items():
        yield role.replace("_", " "), addresses[account["person"]], account["try"]


def describe(role, address, what):
    margin = " " * MARGIN
    return f"{role:<{MARGIN}}{address}\n{fill(what, WIDTH, initial_indent=margin, subsequent_indent=margin)}"
