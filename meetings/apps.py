from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self) -> None:
        from dialogues import links, phases
        from dialogues.people_services import on_joined

        from .joined import recognise_participant
        from .readiness import PHASE
        from .services import PARTICIPATION
        from .views.participants import answer_by_link

        phases.register(PHASE)
        links.register(PARTICIPATION, answer_by_link)
        on_joined(recognise_participant)
