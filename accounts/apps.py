from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from reports.jobs import sweep_with

        from .models import OutgoingMail
        from .tasks import deliver_mail

        sweep_with(OutgoingMail, deliver_mail)
