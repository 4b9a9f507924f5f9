"""Themes as they stand in the codebook."""

from django import template
from django.template.context import Context
from django.utils.html import conditional_escape

from perspectives.models import Theme

register = template.Library()


@register.simple_tag(takes_context=True)
def theme_path(context: Context, theme: Theme) -> str:
    """The title after those it stands under, by the page's ``paths`` (codebook/tree.py); else its title alone."""
    return conditional_escape((context.get("paths") or {}).get(theme.pk, theme.title))
