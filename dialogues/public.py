"""A dialogue in public: which of its pages anyone may read, and how long a copy of one may be kept.

The rooms above register their public pages here, so that the bar of every public page shows what there is to read
without importing them.
"""

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import condition

from .models import Dialogue
from .wording import speak

KEPT_SECONDS = 60
"""How long a browser may show a public page without asking again."""
DRAWN_SECONDS = 3600
LARGEST_DRAWN = 1024 * 1024
"""Bytes of an answer to a program that is kept in memory."""
DRAWN_HEADERS = {"Content-Type", "Content-Disposition", "Access-Control-Allow-Origin"}


@dataclass(frozen=True)
class PublicPage:
    """One row of a dialogue's public bar; shown while ``is_published`` says so."""

    title: str | Promise
    url_name: str
    is_published: Callable[[Dialogue], bool]


_pages: dict[str, PublicPage] = {}


def register_public_page(title: str | Promise, url_name: str, is_published: Callable[[Dialogue], bool]) -> None:
    """Put a page in the bar of every public dialogue; called from ``AppConfig.ready``, shown in that order.

    ``is_published`` is called once for each page view and may cost one query.
    """
    _pages[url_name] = PublicPage(title, url_name, is_published)


def public_pages(dialogue: Dialogue) -> list[PublicPage]:
    """Return the registered pages that have something published."""
    return [page for page in _pages.values() if page.is_published(dialogue)]


def public_dialogue(slug: str) -> Dialogue:
    """Return a published dialogue with its municipality.

    Raises:
        Http404: there is none, or it is not published; from outside the two look the same.
    """
    published = Dialogue.objects.exclude(published_at=None).select_related("municipality")
    try:
        dialogue = published.get(slug=slug)
    except Dialogue.DoesNotExist:
        raise Http404 from None
    speak(dialogue.kind)
    return dialogue


def public_context(request: HttpRequest, dialogue: Dialogue, **more: Any) -> dict[str, Any]:
    """Return the context of a public page: ``dialogue``, ``public_nav`` for templates/public.html, and ``more``."""
    first = PublicPage(_("About the dialogue"), "public:dialogue", lambda dialogue: True)
    nav = []
    for page in [first, *public_pages(dialogue)]:
        url = reverse(page.url_name, args=[dialogue.slug])
        is_here = request.path == url if page is first else request.path.startswith(url)
        nav.append({"title": page.title, "url": url, "current": is_here, "url_name": page.url_name})
    return {"dialogue": dialogue, "public_nav": nav} | more


@functools.cache
def _look() -> str:
    """Fingerprint of the templates, read once: a new release makes every kept copy out of date."""
    files = sorted((settings.BASE_DIR / "templates").rglob("*.html"))
    return hashlib.sha256("".join(f"{file}{file.stat().st_mtime_ns}" for file in files).encode()).hexdigest()[:12]


def fingerprint(*parts: Any) -> str:
    """An ETag of what a public answer follows from besides ``parts``: the language, the day, and the release."""
    whole = [*parts, get_language(), timezone.localdate(), _look()]
    return f'W/"{hashlib.sha256(repr(whole).encode()).hexdigest()[:32]}"'


def _etag(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> str | None:
    if request.user.is_authenticated:
        return None
    found = Dialogue.objects.exclude(published_at=None).filter(slug=slug)
    known = found.values_list("pk", "revision", "municipality__version").first()
    return with_cookie(request, known) if known else None


def with_cookie(request: HttpRequest, known: Any) -> str:
    """As ``fingerprint``, for a page that may hold a form protected by the visitor's CSRF cookie: a copy is theirs."""
    return fingerprint(known, request.COOKIES.get(settings.CSRF_COOKIE_NAME, ""))


def kept_while(etag: Callable[..., str | None]) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Let browsers keep a public page for a minute, and afterwards ask only whether ``etag(request, …)`` is the same.

    A page for someone logged in is never kept, nor is one that sets a cookie.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            response = condition(etag_func=etag)(view)(request, *args, **kwargs)
            if response.status_code not in {200, 304} or request.user.is_authenticated:
                return response
            has_cookie = request.META.get("CSRF_COOKIE") == request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
            if response.cookies or not has_cookie:
                return response
            request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False  # not renewed here: an answer that is kept sets no cookie
            patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
            patch_vary_headers(response, ["Cookie", "Accept-Language", "HX-Request"])
            return response

        return wrapper

    return decorate


kept_briefly = kept_while(_etag)
"""Of a dialogue, for ``view(request, slug, …)``: every change to it writes an event, which moves its revision."""


def drawn_once(known: Callable[..., Any]) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """What programs fetch (feed, calendar, data): drawn when something has changed, and otherwise answered from memory
    in one query. ``known(request, …)`` says what it follows from, or None when there is nothing to fetch; the view sets
    no cookie and shows the same to everybody.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if (follows_from := known(request, *args, **kwargs)) is None:
                raise Http404
            etag = fingerprint(request.path, follows_from)

            @condition(etag_func=lambda *_args, **_kwargs: etag)
            def answer(request: HttpRequest) -> HttpResponse:
                key = f"drawn:{etag[3:-1]}"
                if (kept := cache.get(key)) is None:
                    made = view(request, *args, **kwargs)
                    headers = {name: value for name, value in made.items() if name in DRAWN_HEADERS}
                    kept = (made.content, headers)
                    if len(made.content) <= LARGEST_DRAWN:
                        cache.set(key, kept, DRAWN_SECONDS)
                return HttpResponse(kept[0], headers=kept[1])

            response = answer(request)
            patch_cache_control(response, public=True, max_age=KEPT_SECONDS)
            patch_vary_headers(response, ["Cookie", "Accept-Language"])
            return response

        return wrapper

    return decorate


def dialogue_as_known(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> Any:
    """What a published dialogue's answers to programs follow from; None when there is no such dialogue."""
    found = Dialogue.objects.exclude(published_at=None).filter(slug=slug)
    return found.values_list("pk", "revision", "municipality__version").first()
