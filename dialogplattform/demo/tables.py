"""The demo's tables: planned by the solver for all evenings at once, as a leader would have it, and ticked at the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interviews.models import BackgroundValue
from meetings.models import Attendance, Participant, SeatFacts, TablePlan, TableSetup
from meetings.tables.production import produce
from meetings.tables.services import order_plan, use_plan

if TYPE_CHECKING:
    from .load import Loading

SEED, STEPS = 2022, 1500
"""A search of a second: a demo is loaded often. Anybody can have it planned longer on the page."""
AGES = {
    "14–19": "14–19 år",
    "20–25": "20–29 år",
    "26–39": "30–49 år",
    "40–49": "30–49 år",
    "50–64": "50–64 år",
    "65–75": "65 år och äldre",
}
INTERPRETED = {"Leyla": "arabiska", "Mustafa": "arabiska"}
STEP_FREE = {"Kerstin"}


def write(loading: Loading, participants: list[Participant]) -> None:
    """Write what the tables should know, plan them, take the plan into use and tick who came."""
    facts(loading, participants)
    size = max(2, len(participants) // 6)
    for meeting in loading.meetings.values():
        setup = TableSetup.objects.create(
            meeting=meeting, tables=size, with_steps=str(size) if loading.case.key == "umea" else ""
        )
        setup.facilitators.set([loading.users["facilitator"], loading.users["leader"]])
    plan = order_plan(
        dialogue=loading.dialogue,
        meetings=[loading.meetings[number] for number in sorted(loading.meetings)],
        actor=loading.users["leader"],
        seed=SEED,
        steps=STEPS,
    )
    if not produce(plan.pk):
        raise RuntimeError(TablePlan.objects.get(pk=plan.pk).problems)
    use_plan(plan=plan, actor=loading.users["leader"])
    for number, meeting in loading.meetings.items():
        for index, person in enumerate(participants):
            came = (index * 7 + number * 3) % 29 != 0
            Attendance.objects.filter(meeting=meeting, participant=person).update(came=came)


def facts(loading: Loading, participants: list[Participant]) -> None:
    """Write gender, age and district as they stand in the words, where the dialogue has such values."""
    values = {
        (value.variable.key, value.name): value
        for value in BackgroundValue.objects.filter(variable__dialogue=loading.dialogue).select_related("variable")
    }
    for person, row in zip(participants, loading.words.PARTICIPANTS, strict=True):
        first = row["name"].split()[0]
        known = {
            "gender": row.get("gender", ""),
            "age": AGES.get(row.get("age_band", ""), ""),
            "district": row.get("district", ""),
        }
        saved = SeatFacts.objects.create(
            participant=person, language=INTERPRETED.get(first, ""), step_free=first in STEP_FREE
        )
        saved.background.set(values[one] for one in known.items() if one in values)
