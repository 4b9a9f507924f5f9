"""The invented people of the demo: names nobody bears, ages, districts and what each calls their own.

Given names are common ones; the surnames are made from words of the woods and are no one's.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count

DISTRICTS = ("Ersboda", "Mariehem", "Ålidhem", "Övriga Umeå")

WOMEN = tuple(
    "Alva Amira Asta Ayan Birgit Britta Clara Dilan Ebba Edith Elsa Fatima Gerd Greta Hanan Hanna Hodan Ida Ingrid Iman Iris Jamila "
    "Kajsa Khadija Klara Layla Lilly Lova Maj Mariam Meja Moa Nasrin Nora Ottilia Parwin Rahel Rut Safia Saga Selma Shirin Signe Siv "
    "Sumaya Svea Tilda Tyra Vera Yasmin Zahra Zeinab Ylva Ellen Astrid Habiba Rojin Nadia Linnea Freja".split()
)
MEN = tuple(
    "Abdi Adam Ahmad Albin Ali Alvar Anton Aram Arvid Axel Bilal Birger Daniel Dawit Edvin Elias Emil Erik Farhad Folke Gustav "
    "Hamid Harald Helge Ibrahim Isak Ivar Jakob Jamal Karim Knut Leo Liam Ludvig Malte Melvin Mohamed Nils Noah Olof Omar Oskar Otto "
    "Rune Salim Samir Sigge Sixten Sven Tariq Ture Viggo Wali Yonas Yusuf Zaki Åke Östen Tage Valter".split()
)
FIRST = (
    "Gran Myr Tjärn Lav Kott Snö Is Rim Ljung Starr Vid Tuv Norr Dim Moss Kvist Bark Näver Harr Älv Fors Hed Mo Tall Rönn Sälg "
    "Frost Häll Skar Bäck Ljus Torv Säv Kråk Ripa Lingon Hjortron Blåbärs Sten Vind".split()
)
LAST = (
    "tuva spång snår glimt stubbe dunge lya tova vret skreva klyka hylla näve ris gnista lykta vante drag flinga "
    "topp gren källa mössa".split()
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

UNITS = "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton".split()
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


def names(rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yield (a woman's name, a man's name) without end, no surname twice: doubled ones follow when the plain run out."""
    plain = [first + last for first in FIRST for last in dict.fromkeys(LAST) if first[-1] != last[0]]
    rng.shuffle(plain)
    doubled = (
        f"{one}-{other}" for step in count(1) for one, other in zip(plain, plain[step:] + plain[:step], strict=True)
    )
    women, men = list(WOMEN), list(MEN)
    rng.shuffle(women)
    rng.shuffle(men)
    for turn, surname in enumerate(chain(plain, doubled)):
        yield f"{women[turn % len(women)]} {surname}", f"{men[turn % len(men)]} {surname}"


def cast(parts: Sequence[Part], rng: random.Random, known: Iterator[tuple[str, str]], start: int) -> list[Person]:
    """Return the people of ``parts`` in order, numbered from ``start``."""
    people: list[Person] = []
    for part in parts:
        low, high = part.ages
        for place, letter in enumerate(part.districts):
            woman, man = next(known)
            gender = GENDERS[(place + len(part.group)) % len(GENDERS)]
            turn = start + len(people)
            if turn % 31 == 17:
                gender = "icke-binär eller annat"
            elif turn % 41 == 29:
                gender = "vill inte säga"
            role, occupation = part.roles[place % len(part.roles)]
            age = part.fixed_age if place == 0 and part.fixed_age else rng.randint(low, high)
            people.append(
                Person(
                    number=turn,
                    name=man if gender == "man" else woman,
                    group=part.group,
                    age=age,
                    gender=gender,
                    district=LETTERS.get(letter, ""),
                    background=BACKGROUNDS[part.backgrounds[place % len(part.backgrounds)]],
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
