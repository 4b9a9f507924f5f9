from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from allauth.mfa.signals import authenticator_added

        from reports.jobs import sweep_with

        from . import checks  # noqa: F401 - registers itself
        from .models import OutgoingMail
        from .services import end_older_sessions
        from .tasks import deliver_mail

        authenticator_added.connect(end_older_sessions, dispatch_uid="end_older_sessions")

        sweep_with(OutgoingMail, deliver_mail)


class HouseAdminConfig(AdminConfig):
    """``django.contrib.admin`` with our site in the place of its own."""

    default = False
    default_site = "accounts.admin_site.HouseAdmin"
