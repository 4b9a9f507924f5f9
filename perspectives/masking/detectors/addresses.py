"""Streets and addresses, and places small enough that whoever is found there is one of a few."""

import re
from collections.abc import Iterator

from ...models.statements import TraitKind
from ..plain import Plain
from ..wording import opens_sentence
from ..words import listed
from ..words.ordinary import ORDINARY
from .found import Found

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_STREETS = re.compile(
    r"(?P<stem>.{2,40}?)(?:gatan|gata|vägen|väg|gränden|gränd|stigen|stig|backen|torget|torg|allén|"
    r"alléen|esplanaden|slingan|"
    r"kroken|bågen|svängen|ringen|stråket|kajen|rundan|stranden|terrassen|leden|planen|plan|parken|"
    r"gården|gård|tået|liden|"
    r"gärdet|spåret|höjden|snåret|vreten)s?"
)
_SURE = re.compile(r".*(?:gatan|vägen|gränd|gränden|stigen|esplanaden|allén)s?")
_NUMBERED = re.compile(
    r"(?:\s{1,2}(?:nummer |nr )?\d{1,3}(?:\s?[a-zA-Z](?![\w]))?(?!\s?(?:gånger|år|meter|kr|barn|personer)))"
)
_NOT_STREETS = frozenset(
    listed("""
motorvägen motorväg järnvägen järnväg genvägen genväg cykelvägen cykelväg skolvägen skolväg gångvägen gångväg
riksvägen huvudgatan bakgatan sidogatan gågatan tvärgatan uppfartsvägen omvägen omväg innergården innergård
skolgården skolgård bondgården bondgård lekparken lekpark fotbollsplanen läroplanen läroplan tidsplanen tidsplan
handlingsplanen handlingsplan detaljplanen detaljplan översiktsplanen översiktsplan fritidsgården fritidsgård
stadsparken skidbacken pulkabacken handelsträdgården jordplanen heltidsplanen budgetplanen bottenplan bottenplanen
halvvägs hemväg hemvägen utväg tillväg landsvägen landsväg grusvägen grusväg skogsvägen skogsväg byvägen bygata
bygatan återvändsgatan återvändsgränd återvändsgränden infartsvägen livsväg arbetsplan flygplan flygplanen
världsplan verksamhetsplan åtgärdsplan åtgärdsplanen kyrkogården kyrkogård herrgården herrgård ödegård plangården
hundrastgården rastgården djurparken nationalparken nöjesparken vattenleden vandringsleden vandringsled farleden
rymdstigen naturstigen ridstigen skogsstigen motionsspåret elljusspåret skidspåret järnvägsspåret sidospåret
huvudspåret tonhöjden prishöjden strandpromenaden sandstranden badstranden målgården marktorget storatorget
arbetsgården lekplanen grusplanen konstgräsplanen bollplanen isplanen industriparken parkleden nyckelringen
telefonringen boxningsringen ledningen handlingen utbildningen vägen gatan kretsringen familjeplan framtidsplan
vårdplan utvecklingsplan likabehandlingsplan krisplan beredskapsplan integrationsplan studieplan kursplan kursplanen
""")
)
_STAIR = re.compile(
    r"(?<!\w)(?:trapp(?:upp)?gång(?:en)?|uppgång(?:en)?|port(?:en)?|ingång(?:en)?|hus(?:et)? nummer|"
    r"hus nr|lägenhet(?:en)?(?: nummer| nr)?|lgh\.?|"
    r"dörr(?:en)?(?: nummer| nr)?|lägenhetsnummer|box|postbox|port(?:nummer|"
    r"nr))\s{1,2}(?:\d{1,5}\s?[a-zA-Z]?|[A-Z]\d{0,3})(?![\w])"
)
_POSTCODE = re.compile(r"(?<![\d+-])(?:se-)?\d{3} ?\d{2}(?= {1,2}[A-ZÅÄÖ][a-zåäö]{2,})")
_POSTCODE_CUE = re.compile(r"(?:postnummer|postnumret|postkod|postadress)[^\d\x1f]{0,16}(?P<code>\d{3} ?\d{2})(?!\d)")
_TWO_WORDS = re.compile(
    r"(?<!\w)[A-ZÅÄÖ][\wåäö]{1,30}(?:s|’s)? (?:gata|väg|gränd|torg|allé|backe|plan|park|trappor|stig|kaj)(?![\w])"
)
_AREA_LIKE = listed("på i vid från till mot utanför bakom framför nära kring runt genom")

