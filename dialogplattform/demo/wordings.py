"""The demo's wordings: the purpose that was worked out with the team, comments, and how the team judges."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from dialogues.models import (
    CentralQuestion,
    DesignTeamCandidate,
    DesignTeamMeeting,
    PurposeComment,
    PurposeJudgement,
    PurposeObjection,
    PurposeWording,
    QuestionComment,
    QuestionJudgement,
)

if TYPE_CHECKING:
    from .load import Loading

FIRST = {
    "umea": "Att öka tryggheten genom att fler invånare förstår varför kommunen har gjort som den har gjort.",
    "sigtuna": "Att få fram fler insatser mot segregation genom att varje förvaltning lämnar ett förslag.",
}
RUBS = "Då är svaret redan bestämt: att vi andra ska förstå. Jag är inte med för att bli övertygad."
NEEDS = "Att syftet säger att båda sidor ska förstå, och att något blir gjort."
ABOUT_FIRST = "Ordet förstå är bra. Men det måste gälla åt båda hållen."
ABOUT_LAST = "Jag läste den högt hemma vid köksbordet. Ingen undrade vad den betydde."


def write_purpose(loading: Loading, team: Sequence[DesignTeamCandidate], meetings: Sequence[DesignTeamMeeting]) -> None:
    """Write the first try, what was said against it, and the purpose that was agreed on at the first meeting."""
    dialogue, leader, member = loading.dialogue, loading.users["leader"], loading.users["designteam"]
    first = PurposeWording.objects.create(
        dialogue=dialogue, number=1, wording=FIRST[loading.case.key], proposed_by=leader
    )
    PurposeObjection.objects.create(
        purpose=first, by=member, candidate=team[0], objection=RUBS, needs=NEEDS,
        settled_on=meetings[0].held_on if meetings else dialogue.starts_on + timedelta(days=30),
    )  # fmt: skip
    PurposeComment.objects.create(purpose=first, by=leader, text=ABOUT_FIRST)
    agreed = PurposeWording.objects.create(
        dialogue=dialogue,
        number=2,
        wording=dialogue.purpose,
        reason="Förståelsen går åt båda hållen, och något ska bli gjort.",
        proposed_by=leader,
        agreed_on=meetings[0].held_on if meetings else dialogue.starts_on + timedelta(days=30),
        agreed_at=meetings[0] if meetings else None,
    )
    if meetings:
        agreed.agreed_by.set(meetings[0].present.all())
    PurposeJudgement.objects.create(purpose=first, by=member, holds=["plain"])
    for user in (leader, member):
        PurposeJudgement.objects.create(purpose=agreed, by=user, holds=["blame", "places", "solution", "influence"])


def say(loading: Loading, question: CentralQuestion, number: int, last: int) -> None:
    """Let the team judge the wordings of the question, and say something of the last."""
    leader, member = loading.users["leader"], loading.users["designteam"]
    if number == last:
        QuestionComment.objects.create(question=question, by=member, text=ABOUT_LAST)
        for user in (leader, member):
            holds = ["open", "blame", "solution", "places", "plain", "influence"]
            QuestionJudgement.objects.create(question=question, by=user, holds=holds)
    elif number == 1:
        QuestionJudgement.objects.create(question=question, by=member, holds=["open", "plain"])
