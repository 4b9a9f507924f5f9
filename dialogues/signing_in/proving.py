"""One more proof that it is you, before what could lock you out or hand your account to somebody else.

A log-in counts as a proof while it is fresh. Afterwards allauth asks for the password or the second factor; whoever
has neither, as one who always logs in with mailed codes, is mailed a code (``views.prove``): allauth itself would ask
such a person for nothing.
"""

import secrets
import time
from collections.abc import Callable

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import suspend_request
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.account_mail import send_proof_code
from accounts.models import User
from accounts.proofs import proved_lately
from accounts.security_log import tell

CODE = "proof_code"
"""Session key: hash of the code that was mailed, until when it works, and how many wrong ones were tried."""
MOST_WRONG = 5
SALT = "signing_in.proof"

ALWAYS = {
    "account_set_password",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
}
"""Names of allauth's pages that take a proof to open."""
WHEN_POSTED = {"account_email", "socialaccount_connections", "usersessions_list"}
"""Names of allauth's pages that anyone logged in may read, and that take a proof to change something on."""

View = Callable[..., HttpResponseBase]


def with_proof(view: View) -> View:
    """Mark a view of ours: posting to it takes a proof. Goes outside the decorator that says who may."""
    view.takes_proof = True  # type: ignore[attr-defined]
    return view


def is_wanted(request: HttpRequest, view: View, name: str) -> bool:
    """Whether the request is for something that takes a proof which is not there."""
    if not settings.PROOF_SECONDS:
        return False
    changes = request.method not in {"GET", "HEAD", "OPTIONS"}
    wanted = name in ALWAYS or (changes and (name in WHEN_POSTED or getattr(view, "takes_proof", False)))
    return wanted and not proved_lately(request)


def ask(request: HttpRequest) -> HttpResponse:
    """Lead to where the proof is given. What was posted is done afterwards, without being typed again."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    return suspend_request(request, methods[0]["url"] if methods else reverse("account_prove"))


def mail_code(request: HttpRequest, user: User) -> None:
    """Mail a new code; the one before no longer works."""
    code = get_adapter().generate_login_code()
    request.session[CODE] = {"hash": _hash(code), "until": time.time() + settings.CODE_SECONDS, "wrong": 0}
    send_proof_code(email=user.email, code=code)


def _hash(code: str) -> str:
    return salted_hmac(SALT, code.replace("-", "").replace(" ", "").upper(), algorithm="sha256").hexdigest()


def is_waiting(request: HttpRequest) -> bool:
    """Whether a mailed code can still be typed."""
    kept = request.session.get(CODE)
    return kept is not None and kept["until"] > time.time() and kept["wrong"] < MOST_WRONG


def take_code(request: HttpRequest, user: User, typed: str) -> bool:
    """Note the proof if ``typed`` is the mailed code. A code works once, and after five wrong ones not at all."""
    kept = request.session.get(CODE)
    if kept is None or not is_waiting(request):
        return False
    if not constant_time_compare(kept["hash"], _hash(typed or secrets.token_hex())):
        request.session[CODE] = kept | {"wrong": kept["wrong"] + 1}
        tell("refused", email=user.email, way="code", refused=True)
        return False
    del request.session[CODE]
    record_authentication(request, user, method="code", reauthenticated=True)
    return True
