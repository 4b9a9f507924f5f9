"""One-time links: a mailed token that lets its holder do one thing, without an account.

The token is never stored, only its hash; it is single-purpose, expires and can be revoked. Apps register what a
purpose does in ``AppConfig.ready``; ``/l/<token>/`` looks it up and hands over.
"""

import hashlib
import secrets
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise

from .models import Dialogue, OneTimeLink

Handler = Callable[[HttpRequest, OneTimeLink], HttpResponseBase]
_handlers: dict[str, Handler] = {}
_used: dict[str, str | Promise] = {}


def register(purpose: str, handler: Handler, *, used: str | Promise = "") -> None:
    """Say which view serves links of ``purpose``: ``handler(request, link)``, called for GET and POST.

    ``used`` is what somebody reads who opens a link that has been used up; without it, how to log in.
    """
    _handlers[purpose] = handler
    _used[purpose] = used


def handler_for(purpose: str) -> Handler | None:
    return _handlers.get(purpose)


def used_words(purpose: str) -> str | Promise:
    return _used.get(purpose, "")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def issue(*, purpose: str, object_id: int, dialogue: Dialogue | None, valid: timedelta) -> str:
    """Create a link and return its full address. The token exists only in what is returned."""
    token = secrets.token_urlsafe(24)
    OneTimeLink.objects.create(
        purpose=purpose,
        object_id=object_id,
        dialogue=dialogue,
        token_hash=_hash(token),
        expires_at=timezone.now() + valid,
    )
    return settings.SITE_URL + reverse("link", args=[token])


def find(token: str) -> OneTimeLink | None:
    """Return the link whatever its state, or None; the caller says in words when it is used, expired or revoked."""
    return OneTimeLink.objects.select_related("dialogue__municipality").filter(token_hash=_hash(token)).first()


def is_fresh(*, purpose: str, object_id: int, within: timedelta) -> bool:
    """Whether an open link for this was issued that lately: whoever is asked has it in the post."""
    issued = OneTimeLink.objects.filter(purpose=purpose, object_id=object_id, used_at=None, revoked_at=None)
    return issued.filter(created_at__gt=timezone.now() - within).exists()


def use(link: OneTimeLink) -> bool:
    """Mark the link used; False when it was no longer open, as when two requests race."""
    now = timezone.now()
    open_links = OneTimeLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None, expires_at__gt=now)
    return bool(open_links.update(used_at=now))


def revoke(*, purpose: str, object_id: int) -> int:
    """Close every open link for the object. Returns how many were closed."""
    return OneTimeLink.objects.filter(purpose=purpose, object_id=object_id, used_at=None, revoked_at=None).update(
        revoked_at=timezone.now()
    )
