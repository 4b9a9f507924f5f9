"""An interview of ten thousand words with 150 statements, the same whatever the scale of the demo around it."""

from datetime import date

import django

django.setup()

from django.db import connection  # noqa: E402 - Django first
from django.db.models import Max  # noqa: E402

from accounts.models import User  # noqa: E402
from bench.pages import SLUG  # noqa: E402
from dialogplattform.demo.compose import umea  # noqa: E402
from dialogues.models import Dialogue  # noqa: E402
from interviews.models import Interview, InterviewText  # noqa: E402
from perspectives.models import Statement, StatementStatus  # noqa: E402
from perspectives.spans import Span, sentences  # noqa: E402

WORDS, STATEMENTS = 10_000, 150
STATUSES = [StatementStatus.CONFIRMED, StatementStatus.CONFIRMED, StatementStatus.MASKED]


def long_text() -> str:
    """The demo's interviews at scale 1 one after another, cut at the line where ``WORDS`` is reached."""
    kept, words = [], 0
    for line in (line for interview in umea(1) for line in interview.text.splitlines()):
        if words >= WORDS:
            break
        kept.append(line)
        words += len(line.split())
    return "\n".join(kept)


def places(text: str) -> list[Span]:
    """``STATEMENTS`` sentences, spread evenly over ``text``."""
    found = [span for span in sentences(text) if span.end - span.start > 25]
    return [found[index * len(found) // STATEMENTS] for index in range(STATEMENTS)]


def add_talk(dialogue: Dialogue) -> None:
    """Put the interview in the dialogue as its last, with its statements under the dialogue's themes."""
    ines = User.objects.get(email="interviewer@umea.example")
    number = dialogue.interviews.aggregate(last=Max("number"))["last"] + 1
    talk = Interview.objects.create(
        dialogue=dialogue, number=number, held_on=date(2022, 3, 1), minutes=90, interviewer=ines
    )
    person = dialogue.interviewees.select_related("group").order_by("number")[0]
    talk.people.add(person)
    text = long_text()
    InterviewText.objects.create(interview=talk, text=text)
    first = Statement.everything.filter(dialogue=dialogue).aggregate(last=Max("number"))["last"] + 1
    statements = Statement.objects.bulk_create(
        [
            Statement(
                dialogue=dialogue,
                interview=talk,
                number=first + index,
                speaker=person,
                group=person.group,
                start=span.start,
                end=span.end,
                original=span.of(text),
                masked=span.of(text),
                status=STATUSES[index % len(STATUSES)],
                lifted_by=ines,
            )
            for index, span in enumerate(places(text))
        ]
    )
    themes = list(dialogue.themes.filter(removed_at=None).order_by("position", "pk"))
    for index, statement in enumerate(statements):
        if index % 10:  # one in ten still lacks a theme
            statement.themes.add(themes[index % len(themes)])


if __name__ == "__main__":
    add_talk(Dialogue.objects.get(slug=SLUG))
    if connection.vendor == "postgresql":  # what autovacuum does within a minute in production
        connection.cursor().execute("ANALYZE")
