"""The demo's choice of whom to ask: made by the real search when the demo was written, and what became of it.

``umea_choice.json`` holds what the search came to for these candidates and demands with this seed, so that loading the
demo needs no solver; a test makes it again. Perspectives stand in it by their number. Two of those chosen said no,
and others stepped in for them.
"""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from meetings.candidates.queries import who_they_are
from meetings.choosing import frozen as boxes
from meetings.inviting import letters, services
from meetings.models import Candidate, ChoiceKind, ChoiceRun, MeetingInvitation, Participant, ParticipantStatus
from reports.jobs import JobState

from .preparation import noon

if TYPE_CHECKING:
    from .load import Loading

FILE = Path(__file__).with_name("umea_choice.json")
SEED = 362147
ASKED = {
    "number": 30, "carriers": 1, "as_far": True, "low": 50, "high": 50, "most_of_one": 0, "play": 2, "draws": 200,
    "traits": dict.fromkeys(["minority", "critical", "majority", "power"], 5),
    "targets": {
        "age": {"weight": 1, "shares": {"14–19 år": 7, "20–29 år": 3, "30–49 år": 60, "50–64 år": 23, "65 år och äldre": 7}},
        "gender": {"weight": 1, "shares": {"kvinna": 57, "man": 40, "icke-binär eller annat": 3}},
        "district": {"weight": 1, "shares": {"Ersboda": 23, "Mariehem": 20, "Ålidhem": 20, "Övriga Umeå": 37}},
        "sector": {"weight": 1, "shares": {"Kommun": 36, "Politik": 13, "Förening": 27, "Invånare": 23}},
    },
}  # fmt: skip
NEEDS = (
    (("interpreter", "child_care"), "so", "Två barn, tre och fem år."),
    (("food",), "", "Äter inte fisk."),
    (("step_free",), "", "Rullstol."),
    (("hearing",), "", ""),
    (("compensation",), "", "Timanställd, förlorar kvällspasset."),
    (("interpreter",), "ar", ""),
)


def write(loading: Loading) -> None:
    """Write the choice, who said no, who stepped in, and how everybody was asked."""
    if loading.case.key != "umea":
        return
    known = json.loads(FILE.read_text())
    keys = {str(one.number): str(one.pk) for one in loading.dialogue.perspectives.all()}
    for found in known.values():
        for name in ("coverage", "short", "before"):
            if name in found:
                found[name] = {keys[number]: count for number, count in found[name].items()}
    came = {one.number: one for one in loading.dialogue.candidates.exclude(participant=None)}
    _run(loading, known["choice"], came)
    declined = _declined(loading, [number for number in known["choice"]["chosen"] if number not in came])
    _mended(loading, known["replacement"], declined, came)
    _later(loading)
    _asked(loading)


def _frozen(loading: Loading, **more: list[Candidate]) -> boxes.Json:
    return boxes.freeze(loading.dialogue, **more)


def _run(loading: Loading, found: boxes.Json, came: dict[int, Candidate]) -> None:
    at = noon(loading.meetings[1].held_on - timedelta(days=21))
    ChoiceRun.objects.create(
        dialogue=loading.dialogue, number=1, by=loading.users["leader"], asked=ASKED, seed=SEED,
        frozen=boxes.write(_frozen(loading)), found=boxes.write(found), outcome="chosen", state=JobState.DONE,
        percent=100, started_at=at, finished_at=at, taken_at=at, taken_by=loading.users["leader"],
        made=[came[number].participant_id for number in found["chosen"] if number in came],
    )  # fmt: skip
    ChoiceRun.objects.filter(dialogue=loading.dialogue, number=1).update(created_at=at)


def _declined(loading: Loading, numbers: list[int]) -> list[Candidate]:
    """Those who were chosen and said no: participants who do not come."""
    rows = list(loading.dialogue.candidates.filter(number__in=numbers).order_by("number"))
    who = who_they_are(rows)
    for row in rows:
        person = Participant.objects.create(
            dialogue=loading.dialogue, name=who[row.pk].name, email=who[row.pk].email, side=row.side, role=row.role,
            status=ParticipantStatus.NO,
        )  # fmt: skip
        at = noon(loading.meetings[1].held_on - timedelta(days=14))
        Candidate.objects.filter(pk=row.pk).update(participant=person, declined_at=at)
        row.participant = person
    return rows


def _mended(loading: Loading, found: boxes.Json, declined: list[Candidate], came: dict[int, Candidate]) -> None:
    first = loading.dialogue.choices.get(number=1)
    chosen = boxes.read(first)[1]["chosen"]
    stay = [came[number] for number in chosen if number in came]
    at = noon(loading.meetings[1].held_on - timedelta(days=12))
    frozen = _frozen(loading, panel=[*stay, *declined], declined=declined)
    asked = {*came, *(one.number for one in declined)}
    frozen["excluded"] = [
        one["n"] for one in frozen["people"] if one["n"] not in asked
    ]  # could not come at so short notice
    run = ChoiceRun.objects.create(
        dialogue=loading.dialogue, number=2, by=loading.users["leader"], asked=ASKED | {"play": 0}, seed=SEED + 1,
        kind=ChoiceKind.REPLACEMENT, base=first, frozen=boxes.write(frozen), found=boxes.write(found),
        outcome="chosen", state=JobState.DONE, percent=100, started_at=at, finished_at=at, taken_at=at,
        taken_by=loading.users["leader"], made=[came[number].participant_id for number in found["came_in"]],
    )  # fmt: skip
    ChoiceRun.objects.filter(pk=run.pk).update(created_at=at)


def _later(loading: Loading) -> None:
    """Somebody asked beside the thirty, who never got round to a yes or a no."""
    row = loading.dialogue.candidates.filter(source="nomination", side="municipality", participant=None).last()
    person = Participant.objects.create(
        dialogue=loading.dialogue, name=row.identity.name, email=row.identity.email, side=row.side, role=row.role,
        status=ParticipantStatus.LATER,
    )  # fmt: skip
    Candidate.objects.filter(pk=row.pk).update(participant=person)


def _asked(loading: Loading) -> None:
    """How each was asked, and what those who come need."""
    first = loading.meetings[1].held_on
    for place, person in enumerate(loading.dialogue.participants.order_by("pk")):
        sent = noon(first - timedelta(days=20))
        row = MeetingInvitation.objects.create(
            participant=person,
            way="letter" if place % 7 == 3 else "mail",
            sent_by=loading.users["leader"],
            sent_at=sent,
            expires_at=max(sent + letters.VALID, noon(loading.meetings[4].held_on + timedelta(days=1))),
            opened_at=noon(first - timedelta(days=18)),
            answered_at=noon(first - timedelta(days=17 - place % 6)),
            reminded_at=noon(first - timedelta(days=13)) if place % 9 == 4 else None,
        )
        if person.status == ParticipantStatus.YES and place % 4 == 1:
            needs, language, note = NEEDS[place // 4 % len(NEEDS)]
            row.needs, row.language, row.note = list(needs), language, note
            row.save()
            words = services.in_words(needs, language, note)
            Participant.objects.filter(pk=person.pk).update(needs=words)
