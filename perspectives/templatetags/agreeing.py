"""Figures of two coders' agreement, as they are read."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from perspectives.agreement.kappa import Agreement

register = template.Library()


@register.filter
def kappa(value: float) -> str:
    """Two decimals in the reader's form, with a real minus."""
    return str(number_format(value, 2)).replace("-", "−")


@register.filter
def alike_words(figures: Agreement) -> str:
    """How many statements both judged alike, and what share of all that is."""
    share = number_format(100 * figures.observed, 0)
    return _("%(alike)s of %(all)s (%(share)s %%)") % {"alike": figures.alike, "all": figures.n, "share": share}


@register.filter
def why_none(figures: Agreement) -> str:
    """Why there is no kappa: nobody varied."""
    if figures.first:
        return _("cannot be worked out: both gave it to every statement")
    return _("cannot be worked out: neither gave it to any statement")
