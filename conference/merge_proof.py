"""Proof that two accounts belong to the same person: a code mailed to the other's address, or signing in to both.

The code is known to the session that asked for it alone. Who has a second factor proves the account by signing in to
it, for reading its mail would not be enough to sign in either.
"""

import time
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.core.internal.cryptokit import normalize_user_code
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.utils.crypto import constant_time_compare, salted_hmac

from conference import mail
from conference.models import Person
from conference.second_factor import has_second_factor

KEY = "merging"  # in the session, and name of the cookie
GOOD_FOR = 900  # seconds
MOST_FAILED = 3


@dataclass(frozen=True)
class Proof:
    """The other account, and the address by which it was proven; none where that was by signing in."""

    gone: Person
    address: str = ""


def ask_for_code(session, keep: Person, address: str):
    """Mails a code to the address if it belongs to an account that may be merged; the page cannot tell whether."""
    code = get_adapter().generate_login_code()
    gone = owner_of(address)
    state = {"keep": keep.code, "address": address, "at": time.time(), "gone": "", "digest": ""}
    if gone and gone != keep and not _is_administrator(gone):
        has_second = has_second_factor(gone)
        told = {"keep": keep, "code": "" if has_second else code}
        mail.store_account_mail(address, *mail.render("conference/mail/merge_code.txt", person=gone, **told))
        if not has_second:
            state |= {"gone": gone.code, "digest": _digest(code)}
    session[KEY] = state


def owner_of(address: str) -> Person | None:
    """Only a proven address counts, or the first one of an account."""
    people = Person.objects.filter(is_active=True)
    proven = EmailAddress.objects.filter(email=address, verified=True)
    return people.filter(emailaddress__in=proven).first() or people.filter(email=address).first()


def is_proven_of(person: Person, address: str) -> bool:
    """Only this may be told of an address before a code has come back: its owner knows it already."""
    return EmailAddress.objects.filter(user=person, email__iexact=address, verified=True).exists()


def _is_administrator(person):
    return person.is_staff or person.is_superuser


def waits_for_code(session, keep: Person) -> str:
    """The address to which a code went, as far as anybody may know; "" if none is waited for."""
    state = _state(session, keep)
    return state["address"] if state and not state.get("is_proven") else ""


def take_code(session, keep: Person, typed: str) -> bool:
    """Whether the code is right. After three wrong ones it is worth nothing any more."""
    state = _state(session, keep)
    if not state:
        return False
    attempt = _attempt(state)
    given = _digest(typed)
    if attempt and state["digest"] and constant_time_compare(given, state["digest"]):
        session[KEY] = state | {"is_proven": True, "digest": "", "at": time.time()}
        return True
    if attempt in (None, MOST_FAILED):
        forget(session)
    return False


def _attempt(state) -> int | None:
    """Which one this is, from 1; None for one too many. Each is taken before the code is looked at, and by one request
    alone: the session would let as many through as come at the same moment."""
    names = (f"{KEY}-{state['keep']}-{state['at']}-{number}" for number in range(1, MOST_FAILED + 1))
    return next((number for number, name in enumerate(names, 1) if cache.add(name, True, GOOD_FOR)), None)


def _state(session, keep):
    state = session.get(KEY)
    is_good = state and state["keep"] == keep.code and time.time() - state["at"] <= GOOD_FOR
    return state if is_good else None


def _digest(code):
    return salted_hmac("merge", normalize_user_code(code), algorithm="sha256").hexdigest()


def forget(session):
    session.pop(KEY, None)


def leave_behind(response, person: Person):
    """What shows, in this browser alone, that somebody was signed in to this account a moment ago."""
    value = signing.dumps({"person": person.code, "session": _session_mark(person)}, salt=KEY)
    response.set_cookie(
        KEY, value, max_age=GOOD_FOR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def _session_mark(person):
    return salted_hmac(KEY, person.get_session_auth_hash()).hexdigest()


def proof(request) -> Proof | None:
    """Of the account that would go, whoever is signed in now."""
    keep = request.user
    state = _state(request.session, keep)
    if state and state.get("is_proven"):
        gone = Person.objects.filter(code=state["gone"], is_active=True).first()
        # Meanwhile the account may have got a second factor, or an office.
        if gone and not _is_administrator(gone) and not has_second_factor(gone):
            return Proof(gone, state["address"])
        return None
    gone = _left_behind(request)
    return Proof(gone) if gone and gone != keep else None


def _left_behind(request):
    try:
        told = signing.loads(request.COOKIES.get(KEY, ""), salt=KEY, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    person = Person.objects.filter(code=told["person"], is_active=True).first()
    return person if person and constant_time_compare(told["session"], _session_mark(person)) else None
