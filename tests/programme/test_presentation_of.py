"""The part of a paper's page that tells when and where it is presented."""

from datetime import time

from django.template import Context, Template

from programme import actions


def shown(paper):
    return Template("{% load programme %}{% presentation_of paper %}").render(Context({"paper": paper})).strip()


def test_nothing_is_told_before_the_release(talk, paper):
    assert shown(talk.submission) == ""
    assert shown(paper("Nowhere")) == ""


def test_the_place_is_that_of_the_release(release, talk, session, move_to):
    move_to(session, start=time(17), end=time(18))

    page = shown(talk.submission)

    assert "09:00" in page
    assert "17:00" not in page
    assert "Room A" in page
    assert f'href="/copro/programme/{talk.code}/"' in page


def test_a_cancelled_presentation_says_so(release, talk, edition, clara):
    actions.take_out(talk, by=clara)
    actions.publish(edition, by=clara)

    assert "cancelled" in shown(talk.submission)
