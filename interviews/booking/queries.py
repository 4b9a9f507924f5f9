"""Reads of booking: the interviewer's own days, and who has answered what."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogues.events import record_reads
from dialogues.models import Dialogue

from ..models import (
    Identity,
    Interview,
    Interviewee,
    InterviewInvitation,
    InterviewStatus,
    InterviewText,
    InvitationStatus,
)
from . import when
from .services import GROUPS, OPEN

NAMED = 3
"""Most people of one talk whose names stand on the day list; a group is counted instead."""
UNWRITTEN = 10
NEEDS = {
    "interpreter": _("interpreter"),
    "access": _("step-free access"),
    "guardian": _("a guardian comes along"),
}


@dataclass
class Person:
    """Somebody in a talk, with identity: building one is a reading, which ``day_list`` writes in the log."""

    number: int
    group: str
    name: str
    phone: str
    invitation: InterviewInvitation | None

    @property
    def dial(self) -> str:
        """The number as a phone dials it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")

    @property
    def needs(self) -> list[str]:
        return needs_in_words(self.invitation)


@dataclass
class Talk:
    """One row of the day list."""

    interview: Interview
    people: list[Person]
    count: int
    answers: dict[str, int]
    needs: list[str]
    begins: datetime | None
    is_over: bool
    """Its time has passed."""
    may_be_held: bool
    """It is its day, or later, so that held and did-not-come can be said."""

    @property
    def can_call(self) -> bool:
        return any(person.phone for person in self.people)


@dataclass
class Days:
    """Everything on the page, in its order. ``week`` is by day."""

    overdue: list[Talk] = field(default_factory=list)
    today: list[Talk] = field(default_factory=list)
    tomorrow: list[Talk] = field(default_factory=list)
    week: list[tuple[date, list[Talk]]] = field(default_factory=list)
    without_time: list[Talk] = field(default_factory=list)
    later: int = 0
    unwritten: list[Interview] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.overdue or self.today or self.tomorrow or self.week or self.without_time or self.unwritten)


def needs_in_words(invitation: InterviewInvitation | None) -> list[str]:
    keys = invitation.needs if invitation else []
    return [str(words) for key, words in NEEDS.items() if key in keys]


def _booked(user: User, dialogue: Dialogue) -> QuerySet[Interview]:
    people = Interviewee.objects.select_related("group", "identity").order_by("number")
    return (
        dialogue.interviews.filter(interviewer=user, status=InterviewStatus.BOOKED)
        .prefetch_related(Prefetch("people", people), "invitations")
        .order_by("held_on", "starts_at", "number")
    )


def day_list(user: User, dialogue: Dialogue) -> Days:
    """Return the person's own talks: those to say something about, today, tomorrow, the days to come, without a time.

    Six queries whatever there is. Each identity that it holds is written in the log as read.
    """
    now = timezone.now()
    today = timezone.localdate()
    rows = list(_booked(user, dialogue).filter(held_on__lte=today + timedelta(days=7)))
    untimed = _booked(user, dialogue).filter(held_on__gt=today + timedelta(days=7), starts_at=None)
    days = Days(
        later=_booked(user, dialogue).filter(held_on__gt=today + timedelta(days=7)).exclude(starts_at=None).count()
    )
    week: dict[date, list[Talk]] = {}
    read: list[Interviewee] = []
    for interview in [*rows, *untimed]:
        interview.dialogue = dialogue
        talk = _talk(interview, now, read)
        if when.ends(interview) <= now:
            days.overdue.append(talk)
        elif interview.held_on == today:
            days.today.append(talk)
        elif talk.begins is None:
            days.without_time.append(talk)
        elif interview.held_on == today + timedelta(days=1):
            days.tomorrow.append(talk)
        else:
            week.setdefault(interview.held_on, []).append(talk)
    days.week = list(week.items())
    days.unwritten = list(_unwritten(user, dialogue))
    record_reads("identity.read", dialogue=dialogue, actor=user, objects=read)
    return days


def _talk(interview: Interview, now: datetime, read: list[Interviewee]) -> Talk:
    people = list(interview.people.all())
    invitations = {invitation.interviewee_id: invitation for invitation in interview.invitations.all()}
    asked = [invitations[person.pk] for person in people if person.pk in invitations]
    named: list[Person] = []
    if len(people) <= NAMED:
        for person in people:
            identity: Identity | None = getattr(person, "identity", None)
            named.append(
                Person(
                    person.number,
                    person.group.name,
                    identity.name if identity else "",
                    identity.phone if identity else "",
                    invitations.get(person.pk),
                )
            )
            read.append(person)
    begins = when.begins(interview)
    return Talk(
        interview=interview,
        people=named,
        count=len(people),
        answers={status: sum(row.status == status for row in asked) for status in OPEN},
        needs=sorted({words for row in asked for words in needs_in_words(row)}),
        begins=begins,
        is_over=when.ends(interview) <= now,
        may_be_held=interview.held_on <= timezone.localdate(),
    )


