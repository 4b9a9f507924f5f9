"""The demo's preparation: municipality, people, mandate, sign-offs, time plan, design team, central question."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING

from accounts.models import Municipality
from dialogues.models import (
    CentralQuestion,
    DesignTeamCandidate,
    Dialogue,
    Membership,
    PhaseKey,
    PlannedPhase,
    QuestionObjection,
)

from . import actors, anchoring, calendar, knowledge, starting, team_meetings, wordings
from . import team as candidates_of_the_team
from .calendar import noon

if TYPE_CHECKING:
    from .load import Case, Loading

NOTICE = (
    "Du bestämmer själv vad du vill berätta, och du kan när som helst ångra dig. Vi skriver ner det du säger. "
    "Ditt namn sparas för sig, krypterat, och bara den som intervjuar dig och projektledaren kan se det. "
    "Det som visas för andra är maskerat så att ingen ska kunna känna igen dig."
)
PLANS = {
    "umea": [
        (PhaseKey.PREPARATION, "2021-10-04", "2021-12-17"),
        (PhaseKey.INTERVIEWS, "2022-01-10", "2022-03-28"),
        (PhaseKey.MEETINGS, "2022-05-11", "2022-06-15"),
        (PhaseKey.PROPOSALS, "2022-06-08", "2022-06-30"),
        (PhaseKey.DECISION, "2022-08-30", "2022-09-30"),
        (PhaseKey.FOLLOW_UP, "2022-09-21", "2023-12-15"),
        (PhaseKey.LEARNING, "2022-11-15", "2022-12-20"),
    ],
    "sigtuna": [
        (PhaseKey.PREPARATION, "2022-01-10", "2022-01-28"),
        (PhaseKey.INTERVIEWS, "2022-01-17", "2022-03-25"),
        (PhaseKey.MEETINGS, "2022-04-07", "2022-05-05"),
        (PhaseKey.PROPOSALS, "2022-04-07", "2022-05-05"),
        (PhaseKey.DECISION, "2022-05-05", "2022-06-14"),
        (PhaseKey.FOLLOW_UP, "2022-06-15", "2023-12-15"),
        (PhaseKey.LEARNING, "2023-11-01", "2023-12-15"),
    ],
}


def start(case: Case, scale: int, words: SimpleNamespace, today: date) -> Loading:
    """Write the municipality, the dialogue and its demo people."""
    from .load import ROLES, Loading, demo_user

    municipality, _ = Municipality.objects.get_or_create(
        slug=case.key,
        defaults={
            "name": case.municipality,
            "contact_email": f"dialog@{case.key}.example",
            "contact_text": "Kommunledningskontoret",
            "data_protection_contact": f"dataskydd@{case.key}.example",
        },
    )
    dialogue = Dialogue.objects.create(
        municipality=municipality,
        slug=case.slug,
        title=case.title,
        kind=case.kind,
        starts_on=date.fromisoformat(case.starts_on),
        issue=words.ISSUE,
        background=words.BACKGROUND,
        purpose=words.PURPOSE,
        next_step="De ansvariga lämnar lägesrapport var åttonde vecka. Här går det att följa hur det går.",
        contact_email=f"dialog@{case.key}.example",
        published_at=noon(case.starts_on),
        legal_basis="Uppgift av allmänt intresse, artikel 6.1 e och 9.2 g i dataskyddsförordningen",
        notice=NOTICE,
        impact_assessment=f"KS-{case.starts_on[:4]}/00417",
        retain_until=date.fromisoformat(case.published_on) + timedelta(days=365 * 8),
        created_at=noon(case.starts_on),
    )
    users = {}
    for who, (role, name) in ROLES.items():
        users[who] = demo_user(case, who, name, municipality)
        Membership.objects.create(dialogue=dialogue, user=users[who], role=role)
    users["admin"] = demo_user(case, "admin", "Ada Alm", municipality)
    municipality.administrators.add(users["admin"])
    return Loading(case=case, scale=scale, dialogue=dialogue, users=users, words=words, today=today)


def write(loading: Loading) -> None:
    """Write the anchoring, time plan, design team with meetings, and every wording of the question that was tried."""
    words, dialogue = loading.words, loading.dialogue
    anchoring.write(loading)
    starting.write_areas(loading)
    actors.write(loading)
    knowledge.write(loading)
    for phase, first, last in calendar.moved(PLANS[loading.case.key], calendar.steps_to(loading.today)):
        PlannedPhase.objects.create(dialogue=dialogue, phase=phase, starts_on=first, ends_on=last)
    team = [
        DesignTeamCandidate.objects.create(
            dialogue=dialogue,
            name=row["name"],
            organisation=row["organisation"],
            side=row["side"],
            perspective=row["perspective"],
            reason=row["why"],
            status=row["status"],
        )
        for row in words.DESIGN_TEAM
    ]
    candidates_of_the_team.write(loading)
    meetings = team_meetings.write(loading, team)
    wordings.write_purpose(loading, team, meetings)
    last = len(words.CENTRAL_QUESTIONS)
    for number, row in enumerate(words.CENTRAL_QUESTIONS, start=1):
        agreed = meetings[-1] if number == last and meetings else None
        question = CentralQuestion.objects.create(
            dialogue=dialogue,
            number=number,
            wording=row["wording"],
            proposed_by=loading.users["leader"],
            agreed_on=agreed.held_on if agreed else None,
            agreed_at=agreed,
        )
        if agreed:
            question.agreed_by.set(agreed.present.all())
        wordings.say(loading, question, number, last)
        for objection in row.get("objections", []):
            QuestionObjection.objects.create(
                question=question,
                by=loading.users["designteam"],
                objection=objection["objection"],
                needs=objection["needs"],
            )
