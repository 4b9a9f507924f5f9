"""HTML to tagged PDF (PDF/UA-1) through WeasyPrint.

WeasyPrint is imported by the worker alone (half a second and 40 MB that the web processes do without), so only
``production`` and commands import this module, and they do so when they need it.

Cost: 30–50 ms and about 1.5 MB of memory a page, nearly all of it layout. What is done to the tags afterwards happens
on WeasyPrint's own objects before they are written, so the file is never parsed again.
"""

import gc
import logging
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pydyf
from weasyprint import HTML
from weasyprint.document import Document as LaidOut
from weasyprint.text.fonts import FontConfiguration

from . import archival
from .fetcher import BASE_URL, OwnFiles, Refused
from .tagging import finish_tags, watch_tags

VARIANT = "pdf/ua-1"
_progress = logging.getLogger("weasyprint.progress")
_progress.propagate = False
_PAGE = re.compile(r"Creating layout - (Page|Repagination #)\s?(\d+)")

LAYOUT, AGAIN, PAINTING = "layout", "again", "painting"
Listener = Callable[[str, int, int], None]
"""Called with LAYOUT and the page being laid out; with AGAIN and the round when pages are laid out anew for the page
numbers in them; then with PAINTING, how many pages are painted (0 first) and how many there are. May raise to stop."""


class CannotRender(Exception):
    """The document asks for something that it may not have or that is not there."""


@lru_cache(maxsize=1)
def fonts() -> FontConfiguration:
    """The process's fonts. Unpacked once (150 ms) and kept, since every document uses the same ones."""
    return FontConfiguration()


class _Listening(logging.Handler):
    def __init__(self, listener: Listener) -> None:
        super().__init__()
        self.listener = listener

    def emit(self, record: logging.LogRecord) -> None:
        if found := _PAGE.search(record.getMessage()):
            self.listener(LAYOUT if found[1] == "Page" else AGAIN, int(found[2]), 0)


@contextmanager
def _told(listener: Listener | None) -> Iterator[None]:
    if listener is None:
        yield
        return
    handler, level = _Listening(listener), _progress.level
    _progress.addHandler(handler)
    _progress.setLevel(logging.INFO)
    try:
        yield
    finally:
        _progress.removeHandler(handler)
        _progress.setLevel(level)


SELDOM = (20_000, 20, 20)


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Look for garbage twenty times more seldom than Python does by itself. A layout is millions of objects that all
    stay until the end: looking through them again and again takes a fourth of the time and frees next to nothing.
    """
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def _in_our_words() -> Iterator[None]:
    """Say in our terms what WeasyPrint ran into, and let no half-read font be used again."""
    try:
        yield
    except Refused as refusal:
        raise CannotRender(str(refusal)) from refusal
    except OSError:
        fonts.cache_clear()
        raise


@dataclass(frozen=True)
class Written:
    pages: int
    size: int
    """Bytes."""


def lay_out(html: str, *, listener: Listener | None = None, variant: str = VARIANT) -> LaidOut:
    """Lay ``html`` out in pages.

    Raises:
        CannotRender: it names a file that is not ours or does not exist.
    """
    composed = unicodedata.normalize("NFC", html)  # a letter and its mark in one: fonts have few marks by themselves
    with _told(listener), _in_our_words(), _collecting_seldom():
        page = HTML(string=composed, base_url=BASE_URL, url_fetcher=OwnFiles())
        return page.render(font_config=fonts(), pdf_variant=variant)


def write_pdf(html: str, target: Path, *, listener: Listener | None = None, to_be_archived: bool = False) -> Written:
    """Write ``html`` to ``target`` as PDF/UA-1: titled, in the language of its ``lang``, fonts embedded.

    ``to_be_archived``: as PDF/A-2a too (``archival.py``).

    Raises:
        CannotRender: see ``lay_out``; nothing is then written.
    """
    variant = archival.VARIANT if to_be_archived else VARIANT
    laid_out = lay_out(html, listener=listener, variant=variant)
    pages = len(laid_out.pages)

    def painted(page: int) -> None:
        if listener:
            listener(PAINTING, page, pages)

    def finish(document: LaidOut, pdf: pydyf.PDF) -> None:
        finish_tags(document, pdf, notes)
        if to_be_archived:
            archival.finish(pdf)

    painted(0)
    notes = watch_tags(laid_out, painted)
    with _in_our_words(), _collecting_seldom():
        laid_out.write_pdf(target, finisher=finish, pdf_variant=variant)
    return Written(pages=pages, size=target.stat().st_size)
