"""What stands before every personal page: whether the session has ended, the second factor, one more proof."""

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.proofs import has_second_factor
from accounts.sessions import BEGUN

from . import proving
from .entrusted import standing

OPEN = {"public", "link", "service"}
"""Kinds of pages that hold nothing of who is logged in."""
ON_THE_WAY = {
    "account_logout",
    "account_prove",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_authenticate",
    "mfa_download_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_view_recovery_codes",
    "set_language",
}
"""Names of the pages that somebody needs who has no second factor yet, to get one or to leave."""
SEEN = "seen"
"""Session key: when the session was last used, in seconds since 1970."""
SEEN_EVERY = 300
"""Seconds between two notes of when a session was used: each is a write."""


class SigningInMiddleware:
    """Decides by the view that is about to be called, so that a page that nobody thought of is closed, not open."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        access = getattr(view, "access", None)
        if (access and access.kind in OPEN) or not _is_guarding() or not request.user.is_authenticated:
            return None
        has_factor = standing(request.user)
        if has_factor is not None and _is_over(request):
            return _ended(request)
        name = request.resolver_match.view_name if request.resolver_match else ""
        if has_factor is False and settings.SECOND_FACTOR_REQUIRED and not has_second_factor(request):
            if name not in ON_THE_WAY:
                return _go(request, reverse("mfa_index"))
            request.lacks_second_factor = True  # type: ignore[attr-defined] # the pages say why one is here
        return proving.ask(request) if proving.is_wanted(request, view, name) else None


def _is_guarding() -> bool:
    return bool(
        settings.SECOND_FACTOR_REQUIRED
        or settings.PROOF_SECONDS
        or settings.ENTRUSTED_IDLE_SECONDS
        or settings.ENTRUSTED_LONGEST_SECONDS
    )


def _is_over(request: HttpRequest) -> bool:
    """Whether the session has lasted, or has been left alone, for longer than it may. Notes that it was used."""
    session, now = request.session, time.time()
    begun, seen = session.get(BEGUN, now), session.get(SEEN, now)
    idle, longest = settings.ENTRUSTED_IDLE_SECONDS, settings.ENTRUSTED_LONGEST_SECONDS
    if (idle and now - seen > idle) or (longest and now - begun > longest):
        return True
    if (idle or longest) and (SEEN not in session or now - seen > SEEN_EVERY):
        session[SEEN] = now
    return False


def _ended(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.info(request, _("You were logged out, since you are trusted with other people and had been away."))
    if getattr(request, "htmx", False):
        return _go(request, reverse("account_login"))
    return redirect_to_login(request.get_full_path() if request.method == "GET" else reverse("dialogues:list"))


def _go(request: HttpRequest, address: str) -> HttpResponse:
    """Lead the whole page on, also when only a piece of it was asked for."""
    if getattr(request, "htmx", False):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return redirect(address)
