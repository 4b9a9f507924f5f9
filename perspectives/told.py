"""Who is heard, and what may be told of them: asked before a page, a paper or a file names a group.

What may be told is decided by ``dialogues.suppression``; here the rows are read that it decides on. All columns that
are told anywhere (the groups of the plan, every value of every background variable) are decided on together, so that
no page gives away what another hides.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Prefetch

from dialogues.models import Dialogue
from dialogues.suppression import HIDDEN, Past, Telling, may_be_spoken_of, nameable, tell, threshold_of
from interviews.models import Interviewee
from interviews.queries import heard_flags

from .models import Basis, BasisPerson, Compilation, CompilationStatus, Quote, Stance, Voice


def of_group(pk: int) -> str:
    """Key of a group of the plan as a column."""
    return f"g{pk}"


def of_side(kind: str) -> str:
    """Key of all groups of one kind (residents, officials …) as a column."""
    return f"s{kind}"


def of_value(pk: int) -> str:
    """Key of a value of a background variable as a column."""
    return f"v{pk}"


def of_perspective(pk: int) -> str:
    """Key of a perspective as a row."""
    return f"p{pk}"


def of_kind(kind: int | str) -> str:
    """Key of a kind of problem description as a row."""
    return f"k{kind}"


def of_category(pk: int) -> str:
    """Key of a category of the second codebook as a row."""
    return f"c{pk}"


@dataclass(frozen=True)
class Ground:
    """What suppression needs to know of a dialogue: people heard in each group, and which groups may be named."""

    threshold: int
    heard: dict[int, int]
    """People, by group."""
    names: dict[int, str]
    """Of the groups that may be named, in the plan's order."""
    columns: dict[str, frozenset[int]] = field(repr=False)
    """Who is heard in each column: groups of the plan, the sides they belong to, values of background variables."""
    earlier: list[Past] = field(default_factory=list, repr=False)
    """The published versions, oldest first."""
    bases: list[Basis] = field(default_factory=list, repr=False)

    @property
    def people(self) -> int:
        return sum(self.heard.values())

    @property
    def has_unnamed(self) -> bool:
        return any(people for group, people in self.heard.items() if group not in self.names)

    def is_spoken_of(self, column: str, left_out: Collection[str] = ()) -> bool:
        """Whether words are told of the column at all."""
        heard = len(self.columns.get(column, ()))
        return column not in left_out and may_be_spoken_of(heard, threshold=self.threshold)

    def may_name(self, column: str, left_out: Collection[str] = ()) -> bool:
        """Whether the column may head a table of words: it is spoken of, and a group of the plan may be named."""
        named = column[0] != "g" or int(column[1:]) in self.names
        return named and self.is_spoken_of(column, left_out)

    def newcomers(self) -> dict[int, int]:
        """How many of each group are heard since the latest version; nobody when there is none."""
        if not self.earlier:
            return {}
        before = self.earlier[-1].people
        return {pk: len(self.columns[of_group(pk)] - before.get(of_group(pk), frozenset())) for pk in self.heard}


def named_groups(dialogue: Dialogue) -> dict[int, str]:
    """Return the groups that may stand beside a quote, by key and in the plan's order. Two queries."""
    groups, names, _kinds = _groups(dialogue)
    unnamed = _unnamed_before(_bases(dialogue))
    return _named(groups, names, threshold_of(dialogue), unnamed)


def ground(dialogue: Dialogue) -> Ground:
    """Return who has been heard and what was told of them before. Withdrawn people are not counted.

    Three queries, four once a version is published.
    """
    groups, names, kinds = _groups(dialogue)
    threshold = threshold_of(dialogue)
    people = Prefetch("people", BasisPerson.objects.only("basis_id", "interviewee_id", "columns"))
    bases = list(_bases(dialogue).prefetch_related(people))
    columns = {of_group(pk): frozenset(inside) for pk, inside in groups.items()}
    return Ground(
        threshold=threshold,
        heard={pk: len(inside) for pk, inside in groups.items()},
        names=_named(groups, names, threshold, _unnamed_before(bases)),
        columns=columns | _sides(groups, kinds) | _values(dialogue),
        earlier=[_past(basis) for basis in bases],
        bases=bases,
    )


