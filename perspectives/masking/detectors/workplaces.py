"""Workplaces: companies by name, and what somebody says that they work at."""

import re
from collections.abc import Iterator

from ...models.statements import TraitKind
from ..plain import Plain
from ..words.known import CAPITALS, CHAINS
from ..words.ordinary import ORDINARY
from .found import Found

_C = "[A-ZÅÄÖÉ]"
_NAME = rf"{_C}[\wåäöé&’.-]{{1,30}}(?: (?:& |och )?{_C}[\wåäöé&’.-]{{1,30}}){{0,3}}"
_COMPANY = re.compile(
    rf"(?<!\w){_C}[\wåäöé&’-]{{1,30}}(?: (?:& |och |i )?{_C}[\wåäöé&’-]{{1,30}}){{0,3}} (?:AB|HB|KB|"
    rf"Aktiebolag|aktiebolag|Handelsbolag|ab|hb)(?!\w)"
)
_TRADE = re.compile(
    rf"(?<!\w)(?:[Pp]izzeria|[Rr]estaurang|[Ss]along|[Cc]afé|[Kk]afé|[Ff]risör|[Kk]rog|[Gg]atukök|"
    rf"[Kk]iosk|[Hh]otell|[Gg]ym|[Ss]kägg|[Gg]rill|"
    rf"[Kk]onditori|[Bb]ageri|[Åå]keri|[Kk]licken) {_C}[\wåäöé’&-]{{2,30}}(?: {_C}[\wåäöé’-]{{2,30}})?"
)
_OWNED = re.compile(
    rf"(?<!\w){_C}[\wåäöé’&-]{{1,30}}(?: {_C}[\wåäöé’&-]{{1,30}})? (?:[Bb]ygg|[Åå]keri|[Ll]ivs|Grill|"
    rf"[Pp]izzeria|Städ|Bil|Kiosk|"
    rf"Café|Kafé|[Kk]onditori|[Bb]ageri|Frisör|Salong|[Mm]åleri|[Ss]nickeri|Verkstad|Service|Taxi|"
    rf"Transport|Bar|Krog)(?!\w)"
)
_WORKS = re.compile(
    r"(?<!\w)(?:jobb(?:ar|ade|a|at)?|arbet(?:ar|ade|a|at)|anställd|anställning|praktik|praktiken|prao|"
    r"praktiser(?:ar|ade)|vikarier(?:ar|ade)|"
    r"extrajobb(?:ar|ade)?|extraknäck(?:er|te)|städ(?:ar|ade)|kör(?:de)?|chef|vd|sommarjobb(?:ade|ar|"
    r"et)?|timvikarie|fast tjänst|timmar|skift)"
    r"(?:[ ](?:nu|då|extra|deltid|heltid|som \w{2,20}|ibland|fortfarande|länge|natt|nätter|"
    r"helger)){0,2} (?:på|hos|åt|för|vid|i) "
)
_AFTER_WORK = re.compile(_NAME)
_SMALL = re.compile(r"[^\W\d_]{2,20}(?: (?:maxi|nära|supermarket|kvantum|forum|konsum|express|king))?")
_OWNS = re.compile(
    r"(?<!\w)(?:driver|äger|startade|öppnade|har|hade|tog över) (?:företaget|firman|butiken|"
    r"restaurangen|affären|en firma som heter|bolaget) (?=\S)"
)


def find_workplaces(plain: Plain, areas: frozenset[str]) -> Iterator[Found]:
    """Yield companies by their form of company or trade, and names after "jobbar på"."""
    for pattern in (_COMPANY, _TRADE, _OWNED):
        for match in pattern.finditer(plain.text):
            first = match.group().split()[0].lower()
            if pattern is _OWNED and (first in ORDINARY or first in CAPITALS):
                continue
            yield Found(TraitKind.WORKPLACE, *match.span(), "company" if pattern is _COMPANY else "workplace")
    for pattern in (_WORKS, _OWNS):
        for match in pattern.finditer(plain.lower):
            yield from _named(plain, match.end(), areas)


def _named(plain: Plain, at: int, areas: frozenset[str]) -> Iterator[Found]:
    named = _AFTER_WORK.match(plain.text, at, at + 130)
    if named is not None:
        words = named.group().rstrip(".’&- ")
        first = words.split()[0].lower()
        stem = first.removesuffix("s")
        if stem in areas or first in areas or ((first in CAPITALS or stem in CAPITALS) and first not in CHAINS):
            return
        yield Found(TraitKind.WORKPLACE, at, at + len(words), "workplace")
        return
    small = _SMALL.match(plain.lower, at, at + 40)
    if small is None:
        return
    first = small.group().split()[0]
    if first in CHAINS:
        yield Found(TraitKind.WORKPLACE, at, at + len(small.group() if " " in small.group() else first), "workplace")
