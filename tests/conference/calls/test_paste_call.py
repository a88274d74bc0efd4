"""The page on which a call is pasted, read, corrected, and made into a conference or special issue."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from conference import actions
from conference.history import Refused
from conference.models import Deadline, Edition, Entry, Invitation, Kind, Person, Role, Series, Topic
from tests.conference.calls.test_documents import paragraph, pdf, run, word

PAGE = "/me/calls/paste/"
TEXTS = Path(__file__).parent / "texts"
KEPT = "text", "edition-slug", "edition-series_name"


def text(name):
    return (TEXTS / f"{name}.txt").read_text()


@pytest.fixture
def organiser(edition, clara, as_):
    """Clara's browser; she organises a conference, so she may make others."""
    return as_(clara)


def proposals(browser, name):
    return browser.post(PAGE, {"text": text(name)}).context["proposals"]


def filled(proposals, **changes):
    """What the browser sends when somebody presses "Create" with these changes."""
    sent = {"text": proposals.text, "create": "1"}
    forms = [proposals.edition, *(rows.management_form for rows, _found in proposals.parts)]
    forms += [row for rows, _found in proposals.parts for row in rows]
    for form in forms:
        for field in form:
            sent |= values_of(field)
    return sent | changes


def values_of(field):
    value = field.value()
    if field.name == "name" and isinstance(value, dict):
        return {f"{field.html_name}_{code}": words for code, words in value.items()}
    if value is None or value is False or value == "":
        return {}
    return {field.html_name: "on" if value is True else value}


def create(browser, name, **changes):
    found = proposals(browser, name)
    return browser.post(PAGE, filled(found, **changes))


ITAIS = {"edition-preset": "double_anonymous"}


def test_a_call_becomes_a_conference(organiser, clara):
    answer = create(organiser, "itais2016", **ITAIS)

    edition = Edition.objects.get(slug="itais-2016")
    abstract = edition.deadlines.get(stage="abstract")
    assert answer.headers["Location"] == "/itais-2016/manage/"
    assert (str(edition), edition.short_name, edition.ordinal, edition.is_public) == (
        "13th Conference of the Italian Chapter of AIS",
        "ITAIS 2016",
        13,
        False,
    )
    assert str(edition.tagline) == "ICT and innovation: a step forward to a global society"
    assert (edition.starts_on, edition.ends_on) == (date(2016, 10, 7), date(2016, 10, 8))
    assert str(edition.series) == "Conference of the Italian Chapter of AIS"
    assert edition.tracks.count() == 1
    assert edition.topics.count() == 11
    assert [str(kind) for kind in edition.kinds.order_by("position")] == ["Full paper", "Poster"]
    assert {kind.max_words for kind in edition.kinds.all()} == {1000}
    assert edition.deadlines.count() == 6
    assert (abstract.day, abstract.is_optional, abstract.zone) == (date(2016, 5, 5), True, "")
    assert Role.objects.filter(edition=edition, person=clara, role=Role.ORGANISER).exists()


def test_who_has_no_address_is_named_and_not_invited(organiser):
    answer = organiser.post(PAGE, filled(proposals(organiser, "itais2016"), **ITAIS), follow=True)

    assert Invitation.objects.count() == 0
    assert b"W. Castelnovo, P. Depaoli, G. Misuraca" in answer.content


def test_who_has_an_address_is_invited_to_the_track(organiser):
    create(organiser, "itais2016", **ITAIS, **{"people-1-email": "depaoli@luiss.example"})

    invitation = Invitation.objects.get()
    assert (invitation.role, invitation.person.family_name) == (Role.CHAIR, "Depaoli")
    assert str(invitation.track).startswith("ICT-enabled innovation")


def test_who_was_invited_is_counted_among_those_who_see_it(organiser):
    found = proposals(organiser, "itais2016")
    invited = {"people-1-email": "depaoli@luiss.example"}

    with_invitation = organiser.post(PAGE, filled(found, **ITAIS, **invited), follow=True).content.decode()
    without = organiser.post(PAGE, filled(found, **ITAIS, **{"edition-slug": "second"}), follow=True).content.decode()

    assert "1 person was invited by mail; nobody else sees it before you open the call." in with_invitation
    assert "Nobody else sees it" not in with_invitation
    assert "It is created. Nobody else sees it before you open the call." in without


