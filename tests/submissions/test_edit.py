"""Writing a draft: saving, authors, stale pages, the word limit."""

import pytest

from conference import actions as conference_actions
from conference.history import Refused
from conference.models import Entry
from submissions import actions
from submissions.editing import Editing
from tests.cast import in_days
from tests.submissions.conftest import ADA, GRACE, author


def test_a_draft_is_saved_with_everything_in_its_order(draft, ada, fields, edition):
    topic = conference_actions.add_topic(edition, name="Open data", by=None)

    saved = actions.save_draft(draft, by=ada, revision=1, **fields | {"topics": [topic]})

    assert (saved.title, saved.keywords) == ("When co-production works", ["co-production", "public services"])
    assert [row.name for row in saved.authors.order_by("position")] == ["Ada Lovelace", "Grace Hopper"]
    assert list(saved.topics.all()) == [topic]
    assert saved.revision == 2


def test_a_draft_may_be_saved_incomplete(draft, ada, fields):
    saved = actions.save_draft(draft, by=ada, revision=1, **fields | {"title": "", "authors": [author("", "")]})

    assert saved.title == ""


def test_history_tells_that_it_was_saved_but_not_what(draft, ada, fields):
    actions.save_draft(draft, by=ada, revision=1, **fields)

    entry = Entry.objects.get(deed="submissions.save_draft")
    assert (entry.by, entry.subject_code, entry.secret) == (ada, draft.code, "authors")
    assert "Grace" not in str(entry.details)


def test_an_old_revision_overwrites_nothing(complete_draft, ada, fields):
    with pytest.raises(actions.StaleSave):
        actions.save_draft(complete_draft, by=ada, revision=1, **fields | {"title": "Another"})

    complete_draft.refresh_from_db()
    assert complete_draft.title == "When co-production works"


def test_nothing_is_saved_after_the_deadline_and_the_draft_is_still_there(complete_draft, ada, fields, edition, track):
    conference_actions.set_deadline(edition, track=track, stage="abstract", day=in_days(-2), by=None)

    with pytest.raises(Refused, match="The deadline was"):
        actions.save_draft(complete_draft, by=ada, revision=2, **fields)

    complete_draft.refresh_from_db()
    assert complete_draft.title == "When co-production works"


def test_a_topic_of_another_conference_is_refused(draft, ada, fields, other_edition):
    foreign = conference_actions.add_topic(other_edition, name="Else", by=None)

    with pytest.raises(Refused, match="another conference"):
        actions.save_draft(draft, by=ada, revision=1, **fields | {"topics": [foreign]})


def test_only_a_proven_address_links_a_person(draft, ada, eve, fields):
    eve.emailaddress_set.update(verified=False)

    saved = actions.save_draft(
        draft, by=ada, revision=1, **fields | {"authors": [ADA, author("Eve", "Dropper", email="eve@eve.example")]}
    )

    assert [row.person for row in saved.authors.order_by("position")] == [ada, None]


def test_the_page_shows_the_draft(complete_draft, ada, as_):
    page = as_(ada).get(f"/submissions/{complete_draft.code}/edit/").content.decode()

    assert "When co-production works" in page
    assert "12 of 1000 words" in page
    assert "Hand in the abstract" in page
    assert 'value="Grace"' in page


def test_the_page_saves(draft, ada, as_, fields, posted):
    answer = as_(ada).post(f"/submissions/{draft.code}/edit/", posted(fields, revision=1))

    draft.refresh_from_db()
    assert answer.status_code == 302
    assert draft.title == "When co-production works"
    assert draft.keywords == ["co-production", "public services"]
    assert draft.authors.count() == 2


def test_blank_rows_are_nobody(draft, ada, as_, fields, posted):
    data = posted(fields | {"authors": [ADA, author("", "")]}, revision=1)

    as_(ada).post(f"/submissions/{draft.code}/edit/", data)

    assert draft.authors.count() == 1


def test_an_orcid_with_a_typing_error_is_shown_at_its_field_and_nothing_is_lost(draft, ada, as_, fields, posted):
    data = posted(fields | {"authors": [ADA | {"orcid": "0000-0002-1825-0098"}]}, revision=1)

    page = as_(ada).post(f"/submissions/{draft.code}/edit/", data).content.decode()

    draft.refresh_from_db()
    assert draft.title == ""
    assert "not an ORCID" in page
    assert 'value="0000-0002-1825-0098"' in page
    assert "When co-production works" in page


def test_eleven_keywords_are_too_many(draft, ada, as_, fields, posted):
    data = posted(fields | {"keywords": [f"word {number}" for number in range(11)]}, revision=1)

    page = as_(ada).post(f"/submissions/{draft.code}/edit/", data).content.decode()

    assert "These are 11 keywords" in page


@pytest.mark.parametrize(
    ("deed", "names"),
    [
        ("add-author", ["Ada", "Grace", ""]),
        ("remove-author-0", ["Grace"]),
        ("up-author-1", ["Grace", "Ada"]),
        ("down-author-0", ["Grace", "Ada"]),
        ("up-author-0", ["Ada", "Grace"]),
        ("down-author-1", ["Ada", "Grace"]),
        ("remove-author-99", ["Ada", "Grace"]),
    ],
)
def test_authors_are_moved_without_javascript_and_without_saving(draft, ada, as_, fields, posted, deed, names):
    data = posted(fields, revision=1, deed=deed)

    answer = as_(ada).post(f"/submissions/{draft.code}/edit/", data)

    draft.refresh_from_db()
    rows = answer.context["editing"].authors
    assert [row["given_name"].value() for row in rows] == names
    assert answer.context["editing"].form["title"].value() == "When co-production works"
    assert answer.context["editing"].revision == 1
    assert draft.title == ""


