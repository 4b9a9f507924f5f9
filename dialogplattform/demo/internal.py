"""The demo's way within an organisation: ideas from the form, thirteen that went on, five built of nine, four taken."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from django.utils import timezone

from actions.models import (
    Decision,
    Merging,
    Money,
    Move,
    Origin,
    Proposal,
    ProposalObjection,
    ProposalOption,
    ProposalState,
)
from dialogues.models import Dialogue
from interviews.models import InterviewKind, WebFormAnswer
from meetings.models import Ballot, Meeting, Option, Over, Round
from meetings.rounds.giving import Given, write_marks

from . import calendar, sigtuna_words
from .preparation import noon

if TYPE_CHECKING:
    from .load import Loading

STEERING = "Styrgruppen"
EARLIER = "sigtuna-valsta"
SAID_YES = {
    1: "Vi har lokalerna och lönerna. Börja med kalendern.",
    2: "Ja, med högst fyrtio deltagare tills sekretessen är löst.",
    3: "Förskolorna vill. Det räcker för att börja.",
    4: "Ja, om arbetsledaren har hela sin tid för gruppen.",
}
"""What the steering group said of the four that went on, by number."""
OBJECTED = [
    (1, "Skriv inte Valsta i rubriken på den första insatsen.", "Att det står att hela kommunen är välkommen."),
    (4, "En bricka kan kosta dem det förtroende de har.", "Att mammorna själva bestämmer vad de visar upp."),
    (5, "Jag kan inte lova tjänster i en verksamhet där jag drar ner.", "En budget för 2024 som har plats för dem."),
]
PULL = {
    "Nattfotboll": 4, "Läxhjälp i matsalen": 5, "Språkcafé med göra": 4, "En plan, en person": 6,
    "Följ med första veckan": 4, "Kurs på modersmål": 5, "Föräldrakafé i förskolans hall": 4, "Stadsdelsmammor": 6,
    "En på hundra": 3, "Socialsekreterare på öppna förskolan": 4, "Biblioteket öppet på söndagar": 2,
    "Beslut i klarspråk": 2, "Byt jobb en dag": 1,
}  # fmt: skip
"""How much each of the thirteen draws dots on the full day."""


def before(loading: Loading) -> None:
    """Write the dialogue that this one builds on, which has been over for some years."""
    if loading.case.key != "sigtuna":
        return
    steps = calendar.steps_to(loading.today)
    begun = date.fromisoformat(calendar.moved("2018-09-03", steps))
    earlier, _is_new = Dialogue.objects.get_or_create(
        slug=EARLIER,
        defaults={
            "municipality": loading.dialogue.municipality,
            "title": "Medborgardialog i Valsta",
            "starts_on": begun,
            "issue": "Hur är det att leva i Valsta, och vad gör kommunen med det som de boende redan vet?",
            "purpose": "Att höra dem som bor i Valsta berätta om sina liv, och att svara med en enda röst.",
            "next_step": "Dialogen är avslutad. Det som de boende sa ligger till grund för en dialog inom kommunen.",
            "published_at": noon(begun + timedelta(days=60)),
        },
    )
    loading.dialogue.earlier.filter(title=earlier.title).update(earlier=earlier)


def path(loading: Loading, number: int, decided: date, reasons: str) -> list[tuple[str, date, str, Meeting | None]]:
    """The ledger of one of the five up to what was decided about it: the full day, the steering group, the board."""
    day, choice = loading.meetings[1], loading.meetings[2]
    led = [
        (ProposalState.HARVESTED, day.held_on, "Byggt av idéer vid arbetsborden.", day),
        (ProposalState.SHORTLISTED, day.held_on, "Valdes vid öppna marknaden.", day),
        (ProposalState.PRIORITISED, day.held_on, "Sex förvaltningar prioriterade efter bedömd möjlighet.", day),
    ]
    if number not in SAID_YES:
        return [*led, (ProposalState.IDEA_BANK, choice.held_on, f"{STEERING} beslutade: nej. {reasons}", choice)]
    words = f"{STEERING} beslutade: ja. {SAID_YES[number]}"
    return [
        *led,
        (ProposalState.PROPOSED, choice.held_on, words, choice),
        (ProposalState.DECIDED, decided, f"Kommunstyrelsen beslutade. {reasons}", None),
    ]


def write(loading: Loading) -> None:
    """Write what joins the form's ideas with the five proposals, once both have been written."""
    if loading.case.key != "sigtuna":
        return
    answers = _answers_by_idea(loading)
    _origins(loading, answers)
    built_in = _built_in(loading, answers)
    _steering(loading)
    _money(loading)
    for number, words, needs in OBJECTED:
        proposal = loading.dialogue.proposals.get(number=number)
        stood = proposal.moves.filter(to_state=ProposalState.PRIORITISED).first()
        ProposalObjection.objects.create(
            proposal=proposal, move=stood, objection=words, needs=needs, created_at=noon(loading.meetings[1].held_on)
        )
    _round(loading, built_in)


def _answers_by_idea(loading: Loading) -> dict[str, WebFormAnswer]:
    """The form's answers by the idea that was typed into them; they are emptied, as the words live on as interviews."""
    taken = loading.dialogue.interviews.filter(kind=InterviewKind.FORM).order_by("number").values_list("pk", flat=True)
    rows = {row.interview_id: row for row in WebFormAnswer.objects.filter(interview__in=taken).defer("answers")}
    ideas = sigtuna_words.form_ideas()
    return {idea["title"]: rows[key] for idea, key in zip(ideas, taken, strict=False) if key in rows}


