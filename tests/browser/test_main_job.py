"""The main job in a real browser on the real demo: from a call to a calendar, as the different people."""

import pytest

from tests.browser.walk import by_keyboard, plainly
from tests.browser.walk.arranging import arrange
from tests.browser.walk.assigning import assign
from tests.browser.walk.attending import attend
from tests.browser.walk.cast import Walk
from tests.browser.walk.deciding import decide, read_and_upload
from tests.browser.walk.log import keep_out, look_back
from tests.browser.walk.looking import read_the_calls
from tests.browser.walk.reviewing import review
from tests.browser.walk.submitting import submit

# In one file, so that one worker has all of them: the demo is started once.
pytestmark = pytest.mark.browser
PARTS = (read_the_calls, submit, assign, review, decide, read_and_upload, arrange, attend, look_back, keep_out)


def test_from_a_call_to_a_calendar(people):
    walk = Walk(people.arrive)

    for part in PARTS:
        with people.during(part.__name__):
            part(walk)


def test_an_abstract_is_handed_in_without_javascript(people):
    author = people.arrive("Ada Holm", "author@author.example", java_script_enabled=False)

    for part in (plainly.find_the_call, plainly.write, plainly.name_a_co_author, plainly.hand_in):
        with people.during(part.__name__):
            part(author)


def test_a_review_is_handed_in_without_javascript(people):
    reviewer = people.arrive("Ravi Menon", "reviewer@reviewer.example", java_script_enabled=False)

    for part in (plainly.find_the_review, plainly.review):
        with people.during(part.__name__):
            part(reviewer)


@pytest.mark.parametrize(
    ("role", "walk"),
    [("author", by_keyboard.submit), ("reviewer", by_keyboard.review), ("organiser", by_keyboard.arrange)],
)
def test_nobody_needs_a_mouse(people, role, walk):
    person = people.arrive(role, f"{role}@{role}.example", locale="en-GB")

    with people.during(walk.__name__):
        walk(person)
