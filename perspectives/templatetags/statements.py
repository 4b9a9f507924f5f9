"""A statement in words: what is hidden in it drawn as hidden, its themes, and how far its masking has come."""

from collections.abc import Iterable, Mapping

from django import template
from django.template.context import Context
from django.template.defaultfilters import linebreaksbr
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from perspectives import masking
from perspectives.models import Statement, StatementStatus, kinds_in

register = template.Library()

QUOTES = {"en": ("“", "”"), "de": ("„", "“"), "fr": ("«", "»"), "ar": ("«", "»"), "fa": ("«", "»")}
SURFACES = {StatementStatus.LIFTED: "gap", StatementStatus.MASKED: "part", StatementStatus.CONFIRMED: "done"}


_HIDDEN = '<span class="mask">{0}[{1}{2}{0}]{1}</span>'
_UNSEEN, _END = mark_safe('<span class="visually-hidden">'), mark_safe("</span>")


def _drawn(pieces: Iterable[masking.Piece]) -> SafeString:
    """Hidden stretches as the hatched surface; the brackets stay for those who hear or copy the text."""
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html(_HIDDEN, _UNSEEN, _END, piece.text)
                if piece.hidden
                else linebreaksbr(conditional_escape(piece.text)),
            )
            for piece in pieces
        ),
    )


@register.simple_tag
def masked_words(statement: Statement) -> SafeString:
    """The masked wording in quotation marks, what stands in brackets drawn as hidden. Never touches the original."""
    opening, closing = QUOTES.get(statement.language[:2], ("”", "”"))
    return format_html("{}{}{}", opening, _drawn(masking.bracketed(statement.masked)), closing)


@register.simple_tag
def compared_words(statement: Statement) -> SafeString:
    """As ``masked_words``, with all that differs from the original drawn as hidden. For those who see the original."""
    opening, closing = QUOTES.get(statement.language[:2], ("”", "”"))
    return format_html("{}{}{}", opening, _drawn(masking.pieces(statement.original, statement.masked)), closing)


def kind_words(kinds: int) -> SafeString:
    """What a statement describes, in words: "Orsak, behov"."""
    return escape(capfirst(", ".join([str(kind.label) for kind in kinds_in(kinds)])))


@register.filter
def describes(statement: Statement) -> SafeString:
    return kind_words(statement.kinds)


def voice(row: Statement, paths: Mapping[int, str]) -> SafeString:
    """Draw a statement in its masked wording, with translation, group and themes.

    ``row`` has ``group_name`` and its themes read beforehand; ``paths`` say what a theme stands under.
    """
    tags = "".join(
        [f'<span class="tag">{escape(paths.get(theme.pk, theme.title))}</span>' for theme in row.themes.all()]
    )
    tags = f' <span class="tags statement__tags">{tags}</span>' if tags else ""
    if row.kinds:
        tags += f' <span class="statement__kinds">{kind_words(row.kinds)}</span>'
    translated = f'<p class="voice__translation">{escape(row.translation)}</p>' if row.translation else ""
    return mark_safe(  # noqa: S308 - escaped above
        f'<blockquote class="voice statement"><p lang="{escape(row.language)}" dir="auto">{masked_words(row)}</p>'
        f"{translated}<footer>{escape(row.group_name or _('Someone we have heard'))}{tags}</footer></blockquote>"
    )


@register.simple_tag(takes_context=True)
def statement_voice(context: Context, row: Statement) -> SafeString:
    """A statement in a list; the page's ``paths`` say what a theme stands under."""
    return voice(row, context.get("paths") or {})


@register.filter
def mask_surface(statement: Statement) -> str:
    """Which mark says how far the masking has come: gap, part or done."""
    return SURFACES[StatementStatus(statement.status)]


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
