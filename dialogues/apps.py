from django.apps import AppConfig


class DialoguesConfig(AppConfig):
    name = "dialogues"

    def ready(self) -> None:
        from .readiness import register_phases

        register_phases()

        from . import links, people_services, people_views

        links.register(people_services.INVITATION, people_views.invitation_link)
