"""What a version hides and why, for its leader; and what stops it from being published beside earlier versions.

Counts of people are here, since the leader reads them anyway; nobody's number, no statement.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from dialogues.events import record
from dialogues.suppression import Cell, Side, Telling, Why, past_of, reveals
from interviews.models import BackgroundValue, GroupKind, StakeholderGroup

from ..models import Compilation, CompilationStatus, Quote
from ..told import (
    Ground,
    ground,
    in_print,
    may_stand_beside,
    of_group,
    of_perspective,
    of_side,
    of_value,
    same_rows,
    telling,
)
from .heard import facts
from .steps import locked

UNPUBLISHED = (CompilationStatus.DRAFT, CompilationStatus.REVIEW, CompilationStatus.APPROVED)


@dataclass(frozen=True)
class Entry:
    """A perspective's place in the version."""

    pk: int
    title: str
    chapter: int
    number: int


@dataclass(frozen=True)
class Stop:
    """A cell for which neither a word nor none is safe."""

    group: int
    name: str
    perspective: str
    text: str


@dataclass(frozen=True)
class GroupLine:
    """A group of the plan, how many are heard, and what is told of it."""

    pk: int
    name: str
    heard: int
    is_named: bool
    tells: bool
    waits: bool
    text: str


@dataclass(frozen=True)
class CellLine:
    """A cell whose word is another than its count alone would give, and why."""

    perspective: str
    group: str
    people: str
    text: str


@dataclass(frozen=True)
class FewLine:
    """A perspective and the groups in which some say it, but too few for a word."""

    perspective: str
    groups: list[tuple[str, str]]


@dataclass(frozen=True)
class Hidden:
    """The whole page."""

    threshold: int
    stops: list[Stop]
    groups: list[GroupLine]
    held_back: list[CellLine]
    few: list[FewLine]
    others: list[str]
    """About quotes and figures, a sentence each."""


def hidden(compilation: Compilation) -> Hidden:
    """Work out what the version hides. A dozen queries, whatever there is."""
    dialogue = compilation.dialogue
    base = ground(dialogue)
    entries = _entries(compilation)
    told = telling(base, [entry.pk for entry in entries], left_out=compilation.left_out)
    names = column_names(dialogue)
    return Hidden(
        threshold=base.threshold,
        stops=_stops(compilation, base, told, entries),
        groups=_groups(compilation, base, names),
        held_back=_held_back(base, told, entries, names),
        few=_few(base, told, entries),
        others=[*_quotes(compilation, base), *_figures(compilation, base)],
    )


def refusals(compilation: Compilation, base: Ground | None = None, told: Telling | None = None) -> list[str]:
    """Return why the version may not be published beside earlier ones, a sentence for each cell.

    Args:
        base, told: what is about to be published, when it is worked out already; else seven queries.
    """
    base = base or ground(compilation.dialogue)
    if not base.earlier:
        return []
    entries = _entries(compilation)
    told = told or telling(base, [entry.pk for entry in entries], left_out=compilation.left_out)
    return [stop.text for stop in _stops(compilation, base, told, entries)]


@transaction.atomic
def let_wait(*, compilation: Compilation, group: StakeholderGroup, waits: bool, actor: User) -> None:
    """Leave a group without words in this version, or let words be told of it again.

    Raises:
        ValidationError: the version is published.
    """
    compilation = locked(compilation, *UNPUBLISHED)
    key = of_group(group.pk)
    if waits is (key in compilation.left_out):
        return
    compilation.left_out = sorted({*compilation.left_out, key} if waits else {*compilation.left_out} - {key})
    compilation.save(update_fields=["left_out", "version"])
    name = "compilation.group_waits" if waits else "compilation.group_told"
    record(name, dialogue=compilation.dialogue, actor=actor, obj=compilation, group=group.pk)


def column_names(dialogue) -> dict[str, str]:
    """Return what every column is called. Two queries."""
    names = {of_group(pk): name for pk, name in dialogue.groups.values_list("pk", "name")}
    names |= {of_side(kind.value): str(kind.label) for kind in GroupKind}
    values = BackgroundValue.objects.filter(variable__dialogue=dialogue).values_list("pk", "name", "variable__name")
    return names | {of_value(pk): f"{variable}: {name}" for pk, name, variable in values}


