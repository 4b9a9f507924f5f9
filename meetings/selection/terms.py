"""What is asked of a panel, and what comes back."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

Key = int | str
MUNICIPALITY, CIVIL_SOCIETY = "municipality", "civil_society"
SIDE, ORGANISATION = "side", "organisation"


class Trait(StrEnum):
    """Where someone stands in the conflict. All four should be in the room (SKR's method)."""

    MINORITY = "minority"
    CRITICAL = "critical"
    MAJORITY = "majority"
    POWER = "power"


@dataclass(frozen=True)
class Candidate:
    """Someone who may be asked. An empty string or a variable left out means: not known."""

    key: Key
    side: str = ""
    organisation: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)
    perspectives: frozenset[str] = frozenset()
    traits: frozenset[Trait] = frozenset()

    def value(self, variable: str) -> str:
        """The candidate's value of ``variable``; the side and the organisation can be used like any other."""
        if variable in self.variables:
            return self.variables[variable]
        return {SIDE: self.side, ORGANISATION: self.organisation}.get(variable, "")


@dataclass(frozen=True)
class Target:
    """How a variable should be spread, and how much that weighs.

    Attributes:
        weight: a whole number; 0 leaves the variable out.
        shares: value to share of the panel. Empty: as among the candidates, but at least one person of each value.
    """

    weight: int = 1
    shares: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Demands:
    """What the panel must be (all but the last two), and what it should be.

    Attributes:
        number: people in the panel.
        perspectives: each is to be carried by at least ``carriers`` of them.
        as_far_as_carried: ask of each perspective no more carriers than there are among those who may be chosen.
            Off, a perspective that too few carry makes the choice impossible, and says so.
        municipality: lowest and highest share of people from the municipality.
        most_of_one_organisation: at most so many from one organisation; 0 is no limit.
        chosen, excluded: people who must, or may not, be in the panel.
        apart: pairs of whom at most one is asked.
        targets: variable to how it should be spread.
        traits: trait to how many misplaced people its absence weighs as.
    """

    number: int
    perspectives: frozenset[str] = frozenset()
    carriers: int = 1
    as_far_as_carried: bool = False
    municipality: tuple[float, float] | None = None
    most_of_one_organisation: int = 0
    chosen: frozenset[Key] = frozenset()
    excluded: frozenset[Key] = frozenset()
    apart: frozenset[frozenset[Key]] = frozenset()
    targets: Mapping[str, Target] = field(default_factory=dict)
    traits: Mapping[Trait, int] = field(default_factory=lambda: dict.fromkeys(Trait, 5))


class Kind(StrEnum):
    """The demands that can collide."""

    NUMBER = "number"
    PERSPECTIVE = "perspective"
    MUNICIPALITY, CIVIL_SOCIETY = "municipality", "civil_society"
    ORGANISATION = "organisation"
    CHOSEN = "chosen"
    EXCLUDED = "excluded"
    APART = "apart"


@dataclass(frozen=True)
class Demand:
    """One demand that can be given up by itself. ``about`` names the perspective, organisation or people."""

    kind: Kind
    about: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Share:
    """How many of a value are in the panel, beside how many there should be."""

    value: str
    people: int
    target: float


@dataclass(frozen=True)
class Choice:
    """A panel, and how good it is.

    Attributes:
        chosen: keys, in the order of the candidates.
        objective, bound: what the panel lacks, in misplaced people times weight, and the least that any panel can.
        best: the least that was found before the lot was drawn among panels within the play.
        seconds, processor: by the clock, and of one processor.
        stopped_early: a limit by the clock cut the search short; the panel may not come out the same again.
        coverage: perspective to how many in the panel carry it, the demanded ones first.
        short: demanded perspectives that fewer carry than asked for, to whom there are.
        spread: variable to its values.
        traits: trait to how many have it.
    """

    chosen: tuple[Key, ...]
    objective: float
    bound: float
    best: float
    seconds: float
    processor: float
    seed: int
    stopped_early: bool
    coverage: Mapping[str, int]
    short: Mapping[str, int]
    spread: Mapping[str, tuple[Share, ...]]
    traits: Mapping[Trait, int]

    @property
    def gap(self) -> float:
        """How far the best found is from the bound at most, as a share of it."""
        return 0.0 if self.best <= self.bound + 1e-9 else (self.best - self.bound) / max(self.best, 1e-9)

    @property
    def proven(self) -> bool:
        """Nothing better than ``best`` exists."""
        return self.gap == 0

    @property
    def distance(self) -> dict[str, float]:
        """Variable to how many people would have to be another for it to be as targeted."""
        return {
            variable: sum(abs(share.people - share.target) for share in shares) / 2
            for variable, shares in self.spread.items()
        }


