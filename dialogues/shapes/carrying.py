"""What a copy takes along from an earlier dialogue, and what it never takes.

Each room says how its own part is carried, and of which of its texts: those written *for* people to read or be asked,
never what people said or who they are. A text that names somebody all the same stays behind.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Model

from ..models import Dialogue, PlannedPhase
from .naming import Naming

PLAIN = ("lowest_age", "threshold", "most_kept")
"""Settings of a dialogue: numbers and choices, in which no word has room."""


@dataclass
class Copy:
    """A copy under way. ``shift``: from the earlier dialogue's days to the new one's, in whole weeks."""

    source: Dialogue
    target: Dialogue
    naming: Naming
    left: list[str] = field(default_factory=list)
    """What stayed behind because it names somebody: which kind of text, once for each."""

    @property
    def shift(self) -> timedelta:
        return timedelta(weeks=round((self.target.starts_on - self.source.starts_on).days / 7))

    def day(self, day: date) -> date:
        return day + self.shift

    def words(self, row: Model) -> dict[str, str] | None:
        """The texts of ``row`` that may be carried, by field; None when the first of them, which it cannot do without,
        names somebody. A further one that does is empty."""
        found: dict[str, str] = {}
        for place, name in enumerate(words_of(type(row))):
            text = getattr(row, name)
            if self.naming.names_somebody(text):
                self.left.append(str(row._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
                if place == 0:
                    return None
                text = ""
            found[name] = text
        return found


Carrier = Callable[[Copy], None]
Starter = Callable[..., None]
_carriers: list[Carrier] = []
_starters: list[Starter] = []
WORDS: dict[str, tuple[str, ...]] = {"dialogues.dialogue": ("legal_basis", "notice")}
"""Texts that a copy may hold, by model. A test compares it with a list of its own, and looks for all others."""


def words_of(model: type[Model]) -> tuple[str, ...]:
    return WORDS[model._meta.label_lower]


def register(*, carry: Carrier, words: Mapping[type[Model], Iterable[str]], begin: Starter | None = None) -> None:
    """Let a room carry its part; called from ``AppConfig.ready``.

    Args:
        carry: writes the rows of the new dialogue from those of the earlier one, by ``copy.words``.
        words: the texts it carries; the first of each model is the one without which the row means nothing.
        begin: ``begin(dialogue=, actor=)`` lays out what a tried shape has in the room.
    """
    if carry not in _carriers:
        _carriers.append(carry)
        WORDS.update({model._meta.label_lower: tuple(names) for model, names in words.items()})
        if begin is not None:
            _starters.append(begin)


def carry_all(copy: Copy) -> None:
    """Carry every room's part, our own first."""
    for carry in [_settings, _plan, *_carriers]:
        carry(copy)


def begin_all(**given: Any) -> None:
    for begin in _starters:
        begin(**given)


def _settings(copy: Copy) -> None:
    values: dict[str, Any] = {name: getattr(copy.source, name) for name in PLAIN}
    for name in words_of(Dialogue):
        text = getattr(copy.source, name)
        if copy.naming.names_somebody(text):
            copy.left.append(str(Dialogue._meta.get_field(name).verbose_name))  # type: ignore[union-attr]
        else:
            values[name] = text
    Dialogue.objects.filter(pk=copy.target.pk).update(**values)
    for name, value in values.items():
        setattr(copy.target, name, value)


def _plan(copy: Copy) -> None:
    """The phases with their lengths. What was noted about them stays."""
    PlannedPhase.objects.bulk_create(
        PlannedPhase(
            dialogue=copy.target, phase=row.phase, starts_on=copy.day(row.starts_on), ends_on=copy.day(row.ends_on)
        )
        for row in copy.source.plan.all()
    )
