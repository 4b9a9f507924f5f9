"""Log-in through the municipality's own OpenID Connect. Loaded only when a provider is configured.

Of what django-allauth does, three things are done more strictly: the identity token's signature is checked though the
token came straight from the provider, the metadata must be of the issuer that was set up, and no redirect is followed.
"""

import time
from typing import Any

import jwt
from allauth.account.internal.decorators import login_not_required
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from requests import Session

ALGORITHMS = {f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512)}
"""Of signatures that are believed: with a key of the provider's own, never with a secret or with none."""


SLACK = 60
"""Seconds that two clocks may differ by."""


def _is_fresh(asked_at: object) -> bool:
    return isinstance(asked_at, int) and time.time() - asked_at < settings.OIDC_MAX_AGE + SLACK


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Single sign-on connects to accounts that exist by their verified e-mail; it does not create them."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin) -> bool:
        return False

    def get_requests_session(self) -> Session:
        """Return what asks the provider. Raises ``requests.TooManyRedirects`` when led elsewhere."""
        session = super().get_requests_session()
        session.max_redirects = 0
        return session


class StrictAdapter(OpenIDConnectOAuth2Adapter):
    """allauth's, which believes a token by where it came from."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """The provider's metadata. Raises OAuth2Error when they are another issuer's."""
        found: dict[str, Any] = super().openid_config
        if str(found.get("issuer", "")).rstrip("/") != settings.OIDC_ISSUER:
            raise OAuth2Error("The metadata are of another issuer.")
        return found

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """Return who it is. Raises OAuth2Error without an identity token, or with somebody else's user information."""
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("No id_token.")
        login: SocialLogin = super().complete_login(request, app, token, **kwargs)
        said = login.account.extra_data
        if said.get("userinfo", {}).get("sub") != said["id_token"]["sub"]:
            raise OAuth2Error("User information about another person.")
        if settings.OIDC_MAX_AGE and not _is_fresh(said["id_token"].get("auth_time")):
            raise OAuth2Error("The provider does not say that it has asked the person lately.")
        return login

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            header = jwt.get_unverified_header(id_token)
        except jwt.PyJWTError as error:
            raise OAuth2Error("Invalid id_token") from error
        if header.get("alg") not in ALGORITHMS or "kid" not in header:
            raise OAuth2Error("An id_token without a signature that is believed.")
        claims: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return claims


@login_not_required
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where the provider sends the browser back to, in the place of allauth's own."""
    adapter = StrictAdapter(request, provider_id)
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(adapter)(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except OAuth2Error as error:  # the metadata are read before allauth watches for errors
        answer = render_authentication_error(request, adapter.get_provider(), exception=error)
    return answer
