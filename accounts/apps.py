from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from reports.jobs import sweep_with

        from .models import OutgoingMail
        from .tasks import deliver_mail

        sweep_with(OutgoingMail, deliver_mail)


class HouseAdminConfig(AdminConfig):
    """``django.contrib.admin`` with our site in the place of its own."""

    default = False
    default_site = "accounts.admin_site.HouseAdmin"
