from django.apps import AppConfig


class PerspectivesConfig(AppConfig):
    name = "perspectives"

    def ready(self) -> None:
        from . import exchange, hooks, readiness
        from .compilations import registration as compilations
        from .masking import log as masks

        hooks.register()
        masks.register()
        readiness.register_phases()
        compilations.register()
        exchange.register()
