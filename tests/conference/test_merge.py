"""Two accounts of one person become one: by proof of both, once, for good, and for nobody else."""

import re
import time
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core import signing
from django.utils import timezone

from conference import actions, merge_proof, merging
from conference.history import Refused
from conference.models import Entry, File, Invitation, Message, Person, Role
from tests.cast import in_days, person

PASSWORD = "a long enough phrase"


@pytest.fixture
def old(db):
    """Ada's other account, from the time before she moved."""
    return person("Augusta", "Byron", affiliation="Old Place", country="FR", orcid="0000-0002-1825-0097", zone="UTC")


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_addresses_and_roles_move_and_the_other_account_ends(ada, old, edition, track):
    chairing = actions.appoint(edition, person=old, role=Role.CHAIR, track=track, by=None)

    actions.merge(ada, gone=old, by=ada)

    gone = again(old)
    assert again(chairing).person == ada
    assert set(EmailAddress.objects.filter(user=ada).values_list("email", "primary", "verified")) == {
        ("ada@ada.example", True, True),
        ("augusta@augusta.example", False, True),
    }
    assert (gone.email, gone.is_active, gone.merged_into, gone.has_usable_password()) == (None, False, ada, False)


def test_the_profile_is_filled_where_it_was_empty(ada, old):
    old.biography, old.expertise = "Wrote poems.", {"topics": ["trust", "data"]}
    old.save()
    ada.expertise = {"topics": ["data"], "publications": [1]}
    ada.save()

    kept = actions.merge(ada, gone=old, by=ada)

    assert (kept.family_name, kept.affiliation, kept.country) == ("Lovelace", "University of Northport", "GB")
    assert (kept.orcid, kept.zone, kept.biography) == ("0000-0002-1825-0097", "UTC", "Wrote poems.")
    assert kept.expertise == {"topics": ["data", "trust"], "publications": [1]}
    assert again(old).orcid == ""


def test_an_affiliation_comes_with_its_identifier_and_country(ada, old):
    Person.objects.filter(pk=ada.pk).update(affiliation="", country="GB")
    Person.objects.filter(pk=old.pk).update(ror="04d836q62")

    kept = actions.merge(ada, gone=old, by=ada)

    assert (kept.affiliation, kept.ror, kept.country) == ("Old Place", "04d836q62", "FR")


def test_nothing_leads_to_the_account_that_ended_but_history(ada, old, edition, track, clara):
    actions.appoint(edition, person=old, role=Role.CHAIR, track=track, by=old)
    actions.invite(edition, person=old, role=Role.ORGANISER, by=clara)
    File.objects.create(owner=old, kind=File.Kind.OTHER, sha256="0" * 64, size=1, name="x", content_type="text/plain")

    actions.merge(ada, gone=old, by=ada)

    left = {
        field.model._meta.label: field.model._base_manager.filter(**{field.name: old}).count()
        for field in merging.links_to_people()
    }
    assert {label: count for label, count in left.items() if count} == {}
    assert Entry.objects.filter(by=old).exists()


def test_the_same_role_twice_is_one(ada, old, edition, track):
    for somebody in (ada, old):
        actions.appoint(edition, person=somebody, role=Role.CHAIR, track=track, by=None)

    actions.merge(ada, gone=old, by=ada)

    assert Role.objects.filter(person=ada, role=Role.CHAIR).count() == 1
    assert not Role.objects.filter(person=old).exists()


def test_of_a_role_that_only_recommends_and_one_that_decides_the_second_stays(ada, old, edition, track):
    for somebody in (ada, old):
        actions.appoint(edition, person=somebody, role=Role.CHAIR, track=track, by=None)
    Role.objects.filter(person=ada).update(is_recommend_only=True)

    actions.merge(ada, gone=old, by=ada)

    assert not Role.objects.get(person=ada, role=Role.CHAIR).is_recommend_only


