"""The rows of the administration's menu. Rooms above put theirs in from ``AppConfig.ready``, so that it shows all."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Section:
    title: str | Promise
    url_name: str
    """Name of a route that takes the municipality's slug alone."""


_sections = [
    Section(_("People"), "administration:people"),
    Section(_("Organisations"), "administration:organisations"),
    Section(_("Colour and logo"), "administration:look"),
    Section(_("Notice"), "administration:notice"),
    Section(_("Who to ask"), "administration:contacts"),
    Section(_("Log"), "administration:log"),
]


def register_section(title: str | Promise, url_name: str) -> None:
    """Put a row before the log, which stays last. The same name again replaces it."""
    rows = [section for section in _sections if section.url_name != url_name]
    _sections[:] = [*rows[:-1], Section(title, url_name), rows[-1]]


def tabs(request: HttpRequest, slug: str) -> list[dict[str, object]]:
    """Title, address and whether it is where one is, of each row; of several addresses that fit, the longest is it."""
    rows = [(section.title, reverse(section.url_name, args=[slug])) for section in _sections]
    here = max((url for _title, url in rows if request.path.startswith(url)), key=len, default="")
    return [{"title": title, "url": url, "current": url == here} for title, url in rows]
