from django.apps import AppConfig


class KeepingConfig(AppConfig):
    name = "keeping"
    verbose_name = "Keeping"

    def ready(self) -> None:
        from interviews.services import hooks
        from reports import makers

        from .archive import makers as archive
        from .archive import services

        makers.register_file(services.KIND, archive.make_archive)
        hooks.on_withdrawn(services.throw_away_withdrawn)
