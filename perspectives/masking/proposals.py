"""What could stand instead, in the language of the wording: a word inside brackets that keeps the sentence readable.

A name is "[namn]" and of a name "[någons]": what is said of somebody stays, only who it is goes. A proposal can always
be written over.
"""

from .detectors.found import Found

PROPOSALS: dict[str, dict[str, str]] = {
    "name": {"sv": "namn", "en": "name"},
    "name_of": {"sv": "någons", "en": "someone’s"},
    "personal_number": {"sv": "personnummer", "en": "personal number"},
    "phone": {"sv": "telefonnummer", "en": "phone number"},
    "email": {"sv": "e-postadress", "en": "e-mail address"},
    "account": {"sv": "konto", "en": "account"},
    "number": {"sv": "nummer", "en": "number"},
    "birth": {"sv": "födelsedatum", "en": "date of birth"},
    "plate": {"sv": "registreringsnummer", "en": "registration number"},
    "street": {"sv": "en gata", "en": "a street"},
    "street_of": {"sv": "gatans", "en": "the street’s"},
    "address": {"sv": "en adress", "en": "an address"},
    "stair": {"sv": "en trappuppgång", "en": "a stairwell"},
    "postcode": {"sv": "postnummer", "en": "postcode"},
    "school": {"sv": "skolan", "en": "the school"},
    "school_of": {"sv": "skolans", "en": "the school’s"},
    "gymnasium": {"sv": "gymnasiet", "en": "the upper secondary school"},
    "gymnasium_of": {"sv": "gymnasiets", "en": "the upper secondary school’s"},
    "preschool": {"sv": "förskolan", "en": "the preschool"},
    "afterschool": {"sv": "fritids", "en": "the after-school centre"},
    "class": {"sv": "en klass", "en": "a class"},
    "workplace": {"sv": "en arbetsplats", "en": "a workplace"},
    "company": {"sv": "ett företag", "en": "a company"},
    "place": {"sv": "en plats", "en": "a place"},
    "place_of": {"sv": "platsens", "en": "the place’s"},
    "square": {"sv": "torget", "en": "the square"},
    "square_of": {"sv": "torgets", "en": "the square’s"},
    "park": {"sv": "parken", "en": "the park"},
    "house": {"sv": "huset", "en": "the house"},
    "house_of": {"sv": "husets", "en": "the house’s"},
    "yard": {"sv": "gården", "en": "the yard"},
    "church": {"sv": "kyrkan", "en": "the church"},
    "church_of": {"sv": "kyrkans", "en": "the church’s"},
    "mosque": {"sv": "moskén", "en": "the mosque"},
    "mosque_of": {"sv": "moskéns", "en": "the mosque’s"},
    "hall": {"sv": "hallen", "en": "the hall"},
    "bath": {"sv": "badet", "en": "the baths"},
    "library": {"sv": "biblioteket", "en": "the library"},
    "library_of": {"sv": "bibliotekets", "en": "the library’s"},
    "centre": {"sv": "centrum", "en": "the centre"},
    "field": {"sv": "planen", "en": "the field"},
    "room": {"sv": "lokalen", "en": "the room"},
    "block": {"sv": "kvarteret", "en": "the block"},
    "wood": {"sv": "skogen", "en": "the wood"},
    "lake": {"sv": "vattnet", "en": "the water"},
    "bridge": {"sv": "bron", "en": "the bridge"},
    "crossing": {"sv": "korsningen", "en": "the crossing"},
    "station": {"sv": "stationen", "en": "the station"},
    "role": {"sv": "med ett uppdrag", "en": "with a task"},
    "only": {"sv": "en av få", "en": "one of few"},
    "occupation": {"sv": "ett yrke", "en": "an occupation"},
    "health": {"sv": "något personligt", "en": "something personal"},
    "family": {"sv": "familj", "en": "family"},
    "age": {"sv": "ålder", "en": "age"},
    "origin": {"sv": "ett annat land", "en": "another country"},
}
_DECADES = {
    "10": "tonåren", "20": "tjugoårsåldern", "30": "trettioårsåldern", "40": "fyrtioårsåldern", "50": "femtioårsåldern",
    "60": "sextioårsåldern", "70": "sjuttioårsåldern", "80": "åttioårsåldern", "90": "nittioårsåldern",
}  # fmt: skip


def proposal(found: Found, language: str) -> str:
    """Return what could stand there, without brackets. Languages that have no words here get the Swedish ones."""
    short = "en" if language[:2] == "en" else "sv"
    if found.coarse == "age" and found.said:
        return f"i {_DECADES[found.said]}" if short == "sv" else f"in their {found.said}s"
    words = PROPOSALS.get(f"{found.coarse}_of") if found.genitive else None
    return (words or PROPOSALS[found.coarse])[short]
