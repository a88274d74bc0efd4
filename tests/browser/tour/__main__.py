"""`python -m tests.browser.tour axe` and `... pictures`: what is too long for every test run, or for eyes only.

With CONVOKE_SITE=http://localhost:8101 they look at a demo that already runs there, else at one of their own.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from tests.browser import chromium  # noqa: E402 - addresses are resolved by the settings
from tests.browser.tour import matrix, pictures  # noqa: E402
from tests.browser.tour.tour import on_tour  # noqa: E402

LOOKS = {"axe": matrix.look_at_everything, "pictures": pictures.take_all}


def main(what):
    with chromium.started() as browser, on_tour(browser) as tour:
        return LOOKS[what](tour)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
