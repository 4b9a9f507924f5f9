"""What the assistant says of one wording: everything in it that may point somebody out, in the order it stands.

It works on the wording as others will meet it. What stands in brackets is hidden already, unless a name or a number
was written inside them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..models.statements import TraitKind
from .detectors.accounts import find_accounts
from .detectors.addresses import find_places, find_streets
from .detectors.combinations import Background, find_combinations
from .detectors.found import HARD, Found
from .detectors.names import find_names, is_name
from .detectors.numbers import find_numbers
from .detectors.schools import find_schools
from .detectors.workplaces import find_workplaces
from .plain import Plain, read, words_of
from .proposals import proposal
from .register import Register

CONTEXT = 44
"""Most characters shown on each side of the words."""
FIRST = (
    TraitKind.EMAIL,
    TraitKind.PERSONAL_NUMBER,
    TraitKind.PHONE,
    TraitKind.STREET,
    TraitKind.SCHOOL,
    TraitKind.WORKPLACE,
    TraitKind.NAME,
    TraitKind.PLACE,
    TraitKind.NUMBER,
    TraitKind.COMBINATION,
)
"""Who has the word where two kinds claim the same letters."""


@dataclass(frozen=True)
class Surroundings:
    """What of the dialogue a wording is read against. ``areas`` are words in small letters for places that are coarse
    enough; ``names`` words known to be names from the talk."""

    register: Register = field(default_factory=Register)
    areas: frozenset[str] = frozenset()
    background: Background = field(default_factory=Background)
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, repr=False)
class Finding:
    """Words in a wording that may point somebody out, everywhere they stand in it.

    ``places`` are code points into the wording. Its repr holds no words.
    """

    kind: TraitKind
    words: str
    places: tuple[tuple[int, int], ...]
    proposal: str
    before: str
    after: str
    traits: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Finding {self.kind} at {self.places[0][0]}>"

    @property
    def is_hard(self) -> bool:
        return self.kind in HARD


def findings(wording: str, surroundings: Surroundings, *, language: str = "sv") -> list[Finding]:
    """Return what in the wording may point somebody out. Linear in its length. No query but
    what ``background`` makes."""
    plain = read(wording)
    found = _apart(_all(plain, surroundings, swedish=language[:2] == "sv"))
    rows = [(*_place(plain, one), one) for one in [*found, *_in_brackets(plain, surroundings.register)]]
    return _grouped(wording, rows, language)


def hard_findings(wording: str) -> list[Finding]:
    """Return the personal numbers, phone numbers and addresses on the net: what needs to know nothing of the dialogue.

    Quick enough to look through every wording of a release.
    """
    plain = read(wording)
    found = _apart([*find_accounts(plain), *find_numbers(plain)])
    hard = [one for one in [*found, *_in_brackets(plain, Register())] if one.kind in HARD]
    return _grouped(wording, [(*_place(plain, one), one) for one in hard], "sv")


def _all(plain: Plain, around: Surroundings, *, swedish: bool) -> Iterator[Found]:
    yield from find_accounts(plain)
    yield from find_numbers(plain)
    yield from find_streets(plain)
    yield from find_schools(plain)
    yield from find_workplaces(plain, around.areas)
    yield from find_names(plain, around.register, areas=around.areas, names=around.names, swedish=swedish)
    yield from find_places(plain, around.areas)
    yield from find_combinations(plain, around.areas, around.background)


def _apart(found: Iterable[Found]) -> list[Found]:
    """Keep one where several claim the same letters: the firmest kind, then the longest."""
    kept: list[Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (not one.firm, FIRST.index(one.kind), one.start - one.end, one.start)):
        letters = range(one.start, one.end)
        if one.end > one.start and taken.isdisjoint(letters):
            kept.append(one)
            taken.update(letters)
    return kept


def _in_brackets(plain: Plain, register: Register) -> Iterator[Found]:
    """Yield brackets that hide nothing: with a number, an address or a name written in them."""
    for (start, end), words in zip(plain.brackets, plain.inside, strict=True):
        inside = read(words)
        hard = next((one for one in _apart([*find_accounts(inside), *find_numbers(inside)]) if one.kind in HARD), None)
        if hard is not None:
            yield Found(hard.kind, start, end, hard.coarse)
        elif any(is_name(match.group(), register) for match in words_of(words)):
            yield Found(TraitKind.NAME, start, end, "name", words.endswith("s"))


def _place(plain: Plain, one: Found) -> tuple[int, int]:
    return plain.span(one.start, one.end)


def _grouped(wording: str, rows: list[tuple[int, int, Found]], language: str) -> list[Finding]:
    """Put the same words of one kind together, in the order they first stand."""
    together: dict[tuple[TraitKind, str], list[tuple[int, int, Found]]] = {}
    for row in sorted(rows, key=lambda row: row[:2]):
        together.setdefault((row[2].kind, wording[row[0] : row[1]]), []).append(row)
    made = []
    for (kind, words), group in together.items():
        start, end, one = group[0]
        made.append(
            Finding(
                kind=kind,
                words=words,
                places=tuple((row[0], row[1]) for row in group),
                proposal=proposal(one, language),
                before=_before(wording[:start]),
                after=_after(wording[end:]),
                traits=one.traits,
            )
        )
    return made


def _before(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    cut = text[-CONTEXT:]
    return "… " + (cut.split(" ", 1)[1] if " " in cut else cut)


def _after(text: str) -> str:
    if len(text) <= CONTEXT:
        return text
    cut = text[:CONTEXT]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut) + " …"


def rewritten(wording: str, replacements: Iterable[tuple[tuple[tuple[int, int], ...], str]]) -> str:
    """Return the wording with the words at ``places`` replaced by ``[text]``; a capital that opened it is kept.

    Places never overlap: findings are apart.
    """
    edits = sorted(((start, end, text) for places, text in replacements for start, end in places), reverse=True)
    for start, end, text in edits:
        wording = wording[:start] + f"[{_opening(wording, start, text)}]" + wording[end:]
    return wording


def _opening(wording: str, start: int, text: str) -> str:
    opens = start == 0 or re.search(r"[.!?…]\s+$", wording[max(0, start - 6) : start]) is not None
    return text[:1].upper() + text[1:] if opens else text
