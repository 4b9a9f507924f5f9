"""A choice as its page shows it: put together from what was frozen and found, with names only for the leader."""

from collections import Counter
from dataclasses import dataclass, field

from dialogues.models import Dialogue

from ..candidates import queries as people
from ..models import Candidate, ChoiceRun, Side, TraitLabel
from ..selection.interval import wilson
from . import words
from .frozen import Json, read


@dataclass(frozen=True)
class Chosen:
    """Somebody in the panel."""

    number: int
    name: str
    side: str
    detail: str
    background: str
    reserves: tuple[tuple[int, str], ...] = ()
    is_new: bool = False


@dataclass(frozen=True)
class Odds:
    """Somebody's chance, with why."""

    number: int
    name: str
    share: int
    text: str
    reason: str
    is_chosen: bool


@dataclass(frozen=True)
class Value:
    """How many of a value are in the panel, and how many there should be; ``width`` and ``mark`` in percent."""

    name: str
    people: int
    target: float
    width: float
    mark: float


@dataclass
class Variable:
    name: str
    values: list[Value]
    off: int
    """How many people would have to be another for it to be as wished, rounded."""


@dataclass
class Result:
    """All that the page of a finished choice tells. Lists with names are empty for others than the leader."""

    run: ChoiceRun
    asked: Json
    frozen: Json
    found: Json
    sides: dict[str, int] = field(default_factory=dict)
    covered: list[tuple[str, int]] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    thin: int = 0
    chosen: list[Chosen] = field(default_factory=list)
    without_reserve: int = 0
    odds: list[Odds] = field(default_factory=list)
    least: str = ""
    spread: list[Variable] = field(default_factory=list)
    traits: list[tuple[str, int]] = field(default_factory=list)
    quality: list[str] = field(default_factory=list)
    set_beforehand: int = 0


def names_of(dialogue: Dialogue, numbers: set[int]) -> tuple[dict[int, str], dict[int, Candidate]]:
    """Return what the leader reads for each number: a name, or the number of somebody erased. Three queries."""
    rows = list(people.with_background(people.standing(dialogue).filter(number__in=numbers)))
    who = people.who_they_are(rows)
    names = {row.number: who[row.pk].shown or str(row) for row in rows}
    missing = {number: str(Candidate(number=number)) for number in numbers - names.keys()}
    return names | missing, {row.number: row for row in rows}


def result(run: ChoiceRun, *, with_names: bool) -> Result:
    """Return a finished choice that came to a panel."""
    frozen, found = read(run)
    by_number = {one["n"]: one for one in frozen["people"]}
    inside = [by_number[number] for number in found["chosen"]]
    titles = frozen["perspectives"]
    covered = [(titles[key], found["coverage"].get(key, 0)) for key in titles]
    told = Result(
        run=run,
        asked=run.asked,
        frozen=frozen,
        found=found,
        sides={side: sum(one["side"] == side for one in inside) for side in Side.values},
        covered=covered,
        lacking=[title for title, count in covered if not count],
        thin=sum(count == 1 for _title, count in covered),
        spread=_spread(frozen, found),
        traits=[(str(TraitLabel(key).label), found["traits"].get(key, 0)) for key in TraitLabel.values],
        quality=words.quality(found),
        set_beforehand=len(frozen["chosen"]) + len(frozen["excluded"]),
    )
    names, rows = names_of(run.dialogue, set(by_number)) if with_names else ({}, {})
    odds = _odds(run, frozen, found, names)
    told.least = min(odds, key=lambda one: one.share).text if odds else ""
    if with_names:
        told.odds = odds
        told.chosen = [_chosen(number, by_number, found, names, rows) for number in found["chosen"]]
        told.without_reserve = sum(not one.reserves for one in told.chosen)
    return told


def _chosen(number: int, by_number: dict, found: Json, names: dict[int, str], rows: dict[int, Candidate]) -> Chosen:
    one, row = by_number[number], rows.get(number)
    detail = ", ".join(text for text in (row.role if row else "", one["organisation"]) if text)
    return Chosen(
        number=number,
        name=names[number],
        side=str(Side(one["side"]).label) if one["side"] else "",
        detail=detail,
        background=", ".join(one["variables"].values()),
        reserves=tuple((other, names.get(other, "")) for other in found["reserves"].get(str(number), ())),
        is_new=number in found.get("came_in", ()),
    )


def _spread(frozen: Json, found: Json) -> list[Variable]:
    shown = []
    for key, shares in found["spread"].items():
        most = max([1.0, *(max(people, target) for _value, people, target in shares)])
        values = [
            Value(value, count, round(target, 1), round(100 * count / most, 1), round(100 * target / most, 1))
            for value, count, target in shares
        ]
        off = round(sum(abs(count - target) for _value, count, target in shares) / 2)
        shown.append(Variable(frozen["variables"].get(key, key), values, off))
    return shown


def _odds(run: ChoiceRun, frozen: Json, found: Json, names: dict[int, str]) -> list[Odds]:
    draws, chosen = found.get("draws", 0), set(found["chosen"])
    if not draws:
        return []
    excluded = set(frozen["excluded"])
    able = [one for one in frozen["people"] if one["n"] not in excluded]
    carriers = Counter(key for one in able for key in one["perspectives"])
    rows = []
    for one in frozen["people"]:
        number, times = one["n"], found["chances"].get(str(one["n"]), 0)
        rows.append(
            Odds(
                number=number,
                name=names.get(number, ""),
                share=round(100 * times / draws),
                text=words.chance_words(times, draws, wilson(times, draws)),
                reason=words.reason_words(number, frozen, run.asked, carriers=carriers, times=times, draws=draws),
                is_chosen=number in chosen,
            )
        )
    return sorted(rows, key=lambda row: (-row.share, row.number))


@dataclass
class Impossible:
    """Why it cannot be done, in words, and whom to look for."""

    run: ChoiceRun
    nobody: list[tuple[str, int]]
    demands: list[str]
    search: list[str]
    faults: list[str]


def impossible(run: ChoiceRun, *, with_names: bool) -> Impossible:
    frozen, found = read(run)
    titles = frozen["perspectives"]
    numbers = {int(key) for kind, about in found.get("demands", ()) for key in about if str(key).isdecimal()}
    names = names_of(run.dialogue, numbers)[0] if with_names else {n: str(Candidate(number=n)) for n in numbers}
    return Impossible(
        run=run,
        nobody=[(titles[key], count) for key, count in found.get("nobody", {}).items() if key in titles],
        demands=[words.demand_words(kind, about, run.asked, names, titles) for kind, about in found.get("demands", ())],
        search=[words.search_words(side, keys, titles) for side, keys in found.get("search", ())],
        faults=[words.fault_words(kind, about) for kind, about in found.get("faults", ())],
    )


@dataclass(frozen=True)
class Change:
    """What a replacement does to one perspective."""

    title: str
    before: int
    after: int


def changes(run: ChoiceRun) -> list[Change]:
    """Return the perspectives that more or fewer carry after a replacement than with those who said no."""
    frozen, found = read(run)
    rows = [
        Change(title, found["before"].get(key, 0), found["coverage"].get(key, 0))
        for key, title in frozen["perspectives"].items()
    ]
    return [row for row in rows if row.before != row.after]
