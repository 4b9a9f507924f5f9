from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RightsConfig(AppConfig):
    name = "rights"
    verbose_name = _("Privacy and records")

    def ready(self) -> None:
        from dialogues import links, phases
        from dialogues.administration.sections import register_section
        from interviews.consent.found import register_traces
        from interviews.services import hooks

        from . import papers
        from .disclosure import forgetting
        from .disclosure import printing as disclosed
        from .disclosure.services import KIND as DISCLOSURE
        from .person import own, printing, services
        from .processing import sheets

        register_traces("rights", forgetting.TRACES)
        hooks.on_withdrawing(forgetting.forget_taken_back)
        links.register(services.PURPOSE, own.own_data)
        papers.register_sheet(printing.KIND, printing.sheet)
        papers.register_sheet(DISCLOSURE, disclosed.sheet)
        for kind, maker in sheets.SHEETS.items():
            papers.register_sheet(kind, maker)
        register_section(_("What is kept"), "municipal_rights:rules")
        register_section(_("Find somebody"), "municipal_rights:find")
        phases.register_beside(_("Privacy and records"), "rights:retention", "manage_retention")
