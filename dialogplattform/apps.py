from django.apps import AppConfig


class DialogplattformConfig(AppConfig):
    name = "dialogplattform"
    verbose_name = "Dialogplattform"

    def ready(self) -> None:
        from django.conf import settings

        from . import checks  # noqa: F401 - registers itself
        from .outgoing import refuse_others

        if settings.PRODUCTION:
            refuse_others(settings.OUTGOING_HOSTS)
