"""How django-allauth behaves here: nobody signs up uninvited, and its mails use the outbox like all others."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.db import transaction
from django.http import HttpRequest

from .account_mail import mail_for
from .mail import send_mail


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations; there is no open sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put allauth's mail in the outbox in our words; one that is new to us goes with allauth's own."""
        known = mail_for(template_prefix, email, context)
        if known is None:
            super().send_mail(template_prefix, email, context)
            return
        with transaction.atomic():
            send_mail(**known)
