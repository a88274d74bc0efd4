"""3 The track chair invites reviewers, sees conflicts of interest, assigns and sends."""

import re

from tests.browser.walk.cast import (
    ALL_ABOUT_THE_AUTHORS,
    AUTHOR,
    CONFERENCE,
    DOMAIN,
    INSTITUTE,
    TITLE,
    TRACK,
    TRACK_NAME,
)

MANAGE = f"{CONFERENCE}/manage"


def assign(walk):
    walk.chair.sign_in_by_code().see("My work")
    the_list_has_papers_but_no_drafts(walk.chair)
    invite_two_reviewers(walk)
    for invited in (walk.reviewer, walk.colleague):
        accept_the_invitation(invited)
    see_the_conflict(walk)
    propose(walk)
    adjust_by_hand(walk)
    send(walk)


def the_list_has_papers_but_no_drafts(chair):
    chair.visit(f"{MANAGE}/submissions/").see(TITLE, AUTHOR)
    chair.not_see("A Second Thought on Second Keys", "A Voice at the Pharmacy Window")


def invite_two_reviewers(walk):
    affiliations = {walk.reviewer: "University of Fjordbyen", walk.colleague: INSTITUTE}
    for invited, affiliation in affiliations.items():
        given, family = invited.name.split()
        chair = walk.chair.visit(f"{MANAGE}/reviewers/").press("Invite a reviewer")
        chair.fill_labels({"Given name": given, "Family name": family, "E-mail address": invited.address})
        chair.fill(Affiliation=affiliation)
        if chair.page.locator("select[name=track]").count():
            chair.choose("Track", TRACK_NAME)
        chair.press("Send invitation").see("The invitation is on its way.", invited.name)


def accept_the_invitation(invited):
    """The link of the mail is enough; opening it, as scanners of mail do, changes nothing."""
    link = invited.mail("Invitation").link("/invitations/")
    for _ in range(2):
        invited.visit(link).see("would you like to take part?").not_see("Thank you for accepting")
    invited.press("Accept").see("Thank you for accepting")


def see_the_conflict(walk):
    """Found by machine, when somebody looks for them; with the reason."""
    chair = walk.chair.visit(f"{MANAGE}/conflicts/").press("Look for conflicts now")
    chair.visit(f"{MANAGE}/conflicts/")
    assert walk.colleague.name in chair.page.locator("tbody", has_text=TITLE).inner_text()
    chair.visit(walk.facts["paper"]).see("Conflicts of interest", walk.colleague.name)
    assert walk.reviewer.name not in chair.page.locator("main").inner_text()


def propose(walk):
    open_the_table(walk.chair).press("Propose assignment").see("proposed. Nobody has been told yet.")
    chair = open_the_table(walk.chair)
    loads = [len(names) for names in assigned(chair).values()]
    assert loads == [3] * len(loads), "every paper has three"
    assert TITLE in assigned(chair)
    assert walk.colleague.name not in assigned(chair)[TITLE]
    assert walk.reviewer.mails()[0].subject.startswith("Invitation"), "nobody is told of a proposal"


def open_the_table(chair):
    return chair.visit(f"{MANAGE}/assignment/?track={TRACK}")


def assigned(chair):
    """{title: [names]} of the table."""
    rows = chair.page.locator("table.rows tbody > tr").all()
    return {row.locator(".title").inner_text(): names_in(row) for row in rows}


def names_in(row):
    return row.locator(".assignments li > span > strong").all_inner_texts()


def adjust_by_hand(walk):
    """The invited one on, another off; the colleague cannot be chosen at all."""
    chair = walk.chair
    on_it = assigned(chair)[TITLE]
    off = next(name for name in on_it if name != walk.reviewer.name)
    chair.press(f"Remove {off}", within=chair.row(TITLE)).see("The proposal is removed.")
    refuse_the_colleague(walk)
    new = walk.reviewer.name if walk.reviewer.name not in on_it else another(chair, but=on_it)
    chair.row(new).get_by_role("radio").check()
    chair.press("Propose this reviewer").see(f"{new} is proposed for this paper.")
    walk.facts["reviewers"] = names = assigned(open_the_table(chair))[TITLE]
    assert set(names) == {*on_it, new} - {off}
    assert (len(names), off in names, walk.reviewer.name in names) == (3, False, True)


def another(chair, *, but):
    """The best of those who may be chosen."""
    rows = chair.page.locator("tr").filter(has=chair.page.locator("input:enabled[name=reviewer]")).all()
    names = [row.locator("label").inner_text().splitlines()[0].strip() for row in rows]
    return next(name for name in names if name not in but)


def refuse_the_colleague(walk):
    chair = open_the_table(walk.chair).press("Add a reviewer", within=walk.chair.row(TITLE), exact=False)
    chair.press("Show all", exact=False)
    row = chair.row(walk.colleague.name)
    assert row.get_by_role("radio").is_disabled()
    assert "conflict of interest" in row.inner_text()


def send(walk):
    chair = open_the_table(walk.chair).press("Send", exact=False).see("Ask the reviewers", "Reviews are due")
    chair.press(re.compile(r"^Send \d+ mails?$"), exact=False).see("on their way")
    mail = walk.reviewer.mail("would you review", text=TITLE)
    for about in (*ALL_ABOUT_THE_AUTHORS, DOMAIN):
        assert about not in mail.text