def test_a_special_issue_has_its_moved_year_limits_and_journal(organiser):
    create(organiser, "shapes-c", **{"edition-short_name": "Cities", "edition-slug": "cities"})

    issue = Edition.objects.get(slug="cities")
    paper = issue.deadlines.get(stage="paper")
    assert (issue.kind, issue.volume, issue.issue, str(issue.series)) == (
        "special_issue",
        "12",
        "4",
        "Journal of Invented Governance",
    )
    assert issue.series.kind == Series.Kind.JOURNAL
    assert paper.day == date(2027, 10, 7)
    assert issue.kinds.get().min_paper_words == 6000
    assert issue.kinds.get().max_words == 500
    assert issue.tracks.count() == 1


def test_an_extended_date_keeps_the_old_one(organiser):
    create(organiser, "shapes-a", **{"edition-preset": "workshop"})

    final = Deadline.objects.get(edition__slug="epart-sim-2027", stage="final")
    assert (final.day, final.zone) == (date(2027, 3, 8), "Etc/GMT+12")
    assert [change.old_day for change in final.changes.all()] == [date(2027, 3, 1)]


def test_a_banner_and_the_list_below_it_become_one_moved_date(organiser):
    create(organiser, "banner", **{"edition-preset": "workshop"})

    paper = Deadline.objects.get(edition__slug="quiet-2028", stage="paper")
    assert (str(paper), paper.day) == ("Full papers", date(2028, 1, 24))
    assert [change.old_day for change in paper.changes.all()] == [date(2028, 1, 10)]


def test_chairs_of_numbered_tracks_are_invited_to_their_own(organiser):
    ask = {"people-2-email": "pedro@valdelagua.example"}
    create(organiser, "numbered-tracks", **{"edition-preset": "double_anonymous"}, **ask)

    edition = Edition.objects.get(slug="rural-data-2028")
    assert [str(track) for track in edition.tracks.order_by("position")] == [
        "Data in rural administration",
        "Citizens as sources",
    ]
    assert str(Invitation.objects.get().track) == "Citizens as sources"
    assert edition.topics.count() == 6


def rows_of(browser, *lines):
    answer = browser.post(PAGE, {"text": "Important dates\n" + "\n".join(lines)})
    return answer.context["proposals"].dates.forms


def test_a_date_that_is_not_ticked_says_why(organiser):
    first, extended = rows_of(
        organiser, "Paper submission: 15 March 2027", "Paper submission deadline (extended!): 15 January 2027"
    )

    assert (first.initial["take"], extended.initial["take"]) == (True, False)
    assert first.doubts == []
    assert extended.doubts == [
        "The call says that this was extended, but gives a later day for the same: 15 March 2027. "
        "Please tick the valid one.",
        "“Paper submission” (15 March 2027) is for the same stage, so this one is not ticked at first.",
    ]


def test_an_extended_date_that_is_later_takes_the_place_of_the_first(organiser):
    (paper,) = rows_of(
        organiser, "Paper submission: 15 March 2027", "Paper submission deadline (extended!): 29 March 2027"
    )

    assert (paper.initial["take"], paper.initial["day"], paper.initial["extended_from"]) == (
        True,
        date(2027, 3, 29),
        date(2027, 3, 15),
    )


def test_of_two_days_for_the_conference_only_the_first_is_ticked_and_none_that_ends_before_it_begins(organiser):
    first, second = rows_of(organiser, "Conference: 12-14 May 2028", "Conference: 19-21 May 2028")
    (backwards,) = rows_of(organiser, "Conference: 14-12 May 2028")

    assert [row.initial["take"] for row in (first, second, backwards)] == [True, False, False]
    assert "“Conference” (12 May 2028) is for the same stage, so this one is not ticked at first." in second.doubts


def contradictory(browser):
    text = "QUIET 2028\n\nImportant dates\nPapers: 6 March 2028\nNotification: 10 January 2028\n"
    found = browser.post(PAGE, {"text": text}).context["proposals"]
    needed = {"edition-preset": "workshop", "edition-series_name": "Quiet", "edition-name_en": "Quiet services"}
    return filled(found, **needed)


