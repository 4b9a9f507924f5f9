"""Settings of the suite: the product's own, with what a test must not wait for or leave behind made quick."""

import os
import tempfile

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="dialogplattform-tests-"))
os.environ["EMAIL_URL"] = "memorymail://"
os.environ.pop("DEMO", None)

# Each process of the suite has a Redis database of its own: the cache is emptied before every test.
if redis_url := os.environ.get("REDIS_URL"):
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    os.environ["REDIS_URL"] = f"{redis_url.rpartition('/')[0]}/{8 + worker % 8}"

from dialogplattform.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
DEMO_PEOPLE_LOCKED = False  # the suite loads the demo's dialogues, and works in them as their people
PROOF_SECONDS = 0  # a test that is about it turns it on
