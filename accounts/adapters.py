"""How django-allauth behaves here: nobody signs up uninvited, its mails use the outbox like all others, and it asks for
one more proof when the last one is no longer fresh."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from .account_mail import mail_for
from .mail import send_mail
from .models import User
from .proofs import note_provider, proved_lately


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

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A log-in is a proof too while it is fresh, so that nobody is asked twice in a row."""
        return bool(settings.PROOF_SECONDS) and not proved_lately(self.request)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        if sociallogin := (kwargs.get("signal_kwargs") or {}).get("sociallogin"):
            note_provider(request, sociallogin)
        return super().post_login(request, user, **kwargs)
