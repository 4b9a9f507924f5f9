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
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import condition

from .models import Dialogue

KEPT_SECONDS = 60
"""How long a browser may show a public page without asking again."""


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
        return published.get(slug=slug)
    except Dialogue.DoesNotExist:
        raise Http404 from None


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


def _etag(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> str | None:
    if request.user.is_authenticated:
        return None
    found = Dialogue.objects.exclude(published_at=None).filter(slug=slug)
    known = found.values_list("pk", "revision", "municipality__version").first()
    if known is None:
        return None
    # The page holds a form protected by the visitor's CSRF cookie, so a copy is theirs only.
    parts = [known, get_language(), timezone.localdate(), request.COOKIES.get(settings.CSRF_COOKIE_NAME, ""), _look()]
    return f'W/"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def kept_briefly(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let browsers keep a dialogue's public page for a minute, and afterwards ask only whether it changed.

    Every change to a dialogue writes an event, which moves its revision, which changes the ETag. For
    ``view(request, slug, …)``. A page for someone logged in is never kept, nor is one that sets a cookie.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        response = condition(etag_func=_etag)(view)(request, slug, *args, **kwargs)
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
