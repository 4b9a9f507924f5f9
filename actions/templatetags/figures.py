"""Figures of measures as they are written on a page."""

from django import template

from ..reporting.figures import as_figure

register = template.Library()
register.filter("figure", as_figure)
