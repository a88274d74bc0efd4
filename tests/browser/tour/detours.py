"""Ways to pages that no link leads to: a code that was mailed, a second factor, a letter that waits to be sent."""

import base64
import hmac
import struct
import time

from tests.browser.walk.assigning import MANAGE

DECISIONS = "/jcc-after-the-pilot/manage/decisions"
# New people each time: a demo that runs already may have been toured before.
STRANGERS, SECRET = f"tour-{time.time():.0f}.example", "two-keys-2027"


def detours(tour):
    """(guest, addresses) of everybody who waits somewhere, in the order in which they must be looked at."""
    invited = be_invited(tour)
    proposed = propose(tour)
    forgetful = [ask_for_a_new_password(tour, role) for role in ("reviewer", "author")]
    newcomers = [sign_up(tour, name) for name in ("newcomer", "member")]
    coded = ask_for_a_code(tour, "attendee", "attendee@attendee.example")
    claiming = ask_for_a_code(tour, invited, f"{invited}@{STRANGERS}")

    yield coded, ()
    yield handle(tour)
    yield newcomers[0], ()
    yield forgetful[0], ()
    yield decide(tour)
    tour.site.work()

    yield proposed
    yield forgetful[1].enter_code("password"), ()
    yield tour.guest("visitor"), [claiming.mail("Invitation").link("/invitations/")]
    yield tour.guest("visitor"), [tour.guest("chair").mail("who meets when").link("/unsubscribe/")]
    yield claiming.enter_code("is your sign-in code"), ()
    yield from be_careful(tour, newcomers[1].enter_code("confirms your e-mail address"))


def be_invited(tour):
    """By the organiser, and of no account here; returns the name."""
    organiser, name = tour.guest("organiser"), "invited"
    organiser.visit(f"{MANAGE}/reviewers/invite/")
    organiser.send(given_name="Iris", family_name="Invited", email=f"{name}@{STRANGERS}")
    return name


def handle(tour):
    """What an organiser may do with an abstract, and a date that is not set yet."""
    organiser = tour.guest("organiser").visit(f"{MANAGE}/submissions/?status=abstract")
    papers = [link for link in links(organiser, "/submissions/") if link.count("/") == 3]
    deeds = [f"{paper}{deed}/" for paper in papers[:1] for deed in ("advice", "transfer")]
    return organiser, [f"{MANAGE}/dates/set/", *deeds]


def propose(tour):
    """Starts a task, whose page it shows; when that is done, there is something to send."""
    chair = tour.guest("chair").visit(f"{MANAGE}/assignment/?track=cities-data")
    chair.press("Propose assignment")
    return chair, [chair.path, f"{MANAGE}/assignment/tracks/cities-data/send/"]


def ask_for_a_new_password(tour, role):
    guest = tour.guest(f"forgetful {role}", f"{role}@{role}.example").visit("/accounts/password/reset/")
    return guest.send(email=guest.address)


def sign_up(tour, name):
    guest = tour.guest(name, f"{name}@{STRANGERS}").visit("/accounts/signup/")
    return guest.send(given_name="Nora", family_name="Newcomer", email=guest.address, password1=SECRET)


def ask_for_a_code(tour, name, address):
    guest = tour.guest(f"{name} with a code", address).visit("/accounts/login/code/")
    return guest.send(email=address)


def decide(tour):
    """A decision that waits to be released, with its letter."""
    editor = tour.guest("editor").open(tour.best("reviewing:decide", "editor").path)
    editor.tick("Accept").press("Save decision")
    (track,) = {link.split("/")[-3] for link in links(editor, "/release/")}
    return editor, [f"{DECISIONS}/tracks/{track}/release/"]


def links(guest, part):
    return [link.get_attribute("href") for link in guest.page.locator(f"main a[href*='{part}']").all()]


def be_careful(tour, member):
    """A new member adds a key and an app, and is asked for one of them at the next sign-in."""
    be_sure(member)
    add_a_key(member)
    keys = links(member.visit("/accounts/2fa/webauthn/"), "/keys/")
    add_an_app(member)
    yield member, keys
    again = tour.guest("member at the second step", member.address).visit("/accounts/login/")
    yield again.send(login=member.address, password=SECRET), ()


def be_sure(member):
    """The code of a new address counts for signing in, not for changing how one signs in."""
    member.visit("/accounts/reauthenticate/").send(password=SECRET)


def add_an_app(member):
    member.visit("/accounts/2fa/totp/activate/")
    secret = member.page.locator("#authenticator_secret").input_value()
    member.send(code=code_of(secret))


def code_of(secret):
    """The six digits of RFC 6238 that an app would show now."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time() // 30)), "sha1")
    (number,) = struct.unpack(">I", digest[digest[-1] & 15 :][:4])
    return f"{(number & 0x7FFFFFFF) % 10**6:06}"


def add_a_key(member):
    """A passkey of a machine that answers by itself."""
    session = member.context.new_cdp_session(member.page)
    session.send("WebAuthn.enable")
    machine = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    answers = {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": machine | answers})
    member.visit("/accounts/2fa/webauthn/add/").page.locator("[name=name]").fill("My key")
    with member.page.expect_navigation(wait_until="load"):
        member.page.locator("#mfa_webauthn_add").click()
