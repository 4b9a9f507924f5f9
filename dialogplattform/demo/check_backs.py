"""The demo's check-back: how it went with version 1, and version 2 on its way with people who look at their quotes now.

What somebody said was missing in version 1 has become a late perspective, so the draft of version 2 has something new
in it. Everything is invented, like all that is said in the demo.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dialogues.numbers import next_number
from interviews.models import Identity, Interviewee, InterviewKind
from perspectives.check_back import letters, settling
from perspectives.check_back.quotes import OwnQuote, own_quotes
from perspectives.check_back.withholding import withhold
from perspectives.compilations import services as compilation_services
from perspectives.models import (
    CheckBack,
    CheckBackAddition,
    CheckBackWay,
    Compilation,
    Perspective,
    Quote,
    QuoteAnswer,
    Stance,
    Statement,
    StatementStatus,
    Voice,
)

from .preparation import noon

if TYPE_CHECKING:
    from .load import Loading

ASKED_BEFORE = 20
"""How many were asked about version 1."""
MISSING = "Sista bussen går innan mötena är slut. Den som inte har bil får höra vad som bestämdes dagen efter."
LATE = {
    "title": "Mötena ligger så att den utan bil inte kan vara kvar",
    "text": (
        "Frågan om vem som kan stanna kvar kom till i efterhand, när de intervjuade fick läsa sina egna ord. Den handlar "
        "inte om vem som får komma utan om vem som kan gå hem."
    ),
}
STILL_MISSING = "Ingen har skrivit något om vintern. Det är då det är mörkt, och det är då man stannar inne."
SET_ASIDE = "Det stod redan i kapitlet om trygghet, med nästan samma ord."
UNHEARD = (
    "Ingen under 14 år är intervjuad. De som bor i byarna är färre än vi ville, och ingen av dem är under trettio. "
    "Nyanlända på Mariehem är fortfarande nästan inte hörda: två samtal till blev av, och det räcker inte."
)


def write(loading: Loading) -> None:
    """Write the check-back of version 1, the late perspective, and version 2 with its own."""
    if loading.case.key != "umea":
        return
    first = loading.dialogue.compilations.get(number=1)
    first.dialogue = loading.dialogue
    people = _people(loading, first)
    late = _before(loading, first, people)
    _word_late(loading, late)
    second = _second(loading, first)
    _now(loading, second, people)


def _people(loading: Loading, compilation: Compilation) -> Iterator[Interviewee]:
    """Those who are quoted, may be contacted, and were alone in their talk, in the order of the register."""
    quoted = Quote.objects.filter(compilation=compilation, statement__interview__kind=InterviewKind.DEPTH)
    rows = loading.dialogue.interviewees.filter(
        statements__in=quoted.values("statement"), consent__allows_contact=True, consent__withdrawn_at=None
    )
    found = rows.distinct().select_related("group", "consent").order_by("number")
    return iter(list(found))


def _asked(
    compilation: Compilation, person: Interviewee, loading: Loading, at: datetime, **values: object
) -> tuple[CheckBack, list[OwnQuote]]:
    row = CheckBack.objects.create(
        compilation=compilation,
        interviewee=person,
        way=values.pop("way", CheckBackWay.MAIL),
        asked_by=loading.users["interviewer" if person.number % 3 else "leader"],
        asked_at=at,
        expires_at=at + letters.VALID,
        **values,
    )
    return row, own_quotes(compilation, person)


def _answered(row: CheckBack, quote: OwnQuote, verdict: str, at: datetime, **values: object) -> QuoteAnswer:
    return QuoteAnswer.objects.create(
        check_back=row, statement_id=quote.statement, verdict=verdict, wording_key=quote.key, answered_at=at, **values
    )


# --- Version 1 --------------------------------------------------------------------------------------------------------


def _before(loading: Loading, first: Compilation, people: Iterator[Interviewee]) -> CheckBackAddition:
    """How it went: most said yes, some said nothing, two wanted other words, one took a quote away before print."""
    published = noon(loading.case.published_on)
    asked_at, leader = published - timedelta(days=24), loading.users["leader"]
    late: CheckBackAddition | None = None
    for place, person in zip(range(ASKED_BEFORE), people, strict=False):
        at = asked_at + timedelta(days=2 + place % 9)
        if place % 5 == 4:  # silence, after one reminder
            _asked(first, person, loading, asked_at, reminded_at=asked_at + timedelta(days=14))
            continue
        row, quotes = _asked(first, person, loading, asked_at, opened_at=at, answered_at=at, finished_at=at)
        for quote in quotes:
            if place == 2:
                _answered(
                    row, quote, "change", at, wish="Det där vet bara några få. Skriv det mer allmänt.", settled_at=at, settled_by=leader,
                    outcome="changed", reply="Nu står det mer allmänt. Tack för att du såg det.",
                )  # fmt: skip
            elif place == 7:
                _answered(
                    row, quote, "change", at, wish="Det låter hårdare än jag minns det. Kan ni skriva det snällare?",
                    settled_at=at, settled_by=leader, outcome="kept",
                    reply="Det var så du sa det, och vi mildrar inget. Vill du hellre att det tas bort gör vi det.",
                )  # fmt: skip
            else:
                _answered(row, quote, "approved", at)
        if place == 3:
            _take_away(row, person, at)
        if place == 6:
            CheckBackAddition.objects.create(
                check_back=row, text="Att det är tryggare än folk säger.", settled_at=at, settled_by=leader,
                reason=SET_ASIDE,
            )  # fmt: skip
        if place == 1:
            late = CheckBackAddition.objects.create(check_back=row, text=MISSING, updated_at=at)
    if late is None:
        raise ValueError("The demo asks too few people to have a late perspective.")
    return late


def _take_away(row: CheckBack, person: Interviewee, at: datetime) -> None:
    """Let the person have taken away something of theirs that is in no version."""
    free = Statement.objects.filter(speaker=person, status=StatementStatus.CONFIRMED, quotes=None).order_by("number")
    statement = free.first()
    if statement is not None:
        QuoteAnswer.objects.create(
            check_back=row, statement=statement, verdict="withdrawn", wording_key="", answered_at=at
        )
        withhold(statement.pk)


def _word_late(loading: Loading, addition: CheckBackAddition) -> None:
    """Take in what was missing: a statement, masked and confirmed, and the perspective it carries."""
    leader, interviewer = loading.users["leader"], loading.users["interviewer"]
    addition.check_back.interviewee.dialogue = loading.dialogue
    talk = settling.talks_for(addition)[0]
    talk.dialogue = loading.dialogue
    statement = settling.take_in(addition=addition, interview=talk, actor=leader)
    theme = loading.dialogue.themes.filter(parent=None, removed_at=None).order_by("position", "pk")[0]
    Statement.objects.filter(pk=statement.pk).update(
        status=StatementStatus.CONFIRMED, confirmed_by=interviewer, released_at=noon(loading.today) - timedelta(days=22)
    )
    statement.themes.add(theme)
    number = next_number(Perspective, dialogue=loading.dialogue)
    perspective = Perspective.objects.create(dialogue=loading.dialogue, number=number, kind="standpoint", **LATE)
    perspective.themes.add(theme)
    Voice.objects.create(perspective=perspective, statement=statement, stance=Stance.FOR)


# --- Version 2 --------------------------------------------------------------------------------------------------------


def _second(loading: Loading, first: Compilation) -> Compilation:
    """Begin version 2 with the quotes of version 1 and the late one, and with what has changed written."""
    leader = loading.users["leader"]
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"demo:{loading.case.slug}:2")
    made = compilation_services.create_compilation(dialogue=loading.dialogue, actor=leader, creation_key=key)
    printed = Quote.objects.filter(compilation=first).values("statement")
    made.quotes.exclude(statement__in=printed).filter(statement__check_back_addition=None).delete()
    Compilation.objects.filter(pk=made.pk).update(unheard=UNHEARD)
    made.refresh_from_db()
    made.dialogue = loading.dialogue
    return made


def _now(loading: Loading, second: Compilation, people: Iterator[Interviewee]) -> None:
    """Let people be in the midst of it: one in every state that there is."""
    today = noon(loading.today)
    asked_at, day = today - timedelta(days=16), timedelta(days=1)

    def ask(**values: object) -> tuple[CheckBack, list[OwnQuote]]:
        return _asked(second, next(people), loading, asked_at, **values)

    ask()  # no answer yet
    ask(reminded_at=today - 2 * day)
    ask(opened_at=asked_at + day)
    begun, quotes = ask(opened_at=asked_at + day, answered_at=asked_at + day)
    _answered(begun, quotes[0], "approved", asked_at + day)
    done = {"opened_at": asked_at + 3 * day, "answered_at": asked_at + 3 * day, "finished_at": asked_at + 3 * day}
    for _place in range(6):
        row, quotes = ask(**done)
        for quote in quotes:
            _answered(row, quote, "approved", asked_at + 3 * day)
    row, quotes = ask(**done)
    _answered(
        row, quotes[0], "change", asked_at + 3 * day, wish="Jag känns igen för lätt. Ha bara kvar den första meningen."
    )
    row, _quotes = ask(**done)
    CheckBackAddition.objects.create(check_back=row, text=STILL_MISSING)
    ask(closed_at=asked_at + 5 * day)
    row, _quotes = ask(way=CheckBackWay.LETTER)
    Identity.objects.filter(interviewee=row.interviewee).update(email="")