def test_a_week_as_somebodys_deputy_lifts_nobody_to_decide_for_good(ada, old, edition, track, tom):
    own = actions.appoint(edition, person=ada, role=Role.CHAIR, track=track, by=None)
    Role.objects.filter(pk=own.pk).update(is_recommend_only=True)
    deputy = actions.appoint(edition, person=old, role=Role.CHAIR, track=track, by=None)
    Role.objects.filter(pk=deputy.pk).update(deputy_of=tom.roles.get(), ends_on=in_days(7))

    actions.merge(ada, gone=old, by=ada)

    role = Role.objects.get(person=ada, role=Role.CHAIR)
    assert (role.is_recommend_only, role.deputy_of, role.ends_on) == (True, None, None)


def test_nobody_is_her_own_deputy(ada, old, edition, track):
    own = actions.appoint(edition, person=ada, role=Role.CHAIR, track=track, by=None)
    deputy = actions.appoint(edition, person=old, role=Role.CHAIR, by=None)
    Role.objects.filter(pk=deputy.pk).update(deputy_of=own, ends_on=in_days(7))

    actions.merge(ada, gone=old, by=ada)

    assert [role.pk for role in Role.objects.filter(person=ada)] == [own.pk]


def test_deputies_of_a_doubled_role_stay_deputies(ada, old, edition, track, tom):
    for somebody in (ada, old):
        actions.appoint(edition, person=somebody, role=Role.CHAIR, track=track, by=None)
    deputy = actions.appoint(edition, person=tom, role=Role.CHAIR, by=None)
    Role.objects.filter(pk=deputy.pk).update(deputy_of=old.roles.get())

    actions.merge(ada, gone=old, by=ada)

    assert again(deputy).deputy_of == ada.roles.get()


def test_two_open_invitations_to_one_role_become_one(ada, old, edition, clara):
    for somebody in (ada, old):
        actions.invite(edition, person=somebody, role=Role.ORGANISER, by=clara)

    actions.merge(ada, gone=old, by=ada)

    states = Invitation.objects.filter(person=ada).order_by("pk").values_list("status", flat=True)
    assert list(states) == ["open", "withdrawn"]


def test_an_unproven_address_does_not_move_but_that_of_the_code_does(ada):
    invited = actions.introduce("ada@invited.example", family_name="Invited", by=None)
    EmailAddress.objects.create(user=invited, email="claimed@by-anybody.example", verified=False)

    actions.merge(ada, gone=invited, by=ada, proven="ada@invited.example")

    rows = EmailAddress.objects.filter(user=ada).exclude(primary=True).values_list("email", "verified")
    assert list(rows) == [("ada@invited.example", True)]
    assert not EmailAddress.objects.filter(email="claimed@by-anybody.example").exists()


def test_an_unproven_entry_of_the_same_address_makes_way(ada, old):
    EmailAddress.objects.create(user=ada, email="augusta@augusta.example", verified=False)

    actions.merge(ada, gone=old, by=ada)

    assert EmailAddress.objects.get(email="augusta@augusta.example", user=ada).verified


def test_keys_end_and_do_not_move(ada, old):
    Authenticator.objects.create(user=old, type=Authenticator.Type.TOTP, data={})
    SocialAccount.objects.create(user=old, provider="orcid", uid="0000-0002-1825-0097")

    actions.merge(ada, gone=old, by=ada)

    assert not Authenticator.objects.exists()
    assert not SocialAccount.objects.exists()


def test_sessions_of_the_account_that_went_end(ada, old, as_):
    there = as_(old)
    assert there.get("/me/").status_code == 200

    actions.merge(ada, gone=old, by=ada)

    assert there.get("/me/").status_code == 302


def test_an_account_merged_earlier_follows(ada, old, eve):
    actions.merge(old, gone=eve, by=old)

    actions.merge(ada, gone=old, by=ada)

    assert again(eve).merged_into == ada


def test_history_and_a_mail_tell_of_it(ada, old):
    actions.merge(ada, gone=old, by=ada)

    entry = Entry.objects.get(deed="conference.merge")
    mail = Message.objects.get(person=ada, template="conference/mail/merged.txt")
    assert (entry.by, entry.details) == (ada, {"gone": old.code})
    assert "Augusta Byron" in mail.text and "cannot be undone" in mail.text


@pytest.mark.parametrize("office", ["is_staff", "is_superuser"])
@pytest.mark.parametrize("who", ["ada", "old"])
def test_accounts_of_administrators_are_not_merged(ada, old, office, who):
    Person.objects.filter(pk={"ada": ada, "old": old}[who].pk).update(**{office: True})

    with pytest.raises(Refused, match="administrators"):
        actions.merge(ada, gone=old, by=ada)


