from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self) -> None:
        from dialogues import links, phases
        from dialogues.people_services import on_joined
        from perspectives.board.naming import names_perspectives

        from .joined import recognise_participant
        from .models import Note, Participant, ProblemDescription
        from .readiness import PHASE
        from .services import PARTICIPATION
        from .views.participants import answer_by_link

        phases.register(PHASE)
        links.register(PARTICIPATION, answer_by_link)
        on_joined(recognise_participant)
        for model in (Participant, Note, ProblemDescription):
            names_perspectives(model.perspectives)
