"""Gaps that only the crossing shows: nobody under 18 from Mariehem, though both are heard. For the leader alone.

A square is a hole when somebody could be expected in it: by the plan (a group that belongs to a place, and nobody
from there), or by the squares around it. The second takes that the squares beside it, along the row and down the
column, mostly hold people: where they are empty too, the two simply do not go together (retired and under 18). And
as many as ``EXPECTED`` people would stand in it if the one had nothing to do with the other. A group whose people all
come from one place, out of several, is a hole the other way round.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import BackgroundValue, BackgroundVariable
from .crossing import Heard, both
from .figures import Figures, GroupRow
from .gaps import Gap, most_wanting, stands_for_all

EXPECTED = 2.0
"""So many people expected make an empty square telling: by chance alone it is empty once in seven times."""
FILLED = 2 / 3
"""This share of the other squares in row and column must hold somebody."""
ENOUGH = 5
"""A variable that fewer have answered tells nothing by its empty values."""
ALIKE = 4
"""So many of a group from the same place, and none from another, are no longer chance."""
BY_THE_PLAN = 100.0
"""What the plan says outright comes before what the squares hint at."""
PLACES = {"district", "place", "area"}
PEOPLE = {"age", "gender"}
"""Keys of variables whose values read as people on their own: “under 18”, “woman”."""


_Found = tuple[float, str, Gap]
"""How many were expected, the gap's key, the gap."""


@dataclass(frozen=True)
class _Side:
    """One set in a crossing: the people of a value or a group."""

    key: str
    people: int
    words: str
    size: float
    """How many one may reckon with: those heard, or for a group the plan, up to twice as many."""
    defines: frozenset[int] = frozenset()
    """Variables that the group is named by, which nothing is expected across."""
    row: GroupRow | None = None


def holes(
    result: Figures, variables: Sequence[BackgroundVariable], heard: Heard
) -> tuple[list[Gap], list[Gap], list[Gap]]:
    """Return values that nobody has, holes by how many were expected, and values that one person stands for.

    Only for exact figures. No query: everything is counted in the sets of ``heard``.
    """
    places = {variable.pk for variable in variables if is_place(variable, result.rows)}
    sides = {variable.pk: _value_sides(variable, heard, variable.pk in places) for variable in variables}
    groups = [_group_side(row, variables, heard) for row in result.rows if row.held > 1]
    silent, alone = _values(result, variables, sides, heard)
    found: list[_Found] = []
    for variable in variables:
        columns, said = sides[variable.pk], heard.of_variable(variable)
        rows = [side for side in groups if variable.pk not in side.defines]
        if variable.pk in places:
            homes = {side.key: _homes(side, variable, columns) for side in groups}
            found += _away_from_home(groups, homes)
            rows = [side for side in rows if not homes[side.key]]
            found += _from_one_place(rows, variable, columns, said)
        spread = variable.pk in places or variable.key in PEOPLE
        found += _empty_squares(result, heard, rows, columns, said, attribute=not spread)
    for one, other in combinations(variables, 2):
        down, across = sorted((one, other), key=lambda variable: (variable.pk in places, variable.key not in PEOPLE))
        said = heard.of_variable(one) & heard.of_variable(other)
        found += _empty_squares(result, heard, sides[down.pk], sides[across.pk], said)
    best: dict[str, _Found] = {}
    for hole in found:  # the plan and the squares may both miss the same people
        best.setdefault(hole[1], hole)
    ordered = sorted(best.values(), key=lambda hole: (-round(hole[0], 6), hole[1]))
    return silent, [gap for _score, _key, gap in ordered], alone


def is_place(variable: BackgroundVariable, rows: Iterable[GroupRow]) -> bool:
    """Whether a variable is about where people live: by its key, or because groups have its values as their area."""
    names = {value.name.casefold() for value in variable.values.all()}
    return variable.key in PLACES or any(names & _areas(row) for row in rows)


def _areas(row: GroupRow) -> set[str]:
    return {part.strip().casefold() for part in row.group.area.split(",") if part.strip()}


