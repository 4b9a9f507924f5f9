"""Names of people, whether they are in the dialogue's register or merely likely: what was found never says which.

A word is taken for a name by what it is (in the register, misspelt from it, a common first name, a surname by its
ending), by its capital inside a sentence, or by the words around it. Words that are ordinary too ("sol", "björn",
"per") are names only where their place says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...models.statements import TraitKind
from ..plain import HIDDEN, Plain, fold, words_of
from ..register import PARTICLES, Register
from ..wording import opens_sentence
from ..words import listed
from ..words.first_names import FIRST_NAMES
from ..words.known import CAPITALS
from ..words.ordinary import HUMAN_ONLY, ORDINARY, PERSON_BEFORE
from .found import Found

_FOLDED_NAMES = frozenset(fold.__wrapped__(one) for one in FIRST_NAMES) - ORDINARY
_AT_A_PLACE = frozenset(listed("på i vid utanför nära bakom runt genom kring framför bredvid"))
_NEVER_SMALL = frozenset(
    listed("""
hans mina dina inga alla min din en de den man al per so do le ville lova ana rida klara tom max maj juni mars gul rosa
sanna linda sina saga ruta adel dag tor kaj
""")
)
_NOT_BEFORE = frozenset(
    listed(
        "en ett den det varje att som vi jag ni du hon han man de kan vill ska får min mitt någon ingen "
        "skulle kunde måste"
    )
)
_CALLED = frozenset(listed("heter hette kallas kallades döpt"))
_CALLED_BY = frozenset(listed("jag hon han som dottern sonen du flickan pojken tjejen killen hund"))
_DIRECTIONS = frozenset(
    listed(
        "norra södra östra västra övre nedre stora lilla gamla nya sankt s:t sankta öst väst nord syd norr "
        "söder öster väster"
    )
)
_ENDINGS = tuple(
    listed("arnas arna erna orna ande ades ens ets nas ade are ast en et na ar er or de te as es ts t s n r a d")
)


@dataclass(slots=True)
class _Token:
    text: str
    low: str
    start: int
    end: int
    capital: bool
    opens: bool
    owner: bool = False
    """Written with an apostrophe after it: "Lars'"."""


@dataclass(slots=True)
class _Hit:
    start: int
    end: int
    kind: TraitKind
    genitive: bool
    firm: bool = True


def find_names(
    plain: Plain,
    register: Register,
    *,
    areas: frozenset[str] = frozenset(),
    names: frozenset[str] = frozenset(),
    swedish: bool = True,
) -> Iterator[Found]:
    """Yield names of people, and words that a capital inside a sentence makes one of a person or place.

    Args:
        areas: words in small letters that name the dialogue's own areas, which are coarse enough to stand.
        names: words known to be names from the whole talk (``wording.names_in``).
        swedish: whether the wording is in Swedish, whose ordinary words and use of capitals are known.
    """
    tokens = _tokens(plain)
    judge = _Judge(register, areas, frozenset(name.lower() for name in names), swedish)
    hits: list[_Hit | None] = []
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        named = bool(hits) and hits[-1] is not None and before is not None and _beside(plain, before, token)
        earlier = tokens[place - 2] if place > 1 else None
        hits.append(judge.hit(token, before, after, earlier, follows_name=named))
    _openings(plain, tokens, hits, judge)
    for hit in _joined(plain, [hit for hit in hits if hit is not None]):
        coarse = "name" if hit.kind == TraitKind.NAME else "place"
        yield Found(hit.kind, hit.start, hit.end, coarse, hit.genitive, firm=hit.firm)


def is_name(word: str, register: Register) -> bool:
    """Whether one word by itself is a name and nothing else: for what somebody wrote inside brackets."""
    low = word.lower()
    stem = low[:-1] if low.endswith("s") and len(low) > 3 else low
    return word[:1].isupper() and any(
        one not in ORDINARY and (one in FIRST_NAMES or register.holds(one)) for one in (low, stem)
    )


def _tokens(plain: Plain) -> list[_Token]:
    text, low = plain.text, plain.lower
    letters = sum(1 for char in text if char.isalpha())
    shouting = letters > 12 and sum(1 for char in text if char.isupper()) > 0.7 * letters
    found = []
    for match in words_of(text):
        start, end = match.span()
        word = match.group()
        loud = shouting or (len(word) > 1 and word.isupper())
        capital = word[0].isupper() and not loud
        opens = capital and opens_sentence(text, start)
        owner = (
            text[end : end + 1] in {"’", "'"} and word[-1:].lower() in "sxz" and not text[end + 1 : end + 2].isalnum()
        )
        found.append(_Token(word, low[start:end], start, end + 1 if owner else end, capital, opens, owner))
    return found


def _beside(plain: Plain, one: _Token, other: _Token) -> bool:
    return plain.text[one.end : other.start] in {" ", "-", " - "}


def stems(low: str) -> list[tuple[str, bool]]:
    """Return what a word may be a form of, and whether it then is a genitive: "annas" is Anna's, "hans" Hans."""
    found = [(low, False)]
    if low.endswith(("’s", "'s")):
        found.append((low[:-2], True))
    elif low.endswith("s") and len(low) > 2:
        found.append((low[:-1], True))
    return found


