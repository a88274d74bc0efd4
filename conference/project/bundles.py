"""Style sheets and scripts, joined when static files are gathered, so that a first visit needs few requests."""

import re
from importlib import import_module
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from conference.project import typeface

SOURCES = Path(import_module("conference").__file__).parent / "static" / "convoke"
BOOTSTRAP = ("bootstrap", "bootstrap/css/bootstrap.min.css")

STYLES = """
    tokens base frame panels buttons forms states tables tasks
    tables-live lists dialogs toasts drop palette
    languages papers charts look reviewing programme rooms print
""".split()
FIRST = "js/first-paint.js"
ON_EVERY_PAGE = "countdown menus theme account print".split()
ON_THE_WORKBENCH = "words guard accent errors dialogs toasts tables drop palette".split()

# Name of a bundle -> what is joined, in this order. The first part of `convoke/all.css` is Bootstrap's own.
BUNDLES = {
    "convoke/all.css": [f"css/{name}.css" for name in STYLES],
    "convoke/public.js": [f"js/{name}.js" for name in ON_EVERY_PAGE],
    "convoke/work.js": [f"js/{name}.js" for name in ON_EVERY_PAGE + ON_THE_WORKBENCH],
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


def bootstrap() -> str:
    """Bootstrap's style sheet without the address of its map, which is not among our files."""
    package, path = BOOTSTRAP
    text = (Path(import_module(package).__file__).parent / "static" / path).read_text()
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", text)


def write_bundles() -> Path:
    """Writes those bundles and fonts that have changed; returns the folder in which they lie."""
    folder = settings.DATA / "bundles"
    for name in BUNDLES:
        path, text = folder / name, joined(name)
        if not path.is_file() or path.read_text() != text:
            _write(path, text.encode())
    for name in typeface.FILES:
        if not _is_as_new_as(folder / name, Path(typeface.__file__)):
            _write(folder / name, typeface.webfont(name))
    return folder


def _is_as_new_as(path, other):
    return path.is_file() and path.stat().st_mtime >= other.stat().st_mtime


def _write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    # Several processes and threads may gather at once: each writes a file of its own.
    with NamedTemporaryFile(dir=path.parent, delete=False) as new:
        new.write(content)
    Path(new.name).chmod(0o644)
    Path(new.name).replace(path)
