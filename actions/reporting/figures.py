"""How a measure's figures are written: as many decimals as were given, in the reader's language."""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import Indicator


def as_figure(value: Decimal) -> str:
    """Return 61.50 as "61,5" and 1200.00 as "1 200" in Swedish."""
    return number_format(Decimal(f"{value.normalize():f}"), use_l10n=True, force_grouping=True)


def aims(measure: Indicator) -> str:
    """Where a measure began and where it should come, in words; empty when neither is known."""
    parts = []
    if measure.baseline is not None:
        parts.append(_("before: %(value)s") % {"value": as_figure(measure.baseline)})
    if measure.target is not None:
        parts.append(_("aimed for: %(value)s") % {"value": as_figure(measure.target)})
    return str(capfirst(", ".join(parts)))
