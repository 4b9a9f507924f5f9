"""The Celery application. Without Redis it works through a folder under DATA_DIR."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dialogplattform.settings")

app = Celery("dialogplattform")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
