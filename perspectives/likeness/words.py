"""Words as they are compared: Swedish stems of what carries meaning."""

import re
from collections import Counter
from functools import cache

import snowballstemmer

_WORD = re.compile(r"[^\W\d_]{3,}")
_HIDDEN = re.compile(r"\[[^\[\]]*\]")
_stemmer = snowballstemmer.stemmer("swedish")

STOP_WORDS = frozenset(
    """
    aldrig alla allt alltid alltså andra annan annat att aven bara barn bland bli blir blev blivit borde bort bra både
    bakom började börjar denna deras dess dessa det detta dig din dina dit ditt dock dom där därför efter eftersom egen
    eget egna eller emot ena enda ens ett ettan fast fick finns folk fram framför från får fått för före förr förra
    först första genom ger gick gjorde gjort göra gör går gått hade han hans har hela heller helt hem hemma henne hennes
    hit honom hon hur här hålla håller höll ibland igen igenom ihop inga ingen inget ingenting innan inom inte istället
    jag just kan kanske knappt kom komma kommer kommit kunde kunnat kvar känna känner kändes lika liksom lite liten
    långt låg låter man massa med mellan men mer mest mig min mina mindre minst mitt mot mycket många måste nej nog nu
    nya någon någonting något några när nästan och också ofta olika om oss ovanför precis prata pratar på redan rätt
    samma samt sa sade sagt sedan ser sett sig sin sina sist sitt ska skulle sköna slags som står stod stå säga säger
    sätt så sådan sådana sådant ta tar tagit till tills tog tre tror trots tycker tyckte två under upp ut utan utanför
    vad var vara varför varit varje varken vart vem vems verkligen vet veta vid vidare vilka vilken vilket vill ville
    visst vissa visa våra vår vårt väl är ändå även ännu över
    about and are but for from had has have her him his how its not one our out she that the their them then there they
    this was were what when where which who will with would you your
    """.split()  # noqa: SIM905 - a list of words reads as text
)


@cache
def _stem(word: str) -> str:
    return _stemmer.stemWord(word)


def stems(wording: str) -> dict[str, str]:
    """Stems of a masked wording, each with the word as it first stands there. What is hidden counts for nothing."""
    found: dict[str, str] = {}
    for word in _WORD.findall(_HIDDEN.sub(" ", wording).lower()):
        if word not in STOP_WORDS:
            found.setdefault(_stem(word), word)
    return found


def counted(wording: str) -> Counter[str]:
    """How often each stem stands in a masked wording."""
    words = _WORD.findall(_HIDDEN.sub(" ", wording).lower())
    return Counter(_stem(word) for word in words if word not in STOP_WORDS)
