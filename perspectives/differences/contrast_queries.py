"""Contradictions as they are read: sides with their labels, chosen statements that may be quoted, and what is missing.

The same number of queries for one contradiction and for sixty.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.models import Dialogue

from ..compilations.queries import quotable
from ..models import Contrast, ContrastQuote, ContrastSide, Perspective, Stance, Statement
from ..rules import visible_perspectives
from .labels import Label, Names, names


@dataclass
class SideSeen:
    """A side as somebody may read it."""

    side: ContrastSide
    label: Label
    quotes: list[Statement]
    perspective: Perspective | None
    gone: int = 0
    """Chosen statements that may not be quoted any more, and are not shown."""

    @property
    def opposes(self) -> bool:
        return self.side.stance == Stance.AGAINST

    @property
    def is_empty(self) -> bool:
        return not self.quotes and self.perspective is None


@dataclass
class ContrastSeen:
    """A contradiction as somebody may read it."""

    contrast: Contrast
    sides: list[SideSeen]
    theme: str = ""
    lacks: list[str] = field(default_factory=list)
    """What it could do with, in sentences for the leader."""

    @property
    def is_whole(self) -> bool:
        """Whether two sides at least have something to say."""
        return sum(not side.is_empty for side in self.sides) >= 2


def contrasts(
    user: User, dialogue: Dialogue, *, named: Names | None = None, rows: QuerySet[Contrast] | None = None
) -> list[ContrastSeen]:
    """Return the dialogue's contradictions in order, each with what the person may read of it.

    Statements are those that may be quoted, which are released and so for every reader of statements: one that is
    taken back or no longer released is gone at once. Five queries, and those for the names.
    """
    standing = dialogue.contrasts.filter(removed_at=None) if rows is None else rows
    found, words = with_words(standing, quotable(dialogue))
    seen = set(visible_perspectives(user, dialogue).values_list("pk", flat=True))
    named = named or names(dialogue)
    return [_seen(contrast, named, seen, words) for contrast in found]


def with_words(
    rows: QuerySet[Contrast], statements: QuerySet[Statement]
) -> tuple[list[Contrast], dict[int, Statement]]:
    """Return contradictions with their sides, and by key those of their statements that are among ``statements``.

    Four queries.
    """
    quotes = Prefetch("quotes", ContrastQuote.objects.order_by("position", "pk"))
    sides = ContrastSide.objects.select_related("perspective__merged_into").prefetch_related(quotes)
    found = list(rows.select_related("theme").prefetch_related(Prefetch("sides", sides.order_by("position"))))
    keys = [quote.statement_id for one in found for side in one.sides.all() for quote in side.quotes.all()]
    shown = statements.filter(pk__in=keys).order_by().defer("original", "kept")
    return found, {statement.pk: statement for statement in shown}


def standing_perspective(side: ContrastSide) -> Perspective | None:
    """The side's perspective, or the one it has been merged into; None when it is removed or parked."""
    perspective = side.perspective
    if perspective is not None and perspective.merged_into is not None:
        perspective = perspective.merged_into
    if perspective is None or perspective.removed_at or perspective.parked_at:
        return None
    return perspective


def _seen(contrast: Contrast, named: Names, perspectives: set[int], words: dict[int, Statement]) -> ContrastSeen:
    sides = []
    for side in contrast.sides.all():
        perspective = standing_perspective(side)
        chosen = [quote.statement_id for quote in side.quotes.all()]
        quotes = [words[key] for key in chosen if key in words]
        sides.append(
            SideSeen(
                side=side,
                label=named.label(side),
                quotes=quotes,
                perspective=perspective if perspective and perspective.pk in perspectives else None,
                gone=len(chosen) - len(quotes),
            )
        )
    theme = contrast.theme.title if contrast.theme and contrast.theme.removed_at is None else ""
    return ContrastSeen(contrast, sides, theme, lacks(sides))


def lacks(sides: Iterable[SideSeen]) -> list[str]:
    """Say what a contradiction could do with before others read it."""
    found = []
    rows = list(sides)
    if any(not side.quotes for side in rows):
        found.append(_("A side has no words of its own yet."))
    elif len({len(side.quotes) for side in rows}) > 1:
        found.append(_("One side has more statements than another. Neither should weigh more."))
    if any(side.gone for side in rows):
        found.append(_("A statement that was chosen may not be quoted any more, and is not shown."))
    found += [side.label.reason for side in rows if side.label.why]
    return list(dict.fromkeys(found))
