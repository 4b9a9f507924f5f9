"""A statement in words: what is hidden in it drawn as hidden, its themes, and how far its masking has come."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from html import escape

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst, normalize_newlines
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dialogues.permissions import scope_of
from perspectives import masking
from perspectives.exchange.rules import kinds_for
from perspectives.models import Statement, StatementStatus, kinds_in

register = template.Library()

QUOTES = {"en": ("“", "”"), "de": ("„", "“"), "fr": ("«", "»"), "ar": ("«", "»"), "fa": ("«", "»")}
SURFACES: dict[str, str] = {
    StatementStatus.LIFTED.value: "gap",
    StatementStatus.MASKED.value: "part",
    StatementStatus.CONFIRMED.value: "done",
}
_UNSEEN = '<span class="visually-hidden">'


def drawn(pieces: Iterable[masking.Piece]) -> str:
    """HTML of a wording: hidden stretches hatched; brackets stay for those who hear or copy the text."""
    return "".join([_hidden(piece.text) if piece.hidden else _lines(piece.text) for piece in pieces])


def _hidden(text: str) -> str:
    return f'<span class="mask">{_UNSEEN}[</span>{escape(text)}{_UNSEEN}]</span></span>'


def _lines(text: str) -> str:
    html = escape(text)
    return normalize_newlines(html).replace("\n", "<br>") if "\n" in html or "\r" in html else html


def in_quotes(html: str, language: str) -> str:
    """Words in the quotation marks of their language."""
    opening, closing = QUOTES.get(language[:2], ("”", "”"))
    return f"{opening}{html}{closing}"


def quoted_words(wording: str, language: str) -> SafeString:
    """A masked wording in the quotation marks of its language, what stands in brackets drawn as hidden."""
    return mark_safe(in_quotes(drawn(masking.bracketed(wording)), language))  # noqa: S308 - escaped by ``drawn``


@register.simple_tag
def masked_words(statement: Statement) -> SafeString:
    """The masked wording of a statement, drawn. Never touches the original."""
    return quoted_words(statement.masked, statement.language)


@register.simple_tag
def compared_words(statement: Statement) -> SafeString:
    """As ``masked_words``, with all that differs from the original drawn as hidden. For those who see the original."""
    words = in_quotes(drawn(masking.pieces(statement.original, statement.masked)), statement.language)
    return mark_safe(words)  # noqa: S308 - escaped by ``drawn``


def voice_of(words: str, language: str, translation: str, who: str, themes: Iterable[str], kinds: int) -> SafeString:
    """A statement as a blockquote. ``words`` and ``who`` are HTML already; the rest is escaped here."""
    tags = "".join([f'<span class="tag">{escape(title)}</span>' for title in themes])
    tags = f' <span class="tags statement__tags">{tags}</span>' if tags else ""
    if kinds:
        tags += f' <span class="statement__kinds">{kind_words(kinds)}</span>'
    translated = f'<p class="voice__translation">{escape(translation)}</p>' if translation else ""
    return mark_safe(  # noqa: S308 - escaped above
        f'<blockquote class="voice statement"><p lang="{escape(language)}" dir="auto">{words}</p>'
        f"{translated}<footer>{who}{tags}</footer></blockquote>"
    )


def kind_words(kinds: int) -> SafeString:
    """What a statement describes, in words: "Orsak, behov"."""
    words = capfirst(", ".join([str(kind.label) for kind in kinds_in(kinds)]))
    return mark_safe(escape(words))  # noqa: S308 - escaped here


@register.filter
def describes(statement: Statement) -> SafeString:
    return kind_words(statement.kinds)


def voice(row: Statement, paths: Mapping[int, str]) -> SafeString:
    """Draw a statement in its masked wording, with translation, group and themes.

    ``row`` has ``group_name`` and its themes read beforehand; ``paths`` say what a theme stands under.
    """
    who = escape(row.group_name or _("Someone we have heard"))
    themes = [paths.get(theme.pk, theme.title) for theme in row.themes.all()]
    return voice_of(masked_words(row), row.language, row.translation, who, themes, row.kinds)


@register.simple_tag(takes_context=True)
def statement_voice(context: Context, row: Statement) -> SafeString:
    """A statement in a list; the page's ``paths`` say what a theme stands under."""
    return voice(row, context.get("paths") or {})


@lru_cache(maxsize=500)
def _tabs(slug: str, here: str, shapes: bool, exchanges: bool, language: str) -> SafeString:
    """Nothing of a person in it, so that everybody who sees the same tabs is given the same drawing."""
    about = {"slug": slug, "here": here, "shapes": shapes, "exchanges": exchanges}
    return render_to_string("perspectives/_subnav_tabs.html", about)


@register.simple_tag(takes_context=True)
def subnav(context: Context, here: str) -> SafeString:
    """The tabs of the pages about what was said. No query: the roles are read once per request."""
    user, dialogue = context["request"].user, context["dialogue"]
    shapes = scope_of(user, dialogue, "shape_perspectives") is not None
    return _tabs(dialogue.slug, here, shapes, bool(kinds_for(user, dialogue)), get_language() or "")


@register.filter
def mask_surface(statement: Statement) -> str:
    """Which mark says how far the masking has come: gap, part or done."""
    return SURFACES[statement.status]


def state_words() -> dict[str, str]:
    """How far a masking can have come, in words, by status; ``released`` comes before them all."""
    return {
        "released": _("shown to the design team"),
        StatementStatus.LIFTED.value: _("not masked yet"),
        StatementStatus.MASKED.value: _("masked, to be confirmed"),
        StatementStatus.CONFIRMED.value: _("mask confirmed, not shown yet"),
    }


@register.filter
def mask_state(statement: Statement) -> str:
    """How far the masking has come, in words."""
    return state_words()["released" if statement.released_at else statement.status]
