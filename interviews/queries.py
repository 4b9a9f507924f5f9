"""Reads of the interviews room: lists with what their rows show, in a fixed number of queries."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from accounts.prepared import Prepared, as_row, columns
from dialogues.models import Dialogue

from .models import (
    Interview,
    Interviewee,
    InterviewInvitation,
    InterviewStatus,
    InterviewText,
    InvitationStatus,
    Suggestion,
    SuggestionStatus,
)
from .rules import is_own, own_interviews, own_people, own_suggestions

CODED, UNCODED, NO_TEXT = "coded", "uncoded", "no_text"


_INTERVIEW_AT = Prepared(
    lambda dialogue, number: (
        Interview.objects.filter(dialogue=dialogue, number=number)
        .order_by()
        .values_list(*columns(Interview), *columns(InterviewText, "source__"))
    )
)


def interview_at(user: User, dialogue: Dialogue, number: int, capability: str) -> Interview | None:
    """The interview with its text, when it is among the person's ``own_interviews``. One query."""
    own = len(columns(Interview))
    for row in _INTERVIEW_AT.rows(dialogue.pk, number):
        interview = as_row(Interview, row[:own])
        text = as_row(InterviewText, row[own:]) if row[own] is not None else None
        Interview.source.related.set_cached_value(interview, text)  # what select_related does, also when there is none
        interview.dialogue = dialogue
        return interview if is_own(user, dialogue, interview, capability) else None
    return None


def with_counts(interviews: QuerySet[Interview]) -> QuerySet[Interview]:
    """Add ``statement_count`` and ``has_text``. Subqueries, so that only the rows of a page are counted."""
    counted = (
        Interview.objects.filter(pk=OuterRef("pk")).order_by().values("pk").annotate(n=Count("statements")).values("n")
    )
    written = InterviewText.objects.filter(interview=OuterRef("pk")).exclude(text="", sealed_at=None)
    return interviews.annotate(statement_count=Coalesce(Subquery(counted), 0), has_text=Exists(written))


def interview_list(
    user: User,
    dialogue: Dialogue,
    *,
    text: str = "",
    kind: str = "",
    status: str = "",
    group: str = "",
    interviewer: str = "",
    coding: str = "",
) -> QuerySet[Interview]:
    """Return the person's interviews, newest first. ``text`` is looked for in number, place and group, never names.

    One query for the rows and one for their people, whatever is asked for. ``group`` and ``interviewer`` are keys.
    """
    rows = own_interviews(user, dialogue)
    took_part = Interview.people.through.objects
    for word in text.split()[:8]:
        found = Q(place__icontains=word)
        found |= Q(pk__in=took_part.filter(interviewee__group__name__icontains=word).values("interview_id"))
        if word.isdecimal() and len(word) < 10:
            found |= Q(number=int(word))
        rows = rows.filter(found)
    if kind:
        rows = rows.filter(kind=kind)
    if status:
        rows = rows.filter(status=status)
    if group:
        rows = rows.filter(pk__in=took_part.filter(interviewee__group_id=int(group)).values("interview_id"))
    if interviewer:
        rows = rows.filter(interviewer_id=int(interviewer))
    if coding == CODED:
        rows = rows.filter(coded_at__isnull=False)
    elif coding:
        written = InterviewText.objects.filter(interview=OuterRef("pk")).exclude(text="", sealed_at=None)
        rows = rows.filter(coded_at=None).annotate(written=Exists(written)).filter(written=coding == UNCODED)
    people = Prefetch("people", Interviewee.objects.select_related("group"))
    return with_counts(rows).select_related("interviewer").prefetch_related(people)


