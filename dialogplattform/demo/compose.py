"""Composes whole invented interviews out of hand-written lines: the same every time, at any scale.

Everything is fiction. Nothing here uses Django, the clock, global randomness or ``hash()``, so two runs on two
machines give the same words. `umea(1)` is 93 people in 79 interviews with 900 statements; `umea(N)` is N times
that with other people and the same shape. `sigtuna` likewise.

A statement's ``original`` is cut out of its interview's text by ``start`` and ``end`` (code points); ``masked``
replaces words by bracketed ones and softens nothing. A line is used once before any line of its group is used
twice, and the second time its choices have moved on, so that texts differ at scale 1.
"""

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from . import (
    sigtuna_words,
    umea_themes_foralder,
    umea_themes_forening,
    umea_themes_makt,
    umea_themes_skola,
    umea_themes_trygghet,
    umea_themes_utpekad,
    umea_words,
)
from .cast import Part, Person, cast, surnames
from .phrases import Core, read
from .spoken import Book, ComposedInterview, ComposedPerson, ComposedStatement, Text, Utterance, around

__all__ = ["ComposedInterview", "ComposedPerson", "ComposedStatement", "Utterance", "sigtuna", "umea", "umea_cores"]

UMEA_PARTS = (
    Part("unga", "Invånare", (14, 19), "EEEEEMMMMAAAOO", "uusu-usuussuus", (("", "Elev"), ("", "Elev, extrajobbar"), ("", "Elev")), 14),
    Part("unga_vuxna", "Invånare", (20, 25), "EEMMAAAO", "usuusu-u", (("", "Student"), ("", "Arbetar inom handel"), ("", "Arbetssökande"))),
    Part("foraldrar", "Invånare", (26, 48), "EEEEMMMAAAOO", "uusuusu-usss", (("", "Arbetar inom vården"), ("", "Städ och service"), ("", "Föräldraledig"), ("", "Chaufför"), ("", "Arbetar på kontor"))),
    Part("nyanlanda", "Invånare", (21, 52), "EEEEMMAAO", "u", (("kort", "Studerar svenska"), ("utb", "Praktikant"), ("", "Studerar svenska"), ("utb", "Arbetar i kök"))),
    Part("aldre", "Invånare", (65, 74), "EEMMAAOO", "sussu-ss", (("", "Pensionär"),), 75),
    Part("foreningar", "Förening", (24, 68), "EEEEMMMAAAOO", "suu-susuussu", (("idrott", "Ledare i idrottsförening"), ("kvinnor", "Aktiv i kvinnoförening"), ("kultur", "Arbetar på studieförbund"), ("hus", "Håller öppet en lokal"))),
    Part("kommun", "Kommun", (27, 63), "EEEEMMMAAAOO", "sssus-ssusss", (("falt", "Arbetar med ungdomar"), ("skola", "Arbetar i skolan"), ("social", "Arbetar inom socialtjänsten"), ("vard", "Arbetar inom äldreomsorgen"))),
    Part("politiker", "Politik", (31, 67), "OOOOOO", "ss-sus", (("maj", "Förtroendevald"), ("opp", "Förtroendevald"))),
    Part("andra_delar", "Invånare", (33, 70), "OOOOOOOO", "ssss-sss", (("by", "Egen företagare"), ("stan", "Arbetar på kontor"), ("by", "Skogsarbetare"), ("stan", "Arbetar inom vården"))),
    Part("naring", "Näringsliv", (29, 61), "EMAE", "usus", (("butik", "Butiksägare"), ("bolag", "Arbetar på bostadsbolag"))),
)  # fmt: skip

FOCUS_GROUPS = (("unga", 6, 22), ("nyanlanda", 5, 20), ("foraldrar", 6, 22))
DEPTH_STATEMENTS = 11
COLLECTION_DAYS = 47
PLACES = {
    "unga": ("Fritidsgården, lilla rummet", "Biblioteket på $D", "En bänk i idrottshallen"),
    "unga_vuxna": ("Ett kafé vid universitetet", "Biblioteket på $D", "Hemma vid köksbordet"),
    "foraldrar": ("Förskolans personalrum", "Hemma vid köksbordet", "Öppna förskolan"),
    "nyanlanda": ("Lärcentrum, grupprum 4", "Hemma hos den intervjuade", "Föreningslokalen på $D"),
    "aldre": ("Hemma vid köksbordet", "Pensionärsringens lokal", "Biblioteket på $D"),
    "foreningar": ("Klubbhuset", "Föreningslokalen på $D", "Ett kafé i centrum"),
    "kommun": ("Ett lånat rum, inte på arbetsplatsen", "Promenad längs älven", "Biblioteket i centrum"),
    "politiker": ("Stadshuset, rum 214", "Den intervjuades arbetsplats", "Telefon"),
    "andra_delar": ("Bygdegården", "Hemma vid köksbordet", "Bilen utanför affären"),
    "naring": ("Kontoret bakom butiken", "Bolagets kontor på $D"),
}


