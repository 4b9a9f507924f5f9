from django.apps import AppConfig


class PerspectivesConfig(AppConfig):
    name = "perspectives"

    def ready(self) -> None:
        from . import compilation_apps, hooks, readiness

        hooks.register()
        readiness.register_phases()
        compilation_apps.register()
