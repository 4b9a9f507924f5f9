"""Talks to come in the demo: some of those who were heard are asked again, a year on, how it has turned out.

Days are counted from the day the demo is loaded, so that the interviewer's day list always has something to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils import timezone

from interviews.booking import services
from interviews.booking.services import Answer
from interviews.models import (
    Identity,
    Interview,
    Interviewee,
    InterviewInvitation,
    InterviewKind,
    InterviewStatus,
    InterviewText,
)

if TYPE_CHECKING:
    from accounts.models import User

    from .load import Loading

INTERVIEWER, LEADER = "interviewer", "leader"
SINCE = timedelta(days=6)
"""How long ago the invitations were sent."""
YES, NO, OTHER = "accepted", "declined", "other_time"


@dataclass(frozen=True)
class Booking:
    """``day`` is counted from today; ``groups`` says from which groups its people are taken, one for each."""

    day: int
    at: str
    place: str
    groups: tuple[str, ...]
    answers: tuple[Answer | None, ...] = ()
    who: str = INTERVIEWER
    kind: str = InterviewKind.DEPTH
    minutes: int = 60
    phone_only: bool = False


BOOKINGS = [
    Booking(-2, "15:00", "Biblioteket", ("foraldrar",), (Answer(YES),), minutes=75),
    Booking(0, "10:00", "Mötesrummet på förskolan", ("foraldrar",), (Answer(YES, ("interpreter",), "Somaliska, helst en kvinna"),)),
    Booking(0, "17:30", "Ungdomsgården", ("unga",), (Answer(YES),), minutes=45),
    Booking(1, "13:00", "Träffpunkten, rummet längst in", ("aldre",), (Answer(YES, ("access",), "Kommer med rullator"),), phone_only=True),
    Booking(1, "16:15", "Medborgarkontoret, rum 3", ("nyanlanda",), (None,)),
    Booking(
        3, "18:00", "Folkets hus, lilla salen", ("unga_vuxna",) * 5 + ("foraldrar",) * 3,
        (Answer(YES), Answer(YES), Answer(YES), Answer(YES, ("guardian",), "Min syster följer med"), Answer(NO), None, Answer(YES), None),
        kind=InterviewKind.FOCUS_GROUP, minutes=120,
    ),
    Booking(5, "09:00", "Biblioteket", ("nyanlanda",), (Answer(OTHER, (), "", "Hellre på eftermiddagen, efter tre, vilken dag som helst."),)),
    Booking(15, "", "", ("unga_vuxna",)),
    Booking(2, "14:00", "Stadshuset, rum 214", ("kommun",), (Answer(YES),), who=LEADER),
    Booking(6, "08:30", "Föreningens lokal", ("foreningar",), (Answer(NO),), who=LEADER),
]  # fmt: skip
PHONES = [f"070-174 06 {number:02}" for number in range(5, 40)]
"""Numbers that are set aside for made-up people and lead to nobody."""


def write(loading: Loading) -> None:
    """Write the booked talks of Umeå with invitations in every state, and the mails about them."""
    if loading.case.key != "umea":
        return
    phones, taken = iter(PHONES), set[int]()
    number = loading.dialogue.interviews.aggregate(top=Max("number"))["top"] or 0
    for place, booking in enumerate(BOOKINGS, start=1):
        who = loading.users[booking.who]
        people = []
        for group in booking.groups:
            person = _somebody(loading, group, who, taken)
            taken.add(person.pk)
            people.append(person)
            email = "" if booking.phone_only else f"person{person.number}@{loading.case.key}.example"
            Identity.objects.filter(interviewee=person).update(phone=next(phones), email=email)
        interview = Interview.objects.create(
            dialogue=loading.dialogue,
            number=number + place,
            kind=booking.kind,
            status=InterviewStatus.BOOKED,
            held_on=loading.today + timedelta(days=booking.day),
            starts_at=time.fromisoformat(booking.at) if booking.at else None,
            minutes=booking.minutes,
            place=booking.place,
            interviewer=who,
        )
        interview.people.set(people)
        InterviewText.objects.create(interview=interview)
        if booking.day > 0 and booking.answers:
            _ask(interview, booking, people, who)
        else:
            _asked_before(interview, booking, people)


def _somebody(loading: Loading, group: str, who: User, taken: set[int]) -> Interviewee:
    """Somebody whom ``who`` has met, of the group if there is anybody left in it."""
    rows = loading.dialogue.interviewees.filter(interviews__interviewer=who, consent__withdrawn_at=None)
    rows = rows.exclude(pk__in=taken).distinct().order_by("number")
    return rows.filter(group=loading.groups[group]).first() or rows[0]


def _ask(interview: Interview, booking: Booking, people: list[Interviewee], who: User) -> None:
    """Send the invitations and let those answer who have."""
    services.invite(interview=interview, people=people, actor=who)
    InterviewInvitation.objects.filter(interview=interview).update(sent_at=timezone.now() - SINCE)
    for person, said in zip(people, booking.answers, strict=True):
        if said is None:
            continue
        invitation, _is_new = InterviewInvitation.objects.get_or_create(interview=interview, interviewee=person)
        invitation.interview = interview
        services.answer(invitation=invitation, said=said, actor=who if booking.phone_only else None)


def _asked_before(interview: Interview, booking: Booking, people: list[Interviewee]) -> None:
    """Write the answers to a talk that it is too late to invite to."""
    sent = timezone.now() - SINCE
    InterviewInvitation.objects.bulk_create(
        InterviewInvitation(
            interview=interview,
            interviewee=person,
            status=said.status,
            needs=list(said.needs),
            needs_note=said.needs_note,
            sent_at=sent,
            answered_at=sent + timedelta(days=1),
        )
        for person, said in zip(people, booking.answers, strict=False)
        if said
    )
