"""The Celery application. Without Redis it works through a folder under DATA_DIR."""

import os

from celery import Celery

from . import background  # noqa: F401 - its signals are of every application in the process

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dialogplattform.settings")

app = Celery("dialogplattform")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["consumer"].add("dialogplattform.pulses:PulseStep")
