"""The main job in a real browser on the real demo: from a call to a calendar, as the different people."""

import pytest

from tests.browser.walk.arranging import arrange
from tests.browser.walk.assigning import assign
from tests.browser.walk.attending import attend
from tests.browser.walk.cast import Walk
from tests.browser.walk.deciding import decide, read_and_upload
from tests.browser.walk.log import keep_out, look_back
from tests.browser.walk.looking import read_the_calls
from tests.browser.walk.reviewing import review
from tests.browser.walk.submitting import submit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
PARTS = (read_the_calls, submit, assign, review, decide, read_and_upload, arrange, attend, look_back, keep_out)


def test_from_a_call_to_a_calendar(people):
    walk = Walk(people.arrive)

    for part in PARTS:
        with people.during(part.__name__):
            part(walk)