def test_dates_that_contradict_each_other_are_made_only_when_somebody_says_so_twice(organiser):
    sent = contradictory(organiser)
    asked = organiser.post(PAGE, sent)

    page = asked.content.decode()
    assert not Edition.objects.filter(slug="quiet-2028").exists()
    assert "“Notification” is on 10 January 2028, before “Papers” on 6 March 2028, which comes first." in page
    assert "Create all the same" in page

    seen = re.search(r'name="minded" value="(\w+)"', page)
    organiser.post(PAGE, sent | {"minded": seen[1]})
    assert Edition.objects.get(slug="quiet-2028").deadlines.count() == 2


def test_who_confirmed_one_contradiction_is_asked_again_about_another(organiser):
    sent = contradictory(organiser)
    seen = organiser.post(PAGE, sent).context["proposals"].confirmation

    organiser.post(PAGE, sent | {"minded": seen, "dates-0-day": "2028-03-07"})

    assert not Edition.objects.filter(slug="quiet-2028").exists()


def test_two_rows_that_say_when_the_conference_is_are_told(organiser):
    ticked = {"dates-7-take": "on", "edition-slug": "oldnew-2027"}

    answer = create(organiser, "side-by-side", **{"edition-preset": "workshop"}, **ticked)

    assert answer.context["proposals"].to_mind == [
        "Two dates say when the conference is: “The event” (15–17 September 2027) and "
        "“Conference” (17–19 September 2027)."
    ]


def test_two_dates_with_the_same_words_are_told_apart(organiser):
    found = proposals(organiser, "stages-by-track")
    sent = filled(found, **{"edition-preset": "workshop", "dates-8-label": "early bird", "dates-8-take": "on"})

    answer = organiser.post(PAGE, sent)

    assert answer.context["proposals"].dates[8].errors == {
        "label": ["There is a date with these words already. Please tell this one apart."]
    }


def test_dates_of_tracks_belong_to_them(organiser):
    create(organiser, "track-blocks", **{"edition-preset": "double_anonymous"})

    days = Deadline.objects.filter(edition__slug="meet-2027", stage="paper").order_by("day")
    assert [(str(deadline.track), deadline.day) for deadline in days] == [
        ("Open budgets", date(2027, 4, 12)),
        ("Maps made by many", date(2027, 4, 26)),
    ]


def test_dates_of_one_type_are_set_for_each_of_them(organiser):
    create(organiser, "mailing-list", **{"edition-preset": "double_anonymous"})

    of_kinds = Deadline.objects.filter(edition__slug="egov-play-2027", stage="paper").exclude(kind=None)
    assert {str(deadline.kind) for deadline in of_kinds} == {"Poster", "Demo"}


@pytest.mark.parametrize("name", sorted(path.stem for path in TEXTS.glob("*.txt")))
def test_every_text_can_be_read_on_the_page(organiser, name):
    answer = organiser.post(PAGE, {"text": text(name)})

    assert answer.status_code == 200
    assert answer.context["proposals"].text == text(name)
    for row, dated in zip(answer.context["proposals"].dates, answer.context["proposals"].call.dates, strict=True):
        assert f'id="read-{row.place}"' in answer.content.decode()
        assert bool(row.initial["day"]) == bool(dated.date)


def test_nothing_is_saved_before_it_is_confirmed(organiser):
    before = [model.objects.count() for model in (Edition, Series, Deadline, Topic, Kind, Person, Entry)]

    organiser.get(PAGE)
    organiser.post(PAGE, {"text": text("itais2016")})
    organiser.get(PAGE, {"text": text("itais2016"), "create": "1"})

    assert [model.objects.count() for model in (Edition, Series, Deadline, Topic, Kind, Person, Entry)] == before


def test_what_is_not_ticked_is_left_out(organiser):
    found = proposals(organiser, "itais2016")
    sent = filled(found, **ITAIS)
    for untouched in ("topics-0-take", "dates-0-take", "kinds-1-take"):
        del sent[untouched]
    sent |= {"dates-0-day": "no day at all"}

    organiser.post(PAGE, sent)

    edition = Edition.objects.get(slug="itais-2016")
    assert (edition.topics.count(), edition.deadlines.count(), edition.kinds.count()) == (10, 5, 1)