def _groups(dialogue: Dialogue) -> tuple[dict[int, set[int]], dict[int, str], dict[int, str]]:
    """Who is heard in each group, what the groups are called, in the plan's order, and of which kind they are."""
    found: dict[int, set[int]] = {}
    names: dict[int, str] = {}
    kinds: dict[int, str] = {}
    held = heard_flags(dialogue).filter(is_held=True).order_by("group__position", "group__name")
    for person, group, name, kind in held.values_list("pk", "group_id", "group__name", "group__kind"):
        found.setdefault(group, set()).add(person)
        names[group], kinds[group] = name, kind
    return found, names, kinds


def _sides(groups: Mapping[int, Collection[int]], kinds: Mapping[int, str]) -> dict[str, frozenset[int]]:
    """Who is heard in all groups of each kind."""
    found: dict[str, set[int]] = {}
    for group, inside in groups.items():
        if kinds[group]:
            found.setdefault(of_side(kinds[group]), set()).update(inside)
    return {side: frozenset(people) for side, people in found.items()}


def _named(
    groups: Mapping[int, Collection[int]], names: dict[int, str], threshold: int, unnamed: list[dict[int, int]]
) -> dict[int, str]:
    heard = {pk: len(inside) for pk, inside in groups.items()}
    named = nameable(heard, threshold=threshold, unnamed_before=unnamed)
    return {group: name for group, name in names.items() if group in named}


def _values(dialogue: Dialogue) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    held = heard_flags(dialogue).filter(is_held=True).values("pk")
    rows = Interviewee.background.through.objects.filter(interviewee__in=held)
    ordered = rows.order_by("backgroundvalue__variable__position", "backgroundvalue__position", "backgroundvalue_id")
    for person, value in ordered.values_list("interviewee_id", "backgroundvalue_id"):
        found.setdefault(of_value(value), set()).add(person)
    return {key: frozenset(people) for key, people in found.items()}


# --- Earlier versions ---------------------------------------------------------------------------------------------


def _bases(dialogue: Dialogue):
    published = Compilation.objects.filter(dialogue=dialogue, status=CompilationStatus.PUBLISHED).values("pk")
    rows = Basis.objects.filter(compilation__in=published).select_related("compilation")
    return rows.defer("compilation__content").order_by("compilation__number")


def _unnamed_before(bases: Iterable[Basis]) -> list[dict[int, int]]:
    return [
        {int(key[1:]): people for key, people in basis.heard.items() if key[0] == "g" and key not in basis.named}
        for basis in bases
    ]


def _past(basis: Basis) -> Past:
    people: dict[str, set[int]] = {key: set() for key in basis.heard}
    for row in basis.people.all():
        for key in row.columns:
            people.setdefault(key, set()).add(row.interviewee_id)
    cells = {
        (row, column): (word, said, opposed)
        for row, inside in basis.cells.items()
        for column, (word, said, opposed) in inside.items()
    }
    return Past(
        number=basis.compilation.number,
        people={key: frozenset(inside) for key, inside in people.items()},
        heard=basis.heard,
        spoken_of=basis.spoken_of,
        cells=cells,
        rows=basis.cells.keys(),
        threshold=basis.threshold,
    )


def in_print(base: Ground, telling: Telling) -> list[str]:
    """The columns of which a version tells words: groups of the plan that it names."""
    return [key for key in (of_group(pk) for pk in base.names) if key in telling.spoken_of]