INSIDE = frozenset({"kommun", "politiker"})
OWN_LANGUAGE = {
    "en": "– Säg det på engelska om det går lättare. Jag skriver av.",
    "ar": "– Säg det på ditt eget språk. Tolken är med på telefon.",
}


@lru_cache(maxsize=1)
def umea_cores() -> tuple[Core, ...]:
    """Return every written line of the Umeå dialogue, in the order of the themes."""
    modules = (
        umea_themes_utpekad,
        umea_themes_forening,
        umea_themes_trygghet,
        umea_themes_skola,
        umea_themes_foralder,
        umea_themes_makt,
    )
    return tuple(core for module in modules for core in read(module.WORDS))


def umea(scale: int = 1) -> list[ComposedInterview]:
    """Return the Umeå interviews: 93 people and 900 statements for each step of ``scale``.

    Raises:
        ValueError: ``scale`` is below 1.
    """
    _check(scale)
    rng = random.Random("umea")  # noqa: S311 - repeatable on purpose
    known = surnames(rng)
    book = Book(umea_cores(), rng)
    themes = {perspective["key"]: tuple(perspective["themes"]) for perspective in umea_words.PERSPECTIVES}
    interviews: list[ComposedInterview] = []
    for replica in range(scale):
        people = cast(UMEA_PARTS, rng, known, replica * 93 + 1)
        interviews += _umea_round(people, book, themes, rng, len(interviews) + 1)
    return interviews


def _check(scale: int) -> None:
    if scale < 1:
        raise ValueError("scale must be 1 or more")


def _umea_round(
    people: list[Person], book: Book, themes: Mapping[str, tuple[str, ...]], rng: random.Random, first: int
) -> list[ComposedInterview]:
    by_group: dict[str, list[Person]] = defaultdict(list)
    for person in people:
        by_group[person.group].append(person)
    together = {group: by_group[group][-size:] for group, size, _ in FOCUS_GROUPS}
    alone = [
        person
        for group, members in by_group.items()
        for person in members[: len(members) - len(together.get(group, ()))]
    ]
    wanted: list[tuple[str, list[Person], int]] = [("depth", [person], DEPTH_STATEMENTS) for person in alone]
    wanted += [("focus_group", together[group], statements) for group, _, statements in FOCUS_GROUPS]
    early = next(place for place, person in enumerate(alone) if person.group == "foreningar")
    order = list(range(len(wanted)))
    rng.shuffle(order)
    order.remove(early)
    order.insert(0, early)
    days = [0] + sorted(rng.randrange(COLLECTION_DAYS) for _ in order[1:])
    interviews = []
    for place, which in enumerate(order):
        kind, present, statements = wanted[which]
        text = Text(themes)
        if kind == "focus_group":
            _focus_group(text, present, book, statements, rng)
        else:
            _depth(text, present[0], book, statements, rng)
        day = -68 if which == early else _weekday(days[place])
        interviews.append(_bound(first + place, kind, present, text, 60 + 5 * rng.randrange(7), day, rng))
    return interviews


def _weekday(day: int) -> int:
    """Move a day off the weekend (day 0 is a Monday)."""
    return day - max(0, day % 7 - 4)


def _bound(
    number: int, kind: str, people: Sequence[Person], text: Text, minutes: int, day: int, rng: random.Random
) -> ComposedInterview:
    place = rng.choice(PLACES[people[0].group]).replace("$D", people[0].own["$D"][0])
    return ComposedInterview(
        number, kind, people[0].group, tuple(_shown(person) for person in people), minutes, day, place,
        "".join(text.parts), tuple(text.statements),
    )  # fmt: skip


def _shown(person: Person) -> ComposedPerson:
    return ComposedPerson(
        person.number, person.name, person.group, person.age, person.gender, person.district, person.background,
        person.occupation, person.sector,
    )  # fmt: skip


def _own_words(line: str, person: Person) -> str:
    return line.replace("$D", person.own["$D"][0])


