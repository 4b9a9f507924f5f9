from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "actions"

    def ready(self) -> None:
        from django.utils.translation import gettext_lazy as _

        from dialogues import links, people_services, public
        from perspectives.board.naming import names_perspectives
        from reports import makers

        from . import link_views, models, ownership, promises, public_views, readiness
        from .follow_up import printing
        from .following import services as following
        from .following import views as following_views

        readiness.register_phases()
        links.register(ownership.PURPOSE, link_views.own_proposal)
        links.register(promises.PURPOSE, link_views.report_status)
        links.register(
            following.PURPOSE, following_views.confirm, used=_("You follow already. Every mail has the way out.")
        )
        makers.register(printing.KIND, printing.to_print)
        people_services.on_joined(ownership.link_owner)
        names_perspectives(models.Proposal.perspectives)
        names_perspectives(models.Merging.brought)
        public.register_public_page(_("What we promised"), "public:actions", public_views.has_something)
