"""An installation that is not set up as it must be does not pass ``check --deploy``, or does not start."""

import os
import subprocess
import sys
from datetime import timedelta
from unittest.mock import MagicMock

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings as django_settings
from django.utils import timezone

from dialogplattform.checks import installation, no_demo_accounts, no_superuser
from dialogplattform.demo.load import CASES, close_accounts, demo_addresses
from tests import factories

KEY = "MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA="
SOUND = {
    "SITE_URL": "https://dialog.example",
    "ALLOWED_HOSTS": ["dialog.example"],
    "BEHIND_PROXY": True,
    "SECURE_SSL_REDIRECT": True,
    "SECRET_KEY": "s" * 60,
    "SECRET_KEY_FALLBACKS": [],
    "IDENTITY_KEYS": [KEY],
    "METRICS_TOKEN": "t" * 24,
    "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
    "REDIS_URL": "rediss://redis/0",
    "CELERY_BROKER_URL": "rediss://redis/0",
    "CLAMD_ADDRESS": "",
    "DELIVERY_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_HOST": "mail.example",
    "EMAIL_USE_TLS": True,
    "EMAIL_USE_SSL": False,
    "DEFAULT_FROM_EMAIL": "Dialog <dialog@dialog.example>",
    "ADMINS": [],
    "MANAGERS": [],
    "SECOND_FACTOR_REQUIRED": True,
    "PROOF_SECONDS": 900,
    "ENTRUSTED_IDLE_SECONDS": 7200,
    "ENTRUSTED_LONGEST_SECONDS": 43200,
    "DEMO": False,
    "DEBUG": False,
}


@pytest.fixture
def sound(monkeypatch):
    """Settings as they should be; whoever needs them otherwise sets them. Django's own watch over DATABASES is for
    settings that are used, which these are not."""
    chosen = dict(SOUND)
    monkeypatch.setattr("dialogplattform.checks.settings", type("Settings", (), chosen))
    return lambda **changed: monkeypatch.setattr(
        "dialogplattform.checks.settings", type("Settings", (), chosen | changed)
    )


def test_a_sound_installation_has_nothing_to_hear(sound):
    assert installation(None) == []


@pytest.mark.parametrize(
    ("changed", "number"),
    [
        ({"SITE_URL": "http://dialog.example"}, "E001"),
        ({"ALLOWED_HOSTS": ["*"]}, "E002"),
        ({"ALLOWED_HOSTS": ["other.example"]}, "E003"),
        ({"BEHIND_PROXY": False}, "W001"),
        ({"IDENTITY_KEYS": ["no key"]}, "E004"),
        ({"SECRET_KEY": f"{KEY}{KEY}"}, "E005"),
        ({"SECRET_KEY_FALLBACKS": [KEY]}, "E005"),
        ({"METRICS_TOKEN": "short"}, "E006"),
        ({"DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3"}}}, "E007"),
        ({"REDIS_URL": ""}, "E008"),
        ({"REDIS_URL": "redis://redis/0"}, "W006"),
        ({"CELERY_BROKER_URL": "redis://:x@redis/0"}, "W006"),
        ({"REDIS_URL": "rediss://redis/0?ssl_cert_reqs=none"}, "W006"),
        ({"CLAMD_ADDRESS": "clamd:3310"}, "W006"),
        ({"DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql", "HOST": "db"}}}, "W006"),
        ({"DELIVERY_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}, "E009"),
        ({"EMAIL_HOST": "mail.example.org"}, "E009"),
        ({"EMAIL_USE_TLS": False}, "W002"),
        ({"SECOND_FACTOR_REQUIRED": False}, "W003"),
        ({"PROOF_SECONDS": 0}, "W004"),
        ({"ENTRUSTED_IDLE_SECONDS": 0}, "W005"),
        ({"ENTRUSTED_LONGEST_SECONDS": 0}, "W005"),
        ({"DEFAULT_FROM_EMAIL": "dialog@localhost"}, "E010"),
        ({"ADMINS": ["somebody@dialog.example"]}, "E011"),
        ({"DEMO": True}, "E012"),
        ({"DEBUG": True}, "E012"),
    ],
)
def test_each_thing_that_is_wrong_is_told(sound, changed, number):
    sound(**changed)
    assert [message.id for message in installation(None)] == [f"dialogplattform.{number}"]


