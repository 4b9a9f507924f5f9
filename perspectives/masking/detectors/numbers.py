"""Personal and coordination numbers, phone numbers and other long numbers, written with figures or said in words.

A run is numbers in a row, whatever stands between their parts. Inside it the parts are put together until they make a
personal number (a date, and four figures) or a phone number. No more than fourteen figures are tried from any part.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ...models.statements import TraitKind
from ..plain import Plain
from .found import Found
from .spoken import ARTICLES, FILLERS, digits_of

_PIECE = re.compile(r"\d+|[^\W\d_]+")
_GAP = re.compile(r"[\s,.;:\-–—/+()’*_|]{0,6}")
_MOST = 14
_PERSONAL_CUE = re.compile(
    r"person(?:nummer|nr|numret)|samordningsn|född|fyra sista|sista fyra|\bpnr|\bp-nr|personbevis"
)
_PHONE_CUE = re.compile(
    r"telefon|\btel\b|mobil|\bring|\bnås?\b|sms|\bnummer\b|\bnumret\b|\bnr\b|\bsvarar på|whatsapp|swish|\bfax"
)
_OTHER_CUE = re.compile(
    r"(?:ärende|kund|order|medlems|konto|kort|org(?:anisations)?|bankgiro|plusgiro|clearing|"
    r"registrerings|dörr|port|lås|"
    r"larm|diarie|lägenhets|pass|ocr|id|bank|försäkrings|journal|lmn|besluts)-?(?:nummer|numret|kod|koden|nr|-id)\b"
    r"[^\d\x1f]{0,20}$"
)
_LAST_FOUR = re.compile(
    r"(?:fyra|de) sista(?: siffrorna)?(?: är| var|:|,)?\s*(?:nämligen |liksom )?$|"
    r"sista fyra(?: siffrorna)?(?: är| var|:|,)?\s*$"
)
_MEASURE = re.compile(
    r"\s?(?:kr\b|kronor|spänn|lax\b|tusen|miljon|miljard|personer|människor|invånare|boende|lägenheter|"
    r"kvadrat|kvm|meter|"
    r"km\b|mil\b|kilo|procent|%|år\b|barn\b|elever|besök|röster|timmar|minuter|dagar|euro|dollar|m2|gram|liter|hushåll)"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[ .]\d{3}){1,4}")
_DATE = re.compile(
    r"(?:19|20)\d\d[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:0?[1-9]|[12]\d|3[01])|\d{1,2}[./]\d{1,2}[./-](?:19|20)?\d\d"
)
_CROSSED = re.compile(r"(?<!\d)(?:19|20)?\d{2}[ ]?(?:0[1-9]|1[0-2])[ ]?(?:[0-3]\d|[6-9]\d)\s?[-+–]?\s?[x*]{4}")
_PLATE = re.compile(r"(?<![\w-])[a-zåäö]{3}[ -]?\d{2}[a-z0-9](?![\w-])")
_PLATE_CUE = re.compile(r"regist|\bregn|skylt|\bbil|volvo|saab|moped|nummerplåt")
_PUBLIC = frozenset({"112", "1177", "11414", "11313", "118118", "90000", "116000", "116111", "116117", "0771"})
_CENTURIES = frozenset({"1800", "1900", "2000"})
_MOBILE = ("070", "072", "073", "076", "079")


@dataclass(slots=True)
class _Part:
    digits: str
    start: int
    end: int
    said: bool
    gap: str = ""
    """What stands before it since the part before."""


def find_numbers(plain: Plain) -> Iterator[Found]:
    """Yield personal numbers, phone numbers and other long numbers."""
    for match in _CROSSED.finditer(plain.lower):
        yield Found(TraitKind.PERSONAL_NUMBER, *match.span(), "personal_number")
    for run in _runs(plain.lower):
        yield from _in_run(plain, run)
    for match in _PLATE.finditer(plain.lower):
        word = plain.text[match.start() : match.end()]
        before = plain.lower[max(0, match.start() - 40) : match.start()]
        if word[:3].isupper() or _PLATE_CUE.search(before):
            yield Found(TraitKind.NUMBER, *match.span(), "plate")


def _runs(lower: str) -> Iterator[list[_Part]]:
    """Yield numbers in a row: figures, number words, and the little words people put between them."""
    run: list[_Part] = []
    last, gap = 0, ""
    for match in _PIECE.finditer(lower):
        word, between = match.group(), lower[last : match.start()]
        joined = bool(run) and _GAP.fullmatch(between) is not None
        digits = word if word[0].isdigit() else digits_of(word)
        if run and not joined:
            yield from _trimmed(run)
            run, gap = [], ""
        if digits and (word[0].isdigit() or run or word not in ARTICLES):
            run.append(_Part(digits, match.start(), match.end(), not word[0].isdigit(), gap + between if run else ""))
            gap = ""
        elif run and word in FILLERS:
            gap += f"{between}{word}"
        elif run:
            yield from _trimmed(run)
            run, gap = [], ""
        last = match.end()
    if run:
        yield from _trimmed(run)


def _trimmed(run: list[_Part]) -> Iterator[list[_Part]]:
    if sum(len(part.digits) for part in run) >= 4:
        yield run


def _in_run(plain: Plain, run: list[_Part]) -> Iterator[Found]:
    at = 0
    others: list[_Part] = []
    merged = _merged(run)
    readings = [run] if merged is run else [run, merged]
    for reading in readings:
        found = list(_strict(plain, reading))
        if found:
            yield from found
            return
    while at < len(run):
        others.append(run[at])
        at += 1
    yield from _loose(plain, others)


def _merged(run: list[_Part]) -> list[_Part]:
    """Read a ten followed by a unit as one number: "tjugo sju" as 27."""
    made: list[_Part] = []
    for part in run:
        before = made[-1] if made else None
        follows = before is not None and part.said and before.said and part.gap.strip() == ""
        if before is not None and follows and _is_ten(before.digits) and len(part.digits) == 1 and part.digits != "0":
            made[-1] = _Part(before.digits[:-1] + part.digits, before.start, part.end, True, before.gap)
        elif before is not None and follows and before.digits in _CENTURIES and len(part.digits) == 2:
            made[-1] = _Part(before.digits[:2] + part.digits, before.start, part.end, True, before.gap)
        else:
            made.append(part)
    if len(made) == len(run):
        return run
    return _merged(made) if any(len(part.digits) == 4 and part.digits.endswith("00") for part in made) else made


def _is_ten(digits: str) -> bool:
    return len(digits) >= 2 and digits[-1] == "0" and digits[-2] not in "01"


def _strict(plain: Plain, run: list[_Part]) -> Iterator[Found]:
    """Yield what is a personal or a phone number by its form, longest first, from the left."""
    at = 0
    while at < len(run):
        best: tuple[int, TraitKind] | None = None
        digits = ""
        for end in range(at, len(run)):
            digits += run[end].digits
            if len(digits) > _MOST:
                break
            kind = _kind(plain, run[at : end + 1], digits)
            if kind is not None:
                best = (end, kind)
        if best is None:
            at += 1
            continue
        end, kind = best
        coarse = "phone" if kind == TraitKind.PHONE else "personal_number"
        yield Found(kind, _start(plain, run[at]), run[end].end, coarse)
        at = end + 1


def _start(plain: Plain, part: _Part) -> int:
    """Take in a plus sign or an opening bracket before the number."""
    start = part.start
    before = plain.lower[max(0, start - 7) : start]
    match = re.search(r"(?:\+|\(|plus )$", before)
    return start - len(match.group()) if match else start


def _kind(plain: Plain, parts: list[_Part], digits: str) -> TraitKind | None:
    before = plain.lower[max(0, parts[0].start - 60) : parts[0].start]
    plus = before.rstrip(" (").endswith(("+", "plus"))
    count = len(digits)
    if count < 8:
        return None
    whole_year = count == 12 and digits[:2] in {"18", "19", "20"}
    dated = (count == 10 or whole_year) and _is_date(digits[2:] if whole_year else digits)
    if dated and not plus and not _counting(parts):
        if not digits.startswith("0"):
            return TraitKind.PERSONAL_NUMBER
        if _is_personal(before, parts, digits):
            return TraitKind.PERSONAL_NUMBER
    if plus and 8 <= count <= _MOST:
        return TraitKind.PHONE
    if digits.startswith("00"):
        return TraitKind.PHONE if 11 <= count <= _MOST else None
    if digits.startswith("0") and digits[1] != "0":
        whole = count <= 10 or (count == 11 and digits.startswith(_MOBILE))
        return TraitKind.PHONE if count >= 8 and whole and not _DATE.fullmatch(_written(plain, parts)) else None
    if digits.startswith("467") and count == 11:
        return TraitKind.PHONE
    if digits[0] == "7" and digits[1] in "02369" and count == 9 and _PHONE_CUE.search(before):
        return TraitKind.PHONE
    return None


def _written(plain: Plain, parts: list[_Part]) -> str:
    return plain.lower[parts[0].start : parts[-1].end]


def _is_date(ten: str) -> bool:
    """Whether ten figures begin with a date of birth; in a coordination number sixty is added to the day."""
    month, day = int(ten[2:4]), int(ten[4:6])
    return 1 <= month <= 12 and (1 <= day <= 31 or 61 <= day <= 91)


def _is_personal(before: str, parts: list[_Part], digits: str) -> bool:
    """Tell somebody born in the first years of the century from a phone number: by cue, by form, by check figure."""
    personal, phone = _last(_PERSONAL_CUE, before), _last(_PHONE_CUE, before)
    if personal != phone:
        return personal > phone
    lengths = [len(part.digits) for part in parts]
    if lengths[0] == 6 and parts[-1].gap.strip() in {"-", "–", "+", "streck", "minus"}:
        return True
    if digits.startswith(_MOBILE):
        return False
    written_as_phone = not parts[0].said and lengths[0] in {3, 4}
    return not written_as_phone or _checks(digits)


def _last(cue: re.Pattern[str], before: str) -> int:
    found = -1
    for match in cue.finditer(before):
        found = match.start()
    return found


def _checks(ten: str) -> bool:
    doubled = (int(char) * (2 - place % 2) for place, char in enumerate(ten))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def _counting(parts: list[_Part]) -> bool:
    """Whether somebody counts: each number one more than the one before."""
    if any(len(part.digits) > 3 for part in parts):
        return False
    values = [int(part.digits) for part in parts]
    return len(values) > 2 and all(after - before == 1 for before, after in pairwise(values))


def _loose(plain: Plain, run: list[_Part]) -> Iterator[Found]:
    """Yield what is only a number by its form, when the words around it say what it is."""
    start, end = run[0].start, run[-1].end
    before, after = plain.lower[max(0, start - 60) : start], plain.lower[end : end + 16]
    digits = "".join(part.digits for part in run)
    written = plain.lower[start:end]
    if len(digits) == 4 and _LAST_FOUR.search(before):
        yield Found(TraitKind.PERSONAL_NUMBER, start, end, "personal_number")
        return
    if _OTHER_CUE.search(before) and len(digits) >= 4:
        yield Found(TraitKind.NUMBER, start, end, "number")
        return
    if _counting(run) or digits in _PUBLIC or _MEASURE.match(after) or _DATE.fullmatch(written):
        return
    if all(len(part.digits) == 4 and part.digits[:2] in {"18", "19", "20"} for part in run):
        return
    near = before[-28:]
    if (digits[0] == "0" and 9 <= len(digits) <= _MOST and any(part.said for part in run)) or (
        5 <= len(digits) <= 9 and _PHONE_CUE.search(near) and not _THOUSANDS.fullmatch(written)
    ):
        yield Found(TraitKind.PHONE, start, end, "phone")
    elif len(digits) in {6, 8} and re.search(r"född\b[^.]{0,16}$", before):
        yield Found(TraitKind.NUMBER, start, end, "birth")
    elif len(digits) >= 7 and not run[0].said and not _THOUSANDS.fullmatch(written) and _is_long(run):
        yield Found(TraitKind.NUMBER, start, end, "number")


def _is_long(run: list[_Part]) -> bool:
    """Whether the figures are a number of their own, and not years, times and small numbers in a row."""
    return max(len(part.digits) for part in run) >= 3 and not all(_plain_number(part.digits) for part in run)


def _plain_number(digits: str) -> bool:
    """Whether the figures may be a year, a time or a small number."""
    return len(digits) <= 2 or (len(digits) == 4 and digits[:2] in {"19", "20"})
