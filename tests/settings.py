"""Settings of the tests: those of the site, with fast hashing, files in a temporary folder and mail in memory."""

import atexit
import os
import shutil
import tempfile

# Of what the surroundings may say about a real site, the tests hear nothing but the database.
for name in ("ALLOWED_HOSTS", "CACHE_URL", "CELERY_BROKER_URL", "CONVOKE_DEMO", "DEBUG", "EMAIL_URL", "HOST", "HTTPS"):
    os.environ.pop(name, None)
os.environ["CONVOKE_DATA"] = tempfile.mkdtemp(prefix="convoke-tests-")
os.environ["SECRET_KEY"] = "only-for-tests"
os.environ["SITE_URL"] = "http://testserver"
os.environ["PORT"] = "8000"

from conference.project.settings import *  # noqa: F403
from conference.project.settings import DATA, DATABASES, STATIC_ROOT, STORAGES

atexit.register(shutil.rmtree, DATA, ignore_errors=True)
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ACCOUNT_RATE_LIMITS = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS = {}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if not DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A name of its own for each run, so that two runs on one server do not take each other's tables away.
    DATABASES["default"]["TEST"] = {"NAME": f"convoke_tests_{os.getpid()}"}
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns where there is none
