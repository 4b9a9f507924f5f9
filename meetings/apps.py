from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "meetings"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from dialogues import links, phases, public
        from dialogues.people_services import on_joined
        from dialogues.time_plan import dates
        from interviews.services import on_withdrawn
        from perspectives.board.naming import names_perspectives
        from reports import jobs, makers

        from .afterwards.services import AFTERWARDS
        from .candidates import withdrawing
        from .candidates.forgetting import on_forgotten
        from .candidates.sign_up import has_open
        from .choosing.frozen import forget
        from .choosing.tasks import make_choice
        from .evening import kit
        from .inviting import letters, link_views
        from .joined import recognise_participant
        from .models import Candidate, ChoiceRun, Note, Participant, ProblemDescription, TablePlan
        from .phone.giving import rounds_tonight
        from .phone.hooks import register as in_the_phone
        from .phone.taking_part import things_tonight
        from .readiness import PHASE
        from .services import PARTICIPATION
        from .shapes import register as in_new_dialogues
        from .tables import forgetting
        from .tables.tasks import plan_tables
        from .taking_part import afterwards_by_link
        from .time_plan import SOURCE

        phases.register(PHASE)
        in_new_dialogues()
        dates.register(SOURCE)
        jobs.sweep_with(TablePlan, plan_tables)
        makers.register(kit.KIND, kit.kit_print)
        links.register(AFTERWARDS, afterwards_by_link)
        links.register(PARTICIPATION, link_views.answer)
        makers.register(letters.KIND, letters.letters_print)
        on_forgotten(forget)
        on_forgotten(forgetting.forget_candidate)
        in_the_phone(rounds_tonight)
        in_the_phone(things_tonight)
        jobs.sweep_with(ChoiceRun, make_choice)
        on_withdrawn(withdrawing.take_back)
        public.register_public_page(_("Take part"), "public:sign_up", has_open)
        on_joined(recognise_participant)
        for model in (Candidate, Participant, Note, ProblemDescription):
            names_perspectives(model.perspectives)
