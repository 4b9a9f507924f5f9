from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        from allauth.account.signals import authentication_step_completed
        from allauth.mfa.signals import authenticator_added, authenticator_removed

        from reports.jobs import sweep_with

        from . import lookups as lookups  # registers itself
        from . import security_log, spare_codes  # checks register themselves
        from .models import OutgoingMail
        from .renewing import renew_token
        from .services import end_older_sessions
        from .tasks import deliver_mail

        authenticator_added.connect(end_older_sessions, dispatch_uid="end_older_sessions")
        authenticator_removed.connect(end_older_sessions, dispatch_uid="end_sessions_of_a_lost_factor")
        security_log.connect()
        spare_codes.install()
        authentication_step_completed.connect(renew_token, dispatch_uid="renew_token")

        sweep_with(OutgoingMail, deliver_mail)


class HouseAdminConfig(AdminConfig):
    """``django.contrib.admin`` with our site in the place of its own."""

    default = False
    default_site = "accounts.admin_site.HouseAdmin"
