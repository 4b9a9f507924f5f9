"""A dialogue to measure coding on: as much as Taguette was measured with, and ten times that.

At scale 1 there are 93 interviews of 1,500 words and 900 statements, 100 people and 200 themes; at scale 10 all of it
but the themes is ten times as much. One interview more has 10,000 words and 150 of the statements at both scales, so
that what it costs tells of the interview and not of what lies around it. Made up of words by a fixed seed.
"""

import random
import sys
from datetime import date

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 - Django first

from accounts.models import Municipality, User  # noqa: E402
from dialogues.models import Dialogue, Membership  # noqa: E402
from interviews.models import (  # noqa: E402
    BackgroundValue,
    BackgroundVariable,
    Interview,
    Interviewee,
    InterviewText,
    StakeholderGroup,
)
from perspectives.models import Statement, StatementStatus, Theme  # noqa: E402

SLUG, CODER = "bench-coding", "coder@bench.example"
TEXTS, WORDS, STATEMENTS, PEOPLE, THEMES, GROUPS = 93, 1_500, 900, 100, 200, 12
LONG_WORDS, LONG_STATEMENTS = 10_000, 150
SYLLABLES = (
    *("ba", "ek", "fri", "ga", "hal", "in", "kom", "lus", "mer", "nor", "om", "pla", "ris", "sta", "tor", "und"),
    *("vik", "ång", "åk", "är", "öst", "skol", "gata", "hem", "barn"),
)
STATUSES = [StatementStatus.CONFIRMED, StatementStatus.MASKED, StatementStatus.LIFTED]


class Writer:
    """Writes sentences, the same each time."""

    def __init__(self) -> None:
        self.random = random.Random(20220301)
        self.words = ["".join(self.random.choices(SYLLABLES, k=self.random.choice([1, 2, 2, 3]))) for _ in range(3000)]

    def sentence(self) -> str:
        words = self.random.choices(self.words, k=12)
        return f"{' '.join(words).capitalize()}."

    def sentences(self, words: int) -> list[str]:
        return [self.sentence() for _ in range(words // 12)]


def write(scale: int) -> None:
    """Write the dialogue at ``scale``."""
    writer = Writer()
    home = Municipality.objects.create(name="Mätkommun", slug="bench")
    dialogue = Dialogue.objects.create(
        municipality=home, slug=SLUG, title="Mätning", starts_on=date(2021, 10, 1), legal_basis="Mätning",
        notice="Mätning", impact_assessment="M-1", retain_until=date(2040, 1, 1),
    )  # fmt: skip
    coder = User.objects.create_user(CODER, "bench", name="Kodare")
    for role in ("leader", "interviewer"):
        Membership.objects.create(dialogue=dialogue, user=coder, role=role)
    themes = _themes(dialogue)
    people = _people(dialogue, PEOPLE * scale)
    _talks(dialogue, coder, people, themes, writer, scale)


def _themes(dialogue: Dialogue) -> list[Theme]:
    tops = Theme.objects.bulk_create(
        [Theme(dialogue=dialogue, title=f"Tema {n}", position=n * 10, description="När det nämns.") for n in range(20)]
    )
    under = Theme.objects.bulk_create(
        [
            Theme(dialogue=dialogue, title=f"{top.title}, del {n}", parent=top, position=top.position + n)
            for top in tops
            for n in range(1, THEMES // 20)
        ]
    )
    return [*tops, *under]


def _people(dialogue: Dialogue, count: int) -> list[Interviewee]:
    groups = StakeholderGroup.objects.bulk_create(
        [StakeholderGroup(dialogue=dialogue, name=f"Grupp {n}", target=10, position=n) for n in range(GROUPS)]
    )
    values = []
    for place, name in enumerate(("Ålder", "Kön", "Stadsdel", "Bakgrund")):
        variable = BackgroundVariable.objects.create(dialogue=dialogue, key=f"v{place}", name=name, position=place)
        values.append(
            BackgroundValue.objects.bulk_create(
                [BackgroundValue(variable=variable, name=f"{name} {n}", position=n) for n in range(5)]
            )
        )
    people = Interviewee.objects.bulk_create(
        [Interviewee(dialogue=dialogue, number=n + 1, group=groups[n % GROUPS]) for n in range(count)], batch_size=500
    )
    through = Interviewee.background.through
    through.objects.bulk_create(
        [
            through(interviewee=person, backgroundvalue=some[(index * 7 + place) % len(some)])
            for index, person in enumerate(people)
            for place, some in enumerate(values)
        ],
        batch_size=500,
    )
    return people


def _talks(
    dialogue: Dialogue, coder: User, people: list[Interviewee], themes: list[Theme], writer: Writer, scale: int
) -> None:
    """The long interview is number 1, the others follow; everybody has been heard."""
    count = TEXTS * scale + 1
    talks = Interview.objects.bulk_create(
        [
            Interview(dialogue=dialogue, number=n + 1, held_on=date(2022, 2, 1 + n % 28), minutes=60, interviewer=coder)
            for n in range(count)
        ],
        batch_size=500,
    )
    through = Interview.people.through
    met = [(talks[0], people[0]), *((talks[1 + n % (count - 1)], person) for n, person in enumerate(people[1:]))]
    through.objects.bulk_create([through(interview=talk, interviewee=who) for talk, who in met], batch_size=500)
    group = people[0].group
    number, rows, texts = 1, [], []
    short = STATEMENTS * scale - LONG_STATEMENTS
    for place, talk in enumerate(talks):
        said = writer.sentences(WORDS if place else LONG_WORDS)
        texts.append(InterviewText(interview=talk, text="\n".join(said)))
        wanted = short * place // (count - 1) - short * (place - 1) // (count - 1) if place else LONG_STATEMENTS
        at = 0
        chosen = {index * len(said) // wanted for index in range(wanted)}
        for index, words in enumerate(said):
            if index in chosen:
                rows.append(
                    Statement(
                        dialogue=dialogue, interview=talk, number=number, group=group, start=at, end=at + len(words),
                        original=words, masked=words, status=STATUSES[number % 3], lifted_by=coder,
                    )
                )  # fmt: skip
                number += 1
            at += len(words) + 1
    InterviewText.objects.bulk_create(texts, batch_size=200)
    said = Statement.objects.bulk_create(rows, batch_size=500)
    given = Statement.themes.through
    given.objects.bulk_create(
        [
            given(statement=one, theme=themes[(one.number * 7 + extra * 31) % len(themes)])
            for one in said
            for extra in range(1 + one.number % 2)
        ],
        batch_size=500,
    )


if __name__ == "__main__":
    with transaction.atomic():
        write(int(sys.argv[1]))
    if connection.vendor == "postgresql":  # what autovacuum does within a minute in production
        connection.cursor().execute("ANALYZE")