def _depth(text: Text, person: Person, book: Book, wanted: int, rng: random.Random) -> None:
    """Write one conversation: beginning, themes one by one with side tracks between, ending."""
    talk, group, questions = around(), person.group, umea_words.QUESTIONS
    text.aside(book.aside("hello", talk["hello"]["alla"]))
    text.paragraph(_own_words(book.aside(f"intro {group}", talk["intro"][group]), person))
    text.paragraph(f"– {rng.choice(questions['open'])}")
    chosen = book.pick(person, wanted)
    theme_of = {index: text.themes[book.cores[index].perspectives[0]][0] for index in chosen}
    themes = list(dict.fromkeys(theme_of.values()))
    chosen.sort(key=lambda index: themes.index(theme_of[index]))
    sides = _sides(book, group, wanted - 4)
    asked: set[str] = set()
    before = ""
    for place, index in enumerate(chosen):
        theme, said = theme_of[index], book.speak(index, person)
        if place and theme != before:
            text.paragraph(f"– {_unasked(questions[theme], asked, rng)}")
        elif place:
            text.paragraph(f"– {_unasked(questions[theme] if place % 2 else questions['follow'], asked, rng)}")
        lead = book.fresh(f"lead {group}", talk["lead"][group], asked) if rng.random() < 0.6 else ""
        tail = book.fresh(f"tail {group}", talk["tail"][group], asked) if rng.random() < 0.35 else ""
        if said.lang != "sv":
            text.paragraph(OWN_LANGUAGE[said.lang])
            lead = tail = ""
        text.statement(said, 0, lead, tail)
        if theme != before and place < wanted - 1:
            section = group if group in talk["more"] else "makt-inne" if theme == "makt" and group in INSIDE else theme
            text.aside(book.fresh(f"more {section}", talk["more"][section], asked))
        if place and sides and (theme == before or place % 3 == 0):
            text.aside(_own_words(sides.pop(), person))
        before = theme
    text.aside(book.aside("close", talk["close"]["alla"]))


