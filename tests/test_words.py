"""Every language that the site offers has all words of the pages that it promises, and no translation breaks a page."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from conference.project import catalogues

ROOT = Path(__file__).parents[1]
LANGUAGES = ["de", "it", "es"]

# What visitors, authors and reviewers read is there in every language; the workbench may follow later.
PROMISED = """
    templates/*.html templates/account/**/*.txt templates/bootstrap5/**/*.html templates/**/mail/*.txt
    templates/conference/_date_list.html templates/conference/_dates.html templates/conference/_kinds.html
    templates/conference/_open_call.html templates/conference/invitation.html templates/conference/my_work.html
    templates/conference/profile.html templates/conference/too_large.html
    templates/parts/account_menu.html templates/parts/deadline.html templates/parts/error_summary.html
    templates/parts/language_menu.html templates/parts/messages.html templates/parts/progress.html
    templates/parts/stages.html templates/parts/theme_switch.html
    templates/programme/_cancelled.html templates/programme/_day.html templates/programme/_downloads.html
    templates/programme/_glance.html templates/programme/_keynotes.html templates/programme/_presentation.html
    templates/programme/_session.html templates/programme/_when.html
    templates/submissions/_authors.html templates/submissions/_deadlines.html templates/submissions/_history.html
    templates/submissions/_differences.html templates/submissions/_next_step.html templates/submissions/_summary.html
    templates/submissions/_versions.html templates/submissions/edit.html templates/submissions/final.html
    templates/submissions/paper.html templates/submissions/receipt.html templates/submissions/start.html
    templates/submissions/upload.html templates/submissions/withdraw.html
    templates/reviewing/_answer.html templates/reviewing/_outcome.html templates/reviewing/_written.html
    templates/reviewing/answer.html templates/reviewing/review.html
    templates/conference/merge.html templates/conference/second_factor.html templates/socialaccount/**/*.html
    templates/parts/status_notice.html templates/conference/my_calendar.html
    conference/countries.py conference/forms/base.py conference/forms/people.py conference/forms/profile.py
    conference/forms/calls.py conference/models/editions.py conference/models/deadlines.py
    conference/models/tracks.py conference/models/people.py
    conference/rooms.py conference/templatetags/*.py conference/views/account.py conference/when.py
    conference/actions/inviting.py conference/actions/merging.py conference/views/profile.py conference/views/merging.py
    programme/exports.py programme/formats/pdf/*.py programme/models/schedule.py programme/rooms.py
    programme/views/downloads.py
    programme/views/public.py
    reviewing/actions/answering.py reviewing/actions/writing.py reviewing/forms.py reviewing/models/*.py
    reviewing/permissions.py reviewing/views/reviewer.py
    submissions/actions/drafts.py submissions/actions/handing_in.py submissions/actions/outcomes.py
    submissions/completeness.py submissions/editing.py submissions/forms.py submissions/models/submissions.py
    submissions/stages.py submissions/uploads.py submissions/views/author.py submissions/views/edit.py
    submissions/views/public.py submissions/views/uploading.py
""".split()


def promised():
    named = {path for pattern in PROMISED for path in ROOT.glob(pattern)}
    public = {
        path for path in (ROOT / "templates").rglob("*.html") if '{% extends "public.html" %}' in path.read_text()
    }
    return sorted(path.relative_to(ROOT) for path in named | public)


def forms_of(message: Message):
    return message.string if isinstance(message.string, tuple) else (message.string,)


def translated(catalog):
    return [message for message in catalog if message.id and all(forms_of(message))]


def test_whatever_is_promised_is_there():
    assert [pattern for pattern in PROMISED if not list(ROOT.glob(pattern))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_all_words_of_the_site(language):
    """`make words` adds what is new and drops what is gone."""
    keys = {(message.id, message.context) for message in catalogues.read(language) if message.id}

    assert {(message.id, message.context) for message in catalogues.all_words() if message.id} == keys


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_visitors_authors_and_reviewers_are_translated(language):
    done = {(first(message.id), message.context) for message in translated(catalogues.read(language))}

    missing = {
        f"{path}: {first(word.id)}"
        for path in promised()
        for word in catalogues.words_of(path)
        if (first(word.id), word.context) not in done
    }

    assert missing == set()


def first(id):
    return id if isinstance(id, str) else id[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_what_is_filled_in_and_their_markup(language):
    catalog = catalogues.read(language)

    assert [(message.id, [str(error) for error in errors]) for message, errors in catalog.check()] == []
    assert {message.id: wrong for message in translated(catalog) if (wrong := differing(message))} == {}


def differing(message):
    """The forms that would leave something out, invent a placeholder, or change markup; "" of those that are right."""
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    wanted = [*ids[:1], *[ids[-1]] * (len(forms_of(message)) - 1)]
    pairs = zip(wanted, forms_of(message), strict=True)
    return [form for id, form in pairs if marks(form) != marks(id) and marks(form) != marks(ids[-1])]


def marks(text):
    """Placeholders and tags, and whether the text begins or ends a line; each as often as it stands there."""
    edges = (text.startswith("\n"), text.endswith("\n"))
    return sorted(re.findall(r"%\(\w+\)[a-z]|\{\w+\}|%%|</?\w[^>]*>", text)), edges


@pytest.mark.parametrize(
    ("id", "form"),
    [
        ("%(n)d papers", "%(m)d Beiträge"),
        ("closes {in_time}", "schließt"),
        ("Size: %(size)s", "Größe: {size}"),
        ('<a href="%(front)s">%(name)s</a>', "<b>%(name)s</b> %(front)s"),
        ("100%% of it", "100% davon"),
    ],
)
def test_a_translation_that_would_break_a_page_is_found(id, form):
    assert differing(Message(id, form)) == [form]


def test_translations_are_made_only_where_something_is_new(tmp_path, settings):
    settings.LOCALE_PATHS = [tmp_path]
    catalogues.renew("de", catalogues.all_words())

    first, second = catalogues.compile_all(), catalogues.compile_all()

    assert (first, second) == (["de"], [])
    assert sorted(path.name for path in tmp_path.rglob("*.*o")) == ["django.mo", "django.po"]


def test_a_catalogue_names_no_line_and_no_date(tmp_path, settings):
    settings.LOCALE_PATHS = [tmp_path]
    words = catalogues.all_words()
    catalogues.renew("de", words)
    text = catalogues.file_of("de").read_text()

    catalogues.renew("de", words)

    assert catalogues.file_of("de").read_text() == text
    assert not re.search(r"^#: .*:\d|Date:", text, re.MULTILINE)