@dataclass(frozen=True)
class Search:
    """Someone who would make the demands possible: ``side`` is empty when either will do."""

    side: str
    perspectives: tuple[str, ...]


@dataclass(frozen=True)
class Collision:
    """It cannot be done.

    Attributes:
        demands: the smallest set that cannot hold together, or, when ``smallest`` is not known, one of which nothing
            can be spared.
        nobody: demanded perspectives that too few carry, to how many do. Each makes it impossible by itself.
        search: people who together would make every demand possible; empty when new people alone would not.
    """

    demands: tuple[Demand, ...]
    nobody: Mapping[str, int]
    search: tuple[Search, ...]


@dataclass(frozen=True)
class Unfinished:
    """Neither a panel nor a proof that there is none was found within the limit."""

    seconds: float


class Fault(StrEnum):
    """What makes the question itself wrong."""

    NOBODY = "nobody"
    NUMBER = "number"
    CARRIERS = "carriers"
    TWICE = "twice"
    UNKNOWN = "unknown"
    SHARE = "share"
    PAIR = "pair"
    TARGET = "target"


class BadQuestion(ValueError):
    """The question cannot be put to the solver. ``faults`` says why, with the keys or names concerned."""

    def __init__(self, faults: Sequence[tuple[Fault, tuple[Key, ...]]]) -> None:
        super().__init__(", ".join(f"{fault} {about}" for fault, about in faults))
        self.faults = tuple(faults)


def check(candidates: Sequence[Candidate], demands: Demands) -> None:
    """Refuse a question that makes no sense.

    Raises:
        BadQuestion: with everything that is wrong at once.
    """
    counts = Counter(candidate.key for candidate in candidates)
    named = {*demands.chosen, *demands.excluded, *(key for pair in demands.apart for key in pair)}
    twice = _sorted(key for key, count in counts.items() if count > 1)
    unknown = _sorted(named - counts.keys())
    pairs = _sorted(key for pair in demands.apart if len(pair) != 2 for key in pair)
    targets = [name for name, target in demands.targets.items() if not _sensible(target)]
    wrong = [
        (Fault.NOBODY, (), not candidates),
        (Fault.NUMBER, (demands.number,), demands.number < 1),
        (Fault.CARRIERS, (demands.carriers,), demands.carriers < 1),
        (Fault.TWICE, twice, bool(twice)),
        (Fault.UNKNOWN, unknown, bool(unknown)),
        (Fault.SHARE, (), demands.municipality is not None and not _range(*demands.municipality)),
        (Fault.PAIR, pairs, any(len(pair) != 2 for pair in demands.apart)),
        (Fault.TARGET, tuple(targets), bool(targets) or any(weight < 0 for weight in demands.traits.values())),
    ]
    faults = [(fault, about) for fault, about, is_wrong in wrong if is_wrong]
    if faults:
        raise BadQuestion(faults)


def _sensible(target: Target) -> bool:
    shares = target.shares.values()
    return target.weight >= 0 and all(0 <= share <= 1 for share in shares) and sum(shares) <= 1 + 1e-6


def _range(low: float, high: float) -> bool:
    return 0 <= low <= high <= 1


def _sorted(keys: Iterable[Key]) -> tuple[Key, ...]:
    return tuple(sorted(keys, key=lambda key: (isinstance(key, str), key)))
