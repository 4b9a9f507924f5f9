"""A talk of one parent, held by Ines, whose text is short enough to be read in a test."""

import pytest

from tests import factories

TEXT = (
    "– Vad ändrades?\n"
    "Samira kom hem från Fjällvinden och frågade om vi bor på ett farligt ställe. Hon är nio. Vad svarar man?\n"
    "\n"
    "– Frågade någon er innan?\n"
    "Nej. Mötet var klockan fyra en onsdag."
)
FEAR = "Samira kom hem från Fjällvinden och frågade om vi bor på ett farligt ställe."
MEETING = "Mötet var klockan fyra en onsdag."


@pytest.fixture
def parents(dialogue):
    return factories.make_group(dialogue, "Föräldrar")


@pytest.fixture
def parent(dialogue, parents):
    return factories.make_interviewee(dialogue, parents, 1)


@pytest.fixture
def talk(dialogue, ines, parent):
    """Interview 1: Ines and one parent."""
    return factories.make_interview(dialogue, ines, parent, number=1, text=TEXT)


@pytest.fixture
def lift(talk):
    """Return a function from a person and words of the talk to the statement lifted."""
    from perspectives.statements.services import lift_statement

    def lift_words(actor, words=FEAR, interview=talk):
        start = interview.source.text.index(words)
        return lift_statement(interview=interview, actor=actor, start=start, end=start + len(words), words=words)[0]

    return lift_words
