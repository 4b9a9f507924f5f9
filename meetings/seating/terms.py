"""What is asked of the tables, and what comes back."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Key = int | str
Pair = frozenset[Key]
PERSPECTIVE = "perspective:"
"""Perspectives are mixed like values of variables of their own, named with this before."""


@dataclass(frozen=True)
class Person:
    """Someone who is seated. A variable left out, or an empty value, means: not known.

    Attributes:
        variables: what tables are balanced in, the side among them.
        perspectives: what they carry; spread over the tables as far as the variables allow.
        language: they need an interpreter in it, and share a table with others who do.
        step_free: they need a table that is reached without steps.
    """

    key: Key
    variables: Mapping[str, str] = field(default_factory=dict)
    perspectives: frozenset[str] = frozenset()
    language: str = ""
    step_free: bool = False


@dataclass(frozen=True)
class Table:
    """A table in the room. ``seats`` 0 means as many as needed."""

    number: int
    seats: int = 0
    step_free: bool = True


@dataclass(frozen=True)
class Evening:
    """One meeting.

    Attributes:
        present: those expected; None for everybody.
        groups: on an evening of working groups, the group's name to its members, who sit only with each other. Those
            in no group are mixed among themselves.
        locked: person to the number of the table they must sit at.
        hosts: the facilitators of the evening.
    """

    number: int
    tables: tuple[Table, ...]
    present: frozenset[Key] | None = None
    groups: Mapping[str, frozenset[Key]] = field(default_factory=dict)
    locked: Mapping[Key, int] = field(default_factory=dict)
    hosts: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Room:
    """Everybody, every evening still to be planned, and what must hold.

    Attributes:
        together: people who share a table whenever more than one of them is there (and in the same working group).
        apart: pairs who never share one; a facilitator can be half of a pair.
        met: how often pairs have shared a table before.
        most: nobody shares a table with the same person more often than this.
    """

    people: tuple[Person, ...]
    evenings: tuple[Evening, ...]
    together: tuple[frozenset[Key], ...] = ()
    apart: tuple[Pair, ...] = ()
    met: Mapping[Pair, int] = field(default_factory=dict)
    most: int = 3


@dataclass(frozen=True)
class Off:
    """A table that has too many or too few of something: ``people`` where ``floor`` to ``ceiling`` would be even."""

    evening: int
    table: int
    variable: str
    value: str
    people: int
    floor: int
    ceiling: int

    @property
    def steps(self) -> int:
        return max(self.floor - self.people, self.people - self.ceiling)


@dataclass(frozen=True)
class Seating:
    """One evening's tables: table number to who sits there, and to its facilitator."""

    number: int
    tables: Mapping[int, tuple[Key, ...]]
    hosts: Mapping[int, Key] = field(default_factory=dict)


@dataclass(frozen=True)
class Figures:
    """What a plan is worth.

    Attributes:
        repeats: for each pair, the meetings together beyond the first, summed, those before the plan included.
        most: how often the pair that met most did.
        off: steps by which variables are out of balance, over all tables.
        perspectives_off: the same for perspectives.
    """

    repeats: float
    most: float
    off: float
    perspectives_off: float


@dataclass(frozen=True)
class Plan:
    """Every evening's tables, and how good they are.

    Attributes:
        figures: of this plan.
        ideal: what no plan can be better than, as far as is known.
        by_chance: the mean of random seatings of the same room.
        off: every table out of balance, with what.
        proven: no plan has fewer repeats with the variables as well balanced.
        seconds, processor: by the clock, and of the processors together.
        stopped_early: the clock cut the search short; it may not come out the same again.
    """

    seatings: tuple[Seating, ...]
    figures: Figures
    ideal: Figures
    by_chance: Figures
    off: tuple[Off, ...]
    proven: bool
    method: str
    steps: int
    seconds: float
    processor: float
    seed: int
    stopped_early: bool