def _unwritten(user: User, dialogue: Dialogue) -> QuerySet[Interview]:
    """Own held talks of the last month that nothing is written from, newest first."""
    written = InterviewText.objects.filter(interview=OuterRef("pk")).exclude(text="", sealed_at=None)
    since = timezone.localdate() - timedelta(days=31)
    rows = dialogue.interviews.filter(interviewer=user, status=InterviewStatus.HELD, held_on__gte=since)
    return rows.filter(~Exists(written)).order_by("-held_on", "-number")[:UNWRITTEN]


@dataclass
class Asked:
    """Somebody of a talk and how it stands with their invitation. ``can_be_mailed``: there is an address."""

    person: Interviewee
    invitation: InterviewInvitation | None
    can_be_mailed: bool
    withdrawn: bool
    took_off: bool = False
    """They said no and are no longer in the group."""

    @property
    def needs(self) -> list[str]:
        return needs_in_words(self.invitation)

    @property
    def is_sent(self) -> bool:
        return bool(self.invitation and self.invitation.sent_at)

    @property
    def is_open(self) -> bool:
        """Whether an invitation would say something new: never asked, or asked and not answered."""
        return not self.withdrawn and (self.invitation is None or self.invitation.status in OPEN)


def asked(interview: Interview) -> list[Asked]:
    """Return everybody of a talk, those who said no and were taken off last. Three queries. No name is in it."""
    invitations = {
        row.interviewee_id: row
        for row in interview.invitations.select_related("interviewee__group", "interviewee__identity")
    }
    people = list(interview.people.select_related("group", "identity", "consent").order_by("number"))
    found = [_asked(person, invitations.pop(person.pk, None)) for person in people]
    gone = [row for row in invitations.values() if row.status == InvitationStatus.DECLINED]
    return found + [
        Asked(row.interviewee, row, can_be_mailed=False, withdrawn=False, took_off=True)
        for row in sorted(gone, key=lambda row: row.interviewee.number)
    ]


def _asked(person: Interviewee, invitation: InterviewInvitation | None) -> Asked:
    identity: Identity | None = getattr(person, "identity", None)
    consent = getattr(person, "consent", None)
    return Asked(person, invitation, bool(identity and identity.email), bool(consent and consent.withdrawn_at))


def is_group(interview: Interview, people: Sequence[object]) -> bool:
    return interview.kind in GROUPS or len(people) > 1


SEARCH_SHOWS = 40
"""Most people that one search of the picker shows."""


@dataclass(frozen=True)
class Found:
    """What a search of the register gives. ``named``: people whose name was looked for, hence shown (and logged)."""

    people: list[tuple[Interviewee, str]]
    more: int


def search_people(people: QuerySet[Interviewee], text: str) -> Found:
    """Look for people by number, group and background, and by name when the words fit one. Decrypts the register.

    Each word must begin a word of what is looked in. A name is given only for those whose name fits: the caller
    writes each in the log as read.
    """
    wanted = text.casefold().split()[:6]
    found: list[tuple[Interviewee, str]] = []
    for person in people.select_related("group", "identity").prefetch_related("background").order_by("number"):
        name = name_of(person)
        by_name = bool(wanted) and _fits(wanted, name)
        in_the_open = [str(person.number), person.group.name, *(value.name for value in person.background.all())]
        if by_name or _fits(wanted, " ".join(in_the_open)):
            found.append((person, name if by_name else ""))
    return Found(found[:SEARCH_SHOWS], max(0, len(found) - SEARCH_SHOWS))


def name_of(person: Interviewee) -> str:
    """Return the noted name; empty when there is none. Reading it is an event that the caller writes."""
    identity: Identity | None = getattr(person, "identity", None)
    return identity.name if identity else ""


def _fits(wanted: Sequence[str], text: str) -> bool:
    """Whether every word begins one of the text's; a number must be the whole of it."""
    words = text.casefold().replace("-", " ").split()
    return all(any(word == one if one.isdecimal() else word.startswith(one) for word in words) for one in wanted)
