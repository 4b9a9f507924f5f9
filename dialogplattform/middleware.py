"""Headers that hold for every answer unless a view says otherwise."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase


class PrivateByDefaultMiddleware:
    """Keep every page out of caches unless its view set Cache-Control itself (public pages do)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


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
