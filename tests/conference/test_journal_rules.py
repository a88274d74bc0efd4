"""What a journal editor guards, those who run the special issue cannot lift."""

import pytest

from conference import actions
from conference.history import Refused
from conference.models import Invitation, Role
from conference.views.people import invite


@pytest.fixture
def guarded(edition, eve):
    """Eve edits the journal, and approves its calls."""
    edition.kind, edition.needs_approval = "special_issue", True
    edition.save()
    actions.appoint(edition, person=eve, role=Role.EDITOR, by=None)
    return edition


def test_an_organiser_does_not_switch_the_approval_off(guarded, clara, eve):
    with pytest.raises(Refused, match="only a journal editor"):
        actions.edit_edition(guarded, by=clara, needs_approval=False)

    assert actions.edit_edition(guarded, by=eve, needs_approval=False).needs_approval is False


def test_an_organiser_does_not_remove_the_editor(guarded, clara, eve):
    role = guarded.roles.editing().get()

    with pytest.raises(Refused, match="Only journal editors"):
        actions.remove_role(role, by=clara)


def test_nobody_makes_a_journal_editor_of_oneself(edition, clara):
    with pytest.raises(Refused, match="invite somebody else"):
        invite(
            edition,
            email=clara.email,
            given_name="",
            family_name="Zetkin",
            affiliation="",
            role=Role.EDITOR,
            track=None,
            text="",
            by=clara,
        )


def test_an_invitation_that_was_declined_can_be_taken_back_for_good(edition, clara, eve):
    asked = actions.invite(edition, person=eve, role=Role.ORGANISER, by=clara)
    declined = actions.answer_invitation(asked, accepts=False, by=eve)

    taken_back = actions.withdraw_invitation(declined, by=clara)

    assert taken_back.status == Invitation.Status.WITHDRAWN
    with pytest.raises(Refused, match="withdrawn"):
        actions.answer_invitation(asked, accepts=True, by=eve)
