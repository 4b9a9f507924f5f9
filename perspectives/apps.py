from django.apps import AppConfig


class PerspectivesConfig(AppConfig):
    name = "perspectives"

    def ready(self) -> None:
        from . import compilation_apps, exchange, hooks, readiness
        from .masking import log as masks

        hooks.register()
        masks.register()
        readiness.register_phases()
        compilation_apps.register()
        exchange.register()
