"""The demo's log-ins have a public password: refused in production, and worth nothing on a database with them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from accounts.models import User

ROOT = Path(__file__).parents[2]
START = "import django; django.setup(); from django.conf import settings; print(settings.DEMO_PEOPLE_LOCKED)"


def start(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-c", START],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "DATA_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "dialogplattform.settings",
        }
        | environment,
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_production_does_not_start_with_the_demo_on(tmp_path):
    whole = {
        "ENVIRONMENT": "production",
        "SECRET_KEY": "k" * 60,
        "IDENTITY_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "ALLOWED_HOSTS": "dialog.umea.example",
        "EMAIL_URL": "smtp://mail.umea.example:25",
    }
    refused = start(tmp_path, **whole, DEMO="1")
    assert refused.returncode != 0
    assert "DEMO=1 opens log-ins with a public password" in refused.stderr
    started = start(tmp_path, **whole)
    assert (started.returncode, started.stdout.strip()) == (0, "True"), started.stderr


def leader() -> User:
    return User.objects.create_user("leader@umea.example", "dialog-demo", name="Lena Lingon")


def is_in(client: Client) -> bool:
    return client.get("/dialogues/").status_code == 200


@pytest.mark.django_db
def test_a_person_of_the_demo_cannot_log_in_where_it_is_off(settings):
    settings.DEMO_PEOPLE_LOCKED = True
    person, client = leader(), Client()
    client.post("/accounts/login/", {"login": person.email, "password": "dialog-demo"})
    assert not is_in(client)
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")  # a code, a passkey, a provider
    assert not is_in(client)


@pytest.mark.django_db
def test_a_session_from_when_it_was_on_ends_with_it(settings):
    client = Client()
    client.post("/accounts/login/", {"login": leader().email, "password": "dialog-demo"})
    assert is_in(client)
    settings.DEMO_PEOPLE_LOCKED = True
    assert not is_in(client)
