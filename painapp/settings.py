"""Settings, read from the environment (docs/configuration.md lists every variable)."""

from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from common.logs import on_stderr
from painapp import environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(environment.text("VAR", str(BASE_DIR / "var"))).resolve()
ENVIRONMENT = environment.choice("EVENSTEP_ENV", "local", ("local", "production", "test"))
PRODUCTION = ENVIRONMENT == "production"
DEBUG = environment.flag("DEBUG")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("DEBUG is on in production. Set DEBUG=0.")
SECRET_KEY = environment.secret(VAR, production=PRODUCTION)
SITE_NAME = environment.text("SITE_NAME", "Evenstep")
DEFAULT_COUNTRY = environment.text("COUNTRY", "GB")
EMERGENCY_FILE = environment.text("EMERGENCY_FILE")
ALLOWED_HOSTS = environment.words(
    "ALLOWED_HOSTS", "" if PRODUCTION else "localhost,127.0.0.1,[::1]"
)
ADDRESS = environment.address(ALLOWED_HOSTS, production=PRODUCTION)
CLOCK_FILE = None if PRODUCTION else VAR / "clock"
LOOPBACK_HOSTS = {"localhost", "127.0.0.1", "[::1]", "testserver"}
SECRETS_KEYS = environment.secrets_keys(SECRET_KEY, production=PRODUCTION)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_linear_migrations",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "painapp",
    "reminders",
    "pacing",
    "diary",
    "goals",
    "education",
    "accounts",
    "common",
    "education.editor.apps.SnippetsInTheEditor",
    "wagtail.users",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
]

MIDDLEWARE = [
    "painapp.middleware.no_body_for_head",
    "painapp.middleware.asked_by_machines",
    "painapp.request_log.request_log",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "painapp.middleware.trust_headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.session_limits",
    "accounts.middleware.new_session_key",
    "accounts.middleware.SignedInOnly",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "painapp.middleware.only_by_a_button",
]

ROOT_URLCONF = "painapp.urls"
WSGI_APPLICATION = "painapp.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["common.templatetags.look"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context.preferences",
                "painapp.context.site",
                "painapp.context.whom_to_call",
            ],
        },
    },
]

# Data
DATABASES = {"default": environment.database(VAR)}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300

# People
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backends.PeopleBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "landing"
LOGOUT_REDIRECT_URL = "landing"
PASSWORD_HASHERS = [
    "accounts.hashers.FrugalArgon2",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "accounts.passwords.NotWellKnown"},
    {"NAME": "accounts.passwords.NotOnlyFigures"},
    {"NAME": "accounts.passwords.NotTheAddress"},
]
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = int(timedelta(days=30).total_seconds())  # idle; more: accounts/limits.py

# Language and time: the server thinks in UTC; each person has a zone of their own.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Files of our own, and those that npm brings
STATIC_URL = "/static/"
COLLECTED = environment.text("STATIC_FILES")  # an image has these, not what they come from
STATIC_ROOT = Path(COLLECTED or VAR / "static")
STATICFILES_DIRS = [
    BASE_DIR / "static",
    VAR / "assets",
    ("vendor/plotly", BASE_DIR / "node_modules" / "plotly.js-basic-dist-min"),
][: 0 if COLLECTED else None]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or ENVIRONMENT == "test"
        else "common.static_files.KeptAddresses"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or ENVIRONMENT == "test"
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS  # else each test's client lists all files first

# Trust
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
MESSAGE_STORAGE = "accounts.sealed_messages.SealedCookieStorage"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "painapp.views.errors.csrf_failure"
if PRODUCTION:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = environment.flag("SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

LOG_LEVEL = environment.choice(
    "LOG_LEVEL", "INFO" if PRODUCTION else "WARNING", ("INFO", "WARNING", "ERROR")
)
LOGGING = on_stderr(LOG_LEVEL)
STATUS_TOKEN = environment.text("STATUS_TOKEN")

# Pacing
STEADY_NEEDS_CLINICIAN = environment.flag("STEADY_NEEDS_CLINICIAN", default=True)

# Mail
EMAIL_BACKEND = (
    "common.smtp.EmailBackend"
    if environment.text("EMAIL_HOST")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = environment.text("EMAIL_HOST")
SHOW_CODES = not PRODUCTION and not EMAIL_HOST
EMAIL_PORT = environment.whole("EMAIL_PORT", 25)
EMAIL_HOST_USER = environment.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = environment.flag("EMAIL_TLS")
EMAIL_TIMEOUT = 10
RETURNED_TO = environment.text("RETURNED_TO")
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", f"{SITE_NAME} <hello@localhost>")

from painapp.settings_accounts import *  # noqa: E402, F403
from painapp.settings_editor import *  # noqa: E402, F403
from painapp.settings_push import *  # noqa: E402, F403
from painapp.settings_push import private_key, subject  # noqa: E402
from painapp.settings_work import *  # noqa: E402, F403
from painapp.settings_work import broker  # noqa: E402

WAGTAILADMIN_BASE_URL = ADDRESS
VAPID_PRIVATE_KEY = private_key(VAR, production=PRODUCTION)
VAPID_SUBJECT = subject(DEFAULT_FROM_EMAIL)
CALLS = VAR / "calls"
CALL_FOLDERS = (CALLS / "queue", CALLS / "control")
CELERY_BROKER_URL, CELERY_BROKER_TRANSPORT_OPTIONS = broker(CALL_FOLDERS)
