"""Schools, preschools and school classes, by their names; "skolan" by itself points nobody out."""

import re
from collections.abc import Iterator

from ...models.statements import TraitKind
from ..plain import Plain
from ..words import listed
from ..words.ordinary import ORDINARY
from .found import Found

_CAPITAL = "[A-ZÅÄÖÉ]"
_COMPOUND = re.compile(
    r"(?<![\w-])(?P<stem>[^\W\d_]{2,30}(?:-[^\W\d_]{2,20})?)(?P<kind>skolan|skola|skolans|skolorna|"
    r"gymnasiet|gymnasium|gymnasiets|förskolan|förskola)(?![\w-])"
)
_GENERIC = frozenset(
    listed("""
för grund hög folkhög gymnasie högstadie mellanstadie lågstadie fri kommunal musik kultur sim kör trafik sommar sär
språk montessori koran söndags by hem bil yrkes real special resurs anpassade grundsär gymnasiesär låg mellan stads
storstads special dag dans teater cirkus vinter tennis fotbolls hockey ridande rid skid data kvälls natt lördags
arbetar livets privat religiös islamiska kristna engelska landsbygds distans internat natur ut uppdrags skogs ur och
i vår er den en jord förort förorts centrum problem elit idrotts konst mat barn folk öppna familje nya gamla stor
små grann värsting waldorf verkstads lant lanthushålls handels hushålls profil in utom om fristående vuxen vux
tekniska estet estetiska prakt praktiska bygg fordons frisör vård
""")
)
_NAMED = re.compile(
    rf"(?<!\w)(?P<kind>[Ff]örskolan|[Ff]örskola|[Dd]agiset|[Dd]agis|[Ss]kolan|[Ff]ritids|"
    rf"[Ff]ritidshemmet|[Ff]ritidsgården|[Aa]vdelningen|[Gg]ymnasiet|"
    rf"[Gg]rundskolan|[Öö]ppna förskolan|"
    rf"[Ff]olkhögskolan) (?P<name>{_CAPITAL}[\wåäöé-]{{2,30}}(?: {_CAPITAL}[\wåäöé]{{2,20}})?)"
)
_OWNED = re.compile(
    rf"(?<!\w)(?P<name>{_CAPITAL}[\wåäöé-]{{2,30}}(?: {_CAPITAL}[\wåäöé]{{2,20}})?) (?P<kind>skola|"
    rf"gymnasium|förskola|friskola|grundskola|folkhögskola|gymnasieskola)(?!\w)"
)
_CLASS = re.compile(r"(?<![\w.,:+-])(?:[1-9]|f)[ :-]?(?P<letter>[a-h])(?![\w-])")
_CLASS_CUE = re.compile(
    r"(?:klass|klassen|går i|gick i|gå i|börjar i|började i|läraren i|lärare i|lärare för|mentor för|"
    r"mentor i|elev i|parallellen)\s{1,2}$"
)
_PROGRAMME = re.compile(
    r"(?<![\w-])(?:NA|SA|TE|EK|ES|BF|VO|HT|RL|FT|EE|BA|IM|HA|IN|NB|VF)\s?[12]?\d\s?[a-zA-Z]{0,2}(?![\w-])"
)
_SAID_CLASS = re.compile(
    r"(?<!\w)(?:ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian|(?:klass|sjätte|sjunde|åttonde|"
    r"nionde) ?\w{0,6}) [A-Ha-h](?![\w.’])"
)


def find_schools(plain: Plain) -> Iterator[Found]:
    """Yield named schools and preschools, and classes."""
    if any(part in plain.lower for part in ("skol", "gymnasi", "dagis", "fritids", "avdelning")):
        yield from _named_schools(plain)
    yield from _classes(plain)


def _named_schools(plain: Plain) -> Iterator[Found]:
    for match in _NAMED.finditer(plain.text):
        kind = match.group("kind").lower()
        yield Found(TraitKind.SCHOOL, *match.span(), _coarse(kind))
    for match in _OWNED.finditer(plain.text):
        if match.group("name").split()[0].lower() in ORDINARY:
            continue
        yield Found(TraitKind.SCHOOL, *match.span(), _coarse(match.group("kind")))
    for match in _COMPOUND.finditer(plain.lower):
        stem = match.group("stem")
        if (
            stem in _GENERIC
            or stem.removesuffix("s") in _GENERIC
            or stem.endswith(("grund", "hög", "sär", "gymnasie", "fri", "stadie"))
        ):
            continue
        kind = match.group("kind")
        genitive = kind.endswith("s")
        yield Found(TraitKind.SCHOOL, *match.span(), _coarse(kind.removesuffix("s") if genitive else kind), genitive)


def _coarse(kind: str) -> str:
    if "gymnasi" in kind:
        return "gymnasium"
    if kind.startswith(("förskol", "dagis", "avdelning", "öppna")):
        return "preschool"
    if kind.startswith("fritids"):
        return "afterschool"
    return "school"


def _classes(plain: Plain) -> Iterator[Found]:
    for match in _CLASS.finditer(plain.lower):
        letter = plain.text[match.start("letter")]
        before = plain.lower[max(0, match.start() - 24) : match.start()]
        cue = _CLASS_CUE.search(before) is not None
        near = re.search(r"klass|lärar|elev|skol|åttan|nian|sjuan|mentor", before) is not None
        short = match.end() - match.start() == 2
        if cue or near or (short and letter.isupper() and letter not in "DG"):
            yield Found(TraitKind.SCHOOL, *match.span(), "class")
    for match in _PROGRAMME.finditer(plain.text):
        yield Found(TraitKind.SCHOOL, *match.span(), "class")
    for match in _SAID_CLASS.finditer(plain.text):
        yield Found(TraitKind.SCHOOL, *match.span(), "class")
