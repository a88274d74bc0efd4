"""Static files: our own, and the few that we use of what packages bring."""

from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.contrib.staticfiles.finders import BaseFinder, FileSystemFinder
from django.core.files.storage import FileSystemStorage

from conference.project.bundles import BUNDLES, write_bundles
from conference.project.typeface import FILES as FONTS

# Sources of the bundles: only the bundles are served.
SOURCES = ["convoke/css/*", "convoke/js/*"]
CHOSEN = {
    "django_htmx": ["django_htmx/htmx-2.min.js"],
    "allauth.account": ["account/js/account.js", "account/js/onload.js"],
    "allauth.mfa": ["mfa/js/webauthn-json.js", "mfa/js/webauthn.js", "mfa/js/recovery_codes.js"],
}


class OwnFilesFinder(FileSystemFinder):
    """What lies in our apps' static folders."""

    def __init__(self, app_names=None, *args, **kwargs):
        self.locations = [("", str(Path(config.path) / "static")) for config in self.own_apps()]
        self.storages = {}
        for prefix, root in self.locations:
            storage = FileSystemStorage(location=root)
            storage.prefix = prefix
            self.storages[root] = storage

    def own_apps(self):
        ours = [apps.get_app_config(label) for label in ("conference", "submissions", "reviewing", "programme")]
        return [config for config in ours if (Path(config.path) / "static").is_dir()]

    def check(self, **kwargs):
        return []

    def list(self, ignore_patterns):
        return super().list([*(ignore_patterns or []), *SOURCES])


class BundlesFinder(BaseFinder):
    """Our style sheets and our scripts, joined, and the typeface."""

    def find(self, path, find_all=False, **kwargs):
        found = [str(write_bundles() / path)] if path in BUNDLES or path in FONTS else []
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns):
        storage = FileSystemStorage(location=write_bundles())
        storage.prefix = ""
        for name in [*BUNDLES, *FONTS]:
            yield name, storage


class ChosenFilesFinder(BaseFinder):
    """A short list, so that gathering hashed and compressed files takes seconds, not minutes."""

    def roots(self):
        for module, paths in CHOSEN.items():
            yield self.root_of(module), paths

    def root_of(self, module):
        return Path(import_module(module).__file__).parent / "static"

    def find(self, path, find_all=False, **kwargs):
        found = [str(root / path) for root, paths in self.roots() if path in paths]
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns):
        for root, paths in self.roots():
            storage = FileSystemStorage(location=root)
            storage.prefix = ""
            for path in paths:
                yield path, storage
