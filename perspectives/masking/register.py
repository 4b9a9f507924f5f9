"""The people of a dialogue by name, as the assistant knows them: in this process's memory, and nowhere else.

Names are decrypted once for each process and state of the register, and kept as words without whose they are. They are
never logged, never put in the shared cache, and no page says that a word was found here.
"""

import re
import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from .plain import fold, read, words_of
from .words import listed
from .words.first_names import FIRST_NAMES
from .words.ordinary import ORDINARY

PARTICLES = frozenset(listed("af von de al el bin ibn van der den la del di da abu umm ben och och/eller"))
_NOT_NAMES = frozenset(
    listed("""
person nummer vårdnadshavare tillfrågad tillfrågade mamma pappa mor far förälder föräldrar god man kontaktperson okänd
anonym namn saknas telefon mobil mejl god förordnad socialtjänsten själv ja nej
""")
)
SHORTEST_NEAR = 5
"""Letters a name has at least before a misspelling of it is looked for."""
LONGEST_NEAR = 30
"""Letters a word has at most: what is longer is no misspelt name, and would cost the square of its length."""
LONG = 9
"""Letters from which two may be wrong."""
KEPT = 8
"""Dialogues whose names are held in memory at a time."""


@dataclass(frozen=True, repr=False)
class Register:
    """Name words of one dialogue. ``near`` finds misspellings by what is left when a letter is taken away, so its cost
    is the length of the word and not the size of the register."""

    words: frozenset[str] = frozenset()
    folded: frozenset[str] = frozenset()
    _shortened: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Register of {len(self.words)} words>"

    @classmethod
    def of(cls, names: Iterable[str], free_texts: Iterable[str] = ()) -> "Register":
        """Build it from names, and from notes that may hold a name (their words with a capital letter)."""
        words: set[str] = set()
        for name in names:
            words |= _name_words(name)
        for text in free_texts:
            words |= _name_words(text, capitals_only=True)
        folded = frozenset(one for one in map(_fold_uncached, words) if len(one) > 1)
        shortened: dict[str, list[str]] = {}
        for one in folded:
            if SHORTEST_NEAR <= len(one) <= LONGEST_NEAR and one not in ORDINARY:
                for short in _shorter(one, 2 if len(one) >= LONG else 1):
                    shortened.setdefault(short, []).append(one)
        return cls(frozenset(words), folded, {key: tuple(value) for key, value in shortened.items()})

    def holds(self, word: str) -> bool:
        """Whether a word in small letters is a name here, also with ``a`` for ``å`` (never the other way)."""
        return word in self.words or (not _SWEDISH_LETTERS & set(word) and fold(word) in self.folded)

    def near(self, word: str) -> bool:
        """Whether a word in small letters is a name here with a letter wrong, missing, doubled or swapped."""
        plain = fold(word)
        if not SHORTEST_NEAR <= len(plain) <= LONGEST_NEAR or not self._shortened:
            return False
        most = 2 if len(plain) >= LONG else 1
        tried: set[str] = set()
        for short in _shorter(plain, most):
            for name in self._shortened.get(short, ()):
                if name in tried:
                    continue
                tried.add(name)
                allowed = 2 if len(name) >= LONG and len(plain) >= LONG else 1
                if _alike(plain[0], name[0]) and OSA.distance(plain, name, score_cutoff=allowed) <= allowed:
                    return True
        return False


_SWEDISH_LETTERS = frozenset("åäö")


def _alike(first: str, other: str) -> bool:
    return first == other or {first, other} in _SOUND_ALIKE


_SOUND_ALIKE = [
    set(pair) for pair in ("kc", "sz", "vw", "iy", "jy", "fp", "ea", "ou", "kq", "cs", "ha", "eh", "jg", "oå")
]


def _shorter(word: str, letters: int) -> set[str]:
    found = {word}
    layer = {word}
    for _step in range(letters):
        layer = {one[:at] + one[at + 1 :] for one in layer for at in range(len(one))}
        found |= layer
    return found


def _fold_uncached(word: str) -> str:
    return fold.__wrapped__(word)


def _name_words(name: str, *, capitals_only: bool = False) -> set[str]:
    """Return the words of a name in small letters: each alone, and each part of one with a hyphen."""
    found: set[str] = set()
    for match in words_of(read(name).text):
        word = match.group()
        if capitals_only and not word[0].isupper():
            continue
        for part in {word, *re.split("-", word)}:
            low = part.lower()
            if len(low) < 2 or low in PARTICLES or low in _NOT_NAMES:
                continue
            if capitals_only and low in ORDINARY and low not in FIRST_NAMES:
                continue
            found.add(low)
    return found


# --- Held in memory ------------------------------------------------------------------------------------------------

_held: OrderedDict[int, tuple[object, Register]] = OrderedDict()
_lock = threading.Lock()


def register_of(dialogue) -> Register:
    """Return the names of a dialogue's people: interviewees and their guardians, those who were suggested, design team,
    members, the municipality's own people in any dialogue, and those who signed off the mandate.

    Three queries when nothing has changed; then it is decrypted anew only if people came, went or were renamed.
    """
    from . import sources

    key = sources.state(dialogue)
    with _lock:
        held = _held.get(dialogue.pk)
        if held is not None and held[0] == key:
            _held.move_to_end(dialogue.pk)
            return held[1]
    made = Register.of(*sources.names(dialogue, key))
    with _lock:
        _held[dialogue.pk] = (key, made)
        _held.move_to_end(dialogue.pk)
        while len(_held) > KEPT:
            _held.popitem(last=False)
    return made


def forget() -> None:
    """Let go of all names: for tests, and when keys are changed."""
    with _lock:
        _held.clear()
