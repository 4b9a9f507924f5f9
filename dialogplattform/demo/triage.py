"""The demo's triage: two rounds, before and after the interviews, with people who see it differently."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from dialogues.models import TriageAnswer, TriageRound, TriageSheet
from dialogues.triage.questions import QUESTIONS

from . import calendar
from .preparation import noon

if TYPE_CHECKING:
    from .load import Loading

ROUNDS = {
    "umea": [
        ("2021-10-06", "Innan vi frågar förvaltningarna", {
            "leader": ("3232232233221122211011", ""),
            "steering": ("1112011111101110011010", "Vi är inte vana att förvaltningarna får frågan innan den är beredd."),
            "designteam": ("3333333333333x33323132", "Frågorna låtsas att alla har lika mycket att förlora. Det har vi inte."),
            "Ordföranden i en bostadsrättsförening": ("21xx122x11211xx2xx1101", ""),
        }),
        ("2022-03-30", "Efter intervjuerna, inför träffarna", {
            "leader": ("3233223233221033212011", ""),
            "steering": ("2222122222211122111011", "Jag visste inte hur länge det här har pågått."),
            "designteam": ("3333222232322132212011", ""),
        }),
    ],
    "sigtuna": [
        ("2022-01-12", "Inför uppstarten", {
            "leader": ("2132112221111021121100", ""),
            "facilitator": ("213x112221110xx112x100", "Jag är ny här och vet inte allt."),
            "steering": ("1021001210110010011100", ""),
        }),
        ("2022-05-06", "Efter heldagen", {
            "leader": ("2132011221101011111000", ""),
            "facilitator": ("2132112221110111111100", ""),
        }),
    ],
}  # fmt: skip
"""For each round: its day, why, and by person the steps of the questions in their order (x for "don't know")."""


def _sheet(found: TriageRound, who: str, loading: Loading, steps: str, note: str) -> None:
    user = loading.users.get(who)
    sheet = TriageSheet.objects.create(
        round=found,
        user=user,
        name="" if user else who,
        email="" if user else f"granne@{loading.case.key}.example",
        note=note,
        answered_at=found.created_at + timedelta(days=3),
    )
    TriageAnswer.objects.bulk_create(
        TriageAnswer(sheet=sheet, question=question.key, step=None if step == "x" else int(step))
        for question, step in zip(QUESTIONS, steps, strict=True)
    )


def write(loading: Loading) -> None:
    """Both rounds are closed; the leader may open a third."""
    told = ROUNDS[loading.case.key]
    for number, (day, why, people) in enumerate(told, start=1):
        begun = noon(calendar.moved(date.fromisoformat(day), calendar.steps_to(loading.today)))
        found = TriageRound.objects.create(
            dialogue=loading.dialogue,
            number=number,
            why=why,
            opened_by=loading.users["leader"],
            created_at=begun,
            closed_at=min(begun + timedelta(days=10), timezone.now()),
        )
        for who, (steps, note) in people.items():
            _sheet(found, who, loading, steps, note)
