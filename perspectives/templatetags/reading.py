"""A compilation in the language it is read in: what is not in it says so, and what is hidden in a quote shows."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override

from perspectives.compilations.spoken import ORIGINAL, Reading, Spoken
from perspectives.compilations.tongues import SWEDISH, WORDS
from perspectives.masking import bracketed

register = template.Library()


MARKS = {"en": "“”", "de": "„“", "fr": "«»", "ar": "«»", "fa": "«»"}
OPENS = "”“\"«„'’"


def _between_marks(text: str, lang: str) -> str:
    """``text`` between the quotation marks of its language, unless it already has some; as ``quoted`` in ``ui``."""
    text = text.strip()
    if not text or text[0] in OPENS:
        return text
    marks = MARKS.get(lang[:2], "””")
    return f"{marks[0]}{text}{marks[1]}"


def _how(context: Context) -> Reading:
    found: Reading = context.get("reading") or ORIGINAL
    return found


@register.simple_tag
def tongue(text: str) -> SafeString:
    """The ``lang`` and ``dir`` of an element that holds ``text``; nothing when it is in the document's own language."""
    if isinstance(text, Spoken) and text.is_fallback:
        return format_html(' lang="{}" dir="{}"', text.lang, text.dir)
    return mark_safe("")


@register.simple_tag(takes_context=True)
def in_interface(context: Context) -> SafeString:
    """The ``lang`` and ``dir`` of a sentence that the product makes, where it does not have the document's language."""
    how = _how(context)
    return mark_safe(' lang="sv" dir="ltr"') if how.interface != how.language else mark_safe("")


@register.simple_tag(takes_context=True)
def word(context: Context, key: str) -> SafeString:
    """One of the document's own words in the language it is read in; in Swedish, and marked, when it is not there."""
    how = _how(context)
    if how.interface == how.language:
        return conditional_escape(str(WORDS[key]))
    if key in how.words:
        return conditional_escape(how.words[key])
    with override(SWEDISH):
        return format_html('<span lang="sv" dir="ltr">{}</span>', str(WORDS[key]))


@register.simple_tag(takes_context=True)
def untranslated(context: Context, text: Any) -> SafeString:
    """A mark after a text that stands in Swedish because nobody has translated it; else nothing."""
    if not isinstance(text, Spoken) or not text.is_fallback or text.lang != SWEDISH:
        return mark_safe("")
    return format_html(' <span class="untranslated">{}</span>', word(context, "untranslated"))


@register.simple_tag(takes_context=True)
def quote_words(context: Context, quote: dict[str, Any], paper: bool = False) -> SafeString:
    """A quote between its quotation marks, what hides something drawn so.

    The brackets stay, so that what is hidden is seen without colour and is there when the text is copied. On ``paper``
    they are all there is: before an element in a line WeasyPrint 70 may break after the first word.
    """
    text = _between_marks(quote["text"], quote["lang"])
    if paper:
        return conditional_escape(
            "".join(f"[{piece.text}]" if piece.hidden else piece.text for piece in bracketed(text))
        )
    aloud = format_html('<span class="visually-hidden">{} </span>', word(context, "hidden"))
    return format_html_join(
        "",
        "{}",
        (
            (format_html('<span class="masked">{}[{}]</span>', aloud, piece.text) if piece.hidden else piece.text,)
            for piece in bracketed(text)
        ),
    )


@register.simple_tag(takes_context=True)
def quote_by(context: Context, quote: dict[str, Any]) -> SafeString:
    """Who said it, no nearer than a group, and how it stands to what was said."""
    by = quote["by"]
    who = format_html("<span{}>{}</span>", tongue(by), by) if by else word(context, "interviewee")
    how = "translated" if quote.get("translated") else quote.get("wording")
    if not how:
        return conditional_escape(who)
    return format_html(
        '{} · <span class="how">{}</span>{}', who, word(context, how), untranslated(context, quote["text"])
    )
