"""What Django's own deploy checks cannot know: whether this installation is set up as a municipality's must be.

``manage.py check --deploy`` runs them all. The one of the database is run by ``migrate`` too, at every start.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections
from django.http.request import validate_host
from django.utils import timezone

from . import certificates

SHORTEST_TOKEN = 24
EXAMPLE = "mail.example.org"
"""The mail server that ``scripts/secrets`` writes, for somebody to put theirs in its place."""
NEAR = {"localhost", "127.0.0.1", "::1", ""}
SOON = timedelta(days=60)


def _addresses() -> Iterator[CheckMessage]:
    parts = urlsplit(settings.SITE_URL)
    if parts.scheme != "https":
        yield Error("SITE_URL must begin with https:// : mailed links lead there.", id="dialogplattform.E001")
    if "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "ALLOWED_HOSTS must name the hosts: with * a forged one ends up in links.", id="dialogplattform.E002"
        )
    elif not validate_host(parts.hostname or "", settings.ALLOWED_HOSTS):
        yield Error("SITE_URL's host is not among ALLOWED_HOSTS.", id="dialogplattform.E003")
    if not settings.BEHIND_PROXY and settings.SECURE_SSL_REDIRECT:
        yield Warning(
            "gunicorn speaks plain HTTP: without BEHIND_PROXY every request is sent to HTTPS for ever.",
            id="dialogplattform.W001",
        )


def _keys() -> Iterator[CheckMessage]:
    for number, key in enumerate(settings.IDENTITY_KEYS, 1):
        try:
            Fernet(key)
        except ValueError:
            yield Error(f"Key {number} of IDENTITY_KEYS is no Fernet key.", id="dialogplattform.E004")
    secrets = {settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS}
    if any(key in secret for key in settings.IDENTITY_KEYS for secret in secrets):
        yield Error(
            "IDENTITY_KEYS and SECRET_KEY must be apart: one that leaks must not open the other.",
            id="dialogplattform.E005",
        )
    if settings.METRICS_TOKEN and len(settings.METRICS_TOKEN) < SHORTEST_TOKEN:
        yield Error(f"METRICS_TOKEN must have at least {SHORTEST_TOKEN} characters.", id="dialogplattform.E006")


def _servers() -> Iterator[CheckMessage]:
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield Error("DATABASE_URL must name a PostgreSQL.", id="dialogplattform.E007")
    if not settings.REDIS_URL:
        yield Error(
            "REDIS_URL must name a Redis: without it each process counts failed log-ins by itself.",
            id="dialogplattform.E008",
        )


def _on_the_way() -> Iterator[CheckMessage]:
    """What is sent to other machines of our own."""
    database = settings.DATABASES["default"]
    options, host = database.get("OPTIONS", {}), database.get("HOST", "")
    in_the_clear = {
        "DATABASE_URL (without sslmode=verify-full)": _is_far(host) and options.get("sslmode") != "verify-full",
        "REDIS_URL": _is_unproven(settings.REDIS_URL),
        "CELERY_BROKER_URL": _is_unproven(settings.CELERY_BROKER_URL),
        "CLAMD_ADDRESS": _is_far(settings.CLAMD_ADDRESS.rpartition(":")[0] or settings.CLAMD_ADDRESS),
    }
    for name in [name for name, is_so in in_the_clear.items() if is_so]:
        yield Warning(f"{name} leads to another machine without proof of which it is.", id="dialogplattform.W006")
    ends = certificates.end(database)
    if ends and ends - timezone.now() < SOON:
        yield Warning(
            f"The certificates end on {ends:%Y-%m-%d}: then neither database nor Redis is reached.",
            hint="docs/production.md says how they are made anew.",
            id="dialogplattform.W007",
        )


def _is_far(host: str) -> bool:
    """Whether it is neither this machine nor a socket on it."""
    return host.strip("[]") not in NEAR and not host.startswith("/")


def _is_unproven(address: str) -> bool:
    parts = urlsplit(address)
    proven = parts.scheme == "rediss" and parse_qs(parts.query).get("ssl_cert_reqs", ["required"]) == ["required"]
    return not proven and _is_far(parts.hostname or "")


def _mail() -> Iterator[CheckMessage]:
    if not settings.DELIVERY_BACKEND.endswith(".smtp.EmailBackend") or settings.EMAIL_HOST == EXAMPLE:
        yield Error("EMAIL_URL must name a mail server: no mail leaves.", id="dialogplattform.E009")
    elif settings.EMAIL_HOST not in NEAR and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        yield Warning(
            "EMAIL_URL sends one-time links in the clear; use smtp+tls:// or smtp+ssl://.", id="dialogplattform.W002"
        )
    if settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") in NEAR:
        yield Error("DEFAULT_FROM_EMAIL must be an address that people can answer.", id="dialogplattform.E010")
    if settings.ADMINS or settings.MANAGERS:
        yield Error("ADMINS and MANAGERS must be empty: error mails hold personal data.", id="dialogplattform.E011")


def _logging_in() -> Iterator[CheckMessage]:
    """What is meant for a trial at one's own desk, and takes guards away without a sound."""
    if not settings.SECOND_FACTOR_REQUIRED:
        yield Warning(
            "SECOND_FACTOR_REQUIRED is off: a password or a mailbox opens everything that a leader may see.",
            id="dialogplattform.W003",
        )
    if settings.PROOF_SECONDS <= 0:
        yield Warning(
            "PROOF_SECONDS is 0: files of the whole material and changed factors take no fresh proof.",
            id="dialogplattform.W004",
        )
    for name in ("ENTRUSTED_IDLE_SECONDS", "ENTRUSTED_LONGEST_SECONDS"):
        if getattr(settings, name) <= 0:
            yield Warning(
                f"{name} is 0: leaders and administrators stay logged in for weeks.", id="dialogplattform.W005"
            )


