"""All settings, read from the environment only. Every variable is described in docs/environment.md.

Two environments exist. ``local`` needs nothing: SQLite, a broker in a folder and generated keys under DATA_DIR.
``production`` refuses to start without its own secrets, hosts and database.
"""

import contextlib
import os
import secrets
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from dialogplattform import certificates, logs, outgoing, schedule

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()


def read_secret(name: str, default: str = "") -> str:
    """Return variable ``name``, or the content of the file that ``name_FILE`` points at (Docker secrets)."""
    path = env.str(f"{name}_FILE", default="")
    return Path(path).read_text().strip() if path else env.str(name, default=default)


def kept_key(name: str, make) -> str:
    """Return a key generated once and kept, readable by the owner only, in DATA_DIR/keys. Local use only."""
    path = DATA_DIR / "keys" / name
    try:
        return path.read_text()
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fresh = path.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(make())
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)  # the first of several starting processes wins, the others read its key
        fresh.unlink()
        return path.read_text()


def fernet_key() -> str:
    from cryptography.fernet import Fernet

    return Fernet.generate_key().decode()


# --- Where we run -----------------------------------------------------------------------------------------------
ENVIRONMENT = env.str("ENVIRONMENT", default="local")
if ENVIRONMENT not in {"local", "production"}:
    raise ImproperlyConfigured("ENVIRONMENT must be 'local' or 'production'.")
PRODUCTION = ENVIRONMENT == "production"
DEBUG = env.bool("DEBUG", default=False) and not PRODUCTION
DEMO = env.bool("DEMO", default=False)
if DEMO and PRODUCTION:
    raise ImproperlyConfigured("DEMO=1 opens log-ins with a public password; it is refused in production.")
DEMO_PEOPLE_LOCKED = not DEMO  # whom a demo left behind in the database cannot log in
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var"))).resolve()
MEDIA_ROOT = DATA_DIR / "media"
ERASURE_PROTOCOL = Path(env.str("ERASURE_PROTOCOL", default=str(DATA_DIR / "erasures.jsonl")))

if PRODUCTION:
    SECRET_KEY = read_secret("SECRET_KEY")
    IDENTITY_KEYS = [key for key in read_secret("IDENTITY_KEYS").split(",") if key]
    if len(SECRET_KEY) < 50 or "change" in SECRET_KEY.lower() or "insecure" in SECRET_KEY.lower():
        raise ImproperlyConfigured("SECRET_KEY must be a random text of at least 50 characters in production.")
    if not IDENTITY_KEYS:
        raise ImproperlyConfigured("IDENTITY_KEYS must hold at least one Fernet key in production.")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
else:
    SECRET_KEY = read_secret("SECRET_KEY") or kept_key("secret", lambda: secrets.token_urlsafe(64))
    IDENTITY_KEYS = [
        key for key in (read_secret("IDENTITY_KEYS") or kept_key("identity", fernet_key)).split(",") if key
    ]
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
# An age key: what backups are encrypted for, and with which they are read. Never the key of the identities.
BACKUP_KEY = read_secret("BACKUP_KEY")
SECRET_KEY_FALLBACKS = [key for key in read_secret("SECRET_KEY_FALLBACKS").split(",") if key]
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SITE_URL = env.str("SITE_URL", default=f"http://localhost:{env.int('PORT', default=8000)}").rstrip("/")

# --- Parts ------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "dialogplattform.apps.DialogplattformConfig",
    "reports.apps.ReportsConfig",
    "accounts.apps.AccountsConfig",
    "dialogues.apps.DialoguesConfig",
    "interviews.apps.InterviewsConfig",
    "perspectives.apps.PerspectivesConfig",
    "meetings.apps.MeetingsConfig",
    "actions.apps.ActionsConfig",
    "rights.apps.RightsConfig",
    "keeping.apps.KeepingConfig",
    "accounts.apps.HouseAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "rules.apps.AutodiscoverRulesConfig",
]
MIDDLEWARE = [
    "dialogplattform.middleware.TracingMiddleware",
    "dialogplattform.middleware.PrivateByDefaultMiddleware",
    "dialogplattform.middleware.ContentPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "dialogplattform.middleware.RefusingMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "dialogplattform.middleware.ConflictMiddleware",
    "dialogues.signing_in.middleware.SigningInMiddleware",
]
ROOT_URLCONF = "dialogplattform.urls"
WSGI_APPLICATION = "dialogplattform.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "dialogues.context.workspace",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "dialogplattform.templatetags.wording",
            ],
        },
    }
]
FORM_RENDERER = "dialogplattform.form_renderer.DrawnInputs"

