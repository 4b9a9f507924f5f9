"""The statements of one interview as the coding draws them: where they stand, their wordings, and what they lack.

Two queries read all of them, however many they are; nothing else of the rows comes along.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from accounts.models import User
from accounts.prepared import Prepared
from interviews.models import Interview

from ..models import Statement, StatementStatus
from .filters import CodingFilter

_COLUMNS = (
    *("pk", "number", "start", "end", "anchored", "original", "masked", "language", "status", "removed_at", "kinds"),
)
_ROWS = Prepared(
    lambda interview: (
        Statement.everything.filter(interview=interview).order_by("start", "number").values_list(*_COLUMNS)
    )
)
_GIVEN = Prepared(
    lambda interview: (
        Statement.themes.through.objects.filter(statement__interview=interview)
        .order_by()
        .values_list("statement_id", "theme_id")
    )
)


@dataclass(slots=True, eq=False, repr=False)
class Lifted:
    """A statement beside the text. ``themes`` are keys."""

    pk: int
    number: int
    start: int
    end: int
    anchored: bool
    original: str
    masked: str
    language: str
    status: str
    removed_at: datetime | None
    kinds: int
    themes: Collection[int] = ()

    def __str__(self) -> str:
        return _("Statement %(number)s") % {"number": self.number}

    @property
    def is_masked(self) -> bool:
        return self.status != StatementStatus.LIFTED

    @property
    def is_verbatim(self) -> bool:
        return self.masked == self.original


def lifted_in(interview: Interview) -> tuple[list[Lifted], list[Lifted]]:
    """The statements of the interview in the order of the text, and those that have been removed. Two queries."""
    given: dict[int, list[int]] = {}
    for statement, theme in _GIVEN.rows(interview.pk):
        given.setdefault(statement, []).append(theme)
    standing: list[Lifted] = []
    removed: list[Lifted] = []
    for row in _ROWS.rows(interview.pk):
        one = Lifted(*row, themes=given.get(row[0], ()))
        (standing if one.removed_at is None else removed).append(one)
    return standing, removed


def let_through(interview: Interview, user: User, asked: CodingFilter) -> set[int] | None:
    """Keys of the statements that a filter lets through; None when nothing is asked for. One query, or none."""
    if not asked.is_on:
        return None
    return set(asked.narrow(Statement.objects.filter(interview=interview), user).values_list("pk", flat=True))


@dataclass(frozen=True, eq=False)
class Progress:
    """How far the interview has come, and where to go next. ``marks`` are in the order of the text.

    ``at`` is the open one. ``chosen`` are keys of those that a filter lets through, None when there is none.
    """

    marks: Sequence[Lifted]
    at: Lifted | None = None
    chosen: Collection[int] | None = None

    @cached_property
    def _bare(self) -> list[Lifted]:
        return [one for one in self.marks if not one.themes]

    @cached_property
    def _unmasked(self) -> list[Lifted]:
        return [one for one in self.marks if not one.is_masked]

    @property
    def bare(self) -> int:
        return len(self._bare)

    @property
    def unmasked(self) -> int:
        return len(self._unmasked)

    @property
    def shown(self) -> int:
        return len(self.marks) if self.chosen is None else sum(one.pk in self.chosen for one in self.marks)

    @property
    def next_bare(self) -> Lifted | None:
        return self._next(self._bare)

    @property
    def next_unfinished(self) -> Lifted | None:
        """The next statement, from the open one and round again, that lacks a theme or a mask."""
        return self._next(one for one in self.marks if not one.themes or not one.is_masked)

    def _next(self, wanted: Iterable[Lifted]) -> Lifted | None:
        others = (one for one in wanted if (self.chosen is None or one.pk in self.chosen) and one is not self.at)
        if self.at is None:
            return next(others, None)
        here, first = (self.at.start, self.at.number), None
        for one in others:
            if (one.start, one.number) > here:
                return one
            first = first or one
        return first


def progress(interview: Interview, user: User, asked: CodingFilter, *, number: int | None = None) -> Progress:
    """How far the interview has come, with statement ``number`` open: two queries, and one for a filter."""
    rows, _removed = lifted_in(interview)
    at = next((one for one in rows if one.number == number), None) if number is not None else None
    return Progress(rows, at, let_through(interview, user, asked))
