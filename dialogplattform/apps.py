from django.apps import AppConfig


class DialogplattformConfig(AppConfig):
    name = "dialogplattform"
    verbose_name = "Dialogplattform"

    def ready(self) -> None:
        from . import checks  # noqa: F401 - registers itself
