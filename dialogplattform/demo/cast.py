"""The invented people of the demo: names nobody bears, ages, districts and what each calls their own.

Given names are common ones; the surnames are made from words of the woods and are no one's.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count

DISTRICTS = ("Ersboda", "Mariehem", "Ålidhem", "Övriga Umeå")

GIVEN = {
    ("kvinna", "u"): ["Amira", "Ayan", "Dilan", "Fatima", "Hanan", "Hodan", "Iman", "Jamila", "Khadija", "Layla", "Mariam", "Nasrin", "Parwin", "Rahel", "Safia", "Shirin", "Sumaya", "Yasmin", "Zahra", "Zeinab", "Habiba", "Rojin", "Nadia", "Samar", "Eden", "Lidija", "Aziza", "Maryam", "Selam", "Roza"],
    ("man", "u"): ["Abdi", "Ahmad", "Ali", "Aram", "Bilal", "Dawit", "Farhad", "Hamid", "Ibrahim", "Jamal", "Karim", "Mohamed", "Omar", "Salim", "Samir", "Tariq", "Wali", "Yonas", "Yusuf", "Zaki", "Goran", "Mehdi", "Nabil", "Rashid", "Tesfay", "Emir", "Idris", "Hiwa", "Mirza", "Amin"],
    ("kvinna", "young"): ["Alva", "Asta", "Clara", "Ebba", "Elsa", "Greta", "Hanna", "Ida", "Iris", "Kajsa", "Klara", "Lilly", "Lova", "Meja", "Moa", "Nora", "Ottilia", "Saga", "Selma", "Svea", "Tilda", "Tyra", "Vera", "Ylva", "Ellen", "Astrid", "Linnea", "Freja"],
    ("man", "young"): ["Adam", "Albin", "Alvar", "Anton", "Arvid", "Axel", "Edvin", "Elias", "Emil", "Isak", "Jakob", "Leo", "Liam", "Ludvig", "Malte", "Melvin", "Nils", "Noah", "Otto", "Sigge", "Ture", "Viggo", "Tage", "Valter", "Elliot", "Hjalmar", "Vilgot"],
    ("kvinna", "old"): ["Agneta", "Anita", "Barbro", "Berit", "Birgit", "Britta", "Edith", "Eva", "Gerd", "Gun", "Ingrid", "Kerstin", "Lena", "Maj", "Margareta", "Monica", "Rut", "Signe", "Siv", "Ulla", "Yvonne"],
    ("man", "old"): ["Arne", "Birger", "Bo", "Erik", "Folke", "Gunnar", "Göran", "Harald", "Helge", "Ivar", "Kjell", "Knut", "Lennart", "Olof", "Roland", "Rune", "Sixten", "Sven", "Tord", "Åke", "Östen"],
}
FIRST = (
    ["Gran", "Myr", "Tjärn", "Lav", "Kott", "Snö", "Is", "Rim", "Ljung", "Starr", "Vid", "Tuv", "Norr", "Dim", "Moss", "Kvist", "Bark", "Näver", "Harr", "Älv", "Fors", "Hed", "Mo", "Tall", "Rönn", "Sälg", "Frost", "Häll", "Skar", "Bäck", "Ljus", "Torv", "Säv", "Kråk", "Ripa", "Lingon", "Hjortron", "Blåbärs", "Sten", "Vind"]
)
LAST = (
    ["tuva", "spång", "snår", "glimt", "stubbe", "dunge", "lya", "tova", "vret", "skreva", "klyka", "hylla", "näve", "ris", "gnista", "lykta", "vante", "drag", "flinga", "topp", "gren", "källa", "mössa"]
)

CHILDREN = (
    "Samira",
    "Love",
    "Nabil",
    "Tindra",
    "Elvira",
    "Musa",
    "Ronja",
    "Ismail",
    "Lykke",
    "Hugo",
    "Amina",
    "Vidar",
    "Sara",
    "Zaid",
)
SCHOOLS = (
    "Gärdsmygsskolan",
    "Tallhöjdsskolan",
    "Fjällvinden",
    "Stenfalkens skola",
    "Lommarskolan",
    "Ängsullsskolan",
    "Bergfinksskolan",
)
STREETS = (
    "Lingonstigen",
    "Rödhakegränd",
    "Blåklocksbacken",
    "Kvickrotsvägen",
    "Hjortronstigen",
    "Vitsippsgränd",
    "Sparvugglestigen",
)
ROOMS = (
    "källaren på Lingonstigen",
    "cykelrummet på Rödhakegränd",
    "pannrummet vid Kvickrotsvägen",
    "vinden på Blåklocksbacken",
)
WORKPLACES = (
    "restaurang Renklöven",
    "tvätteriet Vita bädden",
    "bageriet Limpkaka",
    "lagret på Västerslätt",
    "hotell Älvkröken",
)
FRIENDS = ("Mahdi", "Tuva", "Sagal", "Kevin", "Rania", "Melker", "Dunya", "Alvin", "Hiwa", "Stina")
NEIGHBOURS = ("Gudrun", "Elsy", "Maj-Britt", "Mehmet", "Ulla", "Farida", "Torsten", "Halima")

UNITS = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton"]
TENS = ("", "", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")


@dataclass(frozen=True)
class Person:
    """Somebody who is heard. ``role`` picks lines within a group; ``own`` fills the speaker's own words."""

    number: int
    name: str
    group: str
    age: int
    gender: str
    district: str
    background: str
    occupation: str
    sector: str
    role: str
    own: dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Part:
    """How a group is cast: how many, how old, where, and the roles taken in turn with their occupations."""

    group: str
    sector: str
    ages: tuple[int, int]
    districts: str
    backgrounds: str
    roles: tuple[tuple[str, str], ...]
    fixed_age: int | None = None

    @property
    def people(self) -> int:
        """Return how many of the group are heard (one letter in ``districts`` each)."""
        return len(self.districts)