def test_it_is_done_once_and_never_with_itself(ada, old, eve):
    actions.merge(ada, gone=old, by=ada)

    with pytest.raises(Refused, match="ended already"):
        actions.merge(eve, gone=old, by=eve)
    with pytest.raises(Refused, match="one and the same"):
        actions.merge(ada, gone=ada, by=ada)


def test_every_way_to_a_person_that_is_kept_once_has_been_thought_of():
    """A new constraint or link needs a rule in some app's merging, or what is said here of why not."""
    kept_once = {
        f"{field.model._meta.label}.{field.name}"
        for field in merging.links_to_people()
        if field.unique
        or any(field.name in names(constraint) for constraint in field.model._meta.constraints)
        or any(field.name in together for together in field.model._meta.unique_together)
    }

    assert kept_once == {
        "account.EmailAddress.user",
        "conference.Invitation.person",
        "conference.Role.person",
        "programme.SessionPart.person",
        "reviewing.Assignment.reviewer",
        "submissions.Conflict.person",
        # Rights of administrators, who are not merged; they are taken away before.
        "conference.Person_groups.person",
        "conference.Person_user_permissions.person",
    }


def names(constraint):
    expressions = getattr(constraint, "expressions", ())
    return {*getattr(constraint, "fields", ()), *(getattr(each, "name", "") for each in expressions)}


# -- The page ---------------------------------------------------------------------------------------------------------

PAGE = "/me/merge/"


def code_to(address):
    text = Message.objects.filter(address=address, template="account").latest("pk").text
    found = re.search(r"^ {4}(\S+)$", text, re.M)
    return found and found[1]


def asks(browser, address="augusta@augusta.example"):
    browser.post(PAGE, {"address": address})
    return code_to(address) if Message.objects.filter(address=address).exists() else None


def page_of(browser):
    return browser.get(PAGE).content.decode()


def test_by_a_mailed_code_two_accounts_become_one(as_, ada, old, edition):
    actions.appoint(edition, person=old, role=Role.ORGANISER, by=None)
    browser = as_(ada)

    code = asks(browser)
    assert "a mail is on its way" in page_of(browser)
    browser.post(PAGE, {"code": code.lower().replace("-", " ").strip()})
    preview = page_of(browser)
    done = browser.post(PAGE, {"merge": old.code}, follow=True)

    assert "Augusta Byron" in preview and "This cannot be undone" in preview
    assert "E-mail addresses: 1" in preview and "Roles: 1" in preview
    assert "The two accounts are one now" in done.content.decode()
    assert again(old).merged_into == ada
    assert browser.get("/copro/manage/").status_code == 200


def test_the_mail_names_who_asks_so_that_nobody_is_tricked(as_, ada, old):
    asks(as_(ada))

    text = Message.objects.get(address="augusta@augusta.example").text
    assert "Ada Lovelace (ada@ada.example)" in text
    assert "keep the code to yourself" in text


def test_opening_the_page_changes_nothing(as_, ada, old):
    browser = as_(ada)
    browser.post(PAGE, {"code": asks(browser)})

    browser.get(PAGE)

    assert again(old).is_active


def test_an_address_of_ones_own_account_is_told_and_nothing_is_mailed(as_, ada):
    EmailAddress.objects.create(user=ada, email="ada@second.example", verified=True)
    EmailAddress.objects.create(user=ada, email="ada@unproven.example", verified=False)

    page = as_(ada).post(PAGE, {"address": "Ada@second.example"}).content.decode()
    of_unproven = as_(ada).post(PAGE, {"address": "ada@unproven.example"})

    assert "This is an address of this account" in page
    assert of_unproven.status_code == 302
    assert not Message.objects.filter(address="ada@second.example").exists()


def test_the_page_does_not_tell_whose_address_it_is(as_, ada, old, eve):
    Person.objects.filter(pk=eve.pk).update(is_superuser=True)
    shown = []
    for address in ("nobody@nowhere.example", "augusta@augusta.example", "eve@eve.example"):
        browser = as_(ada)
        browser.post(PAGE, {"address": address})
        shown.append(re.sub(r'value="[\w-]{40,}"', "", page_of(browser)).replace(address, "…"))

    assert len(set(shown)) == 1
    assert [mail.address for mail in Message.objects.all()] == ["augusta@augusta.example"]


