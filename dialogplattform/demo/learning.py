"""The demo's end: how those who took part look back, what was learnt, and the case. Every word is made up; the lessons
are those that the real dialogues drew (DOMAIN.md)."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import translation

from actions.learning import services
from actions.learning.case import prefilled
from actions.learning.queries import who_took_part
from actions.models import Case, Lesson, LookBack, LookBackAnswer, LookBackGiven
from actions.models.learning import QUESTIONS

from .preparation import noon

if TYPE_CHECKING:
    from .load import Loading

MEANS = {"heard": (4.1, 3.8), "kept": (3.9, 3.5), "again": (4.2, 4.0)}
WORDS = [
    "Börja med att fråga dem som är argast. De vet mest om vad som inte fungerar.",
    "Sätt av pengar innan ni börjar. Annars är det bara samtal.",
    "Bestäm färre saker. Åtta var för många att hålla ordning på.",
    "Låt chefen sitta med vid bordet hela vägen, inte bara vid invigningen.",
    "Skriv upp vem som inte höll med. Det var därför jag kom tillbaka.",
]
LESSONS: dict[str, list[tuple[str, str, str]]] = {
    "umea": [
        ("Åtta förslag gick vidare. Metoden talar om några få.", "Välj färre. Varje förslag till gör uppföljningen svårare.", "everybody"),
        ("Två förvaltningar fick veta att de hade ett ansvar först när beslutet var skrivet.", "Förankra i alla förvaltningar innan träffarna, med ett tydligt uppdrag från chefer och politiker.", "deciders"),
        ("De skarpaste kritikerna satt med i designteamet från första mötet.", "Bjud in kritikerna tidigt. De gör frågan ärligare.", "leaders"),
        ("Det tog åtta månader från första samtalet till sista träffen.", "Planera för att det tar tid. Förtroende går inte att skynda på.", "leaders"),
    ],
    "sigtuna": [
        ("Över hundra idéer kom in, och tretton gick vidare.", "Berätta för den som lämnade en idé vad som hände med den, även när svaret är nej.", "leaders"),
        ("Pengarna gällde två år.", "Bestäm redan från början vem som tar över när projektpengarna är slut.", "deciders"),
    ],
}  # fmt: skip
TOLD = {
    "ingress": "Tre stadsdelar pekades ut som problem, och de som bodde där kände inte igen sig. Kommunen och dess kritiker satte sig vid samma bord. Åtta löften kom ut av det.",
    "more": "Designteamet hade kritikerna med sig från första mötet. Det var där frågan blev ärlig, och det tog två möten att komma överens om den.\n\nDet svåraste var inte samtalen med dem som var arga. Det svåraste var att få alla förvaltningar att veta om att de hade lovat något.",
}
PLACE = {"umea": "Ersboda, Mariehem och Ålidhem", "sigtuna": "Valsta"}


def write(loading: Loading) -> None:
    """In Umeå it is all done; in Sigtuna the lessons have begun, nobody has been asked, and that is shown."""
    dialogue = loading.dialogue
    last = max(meeting.held_on for meeting in loading.meetings.values())
    for index, (happened, learnt, helps) in enumerate(LESSONS[loading.case.key]):
        day = min(last + timedelta(weeks=20 + index), loading.today)
        Lesson.objects.create(
            dialogue=dialogue, happened=happened, learnt=learnt, helps=helps, by=loading.users["leader"],
            created_at=noon(day),
        )  # fmt: skip
    if loading.case.key != "umea" or last + timedelta(weeks=30) > loading.today:
        return
    _looked_back(loading, noon(last + timedelta(weeks=28)))
    with translation.override("sv"):
        known = prefilled(dialogue)
        told = {"place": PLACE["umea"], "ingress": TOLD["ingress"], "process": f"{known['process']}\n\n{TOLD['more']}"}
        Case.objects.create(dialogue=dialogue, **known | told)
        if dialogue.is_published:
            services.publish_case(dialogue=dialogue, actor=loading.users["leader"])


def _looked_back(loading: Loading, closed: Any) -> None:
    """Two thirds have answered, and nothing ties an answer to a person."""
    look_back = LookBack.objects.create(dialogue=loading.dialogue, closed_at=closed)
    rng = Random("umea look back")  # noqa: S311 - the same each time
    answering = [person for person in who_took_part(loading.dialogue) if rng.random() < 0.68]
    LookBackGiven.objects.bulk_create(LookBackGiven(look_back=look_back, participant=one) for one in answering)
    answers = []
    for place, person in enumerate(rng.sample(answering, len(answering))):
        side = 0 if person.side == "municipality" else 1
        given = {name: max(1, min(5, round(rng.gauss(MEANS[name][side], 0.9)))) for name in QUESTIONS}
        words = WORDS[place] if place < len(WORDS) else ""
        answers.append(LookBackAnswer(look_back=look_back, side=person.side, words=words, **given))
    LookBackAnswer.objects.bulk_create(sorted(answers, key=lambda one: one.pk))
