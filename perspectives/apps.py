from django.apps import AppConfig


class PerspectivesConfig(AppConfig):
    name = "perspectives"

    def ready(self) -> None:
        from . import exchange, hooks, readiness
        from .check_back import registration as check_back
        from .compilations import registration as compilations
        from .masking import log as masks

        hooks.register()
        masks.register()
        readiness.register_phases()
        compilations.register()
        check_back.register()
        exchange.register()
