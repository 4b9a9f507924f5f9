"""The demo's choosing of groups, a dissent kept with a version, Open Space, summaries sent, and what people thought."""

from __future__ import annotations

from datetime import datetime, time
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from meetings.models import (
    Attendance,
    Dissent,
    Evaluation,
    EvaluationGiven,
    Interest,
    InterestCall,
    Meeting,
    Note,
    NoteKind,
    OpenTopic,
    ProblemDescription,
    TopicChoice,
    TopicNote,
)

from .afterwards_words import DISSENT, OPEN_SPACE, SUMMARIES, THOUGHTS, WORDS

if TYPE_CHECKING:
    from .load import Loading


def write(loading: Loading) -> None:
    """Write what has happened by today, so that the demo is never ahead of its own story."""
    if loading.case.key == "umea":
        _interest(loading)
        _dissent(loading)
        for number, means in THOUGHTS.items():
            meeting = loading.meetings[number]
            if meeting.held_on < loading.today:
                Meeting.objects.filter(pk=meeting.pk, summary="").update(summary=SUMMARIES[number])
                _thoughts(meeting, means, Random(f"umea thoughts {number}"))  # noqa: S311 - the same each time
    else:
        _open_space(loading)


def _interest(loading: Loading) -> None:
    """Everyone in a group wanted it first, but for two who got their second choice."""
    meeting = loading.meetings[2]
    if meeting.held_on >= loading.today:
        return
    groups = list(loading.dialogue.working_groups.order_by("pk"))
    closed = timezone.make_aware(datetime.combine(meeting.held_on, time(18, 10)))
    call = InterestCall.objects.create(meeting=meeting, largest=16, closed_at=closed)
    call.groups.set(groups)
    for place, group in enumerate(groups):
        other = groups[(place + 1) % len(groups)]
        for index, person in enumerate(group.members.order_by("name", "pk")):
            first, second = (other, group) if place == 0 and index in {3, 8} else (group, other)
            Interest.objects.create(
                call=call,
                participant=person,
                first=first,
                second=second if index % 4 else None if first == group else second,
                on_paper=index % 5 == 0,
            )


def _dissent(loading: Loading) -> None:
    for description in ProblemDescription.objects.filter(group__dialogue=loading.dialogue).select_related("group"):
        came = description.group.members.filter(attendances__meeting=description.written_at, attendances__came=True)
        description.present.set(came)
        if description.group.name in DISSENT:
            text, needs = DISSENT[description.group.name]
            Dissent.objects.create(description=description, text=text, needs=needs, by=loading.users["facilitator"])


def _thoughts(meeting: Meeting, means: dict[str, Any], rng: Random) -> None:
    """Most who came have answered. What they wrote is spread among them, and nothing ties an answer to a person."""
    seats = Attendance.objects.filter(meeting=meeting, came=True).select_related("participant")
    answering = [seat.participant for seat in seats.order_by("participant__name", "pk") if rng.random() < 0.82]
    EvaluationGiven.objects.bulk_create(EvaluationGiven(meeting=meeting, participant=person) for person in answering)
    answers = []
    for place, person in enumerate(rng.sample(answering, len(answering))):
        side = 0 if person.side == "municipality" else 1
        words = WORDS[meeting.number]
        answers.append(
            Evaluation(
                meeting=meeting,
                side=person.side,
                words=words[place] if place < len(words) else "",
                **{name: max(1, min(5, round(rng.gauss(mean[side], 0.85)))) for name, mean in means.items()},
            )
        )
    Evaluation.objects.bulk_create(sorted(answers, key=lambda one: one.pk))


def _open_space(loading: Loading) -> None:
    meeting = loading.meetings[min(loading.meetings)]
    if meeting.held_on >= loading.today:
        return
    people = list(loading.dialogue.participants.order_by("name", "pk"))
    for number, row in enumerate(OPEN_SPACE, start=1):
        topic = OpenTopic.objects.create(
            meeting=meeting,
            number=number,
            title=row["title"],
            why=row["why"],
            place=row["place"],
            host=people[number] if number < len(people) else None,
        )
        for person in people[number - 1 :: len(OPEN_SPACE)]:
            TopicChoice.objects.create(topic=topic, participant=person)
        for kind, text in row["notes"]:
            note = Note.objects.create(meeting=meeting, kind=NoteKind(kind), text=text, by=loading.users["facilitator"])
            TopicNote.objects.create(topic=topic, note=note)
