"""Codes of an evening as they are printed."""

from django import template
from django.utils.safestring import SafeString

from ..phone import codes

register = template.Library()


@register.filter
def code_picture(code: str) -> SafeString:
    """The code's address as a QR code."""
    return codes.picture(code)


@register.filter
def code_shown(code: str) -> str:
    """The code in two groups."""
    return codes.shown(code)
