"""The Umeå demo's interview guide, marker lines in some of the texts, and the versions those texts went through."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from interviews.guide.bank import BY_KEY
from interviews.guide.marks import marker_line
from interviews.guide.queries import questions_at
from interviews.models import GuideQuestion, GuideSubject, Interview, TextReason, TextVersion
from perspectives.models import Statement

from .spoken import ComposedInterview, ComposedStatement

if TYPE_CHECKING:
    from .load import Loading

SCHOOL = "Hur är det i skolan för barnen här, och vem lägger märke till det?"
GUIDE: tuple[str | tuple[str, str, str], ...] = (
    "berätta-om-dig",
    "hur-är-det",
    "beskrivs",
    "trygg",
    (GuideSubject.SITUATION, SCHOOL, "Vad märker du när du hämtar?\nVad säger barnen själva?"),
    "närmaste",
    "varför",
    "förtroende",
    "olika-för",
    "föreningarna",
    "en-sak",
    "andra-måste",
    "glömt-fråga",
    "fler-att-höra",
)
"""Keys of the bank, and what the leader wrote herself: subject, question, prompts. The place is the number."""
BY_THEME = {"utpekad": 3, "trygghet": 4, "skola": 5, "foralder": 6, "makt": 8, "forening": 10}
"""Which question the talk had come to when a theme was spoken of."""
EVERY = 7
"""Every seventh interview was written with the guide beside it."""


def wrote_with_guide(number: int) -> bool:
    return number % EVERY == 1


def _words(number: int) -> str:
    chosen = GUIDE[number - 1]
    return BY_KEY[chosen].text if isinstance(chosen, str) else chosen[1]


def with_marks(case: str, interviews: list[ComposedInterview]) -> list[ComposedInterview]:
    """Return the interviews with marker lines in some of them, every statement still on its own words."""
    if case != "umea":
        return interviews
    return [_marked(one) if wrote_with_guide(one.number) and one.kind == "depth" else one for one in interviews]


def _marked(interview: ComposedInterview) -> ComposedInterview:
    parts: list[str] = []
    said: list[ComposedStatement] = []
    at = shift = 0
    now = None
    for statement in interview.statements:
        theme = BY_THEME.get(statement.themes[0])
        place = interview.text.rfind("\n\n– ", at, statement.start)
        if theme is not None and theme != now and place >= 0:
            line = f"\n\n{marker_line(theme, _words(theme))}"
            parts += [interview.text[at:place], line]
            at, shift, now = place, shift + len(line), theme
        said.append(replace(statement, start=statement.start + shift, end=statement.end + shift))
    return replace(interview, text="".join([*parts, interview.text[at:]]), statements=tuple(said))


def write(loading: Loading) -> None:
    """Write the guide, tie the statements to its questions, and keep what the marked texts looked like before."""
    if loading.case.key != "umea":
        return
    dialogue = loading.dialogue
    GuideQuestion.objects.bulk_create(_question(dialogue, number) for number in range(1, len(GUIDE) + 1))
    rows = [
        interview
        for interview in dialogue.interviews.filter(kind="depth").select_related("source").order_by("number")
        if wrote_with_guide(interview.number)
    ]
    TextVersion.objects.bulk_create(version for interview in rows for version in _versions(interview))
    answered = []
    for interview in rows:
        found = list(interview.statements.all())
        asked = questions_at(dialogue, interview.source.text, [one.start for one in found])
        for statement, question in zip(found, asked, strict=True):
            statement.question = question
            answered.append(statement)
    Statement.objects.bulk_update(answered, ["question"], batch_size=200)


def _question(dialogue, number: int) -> GuideQuestion:
    chosen = GUIDE[number - 1]
    if isinstance(chosen, str):
        one = BY_KEY[chosen]
        subject, text, prompts = one.subject, one.text, "\n".join(one.prompts)
    else:
        subject, text, prompts = chosen
    return GuideQuestion(dialogue=dialogue, number=number, subject=subject, text=text, prompts=prompts, position=number)


def _versions(interview: Interview) -> list[TextVersion]:
    """The notes of the same evening, what was filled in the next morning, and the text as it is read now."""
    text = interview.source.text
    blocks = text.split("\n\n")
    evening = "\n\n".join(blocks[: len(blocks) * 3 // 5])
    morning = "\n\n".join(blocks[:-2])
    held = timezone.make_aware(datetime.combine(interview.held_on, time(18, 5 + interview.number % 50)))
    steps = [(held, evening), (held + timedelta(hours=14), morning), (held + timedelta(days=3), text)]
    return [
        TextVersion(
            source=interview.source,
            number=number,
            text=words,
            saved_by_id=interview.interviewer_id,
            begun_at=when - timedelta(minutes=8),
            saved_at=when,
            reason=TextReason.FILE if number == 1 and interview.number % 3 == 2 else TextReason.TYPED,
        )
        for number, (when, words) in enumerate(steps, start=1)
    ]
