"""The transcript as HTML, written here rather than by a template: a long interview has some thousand pieces of text and
notes, and a template takes thirty times as long over them. Everything that comes from people is escaped, once, here.

A row is a paragraph with the notes of the statements that begin in it; its id tells where it begins, so that an open
page can have just that row replaced.
"""

from collections.abc import Collection, Iterable, Mapping

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from interviews.models import Interview

from .. import masking
from ..models import Statement
from ..templatetags.statements import QUOTES, kind_words
from .transcript import Paragraph, Stretch

_drawn: dict[tuple[int, int, int], str] = {}
MOST_DRAWN = 4000


def _masked(one: Statement) -> str:
    """The masked wording with what is hidden drawn as hidden.

    Finding that takes a comparison word by word, so the result is kept in this process, by what was compared but
    without the original.
    """
    key = (one.pk, hash(one.original), hash(one.masked))
    if key not in _drawn:
        if len(_drawn) >= MOST_DRAWN:
            _drawn.clear()
        pieces = masking.pieces(one.original, one.masked)
        _drawn[key] = "".join([_hidden(piece.text) if piece.hidden else _lines(piece.text) for piece in pieces])
    return _drawn[key]


class Drawing:
    """Draws rows of one interview. Words of the page are looked up once, however many rows there are."""

    def __init__(
        self,
        interview: Interview,
        *,
        open_pk: int | None = None,
        overlaps: Mapping[int, Collection[int]] | None = None,
        paths: Mapping[int, str] | None = None,
        query: str = "",
    ) -> None:
        slug = interview.dialogue.slug
        self.here = escape(reverse("perspectives:coding", args=[slug, interview.number]))
        self.end = escape(f"/{query}#coder")
        self.open_pk, self.overlaps, self.paths = open_pk, overlaps or {}, paths or {}
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
        words = "".join([self._stretch(piece) for piece in paragraph.stretches])
        face = "asked" if paragraph.asked else "said"
        notes = "".join([self._note(one) for one in paragraph.notes])
        beside = f'<div class="beside-stack">{notes}</div>' if notes else ""
        return mark_safe(  # noqa: S308 - every piece of it is escaped above
            f'<div class="transcript__row" id="r{paragraph.start}"><div><p class="{face}" dir="auto" '
            f'data-start="{paragraph.start}">{words}</p></div>{beside}</div>\n'
        )

    def rows(self, paragraphs: Iterable[Paragraph]) -> SafeString:
        return mark_safe("".join([self.row(one) for one in paragraphs]))  # noqa: S308 - drawn by ``row``

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

    def _note(self, one: Statement) -> str:
        is_open, is_bare = one.pk == self.open_pk, not one.theme_list
        look = " beside--open" if is_open else " beside--bare" if is_bare or not one.anchored else ""
        state = self.open_below if is_open else self.bare if is_bare else ""
        others = self.overlaps.get(one.pk)
        return (
            f'<aside class="beside{look}" lang="{self.language}" aria-label="{self.statement} {one.number}" '
            f'data-note="{one.number}"><h2><a href="{self.here}{one.number}{self.end}">{self.statement} {one.number}'
            f"{state}</a></h2>{self._wording(one, is_open)}{self._shares(others) if others else ''}"
            f"{self._themes(one)}{self._describes(one)}</aside>"
        )

    def _wording(self, one: Statement, is_open: bool) -> str:
        if not one.anchored:
            return f'<p class="adrift">{self.adrift}</p>{self._words(one, escape(one.original))}'
        if is_open:
            return ""
        if one.is_verbatim:
            return f"<p>{self.verbatim if one.is_masked else self.unmasked}</p>"
        unfinished = "" if one.is_masked else f"<p>{self.unfinished}</p>"
        opening, closing = QUOTES.get(one.language[:2], ("”", "”"))
        return self._words(one, f"{opening}{_masked(one)}{closing}") + unfinished

    def _words(self, one: Statement, html: str) -> str:
        return f'<p class="masked" dir="auto" lang="{escape(one.language)}">{html}</p>'

    def _shares(self, others: Collection[int]) -> str:
        words = ngettext("Shares words with statement %(n)s.", "Shares words with statements %(n)s.", len(others))
        return f'<p class="beside__shares">{escape(words % {"n": ", ".join(map(str, others))})}</p>'

    def _describes(self, one: Statement) -> str:
        if not one.kinds:
            return ""
        return f'<p class="beside__kinds">{kind_words(one.kinds)}</p>'

    def _themes(self, one: Statement) -> str:
        if not one.theme_list:
            return ""
        tags = [f'<span class="tag">{escape(self.paths.get(theme.pk, theme.title))}</span>' for theme in one.theme_list]
        return f'<p class="tags">{"".join(tags)}</p>'


def _hidden(text: str) -> str:
    """As ``templatetags.statements`` draws it: hatched to the eye, in brackets to the ear and when copied."""
    unseen = '<span class="visually-hidden">'
    return f'<span class="mask">{unseen}[</span>{escape(text)}{unseen}]</span></span>'


def _lines(text: str) -> str:
    return escape(text).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>")
