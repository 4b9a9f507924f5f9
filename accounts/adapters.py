"""How django-allauth behaves here: nobody signs up uninvited, and its mails use the outbox like all others."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations; there is no open sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Single sign-on connects to accounts that exist by their verified e-mail; it does not create them."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin) -> bool:
        return False