def _entries(compilation: Compilation) -> list[Entry]:
    rows = compilation.entries.order_by("chapter__position", "chapter__pk", "position", "pk")
    found: list[Entry] = []
    chapters: dict[int, int] = {}
    inside: dict[int, int] = {}
    for pk, title, chapter in rows.values_list("perspective_id", "perspective__title", "chapter_id"):
        chapters.setdefault(chapter, len(chapters) + 1)
        inside[chapter] = inside.get(chapter, 0) + 1
        found.append(Entry(pk, title, chapters[chapter], inside[chapter]))
    return found


# --- What stops it ------------------------------------------------------------------------------------------------


def _stops(compilation: Compilation, base: Ground, told: Telling, entries: list[Entry]) -> list[Stop]:
    """The cells that no way is safe for, and whatever a last look at the finished table finds."""
    titles = {of_perspective(entry.pk): entry.title for entry in entries}
    printed = in_print(base, told)
    versions = {
        (row, column): set(told.cells[row, column].says.versions + told.cells[row, column].against.versions)
        for row, column in told.no_way
        if column in printed
    }
    new = past_of(compilation.number, told, spoken_of=printed)
    for one in reveals(base.earlier, new, same_row=same_rows(base, [entry.pk for entry in entries])):
        versions.setdefault((one.row, one.column), set()).add(one.version)
    found = []
    for (row, column), numbers in versions.items():
        group = int(column[1:])
        words = {
            "group": base.names[group],
            "perspective": titles[row],
            "versions": " " + ", ".join(str(number) for number in sorted(numbers)) if numbers else "",
        }
        text = _(
            "%(group)s, under “%(perspective)s”: beside version%(versions)s either a word or none would tell what a "
            "few people say. Let the group wait in this version, or publish when more are heard."
        )
        found.append(Stop(group, base.names[group], titles[row], text % words))
    return found


# --- Groups -------------------------------------------------------------------------------------------------------


def _groups(compilation: Compilation, base: Ground, names: dict[str, str]) -> list[GroupLine]:
    return [
        GroupLine(
            pk=group,
            name=names[of_group(group)],
            heard=heard,
            is_named=group in base.names,
            tells=base.may_name(of_group(group), compilation.left_out),
            waits=of_group(group) in compilation.left_out,
            text=_of_group(compilation, base, group, heard),
        )
        for group, heard in base.heard.items()
    ]


def _of_group(compilation: Compilation, base: Ground, group: int, heard: int) -> str:
    k, key = base.threshold, of_group(group)
    if key in compilation.left_out:
        return _("You have let it wait: nothing is told of who says what.")
    if heard < k:
        return _("Fewer than %(few)s are heard, so it is not named.") % {"few": k}
    if group not in base.names:
        before = [basis for basis in base.bases if key not in basis.named and 0 < basis.heard.get(key, 0) < k]
        if before:
            return _(
                "Too few were heard in it for version %(number)s. It is named when %(few)s more than then are heard: "
                "one more would tell how few they were."
            ) % {"number": before[-1].compilation.number, "few": k}
        return _("Not named: those in the groups that are too small would be told of by being left.")
    if not base.is_spoken_of(key):
        return _("Named beside quotes. Who says what is told when %(many)s are heard.") % {"many": 2 * k}
    return _("Named, and it is told what it says.")


# --- Cells --------------------------------------------------------------------------------------------------------


def _held_back(base: Ground, told: Telling, entries: list[Entry], names: dict[str, str]) -> list[CellLine]:
    lines = []
    for entry in entries:
        for group, name in base.names.items():
            cell = told.cells[of_perspective(entry.pk), of_group(group)]
            for side, people in ((cell.says, cell.said), (cell.against, cell.opposed)):
                if side.why in {Why.WORKED_OUT, Why.COMPARED, Why.NO_WAY}:
                    who = _say_it(people) if side is cell.says else _say_the_opposite(people)
                    lines.append(CellLine(entry.title, name, who, reason(side, names)))
    return lines


def reason(side: Side, names: dict[str, str]) -> str:
    """Say in words why a side of a cell is as it is."""
    versions = ", ".join(str(number) for number in side.versions)
    if side.why is Why.WORKED_OUT and side.beside:
        text = _(
            "Not told: almost the same people are in %(other)s, where nothing is told. The few who differ would show."
        )
        return text % {"other": names.get(side.beside, side.beside)}
    if side.why is Why.WORKED_OUT:
        return _("Not told: together with the other cells it would tell what a few people say.")
    if side.why is Why.NO_WAY:
        text = _("Stops the publication: neither a word nor none is safe beside version %(versions)s.")
    elif side.told:
        text = _("Stands as in version %(versions)s. Were it gone, those few who are no longer counted would show.")
    else:
        text = _("Not told, as in version %(versions)s. Were it there, the few who have come since would show.")
    return text % {"versions": versions}


