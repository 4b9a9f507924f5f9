from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterviewsConfig(AppConfig):
    name = "interviews"

    def ready(self) -> None:
        from dialogues import phases

        from .readiness import readiness

        phases.register(
            phases.Phase(
                key="interviews",
                order=30,
                title=_("Interviews"),
                url_name="interviews:list",
                capability="read_coverage",
                readiness=readiness,
                plan_key="interviews",
            )
        )