_PLACES = {
    "torget": "square", "torg": "square", "parken": "park", "park": "park", "huset": "house", "hus": "house",
    "gården": "yard", "gård": "yard", "kyrkan": "church", "kyrka": "church", "moskén": "mosque", "moské": "mosque",
        "hallen": "hall",
    "badet": "bath", "biblioteket": "library", "bibliotek": "library", "centrum": "centre", "vallen": "field",
    "arenan": "field", "planen": "field", "källaren": "room", "salen": "room", "stugan": "house", "kvarteret": "block",
    "skogen": "wood", "dungen": "wood", "tjärnen": "lake", "sjön": "lake", "viken": "lake", "bron": "bridge",
    "korset": "crossing", "rondellen": "crossing", "höghuset": "house", "punkthuset": "house", "hörnan": "room",
    "tältet": "room", "längan": "house", "kullen": "wood", "udden": "lake", "stationen": "station",
    "stationshuset": "house",
}  # fmt: skip
_PLACE = re.compile("(?:" + "|".join(sorted(_PLACES, key=len, reverse=True)) + ")s?$")
_QUARTER = re.compile(
    r"(?<!\w)(?:kvarteret|kv\.|brf|bostadsrättsföreningen|samfälligheten|radhusområdet)\s{1,2}[A-ZÅÄÖ][\wåäöé]{1,30}"
)


def find_streets(plain: Plain) -> Iterator[Found]:
    """Yield streets with or without a number, stairwells, flats, boxes and postcodes."""
    for match in _TWO_WORDS.finditer(plain.text):
        yield _with_number(plain, *match.span())
    for match in _WORD.finditer(plain.lower):
        word = match.group()
        if len(word) < 6 or len(word) > 44 or word in _NOT_STREETS or word.removesuffix("s") in _NOT_STREETS:
            continue
        if not _STREETS.fullmatch(word):
            continue
        numbered = _NUMBERED.match(plain.text, match.end(), match.end() + 14)
        capital = plain.text[match.start()].isupper() and not opens_sentence(plain.text, match.start())
        sure = _SURE.fullmatch(word) is not None
        if sure or numbered or (capital and not _PLACE.search(word)):
            yield _with_number(plain, *match.span())
    for match in _STAIR.finditer(plain.text.replace("\n", " ")):
        yield Found(TraitKind.STREET, *match.span(), "stair")
    lowered = _STAIR.finditer(plain.lower) if plain.text[:1] != plain.lower[:1] else ()
    for match in lowered:
        yield Found(TraitKind.STREET, *match.span(), "stair")
    for match in _POSTCODE.finditer(plain.text):
        yield Found(TraitKind.STREET, *match.span(), "postcode")
    for match in _POSTCODE_CUE.finditer(plain.lower):
        yield Found(TraitKind.STREET, *match.span("code"), "postcode")


def _with_number(plain: Plain, start: int, end: int) -> Found:
    genitive = plain.lower[end - 1] == "s" and not plain.lower[start:end].endswith("torgs")
    match = _NUMBERED.match(plain.text, end, end + 14)
    if match:
        stop = match.end()
        stair = re.compile(r",? (?:uppgång|port|trappa) \w{1,2}(?!\w)").match(plain.lower, stop, stop + 16)
        return Found(TraitKind.STREET, start, stair.end() if stair else stop, "address")
    return Found(TraitKind.STREET, start, end, "street", genitive)


def find_places(plain: Plain, areas: frozenset[str]) -> Iterator[Found]:
    """Yield named buildings, squares and quarters: places smaller than the dialogue's areas."""
    for match in _QUARTER.finditer(plain.text):
        yield Found(TraitKind.PLACE, *match.span(), "block")
    for match in _WORD.finditer(plain.text):
        word = match.group().lower()
        ending = _PLACE.search(word)
        if ending is None or not match.group()[0].isupper() or word in ORDINARY or word in areas:
            continue
        if len(word) - len(ending.group()) < 2 or opens_sentence(plain.text, match.start()):
            continue
        coarse = _PLACES.get(word[ending.start() :], "") or _PLACES[word[ending.start() :].removesuffix("s")]
        yield Found(TraitKind.PLACE, *match.span(), coarse, word.endswith("s") and not word.endswith("hus"))
