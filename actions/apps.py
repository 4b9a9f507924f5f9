from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "actions"

    def ready(self) -> None:
        self.hear_of_withdrawals()
        self.take_comments()
        from django.utils.translation import gettext_lazy as _

        from dialogues import links, people_services, public
        from perspectives import onward
        from perspectives.board.naming import names_perspectives
        from reports import makers

        from . import link_views, models, promises, public_views, readiness
        from . import onward as from_here
        from .follow_up import printing
        from .following import services as following
        from .following import views as following_views
        from .learning import printing as case_printing
        from .learning import services as learning_services
        from .learning import views as learning_views
        from .owning import leaving, partners
        from .owning import link_views as owning_links
        from .owning import services as owning
        from .owning import steps as owning_steps
        from .shapes import register as in_new_dialogues

        readiness.register_phases()
        in_new_dialogues()
        links.register(owning_steps.PURPOSE, owning_links.own_proposal)
        links.register(owning_steps.HAND_OVER, owning_links.hand_over)
        links.register(partners.PURPOSE, owning_links.be_partner)
        links.register(promises.PURPOSE, link_views.report_status)
        links.register(
            following.PURPOSE, following_views.confirm, used=_("You follow already. Every mail has the way out.")
        )
        makers.register(printing.KIND, printing.to_print)
        people_services.on_joined(owning.link_owner)
        people_services.on_left(leaving.lets_go)
        makers.register(case_printing.KIND, case_printing.to_print)
        links.register(learning_services.PURPOSE, learning_views.look_back_by_link)
        onward.register(from_here.follow)
        names_perspectives(models.Proposal.perspectives)
        names_perspectives(models.Merging.brought)
        public.register_public_page(_("What we promised"), "public:actions", public_views.has_something)

    def take_comments(self) -> None:
        from dialogues import links
        from reports import jobs

        from .commenting import public_views, services
        from .commenting.tasks import send_comment_link
        from .models import AskedForLink

        jobs.sweep_with(AskedForLink, send_comment_link)
        links.register(services.WRITE, public_views.write)
        links.register(services.ANSWER, public_views.answer)

    def hear_of_withdrawals(self) -> None:
        from interviews.services import hooks

        from .hearing_back import stopping

        hooks.on_withdrawn(stopping.forget_heard)