def test_a_stale_page_is_told_field_by_field_and_loses_nothing(complete_draft, ada, as_, fields, posted):
    seen = Editing.stored(complete_draft).seen
    actions.save_draft(complete_draft, by=ada, revision=2, **fields | {"title": "Theirs", "keywords": ["new"]})

    answer = as_(ada).post(
        f"/submissions/{complete_draft.code}/edit/", posted(fields | {"title": "Mine"}, revision=2, seen=seen)
    )

    complete_draft.refresh_from_db()
    assert answer.status_code == 409
    assert answer.context["differences"] == [
        ("Title", "Theirs", "Mine"),
        ("Keywords", "new", "co-production, public services"),
    ]
    assert answer.context["editing"].form["title"].value() == "Mine"
    assert answer.context["editing"].form["keywords"].value() == "new"
    assert complete_draft.title == "Theirs"


def test_after_a_clash_the_next_save_is_taken(complete_draft, ada, as_, fields, posted):
    seen = Editing.stored(complete_draft).seen
    actions.save_draft(complete_draft, by=ada, revision=2, **fields | {"title": "Theirs"})
    page = f"/submissions/{complete_draft.code}/edit/"
    clash = as_(ada).post(page, posted(fields | {"title": "Mine"}, revision=2, seen=seen)).context["editing"]

    as_(ada).post(page, posted(fields | {"title": "Mine"}, revision=clash.revision, seen=clash.seen))

    complete_draft.refresh_from_db()
    assert complete_draft.title == "Mine"


def test_authors_changed_elsewhere_are_taken_over_where_they_were_not_touched(complete_draft, ada, as_, fields, posted):
    seen = Editing.stored(complete_draft).seen
    actions.save_draft(complete_draft, by=ada, revision=2, **fields | {"authors": [GRACE]})

    answer = as_(ada).post(
        f"/submissions/{complete_draft.code}/edit/", posted(fields | {"title": "Mine"}, revision=2, seen=seen)
    )

    assert [row["given_name"].value() for row in answer.context["editing"].authors] == ["Grace"]


def test_after_the_deadline_the_page_refuses_clearly(complete_draft, ada, as_, edition, track):
    conference_actions.set_deadline(edition, track=track, stage="abstract", day=in_days(-2), by=None)

    answer = as_(ada).get(f"/submissions/{complete_draft.code}/edit/", follow=True).content.decode()

    assert "The deadline was" in answer
    assert "it stays here for you" in answer
    assert "When co-production works" in answer


def test_the_page_of_a_cancelled_conference_refuses_clearly(complete_draft, ada, clara, as_, edition):
    conference_actions.set_status(edition, status="cancelled", tells=False, by=clara)

    answer = as_(ada).get(f"/submissions/{complete_draft.code}/edit/", follow=True).content.decode()

    assert "It has been cancelled, so nothing can be handed in any more." in answer
    assert "When co-production works" in answer
    assert "countdown" not in answer


def test_what_was_typed_survives_a_deadline_that_passes_meanwhile(
    complete_draft, ada, as_, edition, track, fields, posted
):
    conference_actions.set_deadline(edition, track=track, stage="abstract", day=in_days(-2), by=None)

    data = posted(fields | {"title": "At the last second"}, revision=2)
    page = as_(ada).post(f"/submissions/{complete_draft.code}/edit/", data).content.decode()

    assert "The deadline was" in page
    assert "At the last second" in page


def test_a_stranger_does_not_see_the_page(draft, eve, clara, tom, as_):
    for somebody in (eve, clara, tom):
        assert as_(somebody).get(f"/submissions/{draft.code}/edit/").status_code == 404


def test_who_may_see_a_paper_may_not_therefore_change_it(paper, clara, tom, as_, fields, posted):
    for somebody in (clara, tom):
        assert as_(somebody).get(f"/submissions/{paper.code}/edit/").status_code == 403
        assert as_(somebody).post(f"/submissions/{paper.code}/edit/", posted(fields, revision=2)).status_code == 403


@pytest.mark.parametrize(
    "hostile",
    [
        {"revision": "9" * 5000},
        {"authors-TOTAL_FORMS": "9" * 5000},
        {"authors-TOTAL_FORMS": "9" * 30, "deed": "add-author"},
        {"topics": ["9" * 5000, "9" * 30], "deed": "add-author"},
        {"topics": ["9" * 30]},
    ],
)
def test_endless_numbers_break_nothing(complete_draft, ada, as_, posted, fields, edition, hostile):
    conference_actions.add_topic(edition, name="Open data", by=None)

    answer = as_(ada).post(f"/submissions/{complete_draft.code}/edit/", posted(fields, revision=2) | hostile)

    complete_draft.refresh_from_db()
    assert answer.status_code in (200, 409)
    assert complete_draft.revision == 2
