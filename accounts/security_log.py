"""A line in the log for every log-in, proof and refusal, and for every change of what somebody logs in with.

Who it was stands there as a mark: a hash of the address with the installation's key, the same for one address in all
lines. ``manage.py account_mark ADDRESS`` tells which; from the mark alone nobody comes to the address.
"""

import logging
from typing import Any

from allauth.account import signals as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import unstash_login
from allauth.mfa import signals as mfa
from django.contrib.auth import signals as auth
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from .models import User

log = logging.getLogger("accounts.security")
SALT = "accounts.security"
LENGTH = 16


def mark_of(email: str) -> str:
    """Return what stands for an address in the log."""
    return salted_hmac(SALT, email.strip().casefold(), algorithm="sha256").hexdigest()[:LENGTH]


def tell(what: str, *, email: str = "", way: str = "", refused: bool = False) -> None:
    """Write a line. ``what`` is one of our words, ``way`` a kind of log-in or factor."""
    about = {name: value for name, value in {"account": mark_of(email) if email else "", "way": way}.items() if value}
    log.log(logging.WARNING if refused else logging.INFO, what, extra=about)


def who(request: HttpRequest | None) -> str:
    """Return the address of whoever is logged in, or half-way there; else an empty text."""
    user = getattr(request, "user", None) or AnonymousUser()
    if not user.is_authenticated and request is not None and (login := unstash_login(request, peek=True)):
        user = login.user
    return str(getattr(user, "email", ""))


def ways(request: HttpRequest, user: User) -> str:
    """Return how this session has proved who it is: ``password``, ``code``, ``password, mfa totp``."""
    records = get_authentication_records(request, user)
    return ", ".join(" ".join(filter(None, [one["method"], str(one.get("type", ""))])) for one in records)


def _logged_in(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    tell("logged in", email=user.email, way=ways(request, user))


def _logged_out(sender: Any, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        tell("logged out", email=user.email)


def _refused(sender: Any, credentials: dict[str, Any], request: HttpRequest | None = None, **kwargs: Any) -> None:
    typed = credentials.get("email") or credentials.get("username") or who(request)
    tell("refused", email=str(typed), way="password", refused=True)


def _step(sender: Any, request: HttpRequest, method: str, user: User, **kwargs: Any) -> None:
    if kwargs.get("reauthenticated"):
        tell("proved once more", email=user.email, way=" ".join(filter(None, [method, str(kwargs.get("type") or "")])))


def _code_refused(sender: Any, request: HttpRequest | None = None, user: User | None = None, **kwargs: Any) -> None:
    tell("refused", email=user.email if user else who(request), way="code", refused=True)


def _changed(what: str) -> Any:
    def told(sender: Any, user: User, **kwargs: Any) -> None:
        kind = getattr(kwargs.get("authenticator"), "type", "")
        tell(what, email=user.email, way=str(kind))

    return told


CHANGES = {
    "password changed": (account.password_changed, account.password_set, account.password_reset),
    "address changed": (account.email_added, account.email_removed, account.email_changed),
    "factor added": (mfa.authenticator_added,),
    "factor removed": (mfa.authenticator_removed,),
    "spare codes made": (mfa.authenticator_reset,),
}


def connect() -> None:
    """Listen. Called once, from ``AppConfig.ready``."""
    auth.user_logged_in.connect(_logged_in, dispatch_uid="security_log")
    auth.user_logged_out.connect(_logged_out, dispatch_uid="security_log")
    auth.user_login_failed.connect(_refused, dispatch_uid="security_log")
    account.authentication_step_completed.connect(_step, dispatch_uid="security_log")
    for refusing in (account.login_code_rejected, account.password_reset_code_rejected):
        refusing.connect(_code_refused, dispatch_uid="security_log")
    account.email_verification_code_rejected.connect(_code_refused, dispatch_uid="security_log")
    for what, changing in CHANGES.items():
        for one in changing:
            one.connect(_changed(what), weak=False, dispatch_uid=f"security_log {what}")
