"""Rows for the tests of the board: statements that stand under perspectives, and what a page shows of them."""

import re
import uuid

from django.utils import timezone

from perspectives.models import Perspective, Statement, Voice
from tests import factories

BOARD = "/dialogues/segregation/perspectives/"
PARTS = {"HX-Request": "true"}


def said_by(interview, *numbers, **values) -> list[Statement]:
    """Statements ``numbers`` of the interview, ``Mening 1.`` and so on, confirmed and released."""
    values = {"status": "confirmed", "released_at": timezone.now(), "lifted_by": interview.interviewer} | values
    text = " ".join(f"Mening {n}." for n in range(1, 40))
    if interview.source.text != text:
        interview.source.text = text
        interview.source.save()
    return [factories.make_statement(interview, f"Mening {n}.", number=n, **values) for n in numbers]


def stands(perspective: Perspective, *statements: Statement, stance: str = "for") -> None:
    for statement in statements:
        Voice.objects.create(perspective=perspective, statement=statement, stance=stance)


def pick(perspective: Perspective | None, statement: Statement) -> str:
    return f"{perspective.number if perspective else 0}-{statement.pk}"


def act(client, action: str, *picks: str, **data):
    """Post to the board what its form posts."""
    data = {"action": action, "pick": picks, "creation_key": str(uuid.uuid4())} | data
    return client.post(f"{BOARD}board/act/", data, follow=True)


def voices(perspective: Perspective) -> list[tuple[int, str]]:
    """Numbers of the statements under a perspective, each with its side."""
    return sorted(perspective.voices.values_list("statement__number", "stance"))


def drawn(html: str) -> list[str]:
    """What is drawn, in order: titles of themes, ``- titles`` of perspectives and ``. beginnings`` of statements."""
    found = []
    for match in re.finditer(r'<h2 id="theme-title-\d+">([^<]*)|<h3[^>]*><a[^>]*>([^<]*)|dir="auto">”([^”]*)”', html):
        theme, perspective, words = match.groups()
        found.append(theme or (f"- {perspective}" if perspective else f". {words}"))
    return found


def messages_of(answer) -> list[str]:
    return [str(message) for message in answer.context["messages"]]
