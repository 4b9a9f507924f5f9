"""What is asked in an exploratory interview: the dialogue's own questions, else the usual ones; notes read by them.

The usual ones are content, not interface: Swedish, and each dialogue changes them as it likes.
"""

from dataclasses import dataclass

from dialogues.models import Dialogue

from ..models import ExploratoryGuide

USUAL = (
    "Vad står på spel i den här frågan, som du ser det?",
    "Vem ser det på ett helt annat sätt än du?",
    "Vem saknas när frågan brukar diskuteras?",
    "Vem måste vara med för att du ska lita på det som kommer fram?",
    "Vad skulle du behöva för att själv vara med?",
)


@dataclass(frozen=True)
class Part:
    """What was noted under one question; ``question`` is empty for what stands before the first."""

    question: str
    text: str


def lines_of(text: str) -> list[str]:
    """Return the lines that hold something, each without doubled spaces."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]


def questions_of(dialogue: Dialogue) -> list[str]:
    """Return the questions to ask in the dialogue, in order. One query."""
    guide = ExploratoryGuide.objects.filter(dialogue=dialogue).first()
    return lines_of(guide.questions if guide else "") or list(USUAL)


def laid_out(questions: list[str]) -> str:
    """Return notes to begin with: each question on a line of its own, with room under it."""
    return "\n\n\n".join(questions) + "\n"


def only_questions(notes: str, questions: list[str]) -> bool:
    """Whether nothing has been noted beside the questions themselves."""
    return set(lines_of(notes)) <= set(questions)


def in_parts(notes: str, questions: list[str]) -> list[Part]:
    """Return the notes by question. Lines that are no question of today's stay where they are. Empty parts go."""
    known, found = set(questions), [("", [])]
    for line in notes.splitlines():
        if " ".join(line.split()) in known:
            found.append((line.strip(), []))
        else:
            found[-1][1].append(line)
    parts = [Part(question, "\n".join(lines).strip()) for question, lines in found]
    return [part for part in parts if part.text]
