"""Single sign-on exists when a provider is configured, and only then. Settings are read once, so it runs apart."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHOW = """
import django
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
answer = Client().get("/accounts/login/")
print(answer.headers["Content-Security-Policy"])
print(answer.content.decode())
"""


def run(code: str, tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tests.settings"}
        | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.mark.slow
def test_with_a_provider_the_log_in_page_offers_it_and_may_send_the_browser_there(tmp_path):
    done = run(
        SHOW,
        tmp_path,
        DATABASE_URL="sqlite:///:memory:",
        OIDC_SERVER_URL="https://login.umea.example/oidc/",
        OIDC_CLIENT_ID="dialog",
        OIDC_CLIENT_SECRET="hemligt",
        OIDC_NAME="Umeå kommuns inloggning",
    )
    assert done.returncode == 0, done.stderr
    assert "Umeå kommuns inloggning" in done.stdout
    assert "form-action 'self' https://login.umea.example" in done.stdout
    assert "hemligt" not in done.stdout


def test_half_a_provider_is_refused_in_a_sentence(tmp_path):
    done = run("import django; django.setup()", tmp_path, OIDC_SERVER_URL="https://login.umea.example")
    assert done.returncode != 0
    assert "OIDC_SERVER_URL needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET" in done.stderr
