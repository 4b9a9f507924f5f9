"""A statement in words: what is hidden in it drawn as hidden, its themes, and how far its masking has come."""

from collections.abc import Iterable

from django import template
from django.template.context import Context
from django.template.defaultfilters import linebreaksbr
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from perspectives import masking
from perspectives.models import Statement, StatementStatus

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


@register.simple_tag(takes_context=True)
def statement_voice(context: Context, row: Statement) -> SafeString:
    """A statement in a list: its masked wording, translation, group and themes. Drawn here since lists are long.

    ``row`` has ``group_name`` and its themes read beforehand; the page's ``paths`` say what a theme stands under.
    """
    paths = context.get("paths") or {}
    tags = format_html_join(
        "", '<span class="tag">{}</span>', ((paths.get(theme.pk, theme.title),) for theme in row.themes.all())
    )
    return format_html(
        '<blockquote class="voice statement"><p lang="{}" dir="auto">{}</p>{}<footer>{}{}</footer></blockquote>',
        row.language,
        masked_words(row),
        format_html('<p class="voice__translation">{}</p>', row.translation) if row.translation else "",
        row.group_name or _("Someone we have heard"),
        format_html(' <span class="tags statement__tags">{}</span>', tags) if tags else "",
    )


@register.filter
def mask_surface(statement: Statement) -> str:
    """Which mark says how far the masking has come: gap, part or done."""
    return SURFACES[StatementStatus(statement.status)]


@register.filter
def mask_state(statement: Statement) -> str:
    """How far the masking has come, in words."""
    if statement.released_at:
        return _("shown to the design team")
    return {
        StatementStatus.LIFTED: _("not masked yet"),
        StatementStatus.MASKED: _("masked, to be confirmed"),
        StatementStatus.CONFIRMED: _("mask confirmed, not shown yet"),
    }[StatementStatus(statement.status)]
