"""What suppression decides on: who is heard in each column, and who says what in each row. People by key, for no page.

Columns are groups of the plan, their kinds, and values of background variables; rows are perspectives, kinds of
problem description and categories. All of them are decided on at once, so that no page gives away what another hides.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from dialogues.models import Dialogue
from dialogues.suppression import HIDDEN, cell, nameable, threshold_of
from interviews.models import Interviewee
from interviews.queries import heard_flags

from ..models import Facet, Stance, Statement, StatementKind, Voice

FEW, SMALL = "few", "small"


def of_group(pk: int) -> str:
    return f"g{pk}"


def of_side(kind: str) -> str:
    return f"s{kind}"


def of_value(pk: int) -> str:
    return f"v{pk}"


def of_perspective(pk: int) -> str:
    return f"p{pk}"


def of_kind(kind: str) -> str:
    return f"k{kind}"


def of_category(pk: int) -> str:
    return f"c{pk}"


@dataclass(frozen=True)
class Base:
    """Who is heard in each column, and which columns may be named at all."""

    threshold: int
    people: int
    columns: Mapping[str, frozenset[int]]
    named: frozenset[str]

    def heard(self, column: str) -> int:
        return len(self.columns.get(column, ()))

    def may_name(self, column: str) -> bool:
        return column in self.named


def base_of(dialogue: Dialogue) -> Base:
    """Return who is heard in each column. Two queries; nobody who has taken back what they said is counted."""
    held = heard_flags(dialogue).filter(is_held=True)
    columns: dict[str, set[int]] = {}
    everybody: set[int] = set()
    for person, group, kind in held.values_list("pk", "group_id", "group__kind"):
        everybody.add(person)
        columns.setdefault(of_group(group), set()).add(person)
        if kind:
            columns.setdefault(of_side(kind), set()).add(person)
    values = Interviewee.background.through.objects.filter(interviewee__in=held.values("pk"))
    variables: dict[int, set[str]] = {}
    for person, value, variable in values.values_list(
        "interviewee_id", "backgroundvalue_id", "backgroundvalue__variable_id"
    ):
        columns.setdefault(of_value(value), set()).add(person)
        variables.setdefault(variable, set()).add(of_value(value))
    threshold = threshold_of(dialogue)
    families = [*variables.values(), *({key for key in columns if key[0] == letter} for letter in "gs")]
    named: set[str] = set()
    for family in families:
        inside = {key: len(columns[key]) for key in family}
        inside[""] = len(everybody - set().union(*(columns[key] for key in family))) if family else 0
        named |= nameable(inside, threshold=threshold) - {""}
    return Base(
        threshold=threshold,
        people=len(everybody),
        columns={key: frozenset(people) for key, people in columns.items()},
        named=frozenset(named),
    )


def carriers(perspectives: Collection[int]) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Return, by row, who says each perspective and who says the opposite. One query."""
    said: dict[str, set[int]] = {of_perspective(pk): set() for pk in perspectives}
    opposed: dict[str, set[int]] = {of_perspective(pk): set() for pk in perspectives}
    voices = Voice.objects.filter(
        perspective__in=perspectives, statement__removed_at=None, statement__speaker__isnull=False
    )
    for perspective, speaker, stance in voices.order_by().values_list(
        "perspective_id", "statement__speaker_id", "stance"
    ):
        (said if stance == Stance.FOR else opposed)[of_perspective(perspective)].add(speaker)
    return said, opposed


def describers(dialogue: Dialogue, facets: Iterable[Facet] = ()) -> dict[str, set[int]]:
    """Return, by row, who describes each kind and whose statements have each category. One query, two with facets."""
    said: dict[str, set[int]] = {of_kind(kind.value): set() for kind in StatementKind}
    spoken = Statement.objects.filter(dialogue=dialogue, speaker__isnull=False)
    for speaker, kinds in spoken.exclude(kinds=0).order_by().values_list("speaker_id", "kinds").distinct():
        for kind in StatementKind:
            if kinds & kind.bit:
                said[of_kind(kind.value)].add(speaker)
    categories = [one.pk for facet in facets for one in facet.categories.all() if one.removed_at is None]
    if categories:
        said |= {of_category(pk): set() for pk in categories}
        through = Statement.categories.through.objects.filter(
            category__in=categories, statement__dialogue=dialogue, statement__removed_at=None
        )
        for category, speaker in through.exclude(statement__speaker=None).values_list(
            "category_id", "statement__speaker_id"
        ):
            said[of_category(category)].add(speaker)
    return said


@dataclass(frozen=True)
class Told:
    """What others read in one cell, and why no more: FEW, SMALL or nothing."""

    word: str
    why: str = ""


def decide(
    base: Base, said: Mapping[str, Collection[int]], opposed: Mapping[str, Collection[int]]
) -> dict[tuple[str, str], Told]:
    """Return what others may read, by (row, column)."""
    found: dict[tuple[str, str], Told] = {}
    for row, sayers in said.items():
        says, against = frozenset(sayers), frozenset(opposed.get(row, ()))
        for column, people in base.columns.items():
            if not base.may_name(column):
                found[row, column] = Told(HIDDEN, SMALL)
                continue
            word = cell(
                said=len(says & people),
                opposed=len(against & people),
                heard=len(people),
                threshold=base.threshold,
            )
            found[row, column] = Told(word, FEW if word == HIDDEN else "")
    return found