def test_an_address_that_is_taken_is_refused_and_nothing_typed_is_lost(organiser, edition):
    answer = create(organiser, "itais2016", **ITAIS, **{"edition-slug": edition.slug, "topics-0-name": "My own topic"})

    page = answer.content.decode()
    assert Edition.objects.count() == 1
    assert "There is already something at “copro”" in page
    assert 'value="My own topic"' in page
    assert "Deadline for encouraged abstract submission (max 1000 words" in page


def test_a_date_without_a_day_asks_for_it(organiser):
    answer = create(organiser, "shapes-b", **{"edition-preset": "double_anonymous", "dates-2-take": "on"})

    assert answer.context["proposals"].dates[2].errors == {
        "day": ["The call does not say which day. Please choose it, or untick this date."]
    }
    assert Edition.objects.count() == 1


def test_two_dates_of_one_stage_are_told_apart_or_refused(organiser):
    answer = create(organiser, "itais2016", **ITAIS, **{"dates-0-stage": "paper"})

    assert list(answer.context["proposals"].dates[1].errors) == ["stage"]


def test_a_name_of_no_track_or_type_is_refused_at_its_field(organiser):
    unknown = {"dates-0-track": "Nowhere", "dates-1-kinds": "Song", "people-0-track": "Nowhere"}

    answer = create(organiser, "itais2016", **ITAIS, **unknown)

    found = answer.context["proposals"]
    assert [list(row.errors) for row in found.dates[:2]] == [["track"], ["kinds"]]
    assert list(found.people[0].errors) == ["track"]


def test_what_an_action_refuses_undoes_everything(organiser, clara, edition):
    with pytest.raises(Refused, match="no track “Nowhere”"):
        actions.create_from_call(
            edition.series,
            preset="workshop",
            slug="half",
            language="en",
            name={"en": "Half"},
            dates=[
                {"stage": "paper", "day": date(2027, 1, 1), "track": "Nowhere", "kinds": [], "label": "", "zone": ""}
            ],
            by=clara,
        )

    assert not Edition.objects.filter(slug="half").exists()


def test_a_file_is_read_instead_of_a_text(organiser):
    call = paragraph(run("Paper submission: 1 March 2027"))
    for name, data in [("call.pdf", pdf("Paper submission: 1 March 2027")), ("call.docx", word(call))]:
        answer = organiser.post(PAGE, {"file": SimpleUploadedFile(name, data)})

        assert [dated.date for dated in answer.context["proposals"].call.dates] == [date(2027, 3, 1)]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"text": "  "}, "Please paste the text of a call, or choose a file."),
        ({"text": "asdf qwer zxcv"}, "Nothing was found in this text"),
        ({"text": "\N{GRINNING FACE}" * 3000}, "Nothing was found in this text"),
        ({"text": "a" * 100_001}, "This text is longer than a call."),
        ({"file": SimpleUploadedFile("x.png", b"\x89PNG\r\n\x1a\n\x00")}, "This is not a file that can be read."),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(organiser, sent, sentence):
    answer = organiser.post(PAGE, sent)

    assert sentence in answer.content.decode()
    assert "proposals" not in answer.context


def test_a_text_with_signs_of_html_is_shown_as_it_is(organiser):
    answer = organiser.post(PAGE, {"text": "Paper submission: 1 March 2027 <script>alert(1)</script>"})

    assert b"<script>alert" not in answer.content
    assert b"&lt;script&gt;alert" in answer.content


def test_only_who_may_make_a_conference_sees_the_page(edition, track, eve, tom, as_, settings):
    settings.OPEN_TO_NEW_ORGANISERS = False

    assert [as_(somebody).get(PAGE).status_code for somebody in (eve, tom)] == [404, 404]
    assert as_(eve).post(PAGE, {"text": "x"}).status_code == 404
    assert as_(None).get(PAGE).status_code == 302


def test_a_long_call_costs_no_more_queries(organiser, django_assert_max_num_queries):
    with django_assert_max_num_queries(15):
        organiser.post(PAGE, {"text": text("itais2016")})
    many = "Topics\n" + "".join(f"- Topic number {n}\n" for n in range(70))
    with django_assert_max_num_queries(15):
        organiser.post(PAGE, {"text": many})


def test_a_bold_number_of_rows_is_told_not_swallowed(organiser):
    many = "Topics\n" + "".join(f"- Topic number {n}\n" for n in range(90))

    answer = organiser.post(PAGE, {"text": many})

    assert "10 findings more do not fit on this page." in answer.content.decode()
