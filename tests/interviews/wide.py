"""A wide plan for tests and benches: many people, groups and backgrounds, the same every time."""

import random
from datetime import date

from accounts.models import User
from dialogues.models import Dialogue
from interviews.models import (
    BackgroundValue,
    BackgroundVariable,
    GroupKind,
    Interview,
    Interviewee,
    InterviewInvitation,
    InterviewStatus,
    StakeholderGroup,
)

VALUES = 5


def fill(dialogue: Dialogue, interviewer: User, *, people: int, groups: int = 20, variables: int = 8) -> None:
    """Write ``groups`` groups and ``people`` people over them, each with a talk and a value of each variable.

    Four of five are held; of the rest some are booked, some asked and some said no. A value now and then is missing.
    """
    chance = random.Random(7)  # noqa: S311 - the same plan every time
    rows = StakeholderGroup.objects.bulk_create(
        StakeholderGroup(
            dialogue=dialogue, name=f"Grupp {place}", kind=GroupKind.values[place % 6], target=60, position=place
        )
        for place in range(groups)
    )
    values = []
    for place in range(variables):
        variable = BackgroundVariable.objects.create(
            dialogue=dialogue, key=f"v{place}", name=f"Bakgrund {place}", position=place
        )
        values.append(
            BackgroundValue.objects.bulk_create(
                BackgroundValue(variable=variable, name=f"värde {place}.{one}", position=one) for one in range(VALUES)
            )
        )
    persons = Interviewee.objects.bulk_create(
        Interviewee(dialogue=dialogue, number=number, group=rows[number % groups]) for number in range(1, people + 1)
    )
    status = [InterviewStatus.HELD] * 8 + [InterviewStatus.BOOKED, InterviewStatus.DECLINED]
    talks = Interview.objects.bulk_create(
        Interview(
            dialogue=dialogue,
            number=person.number,
            interviewer=interviewer,
            held_on=date(2022, 2, 4),
            status=status[person.number // groups % 10],
        )
        for person in persons
    )
    took_part = Interview.people.through
    took_part.objects.bulk_create(
        took_part(interview_id=talk.pk, interviewee_id=person.pk) for talk, person in zip(talks, persons, strict=True)
    )
    InterviewInvitation.objects.bulk_create(
        InterviewInvitation(interview=talk, interviewee=person)
        for talk, person in zip(talks, persons, strict=True)
        if talk.status == InterviewStatus.BOOKED and person.number % 2
    )
    has = Interviewee.background.through
    has.objects.bulk_create(
        has(interviewee_id=person.pk, backgroundvalue_id=chance.choice(choices).pk)
        for person in persons
        for choices in values
        if chance.random() < 0.95
    )