def keep_basis(compilation: Compilation, base: Ground, telling: Telling, facts: dict) -> Basis:
    """Write down what a version that is being published rests on. Two queries and one for every 500 people."""
    printed = in_print(base, telling)
    kept = {key: base.columns[key] for key in [*(of_group(pk) for pk in base.heard), *printed]}
    cells: dict[str, dict[str, list]] = {row: {} for row, _column in telling.cells}
    for (row, column), cell in telling.cells.items():
        if column in printed and (cell.said or cell.opposed or cell.word != HIDDEN):
            cells[row][column] = [cell.word, cell.said, cell.opposed]
    basis = Basis.objects.create(
        compilation=compilation,
        threshold=base.threshold,
        heard={key: len(people) for key, people in kept.items()},
        named=[of_group(pk) for pk in base.names],
        spoken_of=printed,
        cells=cells,
        facts=facts,
    )
    inside: dict[int, list[str]] = {}
    for key, people in kept.items():
        for person in people:
            inside.setdefault(person, []).append(key)
    rows = [BasisPerson(basis=basis, interviewee_id=person, columns=keys) for person, keys in sorted(inside.items())]
    BasisPerson.objects.bulk_create(rows, batch_size=500)
    return basis


def may_stand_beside(base: Ground) -> Callable[[int, int | None], str]:
    """Return a function from a statement and its group to the name that may stand beside it when it is quoted.

    What was published without its group stays without: named later, it would be known to come from those who were few
    then. And while a few of a group have been heard since the latest version, no new quote has a group beside it: it
    would be known to come from one of them. One query once a version is published.
    """
    named: dict[int, bool] = {}
    if base.bases:
        published = Quote.objects.filter(compilation__in=[basis.compilation_id for basis in base.bases])
        for statement, was_named in published.order_by().values_list("statement_id", "named"):
            named[statement] = was_named and named.get(statement, True)
    few_came = any(0 < people < base.threshold for people in base.newcomers().values())

    def beside(statement: int, group: int | None) -> str:
        return base.names.get(group or 0, "") if named.get(statement, not few_came) else ""

    return beside


# --- What is said -------------------------------------------------------------------------------------------------


def carriers(perspectives: Collection[int]) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """Return, by row, who carries and who contradicts each perspective. One query.

    Only those who are noted as the speaker are counted: of what somebody in a focus group said nobody knows who did.
    """
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


def telling(base: Ground, perspectives: Collection[int], *, left_out: Collection[str] = ()) -> Telling:
    """Return the word of every (perspective, column). One query, two once a version is published."""
    said, opposed = carriers(perspectives)
    return tell_of(base, perspectives, said=said, opposed=opposed, left_out=left_out)


def tell_of(
    base: Ground,
    perspectives: Collection[int],
    *,
    said: Mapping[str, Collection[int]],
    opposed: Mapping[str, Collection[int]],
    left_out: Collection[str] = (),
) -> Telling:
    """Return the word of every (row, column); rows may be others than the ``perspectives``. One query at most."""
    return tell(
        columns=base.columns,
        said=said,
        opposed=opposed,
        threshold=base.threshold,
        earlier=base.earlier,
        left_out=left_out,
        same_row=same_rows(base, perspectives),
    )


def same_rows(base: Ground, perspectives: Collection[int]) -> dict[str, set[str]]:
    """For perspectives that no version has, those of earlier versions that are gone and whose quotes they have."""
    known = {row for past in base.earlier for row in past.rows}
    standing = {of_perspective(pk) for pk in perspectives}
    new = [pk for pk in perspectives if of_perspective(pk) not in known]
    gone = [int(row[1:]) for row in known - standing if row[0] == "p"]
    if not new or not gone:
        return {}
    found: dict[str, set[str]] = {}
    quoted = Quote.objects.filter(
        compilation__in=[basis.compilation_id for basis in base.bases],
        entry__perspective__in=gone,
        statement__voices__perspective__in=new,
    )
    pairs = quoted.order_by().values_list("statement__voices__perspective_id", "entry__perspective_id").distinct()
    for perspective, earlier in pairs:
        if perspective in new:
            found.setdefault(of_perspective(perspective), set()).add(of_perspective(earlier))
    return found
