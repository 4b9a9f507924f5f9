"""The demo's interviews, statements, themes and perspectives, in bulk, and the compilation through its services."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from interviews.models import (
    BackgroundValue,
    BackgroundVariable,
    Consent,
    ConsentWay,
    GuardianAnswer,
    Identity,
    Interview,
    Interviewee,
    InterviewStatus,
    InterviewText,
    StakeholderGroup,
)
from perspectives.models import Perspective, Statement, StatementStatus, Theme, Voice

from . import differences
from .preparation import noon

if TYPE_CHECKING:
    from .compose import ComposedPerson
    from .load import Loading

BATCH = 500
VARIABLES = {
    "age": ("Ålder", ["14–19 år", "20–29 år", "30–49 år", "50–64 år", "65 år och äldre"]),
    "gender": ("Kön", ["kvinna", "man", "icke-binär eller annat"]),
    "district": ("Stadsdel", []),
    "background": ("Bakgrund", ["Svensk bakgrund", "Utländsk bakgrund"]),
    "sector": ("Kommer från", ["Kommun", "Politik", "Förening", "Invånare", "Näringsliv"]),
}


def age_band(age: int) -> str:
    bands = VARIABLES["age"][1]
    limits = (20, 30, 50, 65)
    return bands[sum(age >= limit for limit in limits)]


def write(loading: Loading) -> None:
    """Write everything that was heard, and what was made of it."""
    plan(loading)
    people = people_rows(loading)
    interviews = interview_rows(loading, people)
    material(loading)
    statements(loading, people, interviews)
    differences.write(loading)
    from .published import write_compilation

    write_compilation(loading)


def plan(loading: Loading) -> None:
    """Write groups with targets (which grow with the scale) and the background variables."""
    for position, row in enumerate(loading.words.GROUPS):
        loading.groups[row["key"]] = StakeholderGroup.objects.create(
            dialogue=loading.dialogue,
            name=row["name"],
            kind=row["kind"],
            area=row["area"],
            why=row["why"],
            contact_ways=row["contact_ways"],
            target=row["target"] * loading.scale,
            position=position,
        )
    districts = sorted({person.district for interview in loading.interviews for person in interview.people})
    for position, (key, (name, values)) in enumerate(VARIABLES.items()):
        variable = BackgroundVariable.objects.create(dialogue=loading.dialogue, key=key, name=name, position=position)
        for place, value in enumerate(values or [one for one in districts if one]):
            BackgroundValue.objects.create(variable=variable, name=value, position=place)


def _values_of(person: ComposedPerson) -> dict[str, str]:
    return {
        "age": age_band(person.age),
        "gender": person.gender,
        "district": person.district,
        "background": person.background,
        "sector": person.sector,
    }


def people_rows(loading: Loading) -> dict[int, Interviewee]:
    """Write interviewees with identity, consent and background; return them by their number in the composition."""
    dialogue = loading.dialogue
    composed: dict[int, ComposedPerson] = {}
    first_day: dict[int, int] = {}
    for interview in loading.interviews:
        for person in interview.people:
            composed[person.number] = person
            first_day.setdefault(person.number, interview.day_offset)
    rows = Interviewee.objects.bulk_create(
        [
            Interviewee(dialogue=dialogue, number=number, group=loading.groups[person.group])
            for number, person in sorted(composed.items())
        ],
        batch_size=BATCH,
    )
    by_number = {row.number: row for row in rows}
    begun = date.fromisoformat(loading.case.collected_from)
    Identity.objects.bulk_create(
        [
            Identity(
                interviewee=by_number[number],
                name=person.name,
                age=str(person.age),
                email=f"person{number}@{loading.case.key}.example" if number % 3 else "",
                guardian="Vårdnadshavare tillfrågad" if person.age < 15 else "",
            )
            for number, person in sorted(composed.items())
        ],
        batch_size=BATCH,
    )
    Consent.objects.bulk_create(
        [
            Consent(
                interviewee=by_number[number],
                informed_on=begun + timedelta(days=first_day[number]),
                way=ConsentWay.WRITTEN if number % 4 else ConsentWay.SPOKEN,
                notice=dialogue.notice,
                allows_contact=bool(number % 3),
                guardian=GuardianAnswer.WRITTEN if person.age < 15 else GuardianAnswer.NOT_NEEDED,
            )
            for number, person in sorted(composed.items())
        ],
        batch_size=BATCH,
    )
    values = {
        (value.variable.key, value.name): value.pk
        for value in BackgroundValue.objects.filter(variable__dialogue=dialogue).select_related("variable")
    }
    through = Interviewee.background.through
    through.objects.bulk_create(
        [
            through(interviewee_id=by_number[number].pk, backgroundvalue_id=values[key, name])
            for number, person in sorted(composed.items())
            for key, name in _values_of(person).items()
            if (key, name) in values
        ],
        batch_size=BATCH,
    )
    return by_number


def interview_rows(loading: Loading, people: dict[int, Interviewee]) -> dict[int, Interview]:
    """Write interviews with their texts; the leader holds every third, the interviewer the rest."""
    begun = date.fromisoformat(loading.case.collected_from)
    leader, interviewer = loading.users["leader"], loading.users["interviewer"]
    rows = Interview.objects.bulk_create(
        [
            Interview(
                dialogue=loading.dialogue,
                number=composed.number,
                kind=composed.kind,
                status=InterviewStatus.HELD,
                held_on=begun + timedelta(days=composed.day_offset),
                minutes=composed.minutes,
                place=composed.place,
                interviewer=leader if composed.number % 3 == 0 else interviewer,
                coded_at=noon(loading.case.published_on) - timedelta(days=21),
            )
            for composed in loading.interviews
        ],
        batch_size=BATCH,
    )
    by_number = {row.number: row for row in rows}
    InterviewText.objects.bulk_create(
        [InterviewText(interview=by_number[one.number], text=one.text) for one in loading.interviews], batch_size=100
    )
    through = Interview.people.through
    through.objects.bulk_create(
        [
            through(interview_id=by_number[one.number].pk, interviewee_id=people[person.number].pk)
            for one in loading.interviews
            for person in one.people
        ],
        batch_size=BATCH,
    )
    return by_number


def material(loading: Loading) -> None:
    """Write themes and perspectives."""
    for position, row in enumerate(loading.words.THEMES):
        loading.themes[row["key"]] = Theme.objects.create(
            dialogue=loading.dialogue,
            title=row["title"],
            lead=row["lead"],
            silence=row.get("silence", ""),
            position=position,
        )
    for number, row in enumerate(loading.words.PERSPECTIVES, start=1):
        perspective = Perspective.objects.create(
            dialogue=loading.dialogue,
            number=number,
            title=row["title"],
            kind=row["kind"],
            text=row["text"],
            speaks_for=row.get("for_", ""),
            speaks_against=row.get("against", ""),
        )
        perspective.themes.set(loading.themes[key] for key in row["themes"])
        loading.perspectives[row["key"]] = perspective


def statements(loading: Loading, people: dict[int, Interviewee], interviews: dict[int, Interview]) -> None:
    """Write every lifted statement, masked, confirmed by the leader and released, with its themes and perspectives."""
    released = noon(loading.case.published_on) - timedelta(days=20)
    pairs: list[tuple[Any, Statement]] = []
    number = 0
    for composed in loading.interviews:
        interview = interviews[composed.number]
        for said in composed.statements:
            number += 1
            speaker = people[composed.people[said.person_index].number]
            pairs.append(
                (
                    said,
                    Statement(
                        dialogue=loading.dialogue,
                        interview=interview,
                        number=number,
                        speaker=speaker,
                        group_id=speaker.group_id,
                        start=said.start,
                        end=said.end,
                        original=said.original,
                        masked=said.masked,
                        language=getattr(said, "lang", "sv") or "sv",
                        translation=getattr(said, "translation", "") or "",
                        status=StatementStatus.CONFIRMED,
                        lifted_by_id=interview.interviewer_id,
                        confirmed_by=loading.users["leader"],
                        released_at=released,
                    ),
                )
            )
    Statement.objects.bulk_create([row for _, row in pairs], batch_size=BATCH)
    themes = Statement.themes.through
    themes.objects.bulk_create(
        [
            themes(statement_id=row.pk, theme_id=loading.themes[key].pk)
            for said, row in pairs
            for key in dict.fromkeys(said.themes)
        ],
        batch_size=BATCH,
    )
    Voice.objects.bulk_create(
        [
            Voice(statement=row, perspective=loading.perspectives[key], stance=said.stance)
            for said, row in pairs
            for key in dict.fromkeys(said.perspectives)
        ],
        batch_size=BATCH,
    )
