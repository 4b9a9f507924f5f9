"""A calendar file (RFC 5545) of one talk. The title says nothing of the subject: calendars are seen by others."""

import uuid
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from ..models import Interview
from . import when

MEDIA_TYPE = "text/calendar; charset=utf-8"
FILE_NAME = "samtal.ics"
LONGEST_LINE = 75
"""Octets in a line, without its end."""
_SPACE = uuid.UUID("6a3c7f3e-2b0d-5d0a-9c55-1b4a5b0c9d21")


def escaped(text: str) -> str:
    """A TEXT value: backslash, semicolon, comma and line breaks as the standard writes them."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def folded(line: str) -> str:
    """Break a line into pieces of at most 75 octets, each further one begun by a space, never inside a character."""
    pieces: list[str] = []
    piece, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + sign, size + width
    return "\r\n".join([*pieces, piece])


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")


def uid(interview: Interview) -> str:
    """The same for a talk however often it is moved, and nothing else can be told from it."""
    return str(uuid.uuid5(_SPACE, str(interview.creation_key)))


def _times(interview: Interview) -> list[str]:
    start = when.begins(interview)
    if start is None:
        return [
            f"DTSTART;VALUE=DATE:{_day(interview.held_on)}",
            f"DTEND;VALUE=DATE:{_day(interview.held_on + timedelta(days=1))}",
            "TRANSP:TRANSPARENT",
        ]
    return [f"DTSTART:{_utc(start)}", f"DTEND:{_utc(when.ends(interview))}", "TRANSP:OPAQUE"]


def calendar_file(interview: Interview, *, url: str = "", cancelled: bool = False) -> str:
    """Return the talk as a calendar with one event.

    ``SEQUENCE`` is the interview's version, which every change moves on, so that a calendar that has the event
    takes the newer one. Times are UTC. The organiser is the municipality, not the dialogue, whose name says what
    the talk is about.

    Args:
        url: where its holder finds out more; for the interviewer only.
        cancelled: tell calendars that it is called off.
    """
    organiser = interview.dialogue.municipality.contact_email or settings.DEFAULT_FROM_EMAIL
    summary = _("Talk")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dialogplattform//Samtal//SV",
        "CALSCALE:GREGORIAN",
        f"METHOD:{'CANCEL' if cancelled else 'PUBLISH'}",
        "BEGIN:VEVENT",
        f"UID:{uid(interview)}",
        f"DTSTAMP:{_utc(interview.updated_at)}",
        f"SEQUENCE:{interview.version - 1}",
        f"ORGANIZER:mailto:{organiser}",
        *_times(interview),
        f"SUMMARY:{escaped(summary)}",
        *([f"LOCATION:{escaped(interview.place)}"] if interview.place else []),
        *([f"URL:{url}"] if url else []),
        "CLASS:PRIVATE",
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(folded(line) + "\r\n" for line in lines)


def attachment(interview: Interview, *, cancelled: bool = False) -> tuple[str, str, str]:
    """The file as ``accounts.mail.send_mail`` takes it."""
    return FILE_NAME, calendar_file(interview, cancelled=cancelled), "text/calendar"


def response(interview: Interview, *, url: str = "") -> HttpResponse:
    """The file as a download that nobody keeps a copy of on the way."""
    answer = HttpResponse(calendar_file(interview, url=url), content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    answer.headers["Cache-Control"] = "no-store, private"
    return answer