def test_a_code_is_worth_nothing_in_another_session(as_, ada, old, eve):
    code = asks(as_(ada))
    thief = as_(eve)
    thief.post(PAGE, {"address": "nobody@nowhere.example"})

    thief.post(PAGE, {"code": code})
    thief.post(PAGE, {"merge": old.code})

    assert again(old).is_active
    assert "This account becomes a part of it" not in page_of(thief)


def test_a_code_is_worth_nothing_to_the_same_person_in_another_browser(as_, ada, old):
    code = asks(as_(ada))
    other = as_(ada)

    other.post(PAGE, {"code": code})

    assert "becomes a part of it" not in page_of(other)


def test_the_third_wrong_code_ends_it(as_, ada, old):
    browser = as_(ada)
    code = asks(browser)
    first = browser.post(PAGE, {"code": "WRONG1"}).content.decode()
    for wrong in ("WRONG2", "WRONG3"):
        browser.post(PAGE, {"code": wrong})

    browser.post(PAGE, {"code": code})

    assert "This is not the code" in first and 'value="WRONG1"' in first
    assert "becomes a part of it" not in page_of(browser)


def test_requests_at_the_same_moment_have_no_more_than_three_tries_together(ada, old):
    session = {}
    merge_proof.ask_for_code(session, ada, "augusta@augusta.example")
    beside = [dict(session) for _request in range(4)]  # each has read the session before another one wrote it
    code = code_to("augusta@augusta.example")

    tries = [merge_proof.take_code(each, ada, typed) for each, typed in zip(beside, ["A", "B", "C", code], strict=True)]

    assert tries == [False, False, False, False]


def test_a_code_for_nobody_is_never_right(as_, ada):
    browser = as_(ada)
    browser.post(PAGE, {"address": "nobody@nowhere.example"})

    browser.post(PAGE, {"code": ""})

    assert "becomes a part of it" not in page_of(browser)


def test_a_code_is_good_for_a_quarter_of_an_hour(as_, ada, old, monkeypatch):
    browser = as_(ada)
    code = asks(browser)
    later = time.time() + 901
    monkeypatch.setattr("conference.merge_proof.time.time", lambda: later)

    browser.post(PAGE, {"code": code})

    assert "becomes a part of it" not in page_of(browser)


def test_a_proof_is_used_once(as_, ada, old, eve):
    browser = as_(ada)
    code = asks(browser)
    browser.post(PAGE, {"code": code})
    browser.post(PAGE, {"merge": old.code})

    browser.post(PAGE, {"code": code})
    browser.post(PAGE, {"merge": eve.code})

    assert again(eve).is_active
    assert "becomes a part of it" not in page_of(browser)


def test_only_what_was_looked_at_is_merged(as_, ada, old, eve):
    browser = as_(ada)
    browser.post(PAGE, {"code": asks(browser)})

    browser.post(PAGE, {"merge": eve.code})

    assert again(eve).is_active and again(old).is_active


def test_a_proof_can_be_left_unused(as_, ada, old):
    browser = as_(ada)
    browser.post(PAGE, {"code": asks(browser)})

    browser.post(PAGE, {"stop": "1"})

    assert "becomes a part of it" not in page_of(browser)
    assert again(old).is_active


def test_another_person_in_the_same_browser_does_not_inherit_the_proof(as_, ada, old, eve):
    browser = as_(ada)
    browser.post(PAGE, {"code": asks(browser)})
    session = dict(browser.session["merging"])
    other = as_(eve)
    stolen = other.session
    stolen["merging"] = session
    stolen.save()

    assert "becomes a part of it" not in page_of(other)


def test_a_second_factor_cannot_be_gone_around_by_a_code(as_, ada, old):
    Authenticator.objects.create(user=old, type=Authenticator.Type.TOTP, data={"secret": "x"})
    browser = as_(ada)

    assert asks(browser) is None
    text = Message.objects.get(address="augusta@augusta.example").text
    assert "has a second factor, so a code is not enough" in text


