"""An interview of ten thousand words with 150 statements, the same whatever the scale of the demo around it."""

from datetime import date

from django.db.models import Max

from accounts.models import User
from dialogplattform.demo.compose import umea
from dialogues.models import Dialogue
from interviews.models import Interview, InterviewText
from perspectives.models import Statement, StatementStatus
from perspectives.spans import Span, sentences

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


def add_talk(dialogue: Dialogue) -> int:
    """Put the interview in the dialogue, with its statements under the dialogue's themes; return its number."""
    ines = User.objects.get(email="interviewer@umea.example")
    number = dialogue.interviews.aggregate(last=Max("number"))["last"] + 1
    talk = Interview.objects.create(
        dialogue=dialogue, number=number, held_on=date(2022, 3, 1), minutes=90, interviewer=ines
    )
    person = dialogue.interviewees.select_related("group").order_by("number").first()
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
    return number
