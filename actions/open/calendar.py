"""A calendar (RFC 5545) of what has been promised by when: steps, the whole, and the reports that are due."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.models import Dialogue
from interviews.booking.calendar import escaped, folded

from .. import queries
from .news import absolute

MEDIA_TYPE = "text/calendar; charset=utf-8"
_SPACE = uuid.UUID("0d0d2c1c-7a43-5a1c-8a53-3f1b3c1d3a11")


@dataclass(frozen=True)
class Day:
    """An event that fills a day. ``key`` is the same for ever."""

    key: str
    on: date
    title: str
    text: str
    url: str
    changed_at: datetime


def days(dialogue: Dialogue) -> list[Day]:
    """Every day that something public is due on, or was done. A fixed number of queries."""
    return sorted((day for one in queries.promises(dialogue) for day in _days(one)), key=lambda day: (day.on, day.key))


def _days(promise: queries.Promise) -> Iterator[Day]:
    proposal = promise.proposal
    url, changed = absolute(proposal.get_public_url()), proposal.updated_at
    for step in proposal.milestones.all():
        title = _("%(step)s (%(promise)s)") % {"step": step.title, "promise": proposal.title}
        words = _("Done.") if step.done_on else _("Planned.")
        yield Day(f"step-{step.creation_key}", step.done_on or step.due_on, title, words, url, step.updated_at)
    if proposal.due_on:
        title = _("To be done: %(promise)s") % {"promise": proposal.title}
        yield Day(f"whole-{proposal.creation_key}", proposal.due_on, title, promise.standing.words, url, changed)
    if owed := promise.standing.next_report_on:
        title = _("Status report due: %(promise)s") % {"promise": proposal.title}
        yield Day(f"report-{proposal.creation_key}", owed, title, promise.standing.detail, url, changed)


def calendar(dialogue: Dialogue) -> str:
    """Return the days as one calendar that programs subscribe to."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Dialogplattform//Promises//SV",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(_('What we promised: %(title)s') % {'title': dialogue.title})}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
    ]
    for day in days(dialogue):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{uuid.uuid5(_SPACE, day.key)}",
            f"DTSTAMP:{_moment(day.changed_at)}",
            f"LAST-MODIFIED:{_moment(day.changed_at)}",
            f"DTSTART;VALUE=DATE:{day.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day.on + timedelta(days=1):%Y%m%d}",
            "TRANSP:TRANSPARENT",
            f"SUMMARY:{escaped(day.title)}",
            *([f"DESCRIPTION:{escaped(day.text)}"] if day.text else []),
            f"URL:{day.url}",
            "END:VEVENT",
        ]
    return "".join(folded(line) + "\r\n" for line in [*lines, "END:VCALENDAR"])


def _moment(moment: datetime) -> str:
    return timezone.localtime(moment, UTC).strftime("%Y%m%dT%H%M%SZ")
