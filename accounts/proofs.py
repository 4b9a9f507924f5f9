"""What a session has proved: when it last said who it is, and whether a provider asked it for a second factor."""

import time

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest

BY_PROVIDER = "second_factor_by_provider"
"""Session key: the person of whom the single sign-on provider said that it had asked for a second factor."""


def proved_lately(request: HttpRequest) -> bool:
    """Whether this session was logged in to, or proved anew, within ``PROOF_SECONDS``. No query."""
    records = get_authentication_records(request, request.user)
    return any(time.time() - record["at"] < settings.PROOF_SECONDS for record in records)


def note_provider(request: HttpRequest, sociallogin) -> None:
    """Keep that the provider asserts a second factor, if it does in the way that ``OIDC_SECOND_FACTOR`` names.

    Only the identity token counts: it is about this log-in, while user information is about the person.
    """
    claims = sociallogin.account.extra_data.get("id_token") or {}
    said = {(name, str(one)) for name, value in claims.items() for one in _each(value)}
    if said & set(settings.OIDC_SECOND_FACTOR):
        request.session[BY_PROVIDER] = request.user.pk


def _each(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def has_second_factor(request: HttpRequest) -> bool:
    """Whether the provider that this session came through has asked the person for a second factor."""
    return request.session.get(BY_PROVIDER) == request.user.pk
