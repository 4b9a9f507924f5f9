"""Log-in through the municipality's own OpenID Connect. Loaded only when a provider is configured."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Single sign-on connects to accounts that exist by their verified e-mail; it does not create them."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin) -> bool:
        return False
