"""Settings of a Convoke site: everything that differs between sites comes from the environment (docs/settings.md)."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF

from conference.project.broker import folder_transport
from conference.project.providers import configured
from conference.project.secret import key_kept_in

ROOT = Path(__file__).resolve().parents[2]
env = environ.Env()

DATA = Path(env("CONVOKE_DATA", default=str(ROOT / ".convoke"))).resolve()
DATA.mkdir(parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("CONVOKE_DEMO", default=False)
HOST, PORT = env("HOST", default="127.0.0.1"), env("PORT", default="8000")
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SITE_URL = env("SITE_URL", default=f"http://localhost:{PORT}").rstrip("/")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", urlsplit(SITE_URL).hostname])
SECRET_KEY = env("SECRET_KEY", default="")
if not SECRET_KEY:
    # A site of one's own keeps its key beside its database: generated once, readable by its owner only.
    SECRET_KEY = key_kept_in(DATA / "secret-key")

INSTALLED_APPS = [
    "conference.project.apps.ProjectConfig",
    "programme",
    "reviewing",
    "submissions",
    "conference",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "crispy_forms",
    "crispy_bootstrap5",
    "csp",
    "django_htmx",
    "lucide",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "conference.middleware.style_sources",
    "conference.middleware.headers",
    "conference.middleware.upload_answers",
    "conference.languages.LanguageOfAddress",
    "conference.middleware.signed_in_hint",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "conference.middleware.body_limit",
    "conference.middleware.LoginRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "conference.languages.PlainReauthentication",
    "conference.providers.ToProviders",
    "conference.second_factor.LeadToSecondFactor",
    "django_htmx.middleware.HtmxMiddleware",
    "conference.middleware.viewer",
    "conference.viewing.LookOnly",
    "conference.views.lookup.FollowMoves",
]

ROOT_URLCONF = "conference.project.urls"
WSGI_APPLICATION = "conference.project.wsgi.application"
ASGI_APPLICATION = "conference.project.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "conference.context.site",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# -- Database: SQLite beside the uploads unless DATABASE_URL names a server ---------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA / 'convoke.sqlite3'}")}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: without it a fifth of concurrent submissions failed when measured; FULL: no acknowledged paper is lost.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        transaction_mode="IMMEDIATE",
        timeout=20,
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    )
else:
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
        "pool", {"min_size": 0, "max_size": env.int("DATABASE_POOL", default=12), "timeout": 10}
    )
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- Cache: shared by all processes, for allauth's rate limits count in it -----------------------------------------
CACHES = {"default": env.cache("CACHE_URL", default="dbcache://cache")}

# -- People ----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "conference.Person"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["conference.project.hashers.LightArgon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "conference:my-work"
ACCOUNT_ADAPTER = "conference.accounts.Adapter"
ACCOUNT_SIGNUP_FORM_CLASS = "conference.forms.NameForm"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"merge": "10/h/user,5/h/key"}  # beside allauth's own
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=1 if BEHIND_PROXY else 0)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
SESSION_COOKIE_AGE = 14 * 24 * 3600
REQUIRE_SECOND_FACTOR = env.bool("REQUIRE_SECOND_FACTOR", default=False)

# -- Signing in by an account elsewhere: what a provider says of an address proves nothing, our code does -----------
SOCIALACCOUNT_PROVIDERS = configured(
    {
        "orcid": (env("ORCID_CLIENT_ID", default=""), env("ORCID_CLIENT_SECRET", default="")),
        "google": (env("GOOGLE_CLIENT_ID", default=""), env("GOOGLE_CLIENT_SECRET", default="")),
        "github": (env("GITHUB_CLIENT_ID", default=""), env("GITHUB_CLIENT_SECRET", default="")),
    },
    oidc_name=env("OIDC_NAME", default="OpenID Connect"),
    oidc_server=env("OIDC_SERVER", default=""),
    oidc_keys=(env("OIDC_CLIENT_ID", default=""), env("OIDC_CLIENT_SECRET", default="")),
)
INSTALLED_APPS += [f"allauth.socialaccount.providers.{name}" for name in SOCIALACCOUNT_PROVIDERS]
SOCIALACCOUNT_ADAPTER = "conference.providers.ProvidersAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
OPEN_TO_NEW_ORGANISERS = env.bool("OPEN_TO_NEW_ORGANISERS", default=False)

# -- Language and time -----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch"), ("it", "Italiano"), ("es", "Español")]
LOCALE_PATHS = [ROOT / "conference" / "locale"]
FORMAT_MODULE_PATH = ["conference.project.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# -- Files -----------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = []
STATICFILES_FINDERS = [
    "conference.project.static.OwnFilesFinder",
    "conference.project.static.BundlesFinder",
    "conference.project.static.ChosenFilesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600
BLOBS = DATA / "files"
UPLOAD_LIMIT = env.int("UPLOAD_LIMIT", default=50 * 1024 * 1024)
BODY_LIMIT = env.int("BODY_LIMIT", default=2 * 1024 * 1024)
DATA_UPLOAD_MAX_MEMORY_SIZE = BODY_LIMIT
FILE_UPLOAD_TEMP_DIR = None

# -- Mail and background work ----------------------------------------------------------------------------------------
vars().update(env.email("EMAIL_URL", default="consolemail://"))
EMAIL_FILE_PATH = str(DATA / "mail")
if DEMO:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Convoke <noreply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
MESSAGE_ID_DOMAIN = env("MESSAGE_ID_DOMAIN", default="convoke.invalid")
BOUNCE_ADDRESS = env("BOUNCE_ADDRESS", default="")
BOUNCE_MAILBOX = env("BOUNCE_MAILBOX", default="")
BOUNCE_TOKEN = env("BOUNCE_TOKEN", default="")

CELERY_BROKER_URL = env("CELERY_BROKER_URL", default="filesystem://localhost")
CELERY_TASK_DEFAULT_QUEUE = env("CELERY_QUEUE", default="convoke")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    # Due rows decide what is done; this only wakes. A tick that waited too long is worth nothing, so it expires.
    "sweep": {"task": "conference.tasks.sweep", "schedule": 5.0, "options": {"expires": 20}},
    "clock": {"task": "conference.tasks.look_at_the_clock", "schedule": 300.0, "options": {"expires": 600}},
}
if CELERY_BROKER_URL.startswith("filesystem"):
    CELERY_BROKER_TRANSPORT_OPTIONS = folder_transport(DATA / "broker")
elif CELERY_BROKER_URL.startswith("redis"):
    # Kombu's defaults bring a killed worker's task back after an hour; these after five minutes.
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "visibility_timeout": 300,
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
    }
JOB_LEASE_SECONDS = env.int("JOB_LEASE_SECONDS", default=60)

# -- Security --------------------------------------------------------------------------------------------------------
HTTPS = env.bool("HTTPS", default=SITE_URL.startswith("https://"))
SIGNED_IN_COOKIE = "signedin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if DEMO:
    # Browsers do not tell ports apart: two demos side by side would sign each other's people out.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"sessionid{PORT}", f"csrftoken{PORT}"
    SIGNED_IN_COOKIE = f"signedin{PORT}"
SECURE_SSL_REDIRECT = HTTPS and env.bool("REDIRECT_TO_HTTPS", default=True)
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "conference.views.kept.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}
