"""Money of decisions in words and in sums: whole kronor, each with its year and where it comes from."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from dialogues.models import Dialogue

from ..models import PROMISED, Decision, Money
from ..queries import AGREED

NO_BREAK = "\N{NO-BREAK SPACE}"


def in_kronor(amount: int) -> str:
    """``amount`` in whole kronor as it is written: 1 200 000 kr, without a place to break."""
    written = number_format(amount, use_l10n=True, force_grouping=True)
    return "".join(NO_BREAK if sign.isspace() else sign for sign in written) + NO_BREAK + "kr"


def one_in_words(money: Money) -> str:
    """One row as a sentence goes: "350 000 kr for 2022 (the board's own budget)"."""
    words = _("%(amount)s for %(year)s") % {"amount": in_kronor(money.amount), "year": money.year}
    return f"{words} ({money.source})" if money.source else words


def in_words(decision: Decision) -> str:
    """All money of a decision in one line, or what was written in words before rows were. Reads prefetched rows."""
    rows = [one_in_words(money) for money in decision.amounts.all()]
    return "; ".join(rows) if rows else decision.money


@dataclass(frozen=True)
class Year:
    """What was given for a year, in whole kronor."""

    year: int
    amount: int


@dataclass(frozen=True)
class Sums:
    """Money of a dialogue's decisions, by year and in all, in whole kronor."""

    years: list[Year]

    @property
    def total(self) -> int:
        return sum(year.amount for year in self.years)

    def __bool__(self) -> bool:
        return bool(self.years)


def sums(dialogue: Dialogue, *, public: bool = False) -> Sums:
    """What decisions that said yes have given, by year; with ``public`` only for what is a promise. One query."""
    rows = Money.objects.filter(decision__proposal__dialogue=dialogue, decision__outcome__in=AGREED)
    if public:
        rows = rows.filter(decision__proposal__state__in=PROMISED)
    given = rows.order_by("year").values_list("year").annotate(amount=Sum("amount"))
    return Sums([Year(year, amount) for year, amount in given])


def sums_of(decisions: Iterable[Decision]) -> Sums:
    """As ``sums``, of ``decisions`` that are at hand. Reads prefetched rows."""
    given: dict[int, int] = {}
    for row in (money for one in decisions if one.outcome in AGREED for money in one.amounts.all()):
        given[row.year] = given.get(row.year, 0) + row.amount
    return Sums([Year(year, given[year]) for year in sorted(given)])


def sum_of(decisions: Iterable[Decision]) -> int:
    """Whole kronor that ``decisions`` have given, those that said yes. Reads prefetched rows."""
    return sum(money.amount for one in decisions if one.outcome in AGREED for money in one.amounts.all())