def _sides(book: Book, group: str, wanted: int) -> list[str]:
    """Return side tracks for one interview: mostly the group's own, the rest of the kind anybody takes."""
    talk = around()["side"]
    own = (
        0
        if group not in talk
        else min(len(talk[group]), wanted // 2 + (wanted // 3 if group == "nyanlanda" else 0))
    )
    sides = [book.aside(f"side {group}", talk[group]) for _ in range(own)]
    sides += [book.aside("side fler", talk["fler"]) for _ in range(wanted - own)]
    book.rng.shuffle(sides)
    return sides


def _unasked(questions: Sequence[str], asked: set[str], rng: random.Random) -> str:
    left = [question for question in questions if question not in asked] or list(questions)
    question = rng.choice(left)
    asked.add(question)
    return question


def _focus_group(text: Text, people: Sequence[Person], book: Book, wanted: int, rng: random.Random) -> None:
    """Write a conversation among several, each named only by a number in the text."""
    talk, group, questions = around(), people[0].group, umea_words.QUESTIONS
    text.aside(book.aside("group-hello", talk["group-hello"]["alla"]))
    for place, person in enumerate(people):
        if place < 3:
            text.paragraph(
                f"Deltagare {place + 1}: " + _own_words(book.aside(f"intro {group}", talk["intro"][group]), person)
            )
    spoken: set[int] = set()
    turns: list[tuple[int, int]] = []
    for place, person in enumerate(people):
        share = wanted // len(people) + (1 if place < wanted % len(people) else 0)
        chosen = book.pick(person, share, spoken)
        spoken.update(chosen)
        turns += [(index, place) for index in chosen]
    rng.shuffle(turns)
    theme_of = {index: text.themes[book.cores[index].perspectives[0]][0] for index, _ in turns}
    themes = list(dict.fromkeys(theme_of[index] for index, _ in turns))
    turns.sort(key=lambda turn: themes.index(theme_of[turn[0]]))
    before, asked = "", set[str]()
    for place, (index, who) in enumerate(turns):
        theme = theme_of[index]
        if theme != before:
            text.paragraph(f"– {_unasked(questions[theme], asked, rng)}")
        before = theme
        lead = book.fresh(f"lead {group}", talk["lead"][group], asked) if rng.random() < 0.5 else ""
        text.statement(book.speak(index, people[who]), who, f"Deltagare {who + 1}:" + (f" {lead}" if lead else ""))
        if place % 4 == 2:
            text.aside(_numbered(book.fresh(f"group-side {group}", talk["group-side"][group], asked), who, len(people)))
    text.aside(_numbered(book.aside("group-close", talk["group-close"]["alla"]), 0, len(people)))


def _numbered(exchange: str, who: int, people: int) -> str:
    """Return an exchange with its ``n1``–``n3`` turned into three different participants."""
    for place in (1, 2, 3):
        exchange = exchange.replace(f"n{place}: ", f"Deltagare {(who + place) % people + 1}: ")
    return exchange


SIGTUNA_PARTS = tuple(
    Part(group, "Kommun", (25, 65), "CVSCRVCSCV"[:size], "ssus-usssu", roles)
    for group, size, roles in (
        ("ledning", 6, (("", "Kommunledning"),)),
        ("chefer", 7, (("", "Förvaltningschef"),)),
        ("skola", 8, (("", "Förskollärare"), ("", "Lärare"), ("", "Kurator"))),
        ("social", 8, (("", "Socialsekreterare"), ("", "Fältarbetare"), ("", "Arbetar inom omsorgen"))),
        ("kultur", 7, (("", "Bibliotekarie"), ("", "Fritidsledare"))),
        ("arbete", 7, (("", "Sfi-lärare"), ("", "Arbetskonsulent"))),
    )
)
WORKSHOP_STATEMENTS = 12


def sigtuna(scale: int = 1) -> list[ComposedInterview]:
    """Return the Sigtuna gathering: six workshops, and one form entry for each idea, for each step of ``scale``.

    Raises:
        ValueError: ``scale`` is below 1.
    """
    _check(scale)
    rng = random.Random("sigtuna")  # noqa: S311 - repeatable on purpose
    known = surnames(rng)
    book = Book(tuple(read(sigtuna_words.WORKSHOP_WORDS)), rng)
    themes = {perspective["key"]: tuple(perspective["themes"]) for perspective in sigtuna_words.PERSPECTIVES}
    interviews: list[ComposedInterview] = []
    heard = 0
    for _ in range(scale):
        people = cast(SIGTUNA_PARTS, rng, known, heard + 1)
        heard += len(people)
        for place, part in enumerate(SIGTUNA_PARTS):
            present = [person for person in people if person.group == part.group]
            text = Text(themes)
            _workshop(text, present, book, rng)
            interviews.append(
                ComposedInterview(
                    len(interviews) + 1, "workshop", part.group, tuple(_shown(person) for person in present), 150 if place < 2 else 120,
                    3 + 4 * place - (3 + 4 * place) % 7 // 5, ("Kommunhuset, stora rummet", "Biblioteket i Valsta", "Personalrummet")[place % 3],
                    "".join(text.parts), tuple(text.statements),
                )
            )  # fmt: skip
        for idea in sigtuna_words.form_ideas():
            part = next(part for part in SIGTUNA_PARTS if part.group == idea["group"])
            person = cast(
                [replace(part, districts=rng.choice("CVSR"), backgrounds=rng.choice("ssu-"))], rng, known, heard + 1
            )[0]
            heard += 1
            text = Text(themes)
            text.paragraph(idea["title"])
            text.statement(Utterance(idea["what"], idea["what"], (idea["perspective"],), "for", person.group), 0)
            interviews.append(
                ComposedInterview(
                    len(interviews) + 1, "form", person.group, (_shown(person),), 5, _weekday(rng.randrange(35)), "Formuläret på intranätet",
                    "".join(text.parts), tuple(text.statements),
                )
            )  # fmt: skip
    return interviews


def _workshop(text: Text, people: Sequence[Person], book: Book, rng: random.Random) -> None:
    """Write the notes of one workshop: questions, what was said (by number), and what happened in the room."""
    talk, questions = sigtuna_words.TALK, sigtuna_words.QUESTIONS
    for line in talk["open"]:
        text.aside(line)
    text.paragraph(f"– {rng.choice(questions['open'])}")
    chosen = book.pick(people[0], WORKSHOP_STATEMENTS)
    theme_of = {index: text.themes[book.cores[index].perspectives[0]][0] for index in chosen}
    themes = list(dict.fromkeys(theme_of.values()))
    chosen.sort(key=lambda index: themes.index(theme_of[index]))
    before, asked = "", set[str]()
    for place, index in enumerate(chosen):
        theme = theme_of[index]
        if theme != before:
            text.paragraph(f"– {_unasked(questions[theme], asked, rng)}")
        elif place % 2:
            text.paragraph(f"– {_unasked(questions['follow'], asked, rng)}")
        before = theme
        who = place % len(people)
        text.statement(book.speak(index, people[who]), who, f"Deltagare {who + 1}:")
        if place % 3 != 2:
            text.aside(book.aside("bridge", talk["bridge"]))
    for line in talk["close"]:
        text.aside(line)
