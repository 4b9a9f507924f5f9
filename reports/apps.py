from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        from . import jobs, pulse, tasks  # noqa: F401 - pulse listens for the worker's start
        from .models import Document

        jobs.sweep_with(Document, tasks.make_document)
