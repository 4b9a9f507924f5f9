from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"

    def ready(self) -> None:
        from . import jobs, tasks
        from .models import Document

        jobs.sweep_with(Document, tasks.make_document)
