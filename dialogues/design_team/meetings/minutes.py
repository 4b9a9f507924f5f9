"""Minutes sent to the members, read and confirmed by them.

What was sent is kept word for word; a change is a new version that asks everyone anew.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import User

from ... import links
from ...events import record
from ...models import (
    CandidateStatus,
    DesignTeamMeeting,
    Dialogue,
    MinutesAnswer,
    MinutesReading,
    MinutesVersion,
    OneTimeLink,
)

PURPOSE = "team_minutes"
VALID = timedelta(days=60)


def content_of(meeting: DesignTeamMeeting) -> dict[str, Any]:
    """What would be sent now (``MinutesVersion.content``). Four queries."""
    return {
        "minutes": meeting.minutes.replace("\r\n", "\n"),
        "agenda": meeting.agenda.replace("\r\n", "\n"),
        "decisions": [decision.text for decision in meeting.decided.all()],
        "tasks": [
            {"text": task.text, "who": task.whose, "due": task.due_on.isoformat() if task.due_on else ""}
            for task in meeting.tasks.select_related("candidate")
        ],
        "present": [person.name for person in meeting.present.all()],
        "excused": [person.name for person in meeting.excused.all()],
    }


def sent_content(minutes: MinutesVersion) -> dict[str, Any]:
    """A version's content to be shown: the days of tasks as dates."""
    tasks = [
        {**task, "due": date.fromisoformat(task["due"]) if task["due"] else None} for task in minutes.content["tasks"]
    ]
    return {**minutes.content, "tasks": tasks}


@dataclass(frozen=True)
class Standing:
    """How far the newest version has come: who said what, and whether the minutes were changed after it was sent."""

    newest: MinutesVersion | None
    earlier: list[MinutesVersion]
    has_changed: bool
    readings: list[MinutesReading]

    def _with(self, answer: str) -> list[MinutesReading]:
        return [reading for reading in self.readings if reading.answer == answer]

    @property
    def confirmed(self) -> list[MinutesReading]:
        return self._with(MinutesAnswer.CONFIRMED)

    @property
    def objected(self) -> list[MinutesReading]:
        return self._with(MinutesAnswer.OBJECTED)

    @property
    def silent(self) -> list[MinutesReading]:
        return self._with(MinutesAnswer.ASKED)


def versions_of(meeting: DesignTeamMeeting):
    """The versions that were sent, the newest first, with readings. Two queries when read."""
    readings = MinutesReading.objects.select_related("candidate").order_by("candidate__name", "pk")
    return meeting.versions.prefetch_related(Prefetch("readings", readings))


def standing(meeting: DesignTeamMeeting) -> Standing:
    """Six queries."""
    versions = list(versions_of(meeting))
    newest = versions[0] if versions else None
    return Standing(
        newest=newest,
        earlier=versions[1:],
        has_changed=newest is not None and newest.content != content_of(meeting),
        readings=list(newest.readings.all()) if newest else [],
    )


@transaction.atomic
def send_minutes(*, meeting: DesignTeamMeeting, actor: User) -> MinutesVersion:
    """Send the minutes as they stand to everyone in the team, as a new version that asks each to confirm them.

    Links to earlier versions stop working: there is one text to say yes to.

    Raises:
        ValidationError: nothing is written, nobody sits in the team, or nothing has changed since they were sent.
    """
    Dialogue.objects.select_for_update(no_key=True).get(pk=meeting.dialogue_id)
    meeting.refresh_from_db()
    if not meeting.minutes.strip():
        raise ValidationError(_("Write the minutes first."))
    members = list(meeting.dialogue.design_team.filter(status=CandidateStatus.ACCEPTED))
    if not members:
        raise ValidationError(_("No one sits in the team yet, so there is no one to send them to."))
    newest, content = meeting.versions.order_by("-number").first(), content_of(meeting)
    if newest is not None and newest.content == content:
        raise ValidationError(_("Nothing has changed since the minutes were sent."))
    minutes = MinutesVersion.objects.create(
        meeting=meeting, number=newest.number + 1 if newest else 1, content=content, sent_by=actor
    )
    _close_links(meeting)
    for member in members:
        reading = MinutesReading.objects.create(minutes=minutes, candidate=member)
        if member.email:
            _mail(reading, meeting)
    data = {"number": meeting.number, "minutes": minutes.number, "members": len(members)}
    record("design_team.minutes_sent", dialogue=meeting.dialogue, actor=actor, obj=meeting, **data)
    return minutes


def _close_links(meeting: DesignTeamMeeting) -> None:
    earlier = MinutesReading.objects.filter(minutes__meeting=meeting).values("pk")
    links_open = OneTimeLink.objects.filter(purpose=PURPOSE, object_id__in=earlier, used_at=None, revoked_at=None)
    links_open.update(revoked_at=timezone.now())


def _mail(reading: MinutesReading, meeting: DesignTeamMeeting) -> None:
    url = links.issue(purpose=PURPOSE, object_id=reading.pk, dialogue=meeting.dialogue, valid=VALID)
    number = reading.minutes.number
    words = {"meeting": meeting, "dialogue": meeting.dialogue.title}
    subject = (
        _("Changed minutes to read: %(meeting)s, %(dialogue)s")
        if number > 1
        else _("Minutes to read: %(meeting)s, %(dialogue)s")
    )
    send_mail(
        to=reading.candidate.email if reading.candidate else "",
        subject=(subject % words)[:240],
        template="team_minutes",
        context={
            "dialogue": meeting.dialogue,
            "meeting": meeting,
            "name": reading.candidate.name if reading.candidate else "",
            "content": sent_content(reading.minutes),
            "number": number,
            "url": url,
        },
    )


@transaction.atomic
def answer_minutes(*, reading: MinutesReading, answer: str, words: str, actor: User | None) -> MinutesReading:
    """Keep what a member said about the newest version. They may change their mind; words of an objection stay.

    Raises:
        ValidationError: a newer version has been sent since, or an objection says nothing.
    """
    Dialogue.objects.select_for_update(no_key=True).get(pk=reading.minutes.meeting.dialogue_id)
    meeting = reading.minutes.meeting
    if meeting.versions.filter(number__gt=reading.minutes.number).exists():
        raise ValidationError(_("The minutes have been changed since. Read the new version and answer about that."))
    words = words.strip()
    if answer == MinutesAnswer.OBJECTED and not words:
        raise ValidationError(_("Write what is wrong or missing, so that it can be put right."))
    values: dict[str, Any] = {"answer": answer, "answered_at": timezone.now(), "version": F("version") + 1}
    if answer == MinutesAnswer.OBJECTED:
        values["words"] = words
    MinutesReading.objects.filter(pk=reading.pk).update(**values)
    name = "design_team.minutes_objected" if answer == MinutesAnswer.OBJECTED else "design_team.minutes_confirmed"
    data = {"number": meeting.number, "minutes": reading.minutes.number}
    record(name, dialogue=meeting.dialogue, actor=actor, obj=reading, **data)
    reading.refresh_from_db()
    return reading
