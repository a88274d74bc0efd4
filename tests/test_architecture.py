"""The rules of the house that a machine can watch. To open a page or grant an exception is one line here, reviewed."""

import ast
import importlib
import inspect
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.urls import URLPattern, get_resolver
from django.utils.module_loading import import_string

from conference.actions.editions import RESERVED_SLUGS

ROOT = Path(__file__).parents[1]

# Which apps each app may import. `conference.project` is the plumbing above all four.
MAY_IMPORT = {
    "conference": {"conference"},
    "submissions": {"conference", "submissions"},
    "reviewing": {"conference", "submissions", "reviewing"},
    "programme": {"conference", "submissions", "programme"},
    "conference.project": {"conference", "submissions", "reviewing", "programme", "conference.project"},
}
APPS = ["conference", "submissions", "reviewing", "programme"]

# Pages that need no signing in.
PUBLIC = {
    "conference:account-menu",
    "conference:bounces",
    "conference:call",
    "conference:call-record",
    "conference:call-text",
    "conference:calls",
    "conference:calls-feed",
    "conference:dates-calendar",
    "conference:demo-mails",
    "conference:design",
    "conference:edition",
    "conference:front",
    "conference:healthz",
    "conference:invitation",
    "conference:logo",
    "conference:page",
    "conference:personal-dates",
    "conference:readyz",
    "conference:series",
    "conference:share-call",
    "conference:sponsor-logo",
    "conference:track",
    "conference:track-calendar",
    "conference:unsubscribe",
    "programme:calendar",
    "programme:day",
    "programme:day-calendar",
    "programme:json",
    "programme:keynote",
    "programme:pdf",
    "programme:portrait",
    "programme:programme",
    "programme:session",
    "programme:session-calendar",
    "programme:slot",
    "programme:slot-calendar",
    "reviewing:answer",
    "submissions:verify",
}
# The doors to an account, which allauth keeps.
DOORS = {
    "account_complete_password_reset",
    "account_confirm_login_code",
    "account_confirm_password_reset_code",
    "account_email_verification_sent",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_password_reset_completed",
    "account_request_login_code",
    "account_reset_password",
    "account_signup",
    "mfa_authenticate",
}

# Questions that decide by themselves which rows may be seen, or ask about none.
GATES = {
    "chairing",
    "due",
    "handled_by",
    "known_to",
    "latest_of",
    "managed_by",
    "none",
    "of",
    "public",
    "visible_to",
}
# Queries of views, forms and exports that start elsewhere, each with the reason why nothing leaks.
BARE_QUERIES = {
    "conference/views/account.py Invitation.objects.select_related": "found by the signature of the link",
    "conference/views/calendars.py Person.objects.filter": "found by the signature of the link",
    "conference/views/dates.py Edition.objects.select_for_update": "locks one that the viewer organises",
    "conference/views/hooks.py Message.objects.select_related": "found by the signature of the link",
    "conference/views/lookup.py FormerSlug.objects.select_related": "of public conferences only",
    "conference/views/looking.py Person.objects.filter": "those whose part in it the organiser may see",
    "conference/views/series.py Series.objects.get": "of public conferences only",
    "programme/exports.py Artefact.objects.create": "writes what one public release gives",
    "programme/exports.py Artefact.objects.filter": "of one public release",
    "programme/exports.py Artefact.objects.get": "of one public release",
    "programme/exports.py File.objects.filter": "a portrait that a public release names",
    "programme/forms.py Author.objects.filter": "of accepted papers of a conference that the viewer organises",
    "programme/forms.py Keynote.objects.filter": "of a conference that the viewer organises",
    "programme/forms.py Person.objects.filter": "who has a part in a conference that the viewer organises",
    "programme/forms.py Submission.objects.accepted": "of a conference that the viewer organises",
    "programme/views/arrange.py Release.objects.defer": "the latest of a conference that the viewer organises",
    "programme/views/public.py File.objects.filter": "a portrait that a public release names",
    "reviewing/views/decisions.py Decision.objects.pending": "of a paper that the viewer handles",
    "reviewing/views/lookup.py Assignment.objects.filter": "of papers that the viewer handles",
    "reviewing/views/pool.py Invitation.objects.filter": "of tracks that the viewer chairs",
    "reviewing/views/reviewer.py Assignment.objects.select_related": "found by the signature of the link",
    "reviewing/views/reviewer.py Review.objects.filter": "of the viewer's own assignment",
    "submissions/views/access.py AccessLink.objects.select_related": "found by its secret code",
    "submissions/views/public.py Receipt.objects.filter": "found by its code, of which no name or title is told",
}

REQUIREMENTS = ["requirements.txt", "requirements-dev.txt"]
PLACES = """
    manage.py pyproject.toml requirements.txt requirements-dev.txt Makefile .ci/run README.md CHANGELOG.md LICENSE
    docs/settings.md docs/development.md templates tests
    conference/history.py conference/jobs.py conference/mail.py conference/files.py conference/dates.py
    conference/registry.py conference/permissions.py conference/text conference/project/settings.py
    submissions/words.py submissions/conflicts submissions/checks submissions/actions
    reviewing/matching reviewing/scores.py reviewing/actions
    programme/clashes.py programme/formats programme/actions
""".split()