# --- Data -------------------------------------------------------------------------------------------------------
DATABASES = {
    "default": env.db_url_config(read_secret("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'db.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;",
    }
else:
    DATABASES["default"].setdefault("CONN_MAX_AGE", env.int("DATABASE_CONN_MAX_AGE", default=60))
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 10)
    if "sslkey" in DATABASES["default"]["OPTIONS"]:
        DATABASES["default"]["OPTIONS"]["sslkey"] = certificates.for_us_alone(DATABASES["default"]["OPTIONS"]["sslkey"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = read_secret("REDIS_URL")
if REDIS_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "dialogplattform.storage.StaticFiles"},
}
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_DIR", default=str(DATA_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_URL = "/media/"
CLAMD_ADDRESS = env.str("CLAMD_ADDRESS", default="")
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000

# --- Work in the background ---------------------------------------------------------------------------------------
BROKER_DIR = DATA_DIR / "broker"
CELERY_BROKER_URL = read_secret("CELERY_BROKER_URL") or REDIS_URL or "filesystem://localhost/"
if CELERY_BROKER_URL.startswith("filesystem"):
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR / "messages"),
        "data_folder_out": str(BROKER_DIR / "messages"),
        "processed_folder": str(BROKER_DIR / "processed"),
        "control_folder": str(BROKER_DIR / "control"),
        "store_processed": False,
        "polling_interval": 0.1,
    }
else:
    CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 3600}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_TIME_LIMIT = 1800
TRACES_KEPT_DAYS = env.int("TRACES_KEPT_DAYS", default=90)
JOB_LEASE_SECONDS = env.int("JOB_LEASE_SECONDS", default=60)
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULER = "dialogplattform.pulses:Scheduler"
CELERY_BEAT_SCHEDULE = schedule.SCHEDULE
CELERY_TIMEZONE = "Europe/Stockholm"

# --- Mail: every mail is a row in accounts.OutgoingMail before it is sent ------------------------------------------
EMAIL_BACKEND = "accounts.mail.OutboxBackend"
EMAIL_URL = read_secret("EMAIL_URL")
_mail_server = env.email_url_config(EMAIL_URL or "dummymail://")
DELIVERY_BACKEND = _mail_server.pop("EMAIL_BACKEND")
vars().update(_mail_server)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="dialog@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 20

# --- People -------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.GuessableValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dialogues:list"
LOGOUT_REDIRECT_URL = "front"
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
CODE_SECONDS = 10 * 60  # how long a mailed code works
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = CODE_SECONDS
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = CODE_SECONDS
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = CODE_SECONDS
CODE_TRIES = 3  # wrong ones, and then a mailed code works no more
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = CODE_TRIES
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = CODE_TRIES
ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = CODE_TRIES
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",  # of passwords, and of second factors by account
    "request_login_code": "20/m/ip,3/m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "confirm_email": "1/10s/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "manage_email": "10/m/user",
}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PRODUCTION else "http"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = None
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_TOTP_ISSUER = "Dialogplattform"
MFA_RECOVERY_CODES_SHOW_ONCE = True  # accounts/spare_codes.py: afterwards nobody can
MFA_ADAPTER = "accounts.factors.FactorAdapter"
USERSESSIONS_TRACK_ACTIVITY = False

# Whoever is trusted with other people (leaders, administrators, those who run it) logs in with a second factor and for
# a shorter time; a sensitive act takes a proof that is fresh. docs/adr/0011 says why, and what counts.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=PRODUCTION)
SECOND_FACTOR_FOR = env.list("SECOND_FACTOR_FOR", default=["leader"])
ENTRUSTED_IDLE_SECONDS = env.int("ENTRUSTED_IDLE_SECONDS", default=2 * 60 * 60 if PRODUCTION else 0)
ENTRUSTED_LONGEST_SECONDS = env.int("ENTRUSTED_LONGEST_SECONDS", default=12 * 60 * 60 if PRODUCTION else 0)
PROOF_SECONDS = ACCOUNT_REAUTHENTICATION_TIMEOUT = env.int("PROOF_SECONDS", default=15 * 60)

