"""Production connects to the places that its environment names, and looks up no other."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings

from dialogplattform.outgoing import hosts_in

from .test_checks import PRODUCTION

PLACES = {
    "DATABASE_URL": "postgres://dialogplattform:ord@db.inside/dialogplattform",
    "REDIS_URL": "rediss://:ord@redis.inside:6379/0",
    "EMAIL_URL": "smtp+tls://dialog:ord@mail.umea.example:587",
    "OIDC_SERVER_URL": "https://login.umea.example/realm",
    "OIDC_CLIENT_ID": "dialog",
    "OIDC_CLIENT_SECRET": "ord",
    "OIDC_ORIGINS": "https://id.umea.example,https://login.umea.example",
    "CLAMD_ADDRESS": "scanner.inside:3310",
    "OUTGOING_ALSO": "Proxy.umea.example,LOCALHOST",
}
NAMED = (
    "db.inside id.umea.example localhost login.umea.example mail.umea.example proxy.umea.example redis.inside "
    "scanner.inside"
)
TRY = """
import django, http.client, smtplib, socket
import requests
django.setup()
from django.conf import settings
print(*sorted(settings.OUTGOING_HOSTS))
def told(ask):
    try:
        ask()
    except OSError as error:
        print("no place" in str(error))
    else:
        print("reached")
for host in ("169.254.169.254", "127.0.0.1", "localhost.evil.example", b"intern.umea.example", "umea.example"):
    told(lambda: socket.getaddrinfo(host, 80))
told(lambda: socket.gethostbyname("intern.umea.example"))
told(lambda: requests.get("http://169.254.169.254/latest/meta-data/", timeout=5))
told(lambda: smtplib.SMTP("127.0.0.1", 25, timeout=5))
told(lambda: http.client.HTTPConnection("[::1]", 80, timeout=5).request("GET", "/"))
for host in (None, "localhost.", "LocalHost"):  # ports of our own, and a place that is named
    told(lambda: socket.getaddrinfo(host, 80))
"""


@pytest.mark.parametrize(
    ("place", "host"),
    [
        ("postgres://dialog:a%40b@Db:5432/dialog?sslmode=verify-full", "db"),
        ("redis", "redis"),
        ("scanner.inside:3310", "scanner.inside"),
        ("[::1]:3310", "::1"),
        ("::1", "::1"),
        ("smtp+tls://dialog:ord@post.umeå.example", "post.xn--ume-wla.example"),
        ("filesystem://localhost/", "localhost"),
    ],
)
def test_the_host_is_taken_out_of_what_the_environment_gives(place, host):
    assert hosts_in([place]) == {host}


@pytest.mark.parametrize("place", ["", "/run/clamav/clamd.sock", "postgres:///dialog"])
def test_a_place_without_a_host_is_none(place):
    assert hosts_in([place]) == frozenset()


def test_no_place_that_is_not_named_is_looked_up(tmp_path):
    given = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ} | PRODUCTION | PLACES
    given |= {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "dialogplattform.settings"}
    ended = subprocess.run(  # noqa: S603 - our own settings
        [sys.executable, "-c", TRY],
        env=given,
        cwd=django_settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    named, *told = ended.stdout.splitlines()
    assert named == NAMED
    assert told[:9] == ["True"] * 9
    assert "True" not in told[9:]
    assert len(told) == 12
