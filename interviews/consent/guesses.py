"""How many wrong codes may be tried: by address and dialogue, in the cache, with the address kept by nobody."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from dialogues.models import Dialogue

WINDOW = 10 * 60
"""Seconds in which wrong codes are counted."""
MOST = 10
"""Wrong codes from one address in a window before it has to wait. A code is one in 2 to the power of 60."""


def _key(request: HttpRequest, dialogue: Dialogue | None) -> str:
    address = get_adapter().get_client_ip(request)
    place = salted_hmac("interviews.code-guesses", f"{address}|{dialogue.pk if dialogue else 0}").hexdigest()[:32]
    return f"code-guesses:{place}"


def must_wait(request: HttpRequest, dialogue: Dialogue | None) -> bool:
    return cache.get(_key(request, dialogue), 0) >= MOST


def note_wrong(request: HttpRequest, dialogue: Dialogue | None) -> None:
    key = _key(request, dialogue)
    cache.add(key, 0, timeout=WINDOW)
    try:
        cache.incr(key)
    except ValueError:  # it ran out between the two calls
        cache.set(key, 1, timeout=WINDOW)