# Single sign-on through one OpenID Connect provider (a municipality's own, or a broker for e-IDs). Without
# OIDC_SERVER_URL its pages do not exist. It logs people in to accounts that exist by their verified address.
OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", default="").rstrip("/")
OIDC_ORIGINS: list[str] = []
OIDC_SECOND_FACTOR: list[tuple[str, ...]] = []
if OIDC_SERVER_URL:
    OIDC_MAX_AGE = env.int("OIDC_MAX_AGE", default=0)
    OIDC_ISSUER = env.str("OIDC_ISSUER", default=OIDC_SERVER_URL.partition("/.well-known/")[0]).rstrip("/")
    OIDC_CLIENT_ID, OIDC_CLIENT_SECRET = env.str("OIDC_CLIENT_ID", default=""), read_secret("OIDC_CLIENT_SECRET")
    if not OIDC_CLIENT_ID or not OIDC_CLIENT_SECRET:
        raise ImproperlyConfigured("OIDC_SERVER_URL needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET (or its _FILE).")
    INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
    SOCIALACCOUNT_ADAPTER = "accounts.single_sign_on.SocialAccountAdapter"
    SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
    SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "AUTH_PARAMS": {"max_age": str(OIDC_MAX_AGE)} if OIDC_MAX_AGE else {},
            "APPS": [
                {
                    "provider_id": "sso",
                    "name": env.str("OIDC_NAME", default="Single sign-on"),
                    "client_id": OIDC_CLIENT_ID,
                    "secret": OIDC_CLIENT_SECRET,
                    "settings": {"server_url": OIDC_SERVER_URL},
                }
            ],
        }
    }
    # Claims of the provider's identity token that say that it asked for a second factor: "amr=mfa,acr=high".
    OIDC_SECOND_FACTOR = [tuple(pair.split("=", 1)) for pair in env.list("OIDC_SECOND_FACTOR", default=[])]
    if any(len(pair) != 2 for pair in OIDC_SECOND_FACTOR):
        raise ImproperlyConfigured("OIDC_SECOND_FACTOR is a list of claim=value, as in amr=mfa,acr=high.")
    # The log-in form is answered by a redirect to the provider, which form-action must allow in Chromium.
    OIDC_ORIGINS = env.list("OIDC_ORIGINS", default=["/".join(OIDC_SERVER_URL.split("/")[:3])])

# --- Safety -------------------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *OIDC_ORIGINS],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_ENGINE = "accounts.sessions"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # they can name people: in no cookie
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
# Where production may connect to: dialogplattform/outgoing.py. The list is complete but for what a municipality adds.
OUTGOING_HOSTS = outgoing.hosts_in(
    [
        DATABASES["default"].get("HOST", ""),
        REDIS_URL,
        CELERY_BROKER_URL,
        _mail_server.get("EMAIL_HOST") or "",
        OIDC_SERVER_URL,
        *OIDC_ORIGINS,
        CLAMD_ADDRESS,
        *env.list("OUTGOING_ALSO", default=[]),
    ]
)

if PRODUCTION and not EMAIL_URL:
    raise ImproperlyConfigured("EMAIL_URL must name a mail server in production: without it nobody can log in.")
if PRODUCTION:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    LANGUAGE_COOKIE_SECURE = True
    LANGUAGE_COOKIE_NAME = "__Host-language"
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^metrics$"]  # machines: led on, a token would go in the clear
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31536000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
    SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
    CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL])
    if BEHIND_PROXY:
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)

# --- Language and time ----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", _("Swedish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Stockholm"
USE_I18N = True
USE_TZ = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
FORMAT_MODULE_PATH = ["dialogplattform.formats"]

# --- Logs: what happened, never what was said -----------------------------------------------------------------------
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
LOGGING = logs.configuration(as_json=PRODUCTION, level=LOG_LEVEL)
METRICS_TOKEN = read_secret("METRICS_TOKEN")
TEST_RUNNER = "django.test.runner.DiscoverRunner"