def _origins(loading: Loading, answers: dict[str, WebFormAnswer]) -> None:
    bank = loading.dialogue.proposals.filter(title__in=answers)
    Origin.objects.bulk_create(
        [Origin(proposal=one, kind="answer", answer=answers[one.title]) for one in bank if one.number > 5]
    )


def _built_in(loading: Loading, answers: dict[str, WebFormAnswer]) -> dict[str, Proposal]:
    """The nine ideas that were built into the five: proposals of their own that became part of another."""
    day = loading.meetings[1]
    collected = date.fromisoformat(loading.case.published_on)
    ideas = {idea["title"]: idea for idea in sigtuna_words.form_ideas()}
    number = max(loading.dialogue.proposals.values_list("number", flat=True))
    made = {}
    for title, into in sigtuna_words.BUILT_IN.items():
        number += 1
        kept = loading.dialogue.proposals.get(number=into)
        part = Proposal.objects.create(
            dialogue=loading.dialogue, number=number, title=title, what=ideas[title]["what"],
            state=ProposalState.MERGED, merged_into=kept, created_at=noon(collected),
        )  # fmt: skip
        part.perspectives.set([loading.perspectives[ideas[title]["perspective"]]])
        if title in answers:
            Origin.objects.create(proposal=part, kind="answer", answer=answers[title])
        merging = Merging.objects.create(
            kept=kept, part=part, part_state=ProposalState.SHORTLISTED, reason="Byggdes in vid arbetsbordet.",
            by=loading.users["leader"], title_before=kept.title, what_before=kept.what, why_before=kept.why,
            title_after=kept.title, what_after=kept.what, why_after=kept.why,
        )  # fmt: skip
        Merging.objects.filter(pk=merging.pk).update(at=noon(day.held_on))
        lines = [
            (part, "", ProposalState.HARVESTED, collected, "Kom in genom formuläret.", None),
            (part, "harvested", ProposalState.SHORTLISTED, collected, "En av tretton som arbetsgruppen tog vidare.", None),
            (part, "shortlisted", ProposalState.MERGED, day.held_on, f"Blev del av nummer {into}. Byggdes in vid arbetsbordet.", kept),
            (kept, "prioritised", "prioritised", day.held_on, f"Nummer {number} blev del av det här. Byggdes in vid arbetsbordet.", part),
        ]  # fmt: skip
        for proposal, before_, after, on, why, other in lines:
            move = Move.objects.create(
                proposal=proposal, from_state=before_, to_state=after, reason=why, other=other,
                meeting=day if other else None, by=loading.users["leader"],
            )  # fmt: skip
            Move.objects.filter(pk=move.pk).update(at=noon(on))
        made[title] = part
    return made


def _steering(loading: Loading) -> None:
    """The steering group's yes to four; its no to the fifth is among the words already."""
    body = loading.organisation(STEERING, "other")
    for number, words in SAID_YES.items():
        Decision.objects.create(
            proposal=loading.dialogue.proposals.get(number=number), body=body, outcome="yes", reasons=words,
            decided_on=loading.meetings[2].held_on, reference_number="KS/2022:174",
        )  # fmt: skip


def _money(loading: Loading) -> None:
    """Money for two years, half of it each, where it has been written in words alone."""
    first = int(loading.case.starts_on[:4])
    for decision in Decision.objects.filter(proposal__dialogue=loading.dialogue, amounts=None).exclude(money=""):
        amount = int("".join(sign for sign in decision.money.split("kronor")[0] if sign.isdigit()) or 0)
        if amount:
            for year in (first, first + 1):
                Money.objects.create(decision=decision, amount=amount // 2, year=year, source="Kommunstyrelsens medel")


def _round(loading: Loading, built_in: dict[str, Proposal]) -> None:
    """The full day's dots, given by six administrations in mixed groups."""
    day = loading.meetings[1]
    if day.held_on >= loading.today:
        return
    opened, closed = (timezone.make_aware(datetime.combine(day.held_on, at)) for at in (time(10, 40), time(11, 0)))
    made = Round.objects.create(
        meeting=day, title="Vilka har störst möjlighet att minska segregationen?", over=Over.PROPOSALS,
        method="dots", dots=5, most=2, opened_at=opened,
    )  # fmt: skip
    options = []
    for number, title in enumerate(sigtuna_words.PICKED, start=1):
        proposal = built_in.get(title) or loading.dialogue.proposals.filter(title=title).first()
        option = Option.objects.create(round=made, number=number, title=title, text=proposal.what if proposal else "")
        if proposal:
            ProposalOption.objects.create(option=option, proposal=proposal)
        options.append(option)
    rng = Random("sigtuna day")  # noqa: S311 - the demo is to be the same each time
    leaning = {}
    for place, person in enumerate(loading.dialogue.participants.order_by("name", "pk")):
        favours = leaning.setdefault(person.organisation_id, rng.sample(range(len(options)), 3))
        dots = {option.pk: 0 for option in options}
        for _dot in range(made.dots):
            weights = [
                (PULL[option.title] * (3 if at in favours else 1)) if dots[option.pk] < made.most else 0
                for at, option in enumerate(options)
            ]
            dots[rng.choices(options, weights)[0].pk] += 1
        ballot = Ballot.objects.create(
            round=made, participant=person, side=person.side, sent_at=opened + timedelta(seconds=20 * place)
        )
        write_marks(ballot, {key: Given(dots=count) for key, count in dots.items()})
    Round.objects.filter(pk=made.pk).update(closed_at=closed, closed_by=loading.users["facilitator"])
