"""What holds for every answer, whatever view made it: its id, its line in the log, and its headers."""

import logging
import re
import uuid
from collections.abc import Callable
from time import perf_counter
from typing import Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render

from accounts.records import Conflict, Gone
from dialogues.signing_in.middleware import OPEN

from . import logs, metrics

log = logging.getLogger("dialogplattform.requests")
GIVEN_ID = re.compile(r"[0-9a-fA-F-]{16,64}")
"""What reverse proxies number requests with (UUIDs, hexadecimal numbers): no words fit in it."""
READING = {"GET", "HEAD", "OPTIONS"}
METHODS = READING | {"POST", "PUT", "PATCH", "DELETE"}
QUIET = {"healthz", "metrics", "static"}
"""Routes that are asked all the time and say nothing while they are well."""
FEATURES = (
    *("accelerometer", "camera", "display-capture", "encrypted-media", "geolocation", "gyroscope", "magnetometer"),
    *(
        "microphone",
        "midi",
        "payment",
        "picture-in-picture",
        "screen-wake-lock",
        "serial",
        "usb",
        "xr-spatial-tracking",
    ),
)
"""What no page of ours asks a browser for."""
PERMISSIONS = ", ".join(f"{name}=()" for name in FEATURES)


class TracingMiddleware:
    """Number the request, count it and write its line: method, route name, status, milliseconds. Outermost.

    Never its path, query or headers: a path can be a one-time link. An id from outside is taken over behind a proxy
    only, which numbers requests itself, and only when it is nothing but a number.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = perf_counter()
        given = request.headers.get("X-Request-ID", "") if settings.BEHIND_PROXY else ""
        request_id = given if GIVEN_ID.fullmatch(given) else str(uuid.uuid4())
        method = request.method if request.method in METHODS else "OTHER"
        about: dict[str, Any] = {"request": request_id, "method": method}
        token = logs.about.set(about)
        try:
            response = self.get_response(request)
            route = route_of(request)
            seconds = perf_counter() - begun
            if settings.METRICS_TOKEN:
                metrics.count(str(method), route, response.status_code, seconds)
            if route not in QUIET or response.status_code >= 400:
                said = {"route": route, "status": response.status_code, "ms": round(1000 * seconds, 1)}
                log.info("request", extra=said)
        finally:
            logs.about.reset(token)
        response.headers["X-Request-ID"] = request_id
        return response

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """From here on the request's lines say which route it is."""
        logs.about.set({**logs.about.get(), "route": route_of(request)})


def route_of(request: HttpRequest) -> str:
    """Return the name of the route, ``static``, or ``none`` when no route fits the address."""
    if request.resolver_match is not None:
        return request.resolver_match.view_name or "unnamed"
    return "static" if request.path_info.startswith(settings.STATIC_URL) else "none"


DEFAULTS = {
    "Cache-Control": "no-store, private",
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""The last three are Django's, which sets them on all but what its own middleware refuses: a forged host over HTTP."""


class PrivateByDefaultMiddleware:
    """Keep every answer out of caches unless its view set Cache-Control itself (public pages and static files do), and
    see that none goes without the other headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in DEFAULTS.items():
            response.headers.setdefault(name, value)
        return response


class RefusingMiddleware:
    """Turns away what no page takes, within all that sets headers and before anything reads the body.

    Methods that no page has, TRACE among them, end here: a view would take one for a GET. So does a body that is larger
    than what the page takes, or that does not say how large it is: the check of the form's token would read all of it,
    and Django's own limit does not count files.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            raise SuspiciousOperation("NUL in an address")  # which PostgreSQL takes in no text
        return self.get_response(request) if request.method in METHODS else HttpResponseNotAllowed(sorted(METHODS))

    def process_view(self, request: HttpRequest, view: object, *_arguments: object) -> HttpResponse | None:
        length = request.META.get("CONTENT_LENGTH") or ""
        if not length and request.method not in READING and request.headers.get("Transfer-Encoding"):
            return render(request, "413.html", status=411)
        usual = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        size = int(length) if length.isdecimal() else 0  # as Django, which reads nothing of another one
        if size <= usual:
            return None
        if size > max(usual, getattr(view, "largest_body", 0)):
            return render(request, "413.html", status=413)
        access = getattr(view, "access", None)
        if access is None or access.kind in OPEN or request.user.is_authenticated:
            return None
        return redirect_to_login(request.get_full_path())


class ContentPolicyMiddleware(CSPMiddleware):
    """django-csp's, with the site's own policy written once: it is the same on nearly every answer."""

    VARIED = ("_csp_config", "_csp_update", "_csp_replace", "_csp_exempt")
    """What django-csp's decorators leave on an answer that has a policy of its own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        super().__init__(get_response)
        self.usual = build_policy()

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        own = any(hasattr(response, name) for name in self.VARIED) or hasattr(request, "_csp_nonce")
        if own or HEADER in response.headers:
            return super().process_response(request, response)
        response.headers[HEADER] = self.usual
        return response


class ConflictMiddleware:
    """Answers 409 when somebody else saved, or removed, a row between its reading and its writing.

    Pages with a form meet a late save themselves (``dialogues/pages.py``). This is for the acts that have none, and
    for the moment in which two come at once: nothing is overwritten, and what was typed is on the page.
    """

    SHORTEST = 12
    """Characters; less than that is a choice, a number or a tick, and no text that one could lose."""
    OURS = {"csrfmiddlewaretoken", "creation_key", "opened_as", "opened", "next"}

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Conflict | Gone):
            return None
        typed = [
            text
            for name in request.POST
            if name.rpartition("-")[2] not in self.OURS
            for text in request.POST.getlist(name)
            if len(text) >= self.SHORTEST
        ]
        return render(request, "409.html", {"typed": typed}, status=409)
