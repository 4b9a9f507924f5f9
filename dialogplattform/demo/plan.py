"""The rest of the demo's plan: who asks whom, who said no or has not answered, whom the interviewees suggested."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from interviews.models import (
    GapDecision,
    Identity,
    Interview,
    Interviewee,
    InterviewInvitation,
    InterviewStatus,
    InterviewText,
    InvitationStatus,
    Suggestion,
    SuggestionStatus,
)

from .preparation import noon

if TYPE_CHECKING:
    from .load import Loading

LEADER, INTERVIEWER = "leader", "interviewer"
ASKS = {
    "umea": {
        "unga": INTERVIEWER, "unga_vuxna": INTERVIEWER, "foraldrar": INTERVIEWER, "nyanlanda": INTERVIEWER,
        "aldre": INTERVIEWER, "foreningar": LEADER, "kommun": LEADER, "politiker": LEADER, "andra_delar": LEADER,
    },
    "sigtuna": {"ledning": LEADER, "chefer": LEADER, "skola": INTERVIEWER, "social": INTERVIEWER},
}  # fmt: skip

DECLINED: list[tuple[str, str, int, str, int]] = [
    ("andra_delar", "Lage Tallklyka", 58, LEADER, 31),
    ("andra_delar", "Berit Snötova", 66, LEADER, 33),
    ("naring", "Roland Barkvante", 49, INTERVIEWER, 24),
    ("nyanlanda", "Selam Rimkälla", 37, INTERVIEWER, 40),
]
"""Group, name, age, who asked, days into the collecting."""

ASKED: list[tuple[str, str, int, str, int, str]] = [
    ("nyanlanda", "Goran Ripvret", 29, INTERVIEWER, 9, "Biblioteket"),
    ("andra_delar", "Ylva Hedskreva", 44, LEADER, 12, "Bygdegården"),
    ("naring", "Emir Kottgnista", 52, INTERVIEWER, 16, "Deras butik"),
]
"""Group, name, age, who asks, days from today, place: they are asked about a talk to come and have not answered."""

SUGGESTIONS: list[tuple[str | None, int, str, str, str, str, str]] = [
    (
        "nyanlanda", 12, INTERVIEWER, SuggestionStatus.OPEN,
        "Kvinnan som öppnar symaskinsrummet på torsdagar. Hon heter Parwin och svarar inte i telefon, men hon är där från fyra.",
        "Alla berättar för henne först. Hon vet vilka som aldrig går på möten.", "",
    ),
    (
        "andra_delar", 27, LEADER, SuggestionStatus.OPEN,
        "Någon av dem som skrev på listan mot bussen till villaområdet. Birger Mossdrag höll i den.",
        "De sade saker där som de inte säger när kommunen är med.", "",
    ),
    (
        None, 8, INTERVIEWER, SuggestionStatus.OPEN,
        "Nattvaktmästaren på sjukhuset, han som går hem genom parken klockan fem.",
        "Han ser platsen när ingen annan gör det. Vi pratar bara om kvällarna.", "",
    ),
    (
        "naring", 41, INTERVIEWER, SuggestionStatus.ASKED,
        "Hon som tog över pizzerian vid torget, Roza.",
        "Ungdomarna sitter hos henne för att det är varmt. Hon har aldrig fått frågan.", "",
    ),
    (
        "politiker", 15, LEADER, SuggestionStatus.ASKED,
        "En i oppositionen som bor i en av stadsdelarna. Det finns bara en.",
        "Övriga talar om en plats de besöker.", "",
    ),
    (
        "unga", 6, LEADER, SuggestionStatus.JOINED,
        "Min lillasyrras kompis som slutade skolan i åttan.",
        "Alla vet vad som hände utom de vuxna.", "",
    ),
    (
        "foreningar", 20, INTERVIEWER, SuggestionStatus.JOINED,
        "Ordföranden i damernas förening, den utan organisationsnummer.",
        "De hjälper fler än vi gör, och har aldrig sökt ett bidrag.", "",
    ),
    (
        "kommun", 33, LEADER, SuggestionStatus.LEFT,
        "Den förra områdeschefen, som flyttade söderut.",
        "Det var då allt bestämdes.",
        "Har inte varit kvar på fyra år, och vill inte prata om det. Tre som var med då är hörda.",
    ),
]  # fmt: skip
"""Group, about which interview, whose interview it should be, where it stands, who, why, reason."""

LEFT_GAPS = [
    (
        "politiker",
        "De förtroendevalda vi har hört bor där de bor. Frågan om plats tar vi i stället med deras väljare.",
    ),
]
"""Group whose people all come from one place, and why that is left."""


def write(loading: Loading) -> None:
    """Write who asks; for Umeå also the rest."""
    for key, who in ASKS[loading.case.key].items():
        group = loading.groups[key]
        group.asks = loading.users[who]
        group.save(update_fields=["asks"])
    if loading.case.key != "umea":
        return
    asked(loading)
    suggestions(loading)
    decisions(loading)


def asked(loading: Loading) -> None:
    """Write those who said no, and those who have a question they have not answered."""
    dialogue, begun = loading.dialogue, noon(loading.case.collected_from).date()
    first = dialogue.interviewees.order_by("-number").values_list("number", flat=True)[0] + 1
    rows = [(group, name, age) for group, name, age, _who, _days in DECLINED]
    rows += [(group, name, age) for group, name, age, _who, _days, _where in ASKED]
    people = Interviewee.objects.bulk_create(
        Interviewee(dialogue=dialogue, number=number, group=loading.groups[group])
        for number, (group, _name, _age) in enumerate(rows, start=first)
    )
    Identity.objects.bulk_create(
        Identity(interviewee=person, name=name, age=str(age), email=f"person{person.number}@umea.example")
        for person, (_group, name, age) in zip(people, rows, strict=True)
    )
    number = dialogue.interviews.order_by("-number").values_list("number", flat=True)[0] + 1
    talks = [
        Interview(
            dialogue=dialogue,
            number=number + place,
            status=InterviewStatus.DECLINED,
            held_on=begun + timedelta(days=days),
            interviewer=loading.users[who],
        )
        for place, (_group, _name, _age, who, days) in enumerate(DECLINED)
    ]
    talks += [
        Interview(
            dialogue=dialogue,
            number=number + place,
            status=InterviewStatus.BOOKED,
            held_on=loading.today + timedelta(days=days),
            place=where,
            interviewer=loading.users[who],
        )
        for place, (_group, _name, _age, who, days, where) in enumerate(ASKED, start=len(DECLINED))
    ]
    Interview.objects.bulk_create(talks)
    InterviewText.objects.bulk_create(InterviewText(interview=talk) for talk in talks)
    through = Interview.people.through
    through.objects.bulk_create(
        through(interview_id=talk.pk, interviewee_id=person.pk) for talk, person in zip(talks, people, strict=True)
    )
    sent = noon(loading.today) - timedelta(days=3)
    InterviewInvitation.objects.bulk_create(
        InterviewInvitation(interview=talk, interviewee=person, status=InvitationStatus.WAITING, sent_at=sent)
        for talk, person in zip(talks[len(DECLINED) :], people[len(DECLINED) :], strict=True)
    )


def suggestions(loading: Loading) -> None:
    """Write what interviewees said of whom else to hear, each from a talk of the one who follows it up."""
    dialogue = loading.dialogue
    held = list(dialogue.interviews.filter(status=InterviewStatus.HELD).order_by("number"))
    rows = []
    for group, about, whose, status, who, why, reason in SUGGESTIONS:
        user = loading.users[whose]
        interview = next(one for one in held if one.number >= about and one.interviewer_id == user.pk)
        person = None
        if group and status == SuggestionStatus.JOINED:
            later = [one for one in held if one.held_on > interview.held_on] or held
            met = Interviewee.objects.filter(group=loading.groups[group], interviews__in=later).order_by("number")
            person = met.first()
        rows.append(
            Suggestion(
                dialogue=dialogue,
                interview=interview,
                group=loading.groups[group] if group else None,
                who=who,
                why=why,
                status=status,
                reason=reason,
                interviewee=person,
                by=user,
                created_at=min(noon(interview.held_on), timezone.now()),
            )
        )
    Suggestion.objects.bulk_create(rows)


def decisions(loading: Loading) -> None:
    """Write the gaps that the leader has left, with the reason."""
    district = loading.dialogue.variables.get(key="district")
    GapDecision.objects.bulk_create(
        GapDecision(
            dialogue=loading.dialogue,
            key=f"g{loading.groups[group].pk}x{district.pk}",
            reason=reason,
            by=loading.users[LEADER],
            created_at=noon(loading.case.published_on) - timedelta(days=30),
        )
        for group, reason in LEFT_GAPS
    )
