"""An indicator as it is shown: where it began, where it stands, where it should come. Pure functions of rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from ..models import Indicator, IndicatorFigure
from ..standing import as_date


def standing_figures(figures: Iterable[IndicatorFigure], until: date | None = None) -> list[IndicatorFigure]:
    """The figures that hold, by day: of several for one day the newest, since a correction is a new figure."""
    held: dict[date, IndicatorFigure] = {}
    for figure in sorted(figures, key=lambda one: one.pk):
        if until is None or figure.on <= until:
            held[figure.on] = figure
    return [held[day] for day in sorted(held)]


def written(value: Decimal, unit: str = "") -> str:
    """A value as people write it: 61 children, 12,5 per cent. No zeros at the end."""
    number = number_format(value.normalize() if value else Decimal(0), use_l10n=True, force_grouping=True)
    if "E" in number.upper():
        number = number_format(value.quantize(Decimal(1)), use_l10n=True, force_grouping=True)
    return f"{number} {unit}".strip()


@dataclass(frozen=True)
class Shown:
    """One row: the indicator and its three values in words, each with its day, or what is missing."""

    indicator: Indicator
    before: str
    now: str
    aim: str
    corrected: int
    """How many figures have been replaced by a correction."""


def shown(indicator: Indicator) -> Shown:
    """Reads the prefetched figures."""
    figures = list(indicator.figures.all())
    held = standing_figures(figures)

    def on(value: Decimal | None, day: date | None, words: str) -> str:
        if value is None or day is None:
            return ""
        return words % {"value": written(value, indicator.unit), "day": as_date(day)}

    last = held[-1] if held else None
    return Shown(
        indicator,
        before=on(indicator.baseline, indicator.baseline_on, _("%(value)s, %(day)s")) or _("not known"),
        now=on(last.value, last.on, _("%(value)s, %(day)s")) if last else _("no figure yet"),
        aim=on(indicator.target, indicator.target_on, _("%(value)s by %(day)s")) or _("not set"),
        corrected=len(figures) - len(held),
    )