def _demo() -> Iterator[CheckMessage]:
    if settings.DEMO or settings.DEBUG:
        yield Error("DEMO and DEBUG must be off.", id="dialogplattform.E012")


PARTS: tuple[Callable[[], Iterator[CheckMessage]], ...] = (
    _addresses,
    _keys,
    _servers,
    _on_the_way,
    _mail,
    _logging_in,
    _demo,
)


@register(Tags.security, deploy=True)
def installation(app_configs: object, **_kwargs: Any) -> list[CheckMessage]:
    """Look at the settings of a production installation."""
    return [message for part in PARTS for message in part()]


@register(Tags.database)
def no_demo_accounts(app_configs: object, databases: list[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Refuse accounts with the demo's public password in production: a database copied from a trial has them."""
    from accounts.models import User
    from dialogplattform.demo.load import demo_addresses

    found: list[CheckMessage] = []
    for alias in (databases or []) if settings.PRODUCTION else []:
        if User._meta.db_table not in connections[alias].introspection.table_names():
            continue
        if number := User.objects.using(alias).filter(email__in=demo_addresses(), is_active=True).count():
            found.append(
                Error(
                    f"{number} accounts of the demo, with a public password, are in the database.",
                    hint="manage.py demo umea --remove, and the same with sigtuna, closes them.",
                    id="dialogplattform.E013",
                )
            )
    return found


@register(Tags.database)
def no_superuser(app_configs: object, databases: list[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Warn when the product's user in the database may do everything on its server, as an older set-up let it."""
    found: list[CheckMessage] = []
    for alias in (databases or []) if settings.PRODUCTION else []:
        if connections[alias].vendor != "postgresql":
            continue
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
            if cursor.fetchone() == (True,):
                found.append(
                    Warning(
                        "The database's user is its superuser: who reaches the database reaches its whole server.",
                        hint="CHANGELOG.md says how the database comes to an owner without rights over the server.",
                        id="dialogplattform.W008",
                    )
                )
    return found