LETTERS = {
    "E": "Ersboda", "M": "Mariehem", "A": "Ålidhem", "O": "Övriga Umeå",
    "V": "Valsta", "C": "Märsta", "S": "Sigtuna stad", "R": "Övriga Sigtuna",
}  # fmt: skip
BACKGROUNDS = {"u": "Utländsk bakgrund", "s": "Svensk bakgrund", "-": "Vill inte säga"}
GENDERS = ("kvinna", "man", "kvinna", "man", "kvinna", "man", "man", "kvinna", "kvinna", "man", "kvinna", "man")


def number_word(number: int) -> str:
    """Return 0–99 as a Swedish word."""
    if number < 20:
        return UNITS[number]
    return TENS[number // 10] + (UNITS[number % 10] if number % 10 else "")


def surnames(rng: random.Random) -> Iterator[str]:
    """Yield surnames without end, none twice: doubled ones follow when the plain ones run out."""
    plain = [first + last for first in FIRST for last in dict.fromkeys(LAST) if first[-1] != last[0]]
    rng.shuffle(plain)
    doubled = (f"{one}-{other}" for step in count(1) for one, other in zip(plain, plain[step:] + plain[:step], strict=True))
    return chain(plain, doubled)


def given_name(rng: random.Random, gender: str, age: int, background: str) -> str:
    """Return a given name that somebody of that age and background might have."""
    kind = "u" if background.startswith("Utländsk") else "young" if age < 40 else "old"
    return rng.choice(GIVEN[gender if gender in {"kvinna", "man"} else rng.choice(("kvinna", "man")), kind])


def cast(parts: Sequence[Part], rng: random.Random, known: Iterator[str], start: int) -> list[Person]:
    """Return the people of ``parts`` in order, numbered from ``start``."""
    people: list[Person] = []
    for part in parts:
        low, high = part.ages
        for place, letter in enumerate(part.districts):
            gender = GENDERS[(place + len(part.group)) % len(GENDERS)]
            turn = start + len(people)
            if turn % 31 == 17:
                gender = "icke-binär eller annat"
            elif turn % 41 == 29:
                gender = "vill inte säga"
            role, occupation = part.roles[place % len(part.roles)]
            if role == "kvinnor":
                gender = "kvinna"
            age = part.fixed_age if place == 0 and part.fixed_age else rng.randint(low, high)
            background = BACKGROUNDS[part.backgrounds[place % len(part.backgrounds)]]
            people.append(
                Person(
                    number=turn,
                    name=f"{given_name(rng, gender, age, background)} {next(known)}",
                    group=part.group,
                    age=age,
                    gender=gender,
                    district=LETTERS.get(letter, ""),
                    background=background,
                    occupation=occupation,
                    sector=part.sector,
                    role=role,
                    own=_own(rng, age, LETTERS.get(letter, "")),
                )
            )
    return people


def _own(rng: random.Random, age: int, district: str) -> dict[str, tuple[str, str]]:
    """Return the speaker's own names for a child, a school, a street …, each with the words that mask it."""
    home = district if district in DISTRICTS[:3] else rng.choice(DISTRICTS[:3])
    return {
        "@barn": (rng.choice(CHILDREN), "mitt barn"),
        "@skola": (rng.choice(SCHOOLS), "skolan"),
        "@gata": (rng.choice(STREETS), "en gata"),
        "@lokal": (rng.choice(ROOMS), "en lokal"),
        "@jobb": (rng.choice(WORKPLACES), "en arbetsplats"),
        "@vän": (rng.choice(FRIENDS), "ett namn"),
        "@granne": (rng.choice(NEIGHBOURS), "ett namn"),
        "$D": (home, home),
        "$A": (number_word(age), number_word(age)),
    }
