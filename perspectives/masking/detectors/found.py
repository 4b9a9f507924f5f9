"""What a detector found: where it stands in the ``Plain`` text, its kind, and what could stand there instead."""

from dataclasses import dataclass, field

from ...models.statements import TraitKind

HARD = frozenset({TraitKind.PERSONAL_NUMBER, TraitKind.PHONE, TraitKind.EMAIL})
"""What leads straight to one person: a mask is not finished while somebody has not decided about it."""


@dataclass(frozen=True, repr=False)
class Found:
    """``coarse`` is a key of ``proposals``, or a text of its own when ``said`` is set. Its repr holds no words."""

    kind: TraitKind
    start: int
    end: int
    coarse: str
    genitive: bool = False
    said: str = ""
    firm: bool = True
    """False for a mere capital: whatever knows the word by its form has it first."""
    traits: tuple[str, ...] = field(default=())
    """For a combination: the words that together point."""

    def __repr__(self) -> str:
        return f"<Found {self.kind} {self.start}-{self.end}>"
