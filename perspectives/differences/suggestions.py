"""Where a contradiction may lie: the same perspective said and contradicted by different groups, or two perspectives
of one theme that different groups hold. A person decides; nothing is put forward because many say it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from dialogues.models import Dialogue

from ..compilations.queries import quotable
from ..forms import chosen_keys
from ..models import BY_HAND, ContrastSide, Perspective, Stance, ThemePlace, Voice
from .forms import GROUP
from .labels import Names

MOST = 60
MOST_OF_TWO = 3
"""So many pairs of perspectives are put forward in one theme: all of them would be hundreds."""


@dataclass(frozen=True)
class Half:
    """One side of a suggestion."""

    group: int
    name: str
    perspective: Perspective
    stance: str

    @property
    def opposes(self) -> bool:
        return self.stance == Stance.AGAINST


@dataclass(frozen=True)
class Suggestion:
    """Two halves, and the theme they meet in."""

    one: Half
    other: Half
    theme: int | None
    theme_title: str

    @property
    def halves(self) -> tuple[Half, Half]:
        return self.one, self.other

    @property
    def is_of_one(self) -> bool:
        """Whether it is one perspective that is said and contradicted."""
        return self.one.perspective.pk == self.other.perspective.pk

    @property
    def query(self) -> str:
        """What the form for a new contradiction is asked to begin with."""
        asked: dict[str, Any] = {"theme": self.theme or ""}
        for place, half in enumerate((self.one, self.other), 1):
            asked |= {f"g{place}": half.group, f"p{place}": half.perspective.pk, f"s{place}": half.stance}
        return urlencode(asked)


def suggestions(dialogue: Dialogue, named: Names) -> list[Suggestion]:
    """Return what may be put side by side, by theme in the codebook's order. Five queries.

    Both halves have statements that may be quoted, by groups that may be named. What stands side by side already is
    left out.
    """
    rows = {one.pk: one for one in dialogue.perspectives.filter(removed_at=None, parked_at=None)}
    heard = _heard_in(dialogue, rows, named)
    kinds = dict(dialogue.groups.values_list("pk", "kind"))
    there = _already(dialogue)
    found: list[Suggestion] = []
    placed: set[int] = set()
    for theme, title, inside in _themes(rows):
        pairs = [*_of_one(inside, heard, kinds, placed), *_of_two(inside, heard, kinds)]
        placed.update(one.pk for one in inside)
        for (one, stance, group), (other, other_stance, other_group) in pairs:
            if frozenset({(one.pk, stance), (other.pk, other_stance)}) in there:
                continue
            left, right = (
                Half(key, named.groups[key], who, how)
                for key, who, how in ((group, one, stance), (other_group, other, other_stance))
            )
            found.append(Suggestion(left, right, theme or None, title))
            if len(found) >= MOST:
                return found
    return found


Holding = tuple[Perspective, str, int]
Heard = Mapping[tuple[int, str], list[int]]


def _heard_in(dialogue: Dialogue, perspectives: Iterable[int], named: Names) -> dict[tuple[int, str], list[int]]:
    """By perspective and stance, the groups that may be named and of whom something may be quoted, in their order."""
    said = Voice.objects.filter(perspective__in=perspectives, statement__in=quotable(dialogue).order_by().values("pk"))
    found: dict[tuple[int, str], set[int]] = {}
    for perspective, stance, group in (
        said.order_by().values_list("perspective_id", "stance", "statement__group_id").distinct()
    ):
        if group in named.groups:
            found.setdefault((perspective, stance), set()).add(group)
    return {key: [group for group in named.groups if group in groups] for key, groups in found.items()}


def _themes(rows: Mapping[int, Perspective]) -> Iterator[tuple[int, str, list[Perspective]]]:
    """Yield each theme with its perspectives, and last those without a theme."""
    places = ThemePlace.objects.filter(perspective__in=rows, theme__removed_at=None)
    by_theme: dict[int, tuple[str, list[Perspective]]] = {}
    without = dict(rows)
    for theme, title, perspective in places.order_by("theme__position", "theme", *BY_HAND).values_list(
        "theme_id", "theme__title", "perspective_id"
    ):
        by_theme.setdefault(theme, (title, []))[1].append(rows[perspective])
        without.pop(perspective, None)
    for theme, (title, inside) in by_theme.items():
        yield theme, title, inside
    yield 0, "", sorted(without.values(), key=lambda one: one.number)


def _already(dialogue: Dialogue) -> set[frozenset[tuple[int, str]]]:
    sides = ContrastSide.objects.filter(contrast__dialogue=dialogue, contrast__removed_at=None)
    held: dict[int, set[tuple[int, str]]] = {}
    for contrast, perspective, stance in sides.exclude(perspective=None).values_list(
        "contrast_id", "perspective_id", "stance"
    ):
        held.setdefault(contrast, set()).add((perspective, stance))
    return {frozenset(pair) for holdings in held.values() for pair in combinations(sorted(holdings), 2)}


def _apart(ones: list[int], others: list[int], kinds: Mapping[int, str]) -> tuple[int, int] | None:
    """Two groups, one of each list: of different kinds if there are such, else just not the same."""
    pairs = [(one, other) for one in ones for other in others if one != other]
    return next((pair for pair in pairs if kinds.get(pair[0]) != kinds.get(pair[1])), pairs[0] if pairs else None)


def _of_one(
    inside: list[Perspective], heard: Heard, kinds: Mapping[int, str], placed: set[int]
) -> Iterator[tuple[Holding, Holding]]:
    for one in inside:
        pair = _apart(heard.get((one.pk, Stance.FOR), []), heard.get((one.pk, Stance.AGAINST), []), kinds)
        if pair and one.pk not in placed:
            yield (one, Stance.FOR.value, pair[0]), (one, Stance.AGAINST.value, pair[1])


def _of_two(inside: list[Perspective], heard: Heard, kinds: Mapping[int, str]) -> Iterator[tuple[Holding, Holding]]:
    """Pairs of perspectives that groups of different kinds hold, each without holding the other."""
    count = 0
    for one, other in combinations(inside, 2):
        ones, others = heard.get((one.pk, Stance.FOR), []), heard.get((other.pk, Stance.FOR), [])
        pair = _apart([pk for pk in ones if pk not in others], [pk for pk in others if pk not in ones], kinds)
        if pair and kinds.get(pair[0]) != kinds.get(pair[1]):
            yield (one, Stance.FOR.value, pair[0]), (other, Stance.FOR.value, pair[1])
            count += 1
            if count == MOST_OF_TWO:
                return


def drawn_from(dialogue: Dialogue, asked: QueryDict) -> dict[str, Any]:
    """Return what a suggestion's address fills the form with; nothing of what is not in the dialogue."""
    sides: dict[int, dict[str, str]] = {}
    keys = chosen_keys([asked.get(f"p{place}", "") for place in (1, 2)])
    titles = dict(dialogue.perspectives.filter(pk__in=keys).values_list("pk", "title")) if keys else {}
    for place in (1, 2):
        perspective = chosen_keys([asked.get(f"p{place}", "")])
        if not perspective or perspective[0] not in titles:
            return {}
        stance = asked.get(f"s{place}", "")
        sides[place] = {
            "who": f"{GROUP}:{asked.get(f'g{place}', '')}",
            "holds": str(perspective[0]),
            "stance": stance if stance in Stance.values else Stance.FOR,
        }
    title = titles[int(sides[1]["holds"])] if sides[1]["holds"] == sides[2]["holds"] else ""
    return {"sides": sides, "initial": {"title": title, "theme": asked.get("theme", "")}}
