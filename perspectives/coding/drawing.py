"""The transcript as HTML, written here rather than by a template: a long interview has some thousand pieces of text and
notes, and a template takes thirty times as long over them. Everything that comes from people is escaped, once, here.

A row is a paragraph with the notes of the statements that begin in it; its id tells where it begins, so that an open
page can have just that row replaced.
"""

from collections.abc import Collection, Iterable, Mapping
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from interviews.models import Interview

from .. import masking
from ..codebook.menu import NO_THEMES, ThemeMenu
from ..templatetags.statements import drawn, in_quotes, kind_words
from .lifted import Lifted
from .transcript import Paragraph, Stretch

_drawn: dict[tuple[int, int, int], str] = {}
MOST_DRAWN = 4000


def _masked(one: Lifted) -> str:
    """The masked wording with what is hidden drawn as hidden.

    Finding that takes a comparison word by word, so the result is kept in this process, by what was compared but
    without the original.
    """
    key = (one.pk, hash(one.original), hash(one.masked))
    if key not in _drawn:
        if len(_drawn) >= MOST_DRAWN:
            _drawn.clear()
        _drawn[key] = drawn(masking.pieces(one.original, one.masked))
    return _drawn[key]


class Drawing:
    """Draws rows of one interview. Words of the page are looked up once, however many rows there are."""

    def __init__(
        self,
        interview: Interview,
        *,
        open_pk: int | None = None,
        overlaps: Mapping[int, Collection[int]] | None = None,
        themes: ThemeMenu = NO_THEMES,
        query: str = "",
    ) -> None:
        slug = interview.dialogue.slug
        self.here = escape(reverse("perspectives:coding", args=[slug, interview.number]))
        self.end = escape(f"/{query}#coder")
        self.open_pk, self.overlaps, self.themes = open_pk, overlaps or {}, themes
        self.language = escape(get_language() or "sv")
        self.statement, self.open_below = escape(_("Statement")), escape(_(", open below"))
        self.bare, self.adrift = (
            escape(_(", without a theme")),
            escape(_("No longer in the text. It was lifted as:")),
        )
        self.verbatim, self.unmasked, self.unfinished = (
            escape(_("Word for word, nothing masked.")),
            escape(_("Not masked yet.")),
            escape(_("The mask is not finished.")),
        )

    def row(self, paragraph: Paragraph) -> SafeString:
        """One paragraph with its notes."""
        return mark_safe(self._row(paragraph))  # noqa: S308 - every piece of it is escaped

    def rows(self, paragraphs: Iterable[Paragraph]) -> SafeString:
        return mark_safe("".join([self._row(one) for one in paragraphs]))  # noqa: S308 - every piece of it is escaped

    def _row(self, paragraph: Paragraph) -> str:
        at, pieces, beside = paragraph.start, paragraph.stretches, ""
        words = self._stretch(pieces[0]) if len(pieces) == 1 else "".join([self._stretch(piece) for piece in pieces])
        if paragraph.notes:
            beside = f'<div class="beside-stack">{"".join([self._note(one) for one in paragraph.notes])}</div>'
        return (
            f'<div class="transcript__row" id="r{at}"><div><p class="{"asked" if paragraph.asked else "said"}" '
            f'dir="auto" data-start="{at}">{words}</p></div>{beside}</div>\n'
        )

    def _stretch(self, piece: Stretch) -> str:
        if not piece.covered:
            return escape(piece.text)
        numbers = "".join(
            [
                f'<sup data-number id="s{one.number}"><a href="{self.here}{one.number}{self.end}"><span '
                f'class="visually-hidden">{self.statement} </span>{one.number}</a></sup>'
                for one in piece.opens
            ]
        )
        of = " ".join([str(one.number) for one in piece.covered])
        return f'<mark class="{piece.look}" data-of="{of}">{numbers}{escape(piece.text)}</mark>'

    def _note(self, one: Lifted) -> str:
        is_open, is_bare = one.pk == self.open_pk, not one.themes
        look = " beside--open" if is_open else " beside--bare" if is_bare or not one.anchored else ""
        state = self.open_below if is_open else self.bare if is_bare else ""
        others = self.overlaps.get(one.pk)
        return (
            f'<aside class="beside{look}" lang="{self.language}" aria-label="{self.statement} {one.number}" '
            f'data-note="{one.number}"><h2><a href="{self.here}{one.number}{self.end}">{self.statement} {one.number}'
            f"{state}</a></h2>{self._wording(one, is_open)}{self._shares(others) if others else ''}"
            f"{self._themes(one)}{self._describes(one)}</aside>"
        )

    def _wording(self, one: Lifted, is_open: bool) -> str:
        if not one.anchored:
            return f'<p class="adrift">{self.adrift}</p>{self._words(one, escape(one.original))}'
        if is_open:
            return ""
        if one.is_verbatim:
            return f"<p>{self.verbatim if one.is_masked else self.unmasked}</p>"
        unfinished = "" if one.is_masked else f"<p>{self.unfinished}</p>"
        return self._words(one, in_quotes(_masked(one), one.language)) + unfinished

    def _words(self, one: Lifted, html: str) -> str:
        return f'<p class="masked" dir="auto" lang="{escape(one.language)}">{html}</p>'

    def _shares(self, others: Collection[int]) -> str:
        words = ngettext("Shares words with statement %(n)s.", "Shares words with statements %(n)s.", len(others))
        return f'<p class="beside__shares">{escape(words % {"n": ", ".join(map(str, others))})}</p>'

    def _describes(self, one: Lifted) -> str:
        return f'<p class="beside__kinds">{kind_words(one.kinds)}</p>' if one.kinds else ""

    def _themes(self, one: Lifted) -> str:
        if not one.themes:
            return ""
        tags = [f'<span class="tag">{escape(name)}</span>' for name in self.themes.named(one.themes)]
        return f'<p class="tags">{"".join(tags)}</p>'