class Fault(StrEnum):
    """Why a room cannot be seated."""

    NOBODY = "nobody"
    TWICE = "twice"
    UNKNOWN = "unknown"
    NO_TABLE = "no_table"
    TABLE_TWICE = "table_twice"
    SEATS = "seats"
    TWO_GROUPS = "two_groups"
    GROUPS = "groups"
    PAIR = "pair"
    COLLIDE = "collide"
    NOT_FOUND = "not_found"


class Rule(StrEnum):
    """Rules of an evening that can collide with each other."""

    LOCKED = "locked"
    TOGETHER = "together"
    APART = "apart"
    LANGUAGE = "language"
    STEP_FREE = "step_free"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where, and with whom or what."""

    fault: Fault
    evening: int | None = None
    about: tuple[Key, ...] = ()
    rules: tuple[tuple[Rule, tuple[Key, ...]], ...] = ()


class Unseatable(ValueError):
    """The room cannot be seated; ``problems`` says why, and for rules that collide, which are the fewest that do."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{one.fault} {one.evening} {one.about} {one.rules}" for one in problems))
        self.problems = tuple(problems)


def check(room: Room) -> None:
    """Refuse a room that makes no sense.

    Raises:
        Unseatable: with everything that is wrong at once.
    """
    keys = [person.key for person in room.people]
    known = set(keys)
    problems = []
    if not keys or not room.evenings:
        problems.append(Problem(Fault.NOBODY))
    twice = _several(keys)
    if twice:
        problems.append(Problem(Fault.TWICE, about=twice))
    hosts = {host for evening in room.evenings for host in evening.hosts}
    named = {key for group in room.together for key in group}
    unknown = (named - known) | ({key for pair in room.apart for key in pair} - known - hosts)
    if unknown:
        problems.append(Problem(Fault.UNKNOWN, about=_sorted(unknown)))
    if any(len(pair) != 2 for pair in room.apart):
        problems.append(Problem(Fault.PAIR))
    for pair in room.apart:
        if any(pair <= group for group in room.together):
            both = _sorted(pair)
            problems.append(Problem(Fault.COLLIDE, rules=((Rule.TOGETHER, both), (Rule.APART, both))))
    for evening in room.evenings:
        problems += _check_evening(evening, known)
    if problems:
        raise Unseatable(problems)


def _check_evening(evening: Evening, known: set[Key]) -> list[Problem]:
    present = known if evening.present is None else evening.present & known
    grouped = [key for members in evening.groups.values() for key in members]
    numbers = [table.number for table in evening.tables]
    named = {*grouped, *evening.locked, *(evening.present or ())}
    groups = [members & present for members in evening.groups.values() if members & present]
    pools = len(groups) + bool(present - set(grouped))
    seats = sum(table.seats for table in evening.tables)
    wrong = [
        (Fault.UNKNOWN, _sorted(named - known)),
        (Fault.UNKNOWN, _sorted({*evening.locked.values()} - {*numbers})),
        (Fault.TABLE_TWICE, _several(numbers)),
        (Fault.TWO_GROUPS, _several(grouped)),
    ]
    problems = [Problem(fault, evening.number, about) for fault, about in wrong if about]
    if not numbers:
        problems.append(Problem(Fault.NO_TABLE, evening.number))
    elif pools > len(numbers):
        problems.append(Problem(Fault.GROUPS, evening.number, (pools, len(numbers))))
    if all(table.seats for table in evening.tables) and numbers and seats < len(present):
        problems.append(Problem(Fault.SEATS, evening.number, (seats, len(present))))
    return problems


def _several(keys: Iterable[Key]) -> tuple[Key, ...]:
    return _sorted(key for key, count in Counter(keys).items() if count > 1)


def _sorted(keys: Iterable[Key]) -> tuple[Key, ...]:
    return tuple(sorted(keys, key=lambda key: (isinstance(key, str), key)))
