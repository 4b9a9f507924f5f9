"""What the composer hands out, and its two tools: a book that keeps lines from wearing and a text that grows."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from . import umea_themes_around
from .cast import Person
from .phrases import Core, choose, passages, say


@dataclass(frozen=True)
class Utterance:
    """One thing a person says. ``masked`` is equal to ``text`` but for bracketed masks."""

    text: str
    masked: str
    perspectives: tuple[str, ...]
    stance: str
    group: str
    lang: str = "sv"
    translation: str = ""


@dataclass(frozen=True)
class ComposedPerson:
    """Somebody who was heard. Every name is invented."""

    number: int
    name: str
    group: str
    age: int
    gender: str
    district: str
    background: str
    occupation: str
    sector: str


@dataclass(frozen=True)
class ComposedStatement:
    """A span of an interview's text; ``person_index`` points into the interview's ``people``."""

    start: int
    end: int
    original: str
    masked: str
    perspectives: tuple[str, ...]
    themes: tuple[str, ...]
    stance: str
    person_index: int
    lang: str = "sv"
    translation: str = ""


@dataclass(frozen=True)
class ComposedInterview:
    """One occasion: who was there, for how long (minutes), when (days after the collection began) and what was said."""

    number: int
    kind: str
    group: str
    people: tuple[ComposedPerson, ...]
    minutes: int
    day_offset: int
    place: str
    text: str
    statements: tuple[ComposedStatement, ...]


@lru_cache(maxsize=1)
def around() -> dict[str, dict[str, list[str]]]:
    """Return the talk that is never lifted, by section and group."""
    return passages(umea_themes_around.WORDS)


@dataclass
class Book:
    """Keeps count of which lines have been used, so that they wear evenly."""

    cores: Sequence[Core]
    rng: random.Random
    used: Counter[int] = field(default_factory=Counter)
    taken: set[int] = field(default_factory=set)
    turns: Counter[str] = field(default_factory=Counter)
    said: set[str] = field(default_factory=set)
    by_group: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for index, core in enumerate(self.cores):
            self.by_group[core.group].append(index)

    def fits(self, core: Core, person: Person) -> bool:
        """Tell whether the person may say the line without becoming somebody else."""
        tags = core.tags
        return (
            (not core.roles or person.role in core.roles)
            and ("k" not in tags or person.gender == "kvinna")
            and ("m" not in tags or person.gender == "man")
            and ("u" not in tags or person.background.startswith("Utländsk"))
            and ("s" not in tags or person.background.startswith("Svensk"))
            and (person.district != "Övriga Umeå" or person.group in ELSEWHERE or not _at_home(core))
        )

    def pick(self, person: Person, wanted: int, spoken: Iterable[int] = ()) -> list[int]:
        """Return ``wanted`` lines for one person: least worn first, no line twice, at most two on one perspective."""
        out = set(spoken)
        chosen: list[int] = []
        stances: dict[str, Counter[str]] = defaultdict(Counter)
        ranked = sorted(
            (
                index
                for index in self.by_group[person.group]
                if index not in out and self.fits(self.cores[index], person)
            ),
            key=lambda index: (self.used[index] / self.cores[index].variants, self.rng.random()),
        )
        for strict in (True, False):
            for index in ranked:
                if len(chosen) == wanted:
                    break
                core = self.cores[index]
                said = stances[core.perspectives[0]]
                if index in chosen or (core.single and index in self.taken):
                    continue
                if (
                    strict
                    and not core.single
                    and (sum(said.values()) >= 2 or (said[_other(core.stance)] and self.rng.random() < 0.7))
                ):
                    continue
                chosen.append(index)
                said[core.stance] += 1
        for index in chosen:
            if self.cores[index].single:
                self.taken.add(index)
        return chosen

    def speak(self, index: int, person: Person) -> Utterance:
        """Say line ``index`` as the person would, and wear it once."""
        core = self.cores[index]
        turn = self.used[index]
        self.used[index] += 1
        text, masked = say(core.template, turn, person.own)
        openings = around()["lead"].get(person.group, ["Ja."])
        for step in range(len(openings)):
            if text not in self.said:
                break
            opening = openings[(turn + step) % len(openings)]
            text, masked = (f"{opening} {line}" for line in say(core.template, turn, person.own))
        self.said.add(text)
        translation = say(core.translation, turn, person.own)[0] if core.translation else ""
        return Utterance(text, masked, core.perspectives, core.stance, core.group, core.lang, translation)

    def aside(self, key: str, lines: Sequence[str]) -> str:
        """Return the next of ``lines`` that are never lifted, round and round, choices moving on each round."""
        turn = self.turns[key]
        self.turns[key] += 1
        return choose(lines[turn % len(lines)], turn // len(lines))

    def fresh(self, key: str, lines: Sequence[str], heard: set[str]) -> str:
        """Return the next of ``lines`` unless it has been heard in this interview already, else nothing."""
        line = self.aside(key, lines)
        if line in heard:
            return ""
        heard.add(line)
        return line


ELSEWHERE = frozenset({"andra_delar", "politiker", "kommun", "foreningar", "naring"})
"""Groups that speak of the three districts without living there."""


def _at_home(core: Core) -> bool:
    """Tell whether the line is said by somebody who lives in one of the three districts."""
    return "D" in core.tags or "$D" in core.template


def _other(stance: str) -> str:
    return "against" if stance == "for" else "for"


class Text:
    """Grows an interview's text and remembers where the statements are."""

    def __init__(self, themes: Mapping[str, tuple[str, ...]]) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.statements: list[ComposedStatement] = []
        self.themes = themes

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def paragraph(self, text: str) -> None:
        """Begin a new paragraph with ``text``."""
        self._add(("\n\n" if self.parts else "") + text)

    def aside(self, text: str) -> None:
        """Add paragraphs parted by ``//``; nothing for an empty text."""
        for part in text.split(" // ") if text else ():
            self.paragraph(part)

    def statement(self, said: Utterance, person_index: int, lead: str = "", tail: str = "") -> None:
        """Add a paragraph that holds a statement between words that are not lifted."""
        self.paragraph(f"{lead} " if lead else "")
        start = self.length
        self._add(said.text)
        themes = tuple(dict.fromkeys(theme for key in said.perspectives for theme in self.themes[key][:1]))
        themes += tuple(theme for theme in self.themes[said.perspectives[0]][1:] if theme not in themes)
        self.statements.append(
            ComposedStatement(
                start,
                self.length,
                said.text,
                said.masked,
                said.perspectives,
                themes,
                said.stance,
                person_index,
                said.lang,
                said.translation,
            )
        )
        if tail:
            self._add(f" {tail}")
