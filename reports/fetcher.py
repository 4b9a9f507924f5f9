"""What a document may read: our own static and media files, by path. No network, no other files, no redirects."""

import mimetypes
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

HOST = "files.invalid"
SWAP = re.compile(r"\b([0-9a-f]{6})-([0-9a-f]{6})\b")
BASE_URL = f"http://{HOST}/"
"""Base address of every document. The name can never be resolved (RFC 2606), so nothing is asked for by accident.

A print template names a file as ``/static/<path>`` or ``/media/<path>``, whatever the site's own addresses are: the
hashed names that ``{% static %}`` gives in production are for browsers.
"""


class Refused(FatalURLFetchingError):
    """A document asked for something that is not ours, or that is not there. The document is not made."""


class OwnFiles(URLFetcher):
    """Serve ``/static/`` from the finders (so it works before collectstatic) and ``/media/`` from MEDIA_ROOT."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the file behind ``url``.

        Raises:
            Refused: any other address, a path that leaves its folder, or no such file.
        """
        path = own_file(url)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        content = path.read_bytes()
        if path.suffix == ".css":
            content = swapped(content, url)
        return URLFetcherResponse(url, content, {"Content-Type": kind})


def swapped(css: bytes, url: str) -> bytes:
    """The stylesheet with the colours that ``?swap=0b5563-7a1f5c,…`` asks for in the place of its own."""
    wanted = parse_qs(urlsplit(url).query).get("swap", [""])[0]
    for old, new in SWAP.findall(wanted):
        css = css.replace(f"#{old}".encode(), f"#{new}".encode())
    return css


def own_file(url: str) -> Path:
    """Return the file that ``url`` means.

    Raises:
        Refused: see ``OwnFiles.fetch``.
    """
    parts = urlsplit(url)
    if parts.scheme != "http" or parts.netloc != HOST:
        raise Refused(f"not a file of ours: {url[:200]}")
    folder, _, name = unquote(parts.path).lstrip("/").partition("/")
    found = _static(name) if folder == "static" else _media(name) if folder == "media" else None
    if found is None or not found.is_file():
        raise Refused(f"no such file: {url[:200]}")
    return found


def _static(name: str) -> Path | None:
    try:
        found = finders.find(name)
    except SuspiciousFileOperation:
        return None
    return Path(found) if found and not isinstance(found, list) else None


def _media(name: str) -> Path | None:
    root = Path(settings.MEDIA_ROOT).resolve()
    found = (root / name).resolve()
    return found if found.is_relative_to(root) else None