def modules_of(app):
    """Python files of an app, without its migrations; those of the plumbing count for themselves."""
    for path in sorted((ROOT / app.replace(".", "/")).rglob("*.py")):
        parts = path.relative_to(ROOT).parts
        if "migrations" not in parts and (app == "conference.project" or parts[:2] != ("conference", "project")):
            yield path


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            near = ".".join(path.relative_to(ROOT).parts[: -node.level]) if node.level else ""
            yield from (".".join(filter(None, [near, node.module, name.name])) for name in node.names)


def app_of(module):
    """conference.project for the plumbing, else the app; None for what is not ours."""
    parts = module.split(".")
    if parts[:2] == ["conference", "project"]:
        return "conference.project"
    return parts[0] if parts[0] in APPS else None


@pytest.mark.parametrize("app", MAY_IMPORT)
def test_apps_import_downwards_only(app):
    wrong = {
        f"{path.relative_to(ROOT)} imports {module}"
        for path in modules_of(app)
        for module in imports_of(path)
        if app_of(module) and app_of(module) not in MAY_IMPORT[app]
    }

    assert wrong == set()


def test_every_page_needs_signing_in_but_those_listed():
    public = {name for name, view in pages() if not getattr(view, "login_required", True)}

    assert public - DOORS == PUBLIC
    assert public & DOORS == DOORS


def test_signing_in_is_asked_for_by_the_site():
    asking = [name for name in settings.MIDDLEWARE if is_kind_of(import_string(name), LoginRequiredMiddleware)]

    assert len(asking) == 1


def is_kind_of(thing, kind):
    return inspect.isclass(thing) and issubclass(thing, kind)


def test_every_page_has_a_name_of_its_own():
    names = [name for name, _ in pages()]

    assert [name for name in names if name.endswith("?")] == []
    assert len(names) == len(set(names))


def pages(resolver=None, namespace=""):
    """(name with namespace, view) of every address."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield namespace + (pattern.name or "?"), pattern.callback
        else:
            yield from pages(pattern, namespace + (f"{pattern.namespace}:" if pattern.namespace else ""))


def test_no_edition_can_take_an_address_of_the_site():
    own = {first_part(route) for route in routes()} - {None}

    assert own - RESERVED_SLUGS == set()
    assert {code for code, _ in settings.LANGUAGES} <= RESERVED_SLUGS


def routes(resolver=None, before=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern, route)


def first_part(route):
    """What an address begins with, unless that is a free name or nothing."""
    part = re.sub(r"[\^$\\]", "", route).split("/")[0]
    return part if part and "<" not in part else None


@pytest.mark.parametrize("app", APPS)
def test_every_deed_writes_history(app):
    """What an app offers in its actions is an action; what others take from inside of them only asks."""
    actions = importlib.import_module(f"{app}.actions")
    offered = {name: getattr(actions, name) for name in actions.__all__}
    plain = {name for name, deed in offered.items() if inspect.isfunction(deed) and not hasattr(deed, "is_action")}
    writing = {name for name, helper in helpers_taken_from(app) if writes(helper)}

    assert plain == set()
    assert writing == set()


def helpers_taken_from(app):
    """(name, function) of what modules outside of an app's actions import from inside of them, but actions."""
    inside = ROOT / app / "actions"
    others = [path for each in MAY_IMPORT for path in modules_of(each) if inside not in path.parents]
    for module in {module for path in others for module in imports_of(path)}:
        package, _, name = module.rpartition(".")
        if package.startswith(f"{app}.actions."):
            helper = getattr(importlib.import_module(package), name)
            if inspect.isfunction(helper) and not hasattr(helper, "is_action"):
                yield module, helper


def writes(function):
    called = {node.attr for node in ast.walk(ast.parse(inspect.getsource(function))) if isinstance(node, ast.Attribute)}
    return bool(called & {"save", "create", "get_or_create", "bulk_create", "update", "delete"})


def test_pages_ask_only_for_rows_that_their_viewer_may_see():
    bare = {query for app in APPS for path in modules_of(app) if meets_people(path) for query in bare_queries(path)}

    assert bare == set(BARE_QUERIES)


def meets_people(path):
    """Views, forms and exports: what hands rows to somebody."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return any(re.match("views|forms|exports", part) for part in parts[1:])


def bare_queries(path):
    place = path.relative_to(ROOT).as_posix()
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Attribute(value=ast.Attribute(value=ast.Name(id=model), attr="objects"), attr=question):
                if question not in GATES:
                    yield f"{place} {model}.objects.{question}"
            case ast.Call(func=ast.Name(id="get_object_or_404"), args=[ast.Name(id=model), *_]) if model[0].isupper():
                yield f"{place} get_object_or_404({model})"


@pytest.mark.parametrize("lock", REQUIREMENTS)
def test_a_lock_names_no_host_and_trusts_hashes_alone(lock):
    text = (ROOT / lock).read_text()
    pinned = re.findall(r"^[\w.\[\]-]+==", text, re.MULTILINE)

    assert "://" not in text
    assert "index-url" not in text
    assert len(pinned) > 30
    assert len(re.findall(r"^[\w.\[\]-]+==.*\\\n    --hash=sha256:", text, re.MULTILINE)) == len(pinned)


@pytest.mark.parametrize("place", PLACES)
def test_things_are_where_the_design_says(place):
    assert (ROOT / place).exists()


@pytest.mark.parametrize("app", [*APPS, "conference.project"])
def test_every_module_opens_with_what_is_in_it(app):
    silent = [
        str(path.relative_to(ROOT))
        for path in modules_of(app)
        if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]

    assert silent == []