def _say_it(people: int) -> str:
    return ngettext("%(n)d says it", "%(n)d say it", people) % {"n": people}


def _say_the_opposite(people: int) -> str:
    return ngettext("%(n)d says the opposite", "%(n)d say the opposite", people) % {"n": people}


def _few(base: Ground, told: Telling, entries: list[Entry]) -> list[FewLine]:
    lines = []
    for entry in entries:
        inside = []
        for group, name in base.names.items():
            cell = told.cells[of_perspective(entry.pk), of_group(group)]
            if words := _few_words(cell):
                inside.append((name, words))
        if inside:
            lines.append(FewLine(entry.title, inside))
    return lines


def _few_words(cell: Cell) -> str:
    parts = []
    if cell.said and cell.says.why in {Why.FEW, Why.SMALL, Why.LEFT_OUT}:
        parts.append(_say_it(cell.said))
    if cell.opposed and cell.against.why in {Why.FEW, Why.SMALL, Why.LEFT_OUT}:
        parts.append(_say_the_opposite(cell.opposed))
    return ", ".join(parts)


# --- Quotes and figures -------------------------------------------------------------------------------------------


def _quotes(compilation: Compilation, base: Ground) -> Iterable[str]:
    by = may_stand_beside(base)
    quotes = list(compilation.quotes.values_list("statement", "statement__group", "statement__speaker"))
    bare = sum(group in base.names and not by(statement, group) for statement, group, _speaker in quotes)
    if bare:
        yield ngettext(
            "%(n)d quote has no group beside it though its group is named: it stood without in an earlier version, or "
            "it is new while fewer than %(few)s of a group are.",
            "%(n)d quotes have no group beside them though their groups are named: they stood without in an earlier "
            "version, or they are new while fewer than %(few)s of a group are.",
            bare,
        ) % {"n": bare, "few": base.threshold}
    if not base.bases:
        return
    before = Quote.objects.filter(compilation__in=[basis.compilation_id for basis in base.bases])
    published = dict(before.order_by().values_list("statement", "statement__speaker"))
    new = {speaker for statement, _group, speaker in quotes if statement not in published and speaker}
    if 0 < len(new) < base.threshold:
        yield ngettext(
            "The quotes that are new since the last version come from %(n)d person. Whoever knows who was heard late "
            "can tell whose they are. Ask them first, or wait for more.",
            "The quotes that are new since the last version come from %(n)d people. Whoever knows who was heard late "
            "can tell whose they are. Ask them first, or wait for more.",
            len(new),
        ) % {"n": len(new)}
    last = Quote.objects.filter(compilation=base.bases[-1].compilation_id)
    gone = last.exclude(statement__in=compilation.quotes.values("statement")).count()
    if gone:
        yield ngettext(
            "%(n)d quote of the last version is gone. Whoever kept that version can see which.",
            "%(n)d quotes of the last version are gone. Whoever kept that version can see which, and that they went "
            "together.",
            gone,
        ) % {"n": gone}


def _figures(compilation: Compilation, base: Ground) -> Iterable[str]:
    known = facts(compilation.dialogue, base)
    if known.people and known.at_least:
        yield _(
            "%(heard)s people are heard. The cover says at least %(shown)s, and counts fewer interviews: whoever knows "
            "how many are heard in the other groups could else work out how few they are in the small ones."
        ) % {"heard": base.people, "shown": known.people}
    elif known.people and known.people != base.people:
        yield _(
            "%(heard)s people are heard now. The cover says about %(shown)s, as an earlier version did: the difference "
            "is about fewer than %(few)s."
        ) % {"heard": base.people, "shown": known.people, "few": base.threshold}
    shown = {kind for kind, _count in known.interviews}
    if left := [kind for kind in known.counts["kinds"] if kind not in shown]:
        yield ngettext(
            "%(n)d way of hearing people is not counted out on the cover: too few were heard in it.",
            "%(n)d ways of hearing people are not counted out on the cover: too few were heard in them.",
            len(left),
        ) % {"n": len(left)}
    yield _(
        "Ages are told in decades and months of the interviews so that at least %(few)s people are at either end."
    ) % {"few": base.threshold}