def people_list(
    user: User, dialogue: Dialogue, *, text: str = "", group: str = "", consent: str = "", told: str = ""
) -> QuerySet[Interviewee]:
    """Return the people whose identity the person may read, by number, without their identity.

    ``text`` is looked for in number, group and background values; ``told`` is the number of an information text.
    """
    rows = own_people(user, dialogue)
    has_value = Interviewee.background.through.objects
    for word in text.split()[:8]:
        found = Q(group__name__icontains=word)
        found |= Q(pk__in=has_value.filter(backgroundvalue__name__icontains=word).values("interviewee_id"))
        if word.isdecimal() and len(word) < 10:
            found |= Q(number=int(word))
        rows = rows.filter(found)
    if group:
        rows = rows.filter(group_id=int(group))
    if consent == "given":
        rows = rows.filter(consent__isnull=False, consent__withdrawn_at=None)
    elif consent == "withdrawn":
        rows = rows.filter(consent__withdrawn_at__isnull=False)
    elif consent:
        rows = rows.filter(consent=None)
    if told:
        rows = rows.filter(consent__notice_version__number=int(told))
    return (
        rows.select_related("group", "consent")
        .prefetch_related("background")
        .annotate(interview_count=Count("interviews"))
        .order_by("number")
    )


def suggestion_list(
    user: User, dialogue: Dialogue, *, text: str = "", status: str = "", group: str = "", interview: str = ""
) -> list[Suggestion]:
    """Return the suggestions the person may read, those to follow up first, newest first. One query.

    ``text`` is looked for in who, why, reason and group. Who and why are encrypted, so they are read through here;
    there are tens of them where there are thousands of statements.
    """
    rows = own_suggestions(user, dialogue).select_related("group", "interview", "interviewee", "by")
    if status:
        rows = rows.filter(status=status)
    if group:
        rows = rows.filter(group_id=int(group))
    if interview:
        rows = rows.filter(interview__number=int(interview))
    found = [one for one in rows if _holds(one, text)]
    for one in found:
        one.dialogue = dialogue
    order = {status: place for place, status in enumerate(SuggestionStatus.values)}
    return sorted(found, key=lambda one: (order[one.status], -one.created_at.timestamp(), one.pk))


def _holds(suggestion: Suggestion, text: str) -> bool:
    place = suggestion.group.name if suggestion.group else ""
    words = f"{suggestion.who} {suggestion.why} {suggestion.reason} {place}".casefold()
    return all(word in words for word in text.casefold().split()[:8])


@dataclass(frozen=True)
class Neighbours:
    """Numbers of the interviews before and after one, among those the person may read."""

    before: int | None
    after: int | None


def neighbours(user: User, interview: Interview) -> Neighbours:
    """Return the nearest own interviews by number. Two queries."""
    rows = own_interviews(user, interview.dialogue).order_by("number").values_list("number", flat=True)
    return Neighbours(rows.filter(number__lt=interview.number).last(), rows.filter(number__gt=interview.number).first())


def people_of(interview: Interview) -> QuerySet[Interviewee]:
    """Return who took part, with group and consent, by number."""
    return interview.people.select_related("group", "consent").order_by("number")


def heard_flags(dialogue: Dialogue | int) -> QuerySet[Interviewee]:
    """Return the people of the dialogue (or its key) with ``is_held``, ``has_booking``, ``is_asked``, ``has_declined``.

    A booking that somebody was asked to and has not said yes to is no booking yet: they count as asked while they
    have not answered or want another time. Somebody can be several of these; the furthest is what they count as.
    Somebody who took back their consent counts as none: what they said can no longer be used.
    """
    took_part = Interview.people.through.objects.filter(interviewee=OuterRef("pk"))
    held = took_part.filter(interview__status=InterviewStatus.HELD)
    not_yes = InterviewInvitation.objects.filter(
        interview=OuterRef("interview_id"), interviewee=OuterRef("interviewee_id")
    ).exclude(status=InvitationStatus.ACCEPTED)
    booked = took_part.filter(~Exists(not_yes), interview__status=InterviewStatus.BOOKED)
    invited = InterviewInvitation.objects.filter(interviewee=OuterRef("pk"))
    asked = invited.filter(
        status__in=[InvitationStatus.WAITING, InvitationStatus.OTHER_TIME], interview__status=InterviewStatus.BOOKED
    )
    declined = Exists(took_part.filter(interview__status=InterviewStatus.DECLINED)) | Exists(
        invited.filter(status=InvitationStatus.DECLINED)
    )
    return (
        Interviewee.objects.filter(dialogue=dialogue)
        .exclude(consent__withdrawn_at__isnull=False)
        .order_by()
        .annotate(is_held=Exists(held), has_booking=Exists(booked), is_asked=Exists(asked), has_declined=declined)
    )
