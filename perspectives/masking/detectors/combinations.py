"""Coarse traits that together point: an occupation, an age, five children, a place, an origin, being the only one.

Each is harmless by itself. Three of different sorts, or a rare role and one more, describe somebody whom a neighbour
would know. And traits that the dialogue itself knows (``Background``) may be shared by too few of those who were heard.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...models.statements import TraitKind
from ..plain import Plain
from ..words import listed
from ..words.known import COUNTRIES, OCCUPATIONS, ORIGINS, ROLES
from .found import Found
from .spoken import digits_of

_ABOUT_ONE = re.compile(
    r"(?<!\w)(?:jag|min|mitt|mina|mig|hon|han|hen|hennes|hans|som|en|den|själv|vi|ensam|enda)(?!\w)"
)
_AGE = re.compile(
    r"(?<!\w)(?:(?P<n>\d{1,2})[ -]?(?:år(?: gammal)?(?!\w|ig)|åring(?:en|ar)?)|(?:(?<=fyller )|"
    r"(?<=fyllde )|(?<=fyllt )|(?<=är )|(?<=blir )|(?<=blev ))(?P<m>\d{2})(?! ?(?:%|kr|kronor|st|"
    r"procent|barn|stycken|meter))(?![\w:.,]\d|\w)|"
    r"(?P<w>[a-zåäö]{3,20}) år gammal|(?P<v>(?:tjugo|trettio|fyrtio|femtio|sextio|sjuttio|åttio|"
    r"nittio)[a-zåäö]{0,5}|[a-zåäö]{2,5}ton)-?åring)"
)
_YEARS = re.compile(r"^\s?(?:i|sedan|sen|av|framåt|tillbaka|på|innan|efter|till)(?!\w)")
_FAMILY = re.compile(
    r"(?<!\w)(?:ensamstående|änka|änkan|änkling|frånskild|skild|tvillingar(?:na)?|trillingar|adopterad|"
    r"fosterbarn|familjehem\w{0,8}|"
    r"(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\d{1,2}) (?:barn|söner|döttrar|ungar|syskon|barnbarn)|"
    r"(?:två|tre|fyra|fem|sex|sju|åtta)?barns(?:mamma|pappa|mor|far|förälder)|\d[- ]?barns(?:mamma|"
    r"pappa|mor|far))(?!\w)"
)
_ONLY = re.compile(
    r"(?<!\w)(?:den|som|är|var|jag|hon|han|min|deras|vår|hade) (?P<only>enda|ende) "
    r"(?!gångerna|gången|gång|året|dagen|som gäller|sättet|saken|tanken|vägen|lösningen|skillnaden|"
    r"frågan|anledningen)(?=[a-zåäö])"
)
_ORG_ROLE = re.compile(
    r"(?<!\w)(?:ordförande|ordföranden|kassör|kassören|sekreterare|grundare|grundaren|tränare|"
    r"huvudtränare|ledamot|imam|präst|pastor|rektor|"
    r"chef|föreståndare|enhetschef|verksamhetschef|vaktmästare|ansvarig) (?:i|för|på|av|till) (?P<of>[^\W\d_]{3,30})"
)
_HEALTH = re.compile(
    r"(?<!\w)(?:rullstol\w{0,4}|döv|blind|synskadad|hörselskadad|ms|parkinson|cancer|epilepsi|downs|"
    r"adhd|autism|diabetes|stroke|amputerad|"
    r"transperson|homosexuell|lesbisk|bögen|judisk|jude|muslim|katolik|ortodox|jehovas|pingst\w{0,6})(?!\w)"
)
_JOBS = tuple(one + ending for one in OCCUPATIONS for ending in ("", "n", "en", "an", "s", "ns"))
_SELF = re.compile(
    r"(?<!\w)(?:är|var|som|jobbar|jobbade|utbildad|blev|en|enda|ende|min|mitt|hennes|hans|pensionerad|"
    r"fd|före detta)\s(?:[\w,]{1,16}\s){0,5}$"
)
_ROLE = re.compile(rf"(?<!\w)(?:{'|'.join(ROLES)})(?!\w)")
_WORDS = re.compile(r"[^\W\d_]+")
_CAME = re.compile(r"(?<!\w)(?:från|född i|kom hit från|flydde från|växte upp i|uppvuxen i)\s$")
_BEFORE_VALUE = re.compile(r"(?<!\w)(?:jag|vi|min|mitt|mina|som|själv|bor|bodde|kommer|är|med)(?!\w)")

ORDER = ("role", "only", "occupation", "health", "family", "age", "origin", "place")
"""From what points most to what points least: what is proposed to be made coarser first."""
STRONG = frozenset({"role", "only"})


@dataclass(frozen=True)
class Background:
    """What the dialogue knows of those who were heard. ``few(values)`` says whether fewer people than its threshold
    share all of ``values``; never how many."""

    values: tuple[tuple[str, str, int], ...] = ()
    """(variable, words in small letters, key) of each background value, and ("group", name, -key) of each group."""
    ages: tuple[tuple[int, int, int], ...] = ()
    """(from, to, key) of each value that is an age band."""
    few: Callable[[frozenset[int]], bool] = lambda _keys: False


@dataclass(frozen=True, slots=True)
class _Trait:
    sort: str
    start: int
    end: int
    number: int = 0


def find_combinations(plain: Plain, areas: frozenset[str], background: Background) -> Iterator[Found]:
    """Yield at most one: the trait that points most, with all that stand beside it."""
    if not _ABOUT_ONE.search(plain.lower):
        return
    traits = _traits(plain, areas)
    sorts = {trait.sort for trait in traits}
    together = len(sorts) >= 3 or (len(sorts) >= 2 and bool(sorts & STRONG))
    if not together:
        shared = _known(plain, traits, background)
        if not shared:
            return
        keys = frozenset(key for key, _trait in shared)
        if not background.few(keys):
            return
        traits = [trait for _key, trait in shared]
    target = min(traits, key=lambda trait: (ORDER.index(trait.sort), trait.start))
    spans = sorted({(trait.start, trait.end) for trait in traits})
    words = tuple(dict.fromkeys(plain.text[start:end].strip() for start, end in spans))
    coarse, said = target.sort, ""
    if target.sort == "age" and target.number >= 10:
        coarse, said = "age", str(target.number // 10 * 10)
    yield Found(TraitKind.COMBINATION, target.start, target.end, coarse, said=said, traits=words)


def _traits(plain: Plain, areas: frozenset[str]) -> list[_Trait]:
    lower = plain.lower
    found = [_Trait("family", *match.span()) for match in _FAMILY.finditer(lower)]
    found += [_Trait("health", *match.span()) for match in _HEALTH.finditer(lower)]
    found += [_Trait("role", *match.span()) for match in _ORG_ROLE.finditer(lower) if match.group("of") not in _ANY]
    found += [_Trait("role", *match.span()) for match in _ROLE.finditer(lower)]
    found += [_Trait("only", *match.span("only")) for match in _ONLY.finditer(lower)]
    for match in _AGE.finditer(lower):
        number = _age(match)
        if 10 <= number < 100 and not _YEARS.match(lower[match.end() : match.end() + 12]):
            found.append(_Trait("age", *match.span(), number))
    for match in _WORDS.finditer(lower):
        word = match.group()
        if word.endswith(_JOBS) and _SELF.search(lower[max(0, match.start() - 44) : match.start()]):
            found.append(_Trait("occupation", *match.span()))
        elif word in ORIGINS or (word in COUNTRIES and _CAME.search(lower[max(0, match.start() - 22) : match.start()])):
            found.append(_Trait("origin", *match.span()))
        elif word in areas and len(word) > 3:
            found.append(_Trait("place", *match.span()))
    return found


_ANY = frozenset(listed("att en ett den det som skolan kommunen föreningen alla oss dem mig er nån någon hela")) - {
    "föreningen",
    "skolan",
}


def _age(match: re.Match[str]) -> int:
    if figures := match.group("n") or match.group("m"):
        return int(figures)
    said = digits_of(match.group("w") or match.group("v") or "")
    return int(said) if said and len(said) < 3 else 0


def _known(plain: Plain, traits: list[_Trait], background: Background) -> list[tuple[int, _Trait]]:
    """Return the dialogue's own values that the wording says of its speaker, one for each variable."""
    found: dict[str, tuple[int, _Trait]] = {}
    for trait in traits:
        if trait.sort == "age":
            for low, high, key in background.ages:
                if low <= trait.number <= high:
                    found.setdefault("age", (key, trait))
    for variable, words, key in background.values:
        at = plain.lower.find(words)
        if (
            at < 0
            or plain.lower[max(0, at - 1) : at].isalpha()
            or plain.lower[at + len(words) : at + len(words) + 1].isalpha()
        ):
            continue
        if _BEFORE_VALUE.search(plain.lower[max(0, at - 40) : at]):
            sort = "place" if words in plain.lower and variable != "group" else "role"
            found.setdefault(variable, (key, _Trait(sort, at, at + len(words))))
    return list(found.values())