def test_a_second_factor_that_came_meanwhile_counts(as_, ada, old):
    browser = as_(ada)
    browser.post(PAGE, {"code": asks(browser)})
    Authenticator.objects.create(user=old, type=Authenticator.Type.TOTP, data={"secret": "x"})

    browser.post(PAGE, {"merge": old.code})

    assert again(old).is_active


def test_an_invited_person_who_never_signed_in_can_be_merged(as_, ada):
    invited = actions.introduce("ada@invited.example", family_name="Invited", by=None)
    browser = as_(ada)

    browser.post(PAGE, {"code": asks(browser, "ada@invited.example")})
    browser.post(PAGE, {"merge": invited.code})

    assert again(invited).merged_into == ada
    assert EmailAddress.objects.get(email="ada@invited.example").verified


def signs_in(browser, somebody):
    browser.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")


def test_by_signing_in_to_both_the_second_account_stays(as_, ada, old):
    browser = as_(old)

    left = browser.post(PAGE, {"leave": "1"})
    assert left["Location"] == "/accounts/login/?next=%2Fme%2Fmerge%2F"
    assert browser.get("/me/").status_code == 302
    signs_in(browser, ada)
    assert "Augusta Byron" in page_of(browser)
    done = browser.post(PAGE, {"merge": old.code})

    assert again(old).merged_into == ada
    assert done.cookies["merging"].value == ""


def test_the_cookie_of_the_other_account_is_kept_from_scripts_and_short(as_, old):
    cookie = as_(old).post(PAGE, {"leave": "1"}).cookies["merging"]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 900)


def test_an_invented_or_old_cookie_proves_nothing(as_, ada, old):
    browser = as_(ada)
    for value in ("x", signing.dumps({"person": old.code, "session": "0"}, salt="merging"), signing.dumps({})):
        browser.cookies["merging"] = value

        assert "becomes a part of it" not in page_of(browser)


def test_a_changed_password_ends_the_cookies_proof(as_, ada, old):
    browser = as_(old)
    browser.post(PAGE, {"leave": "1"})
    old.set_password(PASSWORD)
    old.save()
    signs_in(browser, ada)

    assert "becomes a part of it" not in page_of(browser)


def test_signing_in_to_the_same_account_again_merges_nothing(as_, ada):
    browser = as_(ada)
    browser.post(PAGE, {"leave": "1"})
    signs_in(browser, ada)

    assert "becomes a part of it" not in page_of(browser)


def test_who_has_a_password_gives_it_again_first(as_, ada, old):
    ada.set_password(PASSWORD)
    ada.save()
    browser = as_(ada)

    answer = browser.post(PAGE, {"address": "augusta@augusta.example"})

    assert answer["Location"].startswith("/accounts/reauthenticate/")
    assert not Message.objects.exists()


def test_codes_are_not_sent_without_end(as_, ada, old, settings):
    settings.ACCOUNT_RATE_LIMITS = {"merge": "2/h/key"}
    browser = as_(ada)
    answers = [browser.post(PAGE, {"address": "augusta@augusta.example"}) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "try again in an hour" in answers[-1].content.decode()
    assert Message.objects.count() == 2


def test_a_wrong_address_is_told_and_kept(as_, ada):
    page = as_(ada).post(PAGE, {"address": "not an address"}).content.decode()

    assert "Enter a valid email address" in page and 'value="not an address"' in page


def test_a_refusal_is_told_on_the_page(as_, ada, old, monkeypatch):
    browser = as_(ada)
    browser.post(PAGE, {"code": asks(browser)})
    Person.objects.filter(pk=ada.pk).update(is_staff=True)

    page = browser.post(PAGE, {"merge": old.code})

    assert page.status_code == 409
    assert "Accounts of site administrators are not merged." in page.content.decode()


def test_the_page_needs_signing_in(client, db):
    assert client.get(PAGE).status_code == 302


def test_when_it_was_claimed_first_is_kept(ada, old):
    early = timezone.now() - timedelta(days=9)
    Person.objects.filter(pk=old.pk).update(claimed_at=early)

    assert actions.merge(ada, gone=old, by=ada).claimed_at == early
