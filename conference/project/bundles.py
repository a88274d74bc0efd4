"""Style sheets and scripts, joined when static files are gathered, so that a first visit needs few requests."""

import re
from importlib import import_module
from pathlib import Path

from django.conf import settings

SOURCES = Path(import_module("conference").__file__).parent / "static" / "convoke"
BOOTSTRAP = ("bootstrap", "bootstrap/css/bootstrap.min.css")

STYLES = """
    tokens base frame panels buttons forms states tables
    papers reviewing programme print
""".split()
ON_EVERY_PAGE = "countdown menus theme account".split()
ON_THE_WORKBENCH = "words guard".split()

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
        return "".join(map(in_a_block, parts))
    return "\n".join([bootstrap(), *parts])


def in_a_block(script: str) -> str:
    """A script whose names are its own. What it exports is for its tests."""
    return "{\n" + re.sub(r"^export ", "", script, flags=re.MULTILINE) + "}\n"


def bootstrap() -> str:
    """Bootstrap's style sheet without the address of its map, which is not among our files."""
    package, path = BOOTSTRAP
    text = (Path(import_module(package).__file__).parent / "static" / path).read_text()
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", text)


def write_bundles() -> Path:
    """Writes those bundles that have changed; returns the folder in which they lie."""
    folder = settings.DATA / "bundles"
    for name in BUNDLES:
        path, text = folder / name, joined(name)
        if not path.is_file() or path.read_text() != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_suffix(".new")
            new.write_text(text)
            new.replace(path)
    return folder
