"""A calendar file (RFC 5545) of the meetings to come. The title says nothing of the subject: calendars are seen."""

import uuid
from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.models import Dialogue
from interviews.booking.calendar import MEDIA_TYPE, escaped, folded

from ..models import Meeting

FILE_NAME = "traffar.ics"
USUAL = timedelta(hours=2, minutes=30)
_SPACE = uuid.UUID("0b7f1d52-7c2e-5a86-8b53-6e2f0c1a9d44")


def to_come(dialogue: Dialogue) -> list[Meeting]:
    """Return the meetings that have not been, the nearest first."""
    return list(dialogue.meetings.filter(held_on__gte=timezone.localdate()).order_by("held_on", "number"))


def _moment(meeting: Meeting, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(meeting.held_on, at))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _times(meeting: Meeting) -> list[str]:
    if meeting.starts_at is None:
        day = meeting.held_on
        return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"]
    start = _moment(meeting, meeting.starts_at)
    end = _moment(meeting, meeting.ends_at) if meeting.ends_at else start + USUAL
    return [f"DTSTART:{_utc(start)}", f"DTEND:{_utc(end)}"]


def calendar_file(dialogue: Dialogue, meetings: list[Meeting]) -> str:
    """Return the meetings as one calendar. A meeting keeps its UID, so that a newer file moves it."""
    organiser = dialogue.municipality.contact_email or settings.DEFAULT_FROM_EMAIL
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dialogplattform//Meetings//SV", "METHOD:PUBLISH"]
    for meeting in meetings:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uuid.uuid5(_SPACE, str(meeting.creation_key))}",
            f"DTSTAMP:{_utc(meeting.updated_at)}",
            f"SEQUENCE:{meeting.version - 1}",
            f"ORGANIZER:mailto:{organiser}",
            *_times(meeting),
            f"SUMMARY:{escaped(_('Meeting'))}",
            *([f"LOCATION:{escaped(meeting.place)}"] if meeting.place else []),
            "CLASS:PRIVATE",
            "STATUS:CONFIRMED",
            "END:VEVENT",
        ]
    return "".join(folded(line) + "\r\n" for line in [*lines, "END:VCALENDAR"])


def response(dialogue: Dialogue) -> HttpResponse:
    answer = HttpResponse(calendar_file(dialogue, to_come(dialogue)), content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def attachment(dialogue: Dialogue) -> tuple[str, str, str]:
    """The file as ``accounts.mail.send_mail`` takes it."""
    return FILE_NAME, calendar_file(dialogue, to_come(dialogue)), "text/calendar"