class _Judge:
    def __init__(self, register: Register, areas: frozenset[str], names: frozenset[str], swedish: bool) -> None:
        self.register, self.areas, self.names, self.swedish = register, areas, names, swedish

    def hit(
        self, token: _Token, before: _Token | None, after: _Token | None, earlier: _Token | None, *, follows_name: bool
    ) -> _Hit | None:
        known = self._known(token)
        inside = token.capital and not token.opens
        if known is not None:
            word, genitive = known
            sure = not self._ordinary(token.low, word)
            if inside or sure or (follows_name and token.capital) or self._in_its_place(token, before, after):
                return self._made(token, TraitKind.NAME, genitive)
            return None
        if self._is_area(token.low):
            return None
        if self._surname(token.low) or self._called(token, before, earlier) or self._misspelt(token):
            return self._made(token, TraitKind.NAME, self._is_genitive(token, False))
        if inside and (self.swedish or follows_name) and not self._points_nobody_out(token, follows_name):
            place = before is not None and before.low in _AT_A_PLACE and not follows_name
            kind = TraitKind.PLACE if place else TraitKind.NAME
            return self._made(token, kind, self._is_genitive(token, place), firm=follows_name)
        return None

    def _made(self, token: _Token, kind: TraitKind, genitive: bool, *, firm: bool = True) -> _Hit:
        return _Hit(token.start, token.end, kind, genitive or token.owner, firm)

    def _known(self, token: _Token) -> tuple[str, bool] | None:
        """Return the name that the word is a form of; with a hyphen, the last part decides the genitive."""
        for low, genitive in stems(token.low):
            if self._is_name(low, token):
                return low, genitive
        if "-" in token.low:
            parts = [part for part in token.low.split("-") if part]
            for part in parts:
                for low, genitive in stems(part):
                    if len(low) > 2 and low not in ORDINARY and self._is_name(low, token):
                        return low, genitive and part is parts[-1]
        return None

    def _is_name(self, low: str, token: _Token) -> bool:
        if self.register.holds(low) or low in self.names:
            return True
        if not self.swedish and not token.capital:
            return False
        plain = len(low) > 3 and not any(char in "åäö" for char in low)
        return low in FIRST_NAMES or (plain and fold(low) in _FOLDED_NAMES)

    def _ordinary(self, low: str, stem: str) -> bool:
        return low in ORDINARY or stem in ORDINARY or len(stem) < 3 or self._is_area(low)

    def _in_its_place(self, token: _Token, before: _Token | None, after: _Token | None) -> bool:
        """Whether the words around say that an ordinary word is a name here: "grannen Sten", "björn sa"."""
        small = not token.capital
        if small and (token.low in _NEVER_SMALL or token.low in PERSON_BEFORE):
            return False
        if before is not None and not token.opens and before.low in PERSON_BEFORE:
            return True
        acts = after is not None and after.low in HUMAN_ONLY and not after.capital
        return acts and (before is None or token.opens or before.low not in _NOT_BEFORE)

    def _is_area(self, low: str) -> bool:
        return low in self.areas or low.removesuffix("s") in self.areas or any(
            part in self.areas for part in (low[:-3], low[:-4], low[:-5]) if len(part) > 4
        )  # fmt: skip

    def _points_nobody_out(self, token: _Token, follows_name: bool) -> bool:
        low = token.low
        stem = low.removesuffix("’s").removesuffix("s")
        if low in CAPITALS or stem in CAPITALS or low.split("-")[0] in CAPITALS:
            return True
        if low in _DIRECTIONS or len(low) == 1:
            return not follows_name
        return not follows_name and (low in ORDINARY or stem in ORDINARY or self._inflected(low))

    def _is_genitive(self, token: _Token, place: bool) -> bool:
        low = token.low
        return token.owner or low.endswith(("’s", "'s")) or (
            not place and low.endswith("s") and len(low) > 5 and not low.endswith(("ss", "us", "is", "as", "os"))
        )  # fmt: skip

    def _surname(self, low: str) -> bool:
        stem = low.removesuffix("’s").removesuffix("s") if low.endswith(("sons", "son’s")) else low
        return self.swedish and stem.endswith("sson") and len(stem) > 6 and low not in ORDINARY

    def _called(self, token: _Token, before: _Token | None, earlier: _Token | None) -> bool:
        if before is None or earlier is None or before.low not in _CALLED or earlier.low not in _CALLED_BY:
            return False
        return len(token.low) > 2 and token.low not in ORDINARY and not self._inflected(token.low)

    def _misspelt(self, token: _Token) -> bool:
        if len(token.low) < 5 or token.low in ORDINARY or token.low in CAPITALS:
            return False
        near = any(len(low) >= 5 and self.register.near(low) for low, _genitive in stems(token.low))
        return near and not self._inflected(token.low)

    def _inflected(self, low: str) -> bool:
        """Whether the word is an ordinary one with an ending: "gavlarnas", "spelade"."""
        for ending in _ENDINGS:
            stem = low[: -len(ending)]
            if low.endswith(ending) and len(stem) > 2 and (stem in ORDINARY or f"{stem}a" in ORDINARY):
                return True
        return False


