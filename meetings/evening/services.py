"""Verbs of the evening: beginning a runbook from a template, and the presses on its clock."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record

from ..models import AgendaItem, ClockMark, MarkKind, Meeting
from . import clock as clocks
from .queries import clock_of
from .templates import Runbook

ALLOWED = {
    MarkKind.START: {clocks.PLANNED, clocks.OVER},
    MarkKind.GO: {clocks.RUNNING, clocks.PAUSED, clocks.OVER, clocks.PLANNED},
    MarkKind.PAUSE: {clocks.RUNNING},
    MarkKind.RESUME: {clocks.PAUSED},
    MarkKind.END: {clocks.RUNNING, clocks.PAUSED},
}


@transaction.atomic
def begin_runbook(*, meeting: Meeting, runbook: Runbook, seen: int, actor: User) -> int:
    """Put a template's parts last in the agenda; return how many. ``seen`` is how many there were on the page.

    Raises:
        ValidationError: the agenda has changed since the page was shown, as when the button was pressed twice.
    """
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if meeting.agenda.count() != seen:
        raise ValidationError(_("The agenda has been changed meanwhile. Look at it before you add more."))
    last = meeting.agenda.aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    for place, item in enumerate(runbook.items, start=first):
        AgendaItem.objects.create(
            meeting=meeting,
            position=place,
            kind=item.kind,
            minutes=item.minutes,
            title=item.title,
            prompt=item.prompt,
        )
    record("meeting.runbook_begun", dialogue=meeting.dialogue, actor=actor, obj=meeting, runbook=runbook.key)
    return len(runbook.items)


@transaction.atomic
def press(*, meeting: Meeting, kind: str, item: AgendaItem | None, seen: int, actor: User) -> bool:
    """Note one press on the evening's clock; False when it no longer fits: somebody else pressed first, or it was
    pressed twice. ``seen`` is how many marks there were on the page that was pressed."""
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    now = clock_of(meeting)
    if now.seen != seen or now.state not in ALLOWED[MarkKind(kind)]:
        return False
    if kind == MarkKind.START:
        item = item or meeting.agenda.first()
    if kind in {MarkKind.START, MarkKind.GO} and item is None:
        return False
    ClockMark.objects.create(meeting=meeting, kind=kind, item=item, by=actor)
    record("meeting.clock_pressed", dialogue=meeting.dialogue, actor=actor, obj=meeting, kind=str(kind))
    return True
