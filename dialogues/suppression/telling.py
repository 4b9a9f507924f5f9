"""A whole table at once: which word each group gets for each row, and why a cell has none.

A row is anything that people say or do not say (a perspective, a kind of problem description), a column a group of
those heard (a group of the plan, a value of a background variable). Both have keys that mean the same in every
version. The columns that are told anywhere in an edition belong in one call, so that none is told what another hides.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from .words import AGAINST, BOTH, HIDDEN, SAYS, may_be_spoken_of, word_of
from .working_out import Claim, few_sets, first_told_of

Key = str
People = Collection[int]
SIDES = (SAYS, AGAINST)


class Why(Enum):
    """Why a cell is without a word, or has the word it had."""

    FEW = "few"
    """Fewer than the threshold say it, or nobody does."""
    SMALL = "small"
    """Too few of the group are heard for anything to be told of them."""
    LEFT_OUT = "left out"
    """The leader has let the group wait in this version."""
    WORKED_OUT = "worked out"
    """Beside another cell it would tell something about a few people."""
    COMPARED = "compared"
    """Beside an earlier version it would: the cell keeps what it had there."""
    NO_WAY = "no way"
    """Neither a word nor none is safe beside earlier versions: nothing can be published like this."""


@dataclass(frozen=True)
class Side:
    """Whether one side of a cell is told, why not, and what it was compared with."""

    told: bool
    why: Why | None = None
    versions: tuple[int, ...] = ()
    beside: Key | None = None


@dataclass(frozen=True)
class Cell:
    """A word, with the reasons and the counts of people behind it. The counts are for the leader only."""

    says: Side
    against: Side
    said: int
    opposed: int

    @property
    def word(self) -> str:
        return word_of(says=self.says.told, against=self.against.told)


@dataclass(frozen=True)
class Past:
    """What an earlier version told, and what it rests on. Counts stay when people are erased, their keys do not."""

    number: int
    people: Mapping[Key, frozenset[int]]
    """Those heard in each column then, but for those of whom nothing is kept."""
    heard: Mapping[Key, int]
    spoken_of: Collection[Key]
    """Columns of which words were told; an empty cell in one of them meant something."""
    cells: Mapping[tuple[Key, Key], tuple[str, int, int]]
    """The word, those who said it and those who opposed it, by (row, column); what is not here was said by nobody."""
    rows: Collection[Key]
    threshold: int

    def told(self, row: Key, column: Key, side: str) -> bool:
        return self.cells.get((row, column), (HIDDEN, 0, 0))[0] in {side, BOTH}

    def count(self, row: Key, column: Key, side: str) -> int:
        _word, said, opposed = self.cells.get((row, column), (HIDDEN, 0, 0))
        return said if side == SAYS else opposed

    def is_of_itself(self, row: Key, column: Key, side: str) -> bool:
        """Whether the cell was as its count alone made it. Else it kept what it had, or went because of others, and is
        not what it says."""
        return self.told(row, column, side) is (self.count(row, column, side) >= self.threshold)

    def gone(self, column: Key, still: frozenset[int]) -> int:
        """How many of those heard then are not among ``still``."""
        return self.heard.get(column, 0) - len(self.people.get(column, frozenset()) & still)


@dataclass(frozen=True)
class Telling:
    """The finished table."""

    columns: Mapping[Key, frozenset[int]]
    spoken_of: frozenset[Key]
    cells: Mapping[tuple[Key, Key], Cell] = field(repr=False)
    threshold: int

    def word(self, row: Key, column: Key) -> str:
        return self.cells[row, column].word

    @property
    def no_way(self) -> list[tuple[Key, Key]]:
        """The cells for which nothing is safe: each refuses publication."""
        return [place for place, cell in self.cells.items() if Why.NO_WAY in {cell.says.why, cell.against.why}]


def tell(
    *,
    columns: Mapping[Key, People],
    said: Mapping[Key, People],
    opposed: Mapping[Key, People] | None = None,
    threshold: int,
    earlier: Sequence[Past] = (),
    left_out: Collection[Key] = (),
    same_row: Mapping[Key, Collection[Key]] | None = None,
) -> Telling:
    """Say which word every cell gets.

    Args:
        columns: those heard in each, the columns that matter most first.
        said, opposed: by row, those who say it and those who say the opposite, wherever they are.
        earlier: every published version, oldest first.
        left_out: columns that are to be without words.
        same_row: for a row that no earlier version has, the rows of earlier versions that readers can tell it is.

    The same in every process: page, paper and file are made by different ones, and two different answers would tell
    more than either. So nothing here may follow from the order of a set.

    Cost: for each row with a word some ten thousand bit operations, no query.
    """
    heard = {key: frozenset(people) for key, people in columns.items()}
    spoken_of = frozenset(
        key
        for key, people in heard.items()
        if key not in left_out and may_be_spoken_of(len(people), threshold=threshold)
    )
    table = _Table(heard, spoken_of, frozenset(left_out), threshold, earlier)
    opposed = opposed or {}
    cells: dict[tuple[Key, Key], Cell] = {}
    for row in dict.fromkeys([*said, *opposed]):
        sides = {
            side: table.side(row, side, frozenset(people.get(row, ())), (same_row or {}).get(row, ()))
            for side, people in zip(SIDES, (said, opposed), strict=True)
        }
        for key, people in heard.items():
            cells[row, key] = Cell(
                sides[SAYS][key],
                sides[AGAINST][key],
                len(people & frozenset(said.get(row, ()))),
                len(people & frozenset(opposed.get(row, ()))),
            )
    return Telling(heard, spoken_of, cells, threshold)


class _Table:
    """What is the same for every row: the columns as bits, and the few people they differ by."""

    def __init__(
        self,
        columns: Mapping[Key, frozenset[int]],
        spoken_of: frozenset[Key],
        left_out: frozenset[Key],
        threshold: int,
        earlier: Sequence[Past],
    ) -> None:
        self.columns, self.spoken_of, self.left_out = columns, spoken_of, left_out
        self.threshold, self.earlier = threshold, earlier
        self._bits: dict[int, int] = {}
        self.masks = {key: self.bits(people) for key, people in columns.items()}
        self.past_masks = [
            {key: self.bits(people) for key, people in past.people.items() if key in past.spoken_of} for past in earlier
        ]
        everything = [*self.masks.values(), *(mask for masks in self.past_masks for mask in masks.values())]
        self.few = tuple(few_sets(everything, threshold=threshold))

    def bits(self, people: Iterable[int]) -> int:
        together = 0
        for person in sorted(people):
            together |= self._bits.setdefault(person, 1 << len(self._bits))
        return together

    # --- One row, one side ----------------------------------------------------------------------------------------

    def side(self, row: Key, side: str, carriers: frozenset[int], same: Collection[Key]) -> dict[Key, Side]:
        found = {key: self._alone(row, key, side, carriers, same) for key in self.columns}
        self._beside_each_other(row, side, self.bits(carriers), found)
        return found

    def _alone(self, row: Key, key: Key, side: str, carriers: frozenset[int], same: Collection[Key]) -> Side:
        """The cell on its own, and beside the same cell of earlier versions."""
        if key in self.left_out:
            return Side(False, Why.LEFT_OUT)
        if key not in self.spoken_of:
            return Side(False, Why.SMALL)
        fresh = len(self.columns[key] & carriers) >= self.threshold
        wanted = Side(fresh, None if fresh else Why.FEW)
        against = self._stands_against(row, key, side, carriers, same, told=fresh)
        if not against:
            return wanted
        if self._stands_against(row, key, side, carriers, same, told=not fresh):
            return Side(False, Why.NO_WAY, against)
        return Side(not fresh, Why.COMPARED, against)

    def _stands_against(
        self, row: Key, key: Key, side: str, carriers: frozenset[int], same: Collection[Key], *, told: bool
    ) -> tuple[int, ...]:
        """Numbers of the versions beside which the cell would tell something about a few people."""
        found = []
        for past in self.earlier:
            if key not in past.spoken_of:
                continue
            rows = [row] if row in past.rows else [one for one in same if one in past.rows]
            if rows and not any(
                past.told(one, key, side) is told or self._moved_enough(past, one, key, side, carriers) for one in rows
            ):
                found.append(past.number)
        return tuple(found)

    def _moved_enough(self, past: Past, row: Key, key: Key, side: str, carriers: frozenset[int]) -> bool:
        heard = self.columns[key]
        return moved_enough(
            past.told(row, key, side),
            past.count(row, key, side),
            len(heard & carriers),
            came=len(heard - past.people.get(key, frozenset())),
            went=past.gone(key, heard),
            threshold=max(past.threshold, self.threshold),
        )

    # --- All columns of the row together --------------------------------------------------------------------------

    def _beside_each_other(self, row: Key, side: str, world: int, found: dict[Key, Side]) -> None:
        """Take away words until no few people are told of. Those that matter least go first.

        Where no word can be taken away (it stood in an earlier version) it is the columns without one that tell too
        much, and there is no way but to leave such a column out.
        """
        published = tuple(self._published(row, side, world))

        def told_of(shown: list[Claim]) -> int | None:
            return first_told_of(self.few, tuple(shown), published, world, threshold=self.threshold)

        for _step in range(2 * len(self.columns)):
            few = told_of(self._shown(found))
            if few is None:
                return
            last_first = list(self.columns)[::-1]
            telling = [key for key in last_first if found[key].told and self._fresh(row, key, side, found[key])]
            nearest = [key for key in telling if self.masks[key] & few] or telling
            if nearest:
                found[nearest[0]] = Side(False, Why.WORKED_OUT, beside=self._near(nearest[0], found))
                continue
            silent = [key for key in last_first if key in self.spoken_of and found[key].why in {None, Why.FEW}]
            if not silent:
                return
            blamed = next((key for key in silent if told_of(self._shown(found, key)) is None), silent[0])
            found[blamed] = Side(False, Why.NO_WAY, tuple(past.number for past in self.earlier))

    def _fresh(self, row: Key, key: Key, side: str, here: Side) -> bool:
        """Whether the word is no earlier version's, so that it may be taken away."""
        return here.why is None and not any(
            key in past.spoken_of and past.told(row, key, side) for past in self.earlier
        )

    def _near(self, key: Key, found: dict[Key, Side]) -> Key | None:
        return next((other for other in self.columns if other != key and self._is_near(other, key, found)), None)

    def _is_near(self, other: Key, key: Key, found: dict[Key, Side]) -> bool:
        rest = self.masks[key] & ~self.masks[other]
        return other in self.spoken_of and not found[other].told and rest.bit_count() < 2 * self.threshold

    def _shown(self, found: dict[Key, Side], but: Key = "") -> list[Claim]:
        """What a reader knows who knows the rules, too: a cell that kept what it had tells nothing new."""
        return [
            Claim(self.masks[key], found[key].told, self.threshold)
            for key in self.columns
            if key in self.spoken_of and found[key].why in {None, Why.FEW} and key != but
        ]

    def _published(self, row: Key, side: str, world: int) -> list[Claim]:
        made = []
        for past, masks in zip(self.earlier, self.past_masks, strict=True):
            if row not in past.rows:
                continue
            for key, mask in masks.items():
                if not past.is_of_itself(row, key, side):
                    continue
                claim = Claim(mask, past.told(row, key, side), past.threshold, past.gone(key, past.people[key]))
                if claim.holds(world):  # where it does not, people have been coded anew since
                    made.append(claim)
        return made


def moved_enough(told: bool, before: int, now: int, *, came: int, went: int, threshold: int) -> bool:
    """Return whether a cell that was ``told``, or was not, may be the other without telling anything of a few people.

    It may when enough of those who were heard all along say something else than they did, so that it need not be
    those who came or went; or when so many came (for a word that appears) or went (for one that disappears) that they
    could be spoken of on their own, and enough of them for a word made the difference.

    Args:
        before, now: how many said it in the earlier version and say it now.
        came, went: how many of the column's people are new since then, and how many are no longer counted.
    """
    change, moved = (before - now, went) if told else (now - before, came)
    return change >= threshold + (0 if may_be_spoken_of(moved, threshold=threshold) else moved)
