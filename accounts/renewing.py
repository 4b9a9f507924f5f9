"""A session's token is another one after every proof, so that one that was seen before it is worth nothing after it."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.http import HttpRequest


def renew_token(sender: Any, request: HttpRequest, *, reauthenticated: bool = False, **kwargs: Any) -> None:
    """Give the session another token when somebody has proved once more who they are. A log-in does so by itself."""
    before = request.session.session_key
    if not reauthenticated or before is None:
        return
    request.session.cycle_key()
    UserSession.objects.filter(session_key=before).update(session_key=request.session.session_key)
