"""To a script that sends files, a redirect is told instead of followed: the next page shows its message once."""

SCRIPT = {"HTTP_X_REQUESTED_WITH": "upload"}
PROFILE = {"given_name": "Ada", "family_name": "Lovelace", "language": "en"}


def test_a_script_is_told_where_it_goes_on(ada, as_):
    answer = as_(ada).post("/me/profile/", PROFILE, **SCRIPT)

    assert answer.status_code == 200
    assert answer.json() == {"location": "/me/profile/"}
    assert answer["Content-Length"] == str(len(answer.content))
    assert not answer.has_header("Location")


def test_the_message_waits_for_the_page(ada, as_):
    browser = as_(ada)
    browser.post("/me/profile/", PROFILE, **SCRIPT)

    assert "Your profile is saved." in browser.get("/me/profile/").content.decode()
    assert "Your profile is saved." not in browser.get("/me/profile/").content.decode()


def test_browsers_are_sent_on_as_ever(ada, as_):
    assert as_(ada).post("/me/profile/", PROFILE).status_code == 302


def test_pages_that_go_nowhere_stay_as_they_are(ada, as_):
    answer = as_(ada).post("/me/profile/", {"family_name": ""}, **SCRIPT)

    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert "data-error-summary" in answer.content.decode()


def test_who_was_signed_out_meanwhile_is_told_the_way_to_sign_in(client, db):
    answer = client.post("/me/profile/", PROFILE, **SCRIPT)

    assert answer.json()["location"].startswith("/accounts/login/")


def test_what_is_only_read_is_the_same_for_scripts(client, edition):
    assert client.get("/copro", **SCRIPT).status_code == 301
