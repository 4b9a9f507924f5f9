"""How often something may be done from one place, in one mechanism: a count in the cache, gone when its window is.

The place is the client's address as the trusted proxies give it (``TRUSTED_PROXY_COUNT``): what a client writes in a
header of its own moves nothing. The address is hashed with a key that lives a day in the cache and nowhere else, so
that nobody can work it out afterwards. Log-in has allauth's own limits, which count in the same cache and by the same
address (``ACCOUNT_RATE_LIMITS``). Without Redis each process counts for itself (``accounts.W001``).
"""

import hashlib
import ipaddress
import secrets
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

DAY = 24 * 60 * 60
NETWORK = 64
"""Bits of an IPv6 address that are one place: a household or an office is given as many as these."""


def place_of(request: HttpRequest) -> str:
    """The client's address; of an IPv6 address its network."""
    address = get_adapter().get_client_ip(request)
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if known.version == 6:
        return str(ipaddress.ip_network(f"{known}/{NETWORK}", strict=False).network_address)
    return str(known)


def _hidden(text: str) -> str:
    day = timezone.localdate()
    secret = cache.get_or_set(f"limits-day:{day:%Y%m%d}", lambda: secrets.token_hex(16), DAY + 3600)
    return hashlib.blake2b(text.encode(), key=str(secret).encode(), digest_size=16).hexdigest()


@dataclass(frozen=True)
class Limit:
    """At most ``most`` times in ``seconds`` from the first on, counted by the client's address and what else is given.

    With ``by_address=False`` it is counted by that alone, as for what belongs to one account.
    """

    name: str
    most: int
    seconds: int
    by_address: bool = True

    def _key(self, request: HttpRequest, *about: object) -> str:
        place = place_of(request) if self.by_address else ""
        return f"limit:{self.name}:{_hidden('|'.join([place, *map(str, about)]))}"

    def spend(self, request: HttpRequest, *about: object) -> int:
        """Count once, and return how often it has been counted in this window."""
        key = self._key(request, *about)
        cache.add(key, 0, timeout=self.seconds)
        try:
            return cache.incr(key)
        except ValueError:  # the cache threw it away between the two calls
            cache.set(key, 1, timeout=self.seconds)
            return 1

    def is_spent(self, request: HttpRequest, *about: object) -> bool:
        """Whether there is none left in this window. Counts nothing."""
        return cache.get(self._key(request, *about), 0) >= self.most

    def refuse(self, request: HttpRequest) -> HttpResponse:
        """The page that says when to try again: when the whole window is over at the latest."""
        return too_many(request, wait=self.seconds)

    def tell(self, response: HttpResponse) -> HttpResponse:
        """Say to programs too, on a page of one's own with status 429, when to try again."""
        if response.status_code == 429:
            response.headers["Retry-After"] = str(self.seconds)
        return response


def too_many(request: HttpRequest, *, wait: int = 60) -> HttpResponse:
    """Answer 429 in our look. ``wait``: seconds."""
    response = render(request, "429.html", {"minutes": max(1, -(-wait // 60))}, status=429)
    response.headers["Retry-After"] = str(wait)
    return response


TEN_MINUTES = 10 * 60
LINK_GUESSES = Limit("link-guesses", 30, 60)
"""Tokens of one-time links that do not exist. A token has 192 bits; this only keeps the noise down."""
CODE_GUESSES = Limit("code-guesses", 10, TEN_MINUTES)
"""Wrong codes of receipts and letters, by dialogue. A code is one in 2 to the power of 60."""
PHONE_GUESSES = Limit("phone-guesses", 40, TEN_MINUTES)
"""Wrong codes of an evening: a whole room has one address, and types in the dark. A guess is right once in some
thousand million."""
PROOF_CODES = Limit("proof-codes", 5, TEN_MINUTES, by_address=False)
"""Codes mailed to prove once more that it is you, by account."""
