"""Words of one's own for the mails that the site sends by itself."""

import pytest
from django.core import mail as sent
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions, jobs, letters, mail, placeholders, registry
from conference.history import Refused
from conference.models import Invitation, MailTemplate
from tests.cast import person

pytestmark = pytest.mark.django_db
TEXTS = "/copro/manage/mail/texts/"
PAGE = f"{TEXTS}invitation/"


def save(browser, page=PAGE, **fields):
    return browser.post(page, {"subject_en": "Join {conference}", "body_en": "Dear {name}, see {link}."} | fields)


def test_the_mail_says_what_the_organisers_wrote(as_, edition, clara, ada):
    save(as_(clara), body_en="Dear {name}, be {role}: {link}{if note}\n{note}{/if}")

    actions.invite(edition, person=ada, role="chair", by=clara, text="Please.")
    jobs.run_due()

    [out] = sent.outbox
    assert out.subject == "Join CoPro"
    assert out.body.startswith("Dear Ada Lovelace, be Chair: http://testserver/invitations/")
    assert out.body.endswith("\nPlease.\n")


def test_each_recipient_reads_the_own_language_or_english(edition, clara, ada):
    words = {"subject": {"en": "E", "de": "D"}, "body": {"en": "{link} {role}", "de": "{link} als {role}"}}
    actions.set_mail_words(edition, occasion="invitation", by=clara, **words)
    for language in ("de", "es"):
        somebody = person(language.upper(), language=language)
        actions.invite(edition, person=somebody, role="chair", by=clara)
    jobs.run_due()

    assert [each.subject for each in sent.outbox] == ["D", "E"]
    assert "/de/invitations/" in sent.outbox[0].body


def test_a_language_without_words_is_told_with_the_one_that_is_read_in_its_place(as_, edition, clara):
    actions.edit_edition(edition, languages=["en", "de"], by=clara)
    browser = as_(clara)
    both = {"subject_de": "Einladung", "body_de": "{link}"}

    save(browser, **both)
    assert "This mail has no words" not in browser.get(PAGE).text
    save(browser, **both | {"subject_en": "", "body_en": ""})

    page = browser.get(PAGE).text
    assert "This mail has no words in this language: English. Who reads it gets them in: Deutsch." in page


def test_an_unknown_placeholder_is_told_by_name_with_those_that_exist(as_, edition, clara):
    page = save(as_(clara), body_en="Dear {nmae}, see {link}.").content.decode()

    assert "There is no placeholder {nmae} here. Possible are: {name}, {conference}" in page
    assert "Dear {nmae}, see {link}." in page
    assert not MailTemplate.objects.exists()


@pytest.mark.parametrize("text", ["{link} {", "{link} {if note}x", "{link} {/if}", "{link} {{% load x %}"])
def test_what_cannot_be_read_is_not_saved(as_, edition, clara, text):
    save(as_(clara), body_en=text)

    assert not MailTemplate.objects.exists()


def test_a_mail_without_the_link_that_it_is_about_is_refused(as_, edition, clara):
    page = save(as_(clara), body_en="Dear {name}, come.").content.decode()

    assert "Please keep {link}" in page


def test_no_template_engine_is_in_the_hands_of_users(as_, edition, clara, ada):
    save(as_(clara), body_en="{link} {{{{ settings.SECRET_KEY }}}} {{% include 'x' %}} {{role.__class__}}")
    actions.invite(edition, person=ada, role="chair", by=clara, text="{decision} {{ person.password }} {% now 'Y' %}")
    jobs.run_due()

    assert sent.outbox[0].body.endswith(" {{ settings.SECRET_KEY }} {% include 'x' %} {role.__class__}\n")


def test_what_somebody_typed_is_printed_as_it_is(edition, clara, ada):
    actions.set_mail_words(edition, occasion="invitation", by=clara, subject={"en": "x"}, body={"en": "{note} {link}"})
    actions.invite(edition, person=ada, role="chair", by=clara, text="{role} {if name}{{ settings.SECRET_KEY }}{/if}")
    jobs.run_due()

    assert sent.outbox[0].body.startswith("{role} {if name}{{ settings.SECRET_KEY }}{/if} http")


def test_the_usual_words_come_back(as_, edition, clara):
    save(as_(clara))
    as_(clara).post(PAGE, {"reset": "1"})

    assert not MailTemplate.objects.exists()
    with pytest.raises(Refused, match="already"):
        actions.reset_mail_words(edition, occasion="invitation", by=clara)


def test_words_of_one_conference_are_not_those_of_another(edition, other_edition, clara, ada):
    actions.set_mail_words(edition, occasion="invitation", by=clara, subject={"en": "Ours"}, body={"en": "{link}"})
    actions.invite(other_edition, person=ada, role="chair", by=None)
    jobs.run_due()

    assert sent.outbox[0].subject != "Ours"


def test_a_preview_tells_a_recent_case_without_its_secret_link_and_saves_nothing(as_, edition, clara, ada):
    actions.invite(edition, person=ada, role="chair", by=clara)

    page = save(as_(clara), preview="1", body_en="For {name}: {link}").content.decode()

    assert "For Ada Lovelace: http://testserver/invitations/" in page
    assert letters.own_words(edition, "invitation") is None
    assert Invitation.objects.get().code in page
    assert "/…" in page


def test_without_a_recent_case_examples_are_shown(as_, edition, clara):
    assert "With examples" in as_(clara).get(PAGE).content.decode()


@pytest.mark.parametrize("occasion", sorted(registry.letters))
def test_the_words_to_start_from_are_right_and_the_page_opens(as_, edition, clara, occasion):
    letter = registry.letters[occasion]
    for text in (str(letter.subject), str(letter.body)):
        assert placeholders.problems(text, letter.placeholders) == []
    assert set(letter.needed) <= placeholders.names(str(letter.body))
    assert as_(clara).get(f"{TEXTS}{occasion}/").status_code == 200


def test_every_letter_is_a_mail_that_exists():
    for letter in registry.letters.values():
        assert mail.get_template(letter.template)


def test_who_saves_second_is_told(as_, edition, clara):
    browser = as_(clara)
    seen = browser.get(PAGE).context["form"].initial["seen"]
    save(browser, subject_en="First {conference}")

    page = save(browser, subject_en="Second {conference}", seen=seen).content.decode()

    assert "Somebody else has saved changes" in page
    assert str(MailTemplate.objects.get().subject) == "First {conference}"


@pytest.mark.parametrize("page", [TEXTS, PAGE])
def test_only_organisers_open_the_mail_texts(as_, track, tom, ada, eve, page):
    for somebody in (tom, ada, eve):
        assert as_(somebody).get(page).status_code == 404


def test_an_occasion_that_does_not_exist_is_no_page(as_, edition, clara):
    assert as_(clara).get(f"{TEXTS}nothing/").status_code == 404


def test_the_list_costs_the_same_for_none_and_all(as_, edition, clara, django_assert_num_queries):
    browser = as_(clara)
    browser.get(TEXTS)
    with CaptureQueriesContext(connection) as none:
        browser.get(TEXTS)
    for occasion in registry.letters:
        actions.set_mail_words(edition, occasion=occasion, by=clara, subject={"en": "x"}, body={"en": "y"})

    with django_assert_num_queries(len(none)):
        browser.get(TEXTS)