def _openings(plain: Plain, tokens: list[_Token], hits: list[_Hit | None], judge: _Judge) -> None:
    """Take in an unknown first name that opens a sentence before a surname that was found."""
    for place, token in enumerate(tokens[:-1]):
        following = hits[place + 1]
        if hits[place] is None and token.opens and following is not None and following.kind == TraitKind.NAME:
            ordinary = token.low in ORDINARY or judge._points_nobody_out(token, False)
            if not ordinary and tokens[place + 1].capital and plain.text[token.end : tokens[place + 1].start] == " ":
                hits[place] = _Hit(token.start, token.end, TraitKind.NAME, False)


def _joined(plain: Plain, hits: list[_Hit]) -> Iterator[_Hit]:
    """Put first and last names together, with what stands between them ("von", an initial)."""
    current: _Hit | None = None
    for hit in hits:
        if current is not None and _is_one_name(plain, current, hit):
            kind = TraitKind.NAME if TraitKind.NAME in {current.kind, hit.kind} else hit.kind
            current = _Hit(current.start, hit.end, kind, hit.genitive, current.firm or hit.firm)
            continue
        if current is not None:
            yield _with_initial(plain, current)
        current = hit
    if current is not None:
        yield _with_initial(plain, current)


def _is_one_name(plain: Plain, one: _Hit, other: _Hit) -> bool:
    between = plain.text[one.end : other.start]
    if HIDDEN in between or one.genitive:
        return False
    return between in {" ", "-"} or (
        0 < len(between) < 6 and between.strip().lower() in PARTICLES - {"och"} and between[0] == " "
    )


def _with_initial(plain: Plain, hit: _Hit) -> _Hit:
    """Take in an initial after the name: "Anna B."."""
    tail = plain.text[hit.end : hit.end + 4]
    is_initial = len(tail) > 1 and tail[0] == " " and tail[1].isupper() and not tail[2:3].isalnum()
    if hit.kind == TraitKind.NAME and not hit.genitive and is_initial and tail[1] not in "I":
        return _Hit(hit.start, hit.end + 2, hit.kind, False, hit.firm)
    return hit