@pytest.mark.parametrize(("host", "mode"), [("db", "verify-full"), ("127.0.0.1", ""), ("/run/postgresql", "")])
def test_a_database_that_is_known_or_near_is_none_to_warn_of(sound, host, mode):
    reached = {"ENGINE": "django.db.backends.postgresql", "HOST": host, "OPTIONS": {"sslmode": mode}}
    sound(DATABASES={"default": reached})
    assert installation(None) == []


@pytest.mark.parametrize("address", ["127.0.0.1:3310", "[::1]:3310", "/run/clamav/clamd.sock"])
def test_a_scanner_on_this_machine_is_none_to_warn_of(sound, address):
    sound(CLAMD_ADDRESS=address)
    assert installation(None) == []


@pytest.mark.parametrize(("left", "told"), [(61, []), (59, ["dialogplattform.W007"]), (-1, ["dialogplattform.W007"])])
def test_certificates_are_warned_of_before_they_end(sound, tmp_path, left, told):
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    ends = timezone.now() + timedelta(days=left, minutes=1)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, ends - timedelta(days=90), ends)
    (tmp_path / "client").write_bytes(builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    reached = {"ENGINE": "django.db.backends.postgresql", "OPTIONS": {"sslcert": str(tmp_path / "client")}}
    sound(DATABASES={"default": reached})
    assert [message.id for message in installation(None)] == told


@pytest.mark.parametrize(
    ("vendor", "row", "told"), [("postgresql", True, 1), ("postgresql", False, 0), ("sqlite", 1, 0)]
)
def test_a_user_of_the_database_that_is_its_superuser_is_told(monkeypatch, settings, vendor, row, told):
    connection = MagicMock(vendor=vendor)
    connection.cursor.return_value.__enter__.return_value.fetchone.return_value = (row,)
    monkeypatch.setattr("dialogplattform.checks.connections", {"default": connection})
    settings.PRODUCTION = True
    assert [message.id for message in no_superuser(None, databases=["default"])] == ["dialogplattform.W008"] * told


@pytest.mark.django_db
def test_accounts_of_the_demo_are_refused_in_production(settings):
    user = factories.make_user("Lena")
    user.email = demo_addresses()[0]
    user.save()
    settings.PRODUCTION = False
    assert no_demo_accounts(None, databases=["default"]) == []
    settings.PRODUCTION = True
    [found] = no_demo_accounts(None, databases=["default"])
    assert found.id == "dialogplattform.E013"
    assert close_accounts(CASES["umea"]) == 1
    assert no_demo_accounts(None, databases=["default"]) == []
    user.refresh_from_db()
    assert not user.has_usable_password()


PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "k9" * 30,
    "IDENTITY_KEYS": KEY,
    "ALLOWED_HOSTS": "dialog.example",
    "EMAIL_URL": "smtp://127.0.0.1:25",
}


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"DEMO": "1"}, "DEMO=1 opens log-ins with a public password"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be a random text"),
        ({"SECRET_KEY": "django-insecure-" + "k" * 60}, "SECRET_KEY must be a random text"),
        ({"IDENTITY_KEYS": ""}, "IDENTITY_KEYS must hold at least one Fernet key"),
        ({"EMAIL_URL": ""}, "EMAIL_URL must name a mail server"),
        ({"ENVIRONMENT": "staging"}, "ENVIRONMENT must be"),
    ],
)
def test_production_does_not_start_without_what_it_needs(changed, told, tmp_path):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    ended = subprocess.run(
        [sys.executable, "-c", "import dialogplattform.settings"],
        env=kept | PRODUCTION | {"DATA_DIR": str(tmp_path)} | changed,
        cwd=django_settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert told in ended.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("EMAIL_URL", "smtp+tls://dialog:hemligt@mail.umea.example:587", "settings.EMAIL_HOST_PASSWORD"),
        ("CELERY_BROKER_URL", "redis://:hemligt@redis/1", "settings.CELERY_BROKER_URL[9:16]"),
    ],
)
def test_addresses_that_hold_a_password_come_from_files(name, value, read, tmp_path):
    (tmp_path / "secret").write_text(f"{value}\n")
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    given = PRODUCTION | {"DATA_DIR": str(tmp_path), f"{name}_FILE": str(tmp_path / "secret")}
    given.pop(name, None)
    ended = subprocess.run(  # noqa: S603 - our own settings
        [sys.executable, "-c", f"from dialogplattform import settings; print({read})"],
        env=kept | given,
        cwd=django_settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout.strip() == "hemligt"
