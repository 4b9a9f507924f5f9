"""The demo's masks under way: what the assistant points at and nobody has decided about, what was left with a reason,
and masks that wait for a second person. Added last in one interview, after the compilation was published."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from interviews.models import Interview, InterviewKind
from perspectives.masking.around import surroundings
from perspectives.masking.assistant import findings
from perspectives.masking.decisions import fingerprint
from perspectives.models import MaskDecision, Quote, Statement, StatementStatus

if TYPE_CHECKING:
    from .load import Loading

ASKED = "– Är det något du kommer på så här i efterhand?"
LIFTED = [
    "Säg till om det blir något av det, noll sju noll ett sju fyra noll sex noll åtta, jag svarar när skiftet är slut.",
    "Det var gertrud vid Blåklocksbacken 4 som tog emot nyckeln när ingen annan vågade ha den hemma.",
    "Jag är 58 år, ensamstående och kyrkvaktmästare, så det är klart att de hör vem det är så fort jag säger något.",
]
"""Words nobody has masked yet: a phone number as it was said, a name written small with an address, traits that point."""
WAITING = "På Videtorget stod Algots gamla soffa i tre veckor innan någon från bostadsbolaget kom."
HIDDEN = ("Algots", "en grannes")
STANDS = ("Videtorget", "public")
"""What the coder hid in it, as what, and what was left and why."""
ADDED = len(LIFTED) + 1
MORE_WAITING = 5
"""Statements lifted long ago whose masks were made anew, and wait."""


def write(loading: Loading) -> None:
    """Write them into the interviewer's last depth interview, and let a few older masks wait."""
    if loading.case.key != "umea":
        return
    interview = _interview(loading)
    source = interview.source
    said = [*LIFTED, WAITING]
    source.text += f"\n\n{ASKED}\n" + " ".join(said)
    source.save(update_fields=["text"])
    last = (
        Statement.everything.filter(dialogue=loading.dialogue).order_by("-number").values_list("number", flat=True)[0]
    )
    rows = [_statement(interview, words, number, words == WAITING) for number, words in enumerate(said, start=last + 1)]
    Statement.objects.bulk_create(rows)
    _decide(rows[-1], loading)
    _let_wait(loading)


def _interview(loading: Loading) -> Interview:
    own = loading.dialogue.interviews.filter(
        kind=InterviewKind.DEPTH, interviewer=loading.users["interviewer"], source__isnull=False, coded_at__isnull=False
    )
    allowed = own.filter(people__consent__allows_quotes=True, people__consent__withdrawn_at=None)
    interview = allowed.select_related("source").order_by("-number")[0]
    interview.dialogue = loading.dialogue
    return interview


def _statement(interview: Interview, words: str, number: int, is_masked: bool) -> Statement:
    start = interview.source.text.rindex(words)
    speaker = interview.people.first()
    return Statement(
        dialogue=interview.dialogue,
        interview=interview,
        number=number,
        speaker=speaker,
        group_id=speaker.group_id,
        start=start,
        end=start + len(words),
        original=words,
        masked=words.replace(HIDDEN[0], f"[{HIDDEN[1]}]"),
        status=StatementStatus.MASKED if is_masked else StatementStatus.LIFTED,
        lifted_by_id=interview.interviewer_id,
    )


def _decide(statement: Statement, loading: Loading) -> None:
    """Write what was decided about the waiting one, by what the assistant says of its words."""
    kinds = {one.words: one.kind for one in findings(statement.original, surroundings(loading.dialogue))}
    begun = timezone.now() - timedelta(days=3)
    MaskDecision.objects.bulk_create(
        MaskDecision(
            statement=statement,
            kind=kinds[words],
            replaced_by=replaced,
            reason=reason,
            fingerprint=fingerprint(statement, words),
            by=loading.users["interviewer"],
            at=begun + timedelta(minutes=place),
        )
        for place, (words, replaced, reason) in enumerate([(*HIDDEN, ""), (STANDS[0], "", STANDS[1])])
    )


def _let_wait(loading: Loading) -> None:
    """Let a few statements that stand in no version wait for confirmation again."""
    quoted = Quote.objects.filter(statement__dialogue=loading.dialogue).values("statement")
    free = loading.dialogue.statements.filter(lifted_by=loading.users["interviewer"], status=StatementStatus.CONFIRMED)
    keys = list(free.exclude(pk__in=quoted).order_by("-number").values_list("pk", flat=True)[:MORE_WAITING])
    Statement.objects.filter(pk__in=keys).update(status=StatementStatus.MASKED, confirmed_by=None, released_at=None)
