from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterviewsConfig(AppConfig):
    name = "interviews"

    def ready(self) -> None:
        from dialogues import links, phases, public
        from dialogues.question.checklist import know_places

        from .booking import letters, link_views
        from .booking import services as booking
        from .consent.checks import refuse_text
        from .readiness import readiness
        from .services import hooks, on_text_changed, on_withdrawn
        from .shapes import register as in_new_dialogues
        from .webforms.queries import has_open_public_form
        from .webforms.sorting import empty_withdrawn

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
        public.register_public_page(_("Tell us yourself"), "public:forms", has_open_public_form)
        know_places(lambda dialogue: dialogue.groups.exclude(area="").values_list("area", flat=True))
        on_text_changed(refuse_text)
        on_withdrawn(empty_withdrawn)
        links.register(letters.PURPOSE, link_views.answer_by_link)
        in_new_dialogues()
        hooks.on_booking_changed(booking.booking_changed)
        hooks.on_person_removed(booking.person_removed)
        on_withdrawn(booking.person_withdrawn)
