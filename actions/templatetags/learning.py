"""Geometry for the bars of how people look back."""

from django import template

register = template.Library()


@register.filter
def share_of_five(mean: float) -> str:
    """A mean from one to five as the part of a bar of a hundred, written with a point."""
    return f"{(float(mean) - 1) / 4 * 100:.1f}"
