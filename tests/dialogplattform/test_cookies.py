"""Cookies as production sets them. Settings are read once, so it is asked apart."""

import json
import os
import subprocess
import sys

from django.conf import settings

from .test_checks import PRODUCTION

TELL = """
import json
from dialogplattform import settings as s
kinds = {name: {about: getattr(s, f"{name}_COOKIE_{about}") for about in ("NAME", "SECURE", "HTTPONLY", "SAMESITE")}
         for name in ("SESSION", "CSRF", "LANGUAGE")}
print(json.dumps({"cookies": kinds, "messages": s.MESSAGE_STORAGE}))
"""


def test_every_cookie_is_for_this_host_alone_and_no_script(tmp_path):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    told = subprocess.run(  # noqa: S603 - our own interpreter and our own code
        [sys.executable, "-c", TELL],
        env=kept | PRODUCTION | {"DATA_DIR": str(tmp_path)},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found = json.loads(told.stdout)
    safe = {"SECURE": True, "HTTPONLY": True, "SAMESITE": "Lax"}
    assert found["cookies"] == {
        "SESSION": {"NAME": "__Host-session"} | safe,
        "CSRF": {"NAME": "__Host-csrf"} | safe,
        "LANGUAGE": {"NAME": "__Host-language"} | safe,
    }
    assert found["messages"].endswith(".SessionStorage")  # a notice can name people: it lies in no cookie


def test_nothing_else_sets_a_cookie(client, lena):
    """Among them the notice that one was logged out."""
    client.post("/accounts/login/", {"login": lena.email, "password": "dialog-demo"})
    client.post("/i18n/setlang/", {"language": "en"})
    client.post("/accounts/logout/")
    client.get("/accounts/login/")
    assert set(client.cookies) <= {"sessionid", "csrftoken", "django_language"}
