"""Where this installation may connect to: the places its environment names, and no others (ASVS 13.2.4).

Nobody using the product can name a place that it asks. Should a fault in it or in a library of it try one all the same
(a machine's metadata service, a host inside the municipality), it is refused: the lookup is held back that every
library in Python makes before it connects, also for an address of figures. Not held back are a bare ``socket.connect``
without one, programs that are started, and libpq, which knows the database alone. ``gethostbyaddr`` is let through:
smtplib asks it for the name of the machine itself.
"""

import contextlib
import sys
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

LOOKUPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname"})
"""Audit events, as Python names them, whose first value is the host."""


class PlaceRefused(OSError):
    """The place is none that the environment names. Libraries treat it as a server that does not answer."""


def hosts_in(places: Iterable[str]) -> frozenset[str]:
    """Return the hosts of addresses (``https://a.example/x``), of ``host:port`` and of bare names, in small letters.

    Paths (of a socket) are none.
    """
    found = set()
    for place in map(str.strip, places):
        if "://" not in place:
            place = f"//[{place}]" if place.count(":") > 1 and "[" not in place else f"//{place}"
        found.add(_plain(urlsplit(place).hostname or ""))
    return frozenset(found - {""})


def refuse_others(hosts: frozenset[str]) -> None:
    """Raise ``PlaceRefused`` from now on, in the whole process, for every host but these. It cannot be undone."""

    def hook(event: str, values: tuple[Any, ...]) -> None:
        if event in LOOKUPS and values[0] and _plain(values[0]) not in hosts:
            raise PlaceRefused(f"{_plain(values[0])} is no place that this installation may connect to")

    sys.addaudithook(hook)


def _plain(host: str | bytes) -> str:
    """As it is asked for on the wire: small letters, ``umeå.example`` as ``xn--ume-wla.example``, no dot at the end."""
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    with contextlib.suppress(UnicodeError):  # a name that cannot be one is compared as it is
        text = text.encode("idna").decode()
    return text.lower().rstrip(".")
