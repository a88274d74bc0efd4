"""Style sheets and scripts, joined when static files are gathered, so that a first visit needs few requests."""

import os
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from conference.project import typeface
from conference.project.pruning import pruned, words_of

HOUSE = Path(import_module("conference").__file__).parent.parent
SOURCES = HOUSE / "conference" / "static" / "convoke"
BOOTSTRAP = ("bootstrap", "bootstrap/css/bootstrap.min.css")

STYLES = """
    tokens base frame panels buttons forms states tables tasks
    tables-live lists dialogs toasts drop palette
    languages papers charts look reviewing programme rooms reading print
""".split()
FIRST = "js/first-paint.js"
ON_EVERY_PAGE = "countdown localtime menus theme account print copying".split()
ON_THE_WORKBENCH = "words guard accent errors dialogs toasts tables drop suggest palette asked".split()

# Name of a bundle -> what is joined, in this order. The first part of `convoke/all.css` is Bootstrap's own.
BUNDLES = {
    "convoke/all.css": [f"css/{name}.css" for name in STYLES],
    "convoke/public.js": [f"js/{name}.js" for name in ON_EVERY_PAGE],
    "convoke/work.js": [f"js/{name}.js" for name in ON_EVERY_PAGE + ON_THE_WORKBENCH],
}

# Where classes are written: our pages, scripts and Python, and the packages whose templates we show.
OUR_WRITINGS = {
    "templates": [".html"],
    "conference": [".html", ".js", ".py"],
    "submissions": [".html", ".js", ".py"],
    "reviewing": [".html", ".js", ".py"],
    "programme": [".html", ".js", ".py"],
}
THEIR_WRITINGS = {
    "crispy_bootstrap5": [".html", ".py"],
    "crispy_forms": [".html", ".py"],
    "allauth.templates": [".html"],
}


def joined(name: str) -> str:
    """The text of a bundle. KeyError for a name that is none."""
    parts = [(SOURCES / path).read_text() for path in BUNDLES[name]]
    if name.endswith(".js"):
        return first_paint() + "".join(map(when_read, parts))
    return "\n".join([bootstrap(), *parts])


def first_paint() -> str:
    """What runs at once, before anything is drawn: scripts stand in the head."""
    return (SOURCES / FIRST).read_text()


def when_read(script: str) -> str:
    """A script that runs when the page has been read, and whose names are its own. Its exports are for its tests."""
    body = re.sub(r"^export ", "", script, flags=re.MULTILINE)
    return f'document.addEventListener("DOMContentLoaded", () => {{\n{body}}});\n'


@cache
def bootstrap() -> str:
    """Bootstrap's style sheet, without what nobody uses and the address of its map, which is not among our files."""
    text = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", _bootstrap_file().read_text())
    return pruned(text, words())


def words() -> frozenset[str]:
    """Every word that may be a class on one of our pages, and the variables that our style sheets name."""
    ours = words_of(path.read_text() for path in (SOURCES / "css").glob("*.css"))
    return words_of(path.read_text() for path in writings()) | {word for word in ours if word.startswith("--")}


def writings() -> Iterator[Path]:
    """All files in which classes are written."""
    folders = {HOUSE / name: kinds for name, kinds in OUR_WRITINGS.items()}
    folders |= {_package(name): kinds for name, kinds in THEIR_WRITINGS.items()}
    for top, kinds in folders.items():
        for folder, _, names in os.walk(top):
            yield from (Path(folder, name) for name in names if name.endswith(tuple(kinds)))


def write_bundles() -> Path:
    """Writes those bundles and fonts that have changed; returns the folder in which they lie."""
    folder = settings.DATA / "bundles"
    mark, made_of = folder / "made-of", _made_of()
    written = all((folder / name).is_file() for name in [*BUNDLES, *typeface.FILES, mark.name])
    if not written or mark.read_text() != made_of:
        bootstrap.cache_clear()
        _write_changed(folder)
        _write(mark, made_of.encode())
    return folder


def _write_changed(folder):
    for name in BUNDLES:
        path, text = folder / name, joined(name)
        if not path.is_file() or path.read_text() != text:
            _write(path, text.encode())
    for name in typeface.FILES:
        if not _is_as_new_as(folder / name, Path(typeface.__file__)):
            _write(folder / name, typeface.webfont(name))


def _made_of():
    """Tells by sizes and times, without reading, whether one of the files has changed from which bundles are made."""
    files = [_bootstrap_file(), *(SOURCES / "css").glob("*.css"), *writings()]
    seen = ((str(path), path.stat()) for path in sorted(files))
    lines = [f"{path} {state.st_size} {state.st_mtime_ns}" for path, state in seen]
    return sha256("\n".join(lines).encode()).hexdigest()


def _bootstrap_file():
    package, path = BOOTSTRAP
    return _package(package) / "static" / path


def _package(name):
    """The folder of a package, or one in it."""
    package, *inner = name.split(".")
    return Path(import_module(package).__file__).parent.joinpath(*inner)


def _is_as_new_as(path, other):
    return path.is_file() and path.stat().st_mtime >= other.stat().st_mtime


def _write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    # Several processes and threads may gather at once: each writes a file of its own.
    with NamedTemporaryFile(dir=path.parent, delete=False) as new:
        new.write(content)
    Path(new.name).chmod(0o644)
    Path(new.name).replace(path)