def _value_sides(variable: BackgroundVariable, heard: Heard, place: bool) -> list[_Side]:
    sides = []
    for value in variable.values.all():
        people = heard.of_value(value.pk)
        sides.append(_Side(f"v{value.pk}", people, _phrase(variable, value, place), people.bit_count()))
    return sides


def _group_side(row: GroupRow, variables: Sequence[BackgroundVariable], heard: Heard) -> _Side:
    defines = frozenset(one.pk for one in variables if any(is_named_by(row, value) for value in one.values.all()))
    size = max(row.held, min(row.planned, 2 * row.held))  # a far-off plan must not make chance look telling
    return _Side(f"g{row.group.pk}", heard.of_group(row.group.pk), row.title, size, defines, row)


def is_named_by(row: GroupRow, value: BackgroundValue) -> bool:
    """Whether a group is what it is by a value: “Young people 14–19” by “14–19”, “Officials” by “official”."""
    mine, theirs = _tokens(row.title), _tokens(value.name)
    return any(_alike(one, other) for one in mine for other in theirs)


@lru_cache(maxsize=2048)
def _tokens(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+|[^\W\d_]{4,}", text.casefold()))


def _alike(one: str, other: str) -> bool:
    if one.isdigit() or other.isdigit():
        return one == other
    return one.startswith(other) or other.startswith(one) or one[:6] == other[:6]


def _phrase(variable: BackgroundVariable, value: BackgroundValue, place: bool) -> str:
    if place:
        return _("from %(place)s") % {"place": value.name}
    if variable.key in PEOPLE:
        return value.name
    return _("who answered “%(value)s”") % {"value": value.name}


def _values(
    result: Figures, variables: Sequence[BackgroundVariable], sides: dict[int, list[_Side]], heard: Heard
) -> tuple[list[Gap], list[Gap]]:
    """Values that nobody has, and values that one person stands for."""
    silent, alone = [], []
    for variable in variables:
        answered = heard.of_variable(variable).bit_count()
        if answered < ENOUGH:
            continue
        for side in sides[variable.pk]:
            if not side.people:
                title = _("Nobody %(who)s yet") % {"who": side.words}
                words = ngettext(
                    "%(count)d of those heard has answered about %(variable)s, and nobody with this.",
                    "%(count)d of those heard have answered about %(variable)s, and nobody with this.",
                    answered,
                )
                text = words % {"count": answered, "variable": variable.name.lower()}
                silent.append(Gap(side.key, title, text, _home_of(side, result)))
            elif side.people.bit_count() == 1 and answered >= 2 * ENOUGH:
                text = _("A perspective held by one is still one. But read it as one person's, until more are heard.")
                alone.append(Gap(side.key, stands_for_all(capfirst(side.words)), text, _nearest(result, heard, side)))
    return silent, alone


def _home_of(side: _Side, result: Figures):
    """Whom to book for a value that nobody has: a group of that place, else the one the plan lacks most of."""
    at_home = [row for row in result.rows if any(area in side.words.casefold() for area in _areas(row))]
    return most_wanting(at_home or result.rows)


def _nearest(result: Figures, heard: Heard, *sides: _Side):
    """Return the group with most people who have each of the sides: there the missing ones are looked for."""

    def closeness(row: GroupRow) -> int:
        people = heard.of_group(row.group.pk)
        return min(both(people, side.people) for side in sides)

    row = max(result.rows, key=closeness, default=None)
    return row.group if row and closeness(row) else most_wanting(result.rows)


def _homes(side: _Side, variable: BackgroundVariable, columns: Sequence[_Side]) -> list[_Side]:
    """Return the places that the plan says a group belongs to; none when it names no place that people live in."""
    areas = _areas(side.row) if side.row else set()
    values = variable.values.all()
    return [column for value, column in zip(values, columns, strict=True) if value.name.casefold() in areas]


def _away_from_home(groups: Sequence[_Side], homes: dict[str, list[_Side]]) -> list[_Found]:
    """Groups that the plan places somewhere, without anybody from there."""
    found = []
    for side in groups:
        for home in homes[side.key]:
            expected = side.size / len(homes[side.key])
            if side.row and expected >= 1 and not both(side.people, home.people):
                key, gap = _hole_in_group(side.row, side, home)
                gap = replace(gap, text=_("The plan places the group there.") + " " + gap.text)
                found.append((expected + BY_THE_PLAN, key, gap))
    return found


def _from_one_place(
    groups: Sequence[_Side], variable: BackgroundVariable, columns: Sequence[_Side], said: int
) -> list[_Found]:
    """Groups in which all who are heard come from the same place, though most others come from elsewhere."""
    found = []
    for side in groups:
        counts = [both(side.people, column.people) for column in columns]
        own = both(side.people, said)
        others = (said & ~side.people).bit_count()
        if side.row is None or own < ALIKE or max(counts) < own or not others:
            continue
        column = columns[counts.index(own)]
        same = both(column.people, ~side.people)
        if same * 2 > others:
            continue
        title = _("%(group)s: only %(who)s") % {"group": side.row.title, "who": column.words}
        words = _("All %(own)d whom we know of in the group. Of the others heard, %(same)d of %(others)d are.")
        text = words % {"own": own, "same": same, "others": others}
        key = f"{side.key}x{variable.pk}"
        found.append((own * (1 - same / others), key, Gap(key, title, text, side.row.group)))
    return found


def _empty_squares(
    result: Figures,
    heard: Heard,
    rows: Sequence[_Side],
    columns: Sequence[_Side],
    said: int,
    *,
    attribute: bool = False,
) -> list[_Found]:
    """Return the holes of one table.

    Args:
        said: those who have answered about both.
        attribute: the columns may be what makes somebody belong to a row (newly arrived, and foreign background).
            Then a row with people in one square only is full, unless what it lacks is the rarer.
    """
    everybody = said.bit_count()
    rows = [row for row in rows if row.people & said]
    columns = [column for column in columns if column.people & said]
    if not everybody or len(columns) < 2 or len(rows) < 2:
        return []
    full = [[bool(row.people & column.people) for column in columns] for row in rows]
    in_column = [sum(line[place] for line in full) for place in range(len(columns))]
    commonest = max(column.size for column in columns)
    found = []
    for row, line in zip(rows, full, strict=True):
        in_row = sum(line)
        if in_row == len(columns) or not in_row or in_row < FILLED * (len(columns) - 1):
            continue
        for place, column in enumerate(columns):
            if line[place] or in_column[place] < FILLED * (len(rows) - 1):
                continue
            if attribute and in_row == 1 and column.size == commonest:
                continue
            expected = row.size * both(column.people, said) / everybody
            if expected >= EXPECTED:
                found.append((expected, *_hole(result, heard, row, column)))
    return found


def _hole(result: Figures, heard: Heard, one: _Side, other: _Side) -> tuple[str, Gap]:
    if one.row:
        return _hole_in_group(one.row, one, other)
    key = "".join(sorted([one.key, other.key], key=lambda key: int(key[1:])))
    title = _("Nobody %(one)s %(other)s yet") % {"one": one.words, "other": other.words}
    return key, Gap(key, title, _beside(one, other), _nearest(result, heard, one, other))


def _hole_in_group(row: GroupRow, side: _Side, other: _Side) -> tuple[str, Gap]:
    key = side.key + other.key
    title = _("%(group)s: nobody %(who)s yet") % {"group": row.title, "who": other.words}
    text = _("%(first)d of the group are heard. %(other)s: %(second)d heard. Nobody is both.") % {
        "first": row.held,
        "other": capfirst(other.words),
        "second": other.people.bit_count(),
    }
    return key, Gap(key, title, text, row.group)


def _beside(one: _Side, other: _Side) -> str:
    """Say how many are heard of each of the two, and that nobody is both."""
    words = _("%(one)s: %(first)d heard. %(other)s: %(second)d heard. Nobody is both.")
    return words % {
        "one": capfirst(one.words),
        "first": one.people.bit_count(),
        "other": capfirst(other.words),
        "second": other.people.bit_count(),
    }
