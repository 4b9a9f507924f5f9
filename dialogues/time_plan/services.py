"""Verbs of the time plan. Each runs in one transaction and writes its event."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User

from ..events import record
from ..forms_base import RecordForm, within_reason
from ..models import Dialogue, PlannedPhase
from .forms import MoveForm


def _record(name: str, planned: PlannedPhase, dialogue: Dialogue, actor: User) -> None:
    dates = {"starts_on": planned.starts_on.isoformat(), "ends_on": planned.ends_on.isoformat()}
    record(name, dialogue=dialogue, actor=actor, obj=planned, phase=planned.phase, **dates)


@transaction.atomic
def save_planned_phase(*, form: RecordForm, dialogue: Dialogue, actor: User) -> PlannedPhase:
    """Create or change a row of the time plan.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    planned, changed = form.save_record(dialogue=dialogue)
    if changed:
        _record("plan.added" if is_new else "plan.changed", planned, dialogue, actor)
    return planned


@transaction.atomic
def move_planned_phase(
    *, planned: PlannedPhase, weeks: int, edge: str, opened_version: int, actor: User
) -> PlannedPhase:
    """Move a phase, or one end of it, by whole weeks: later when ``weeks`` is positive.

    Raises:
        Conflict: somebody else changed it since it was drawn.
        ValidationError: the end would come before the start, or the year can only be a slip of the hand.
    """
    if not weeks:
        return planned
    step = timedelta(weeks=weeks)
    if edge in {MoveForm.WHOLE, MoveForm.START}:
        planned.starts_on += step
    if edge in {MoveForm.WHOLE, MoveForm.END}:
        planned.ends_on += step
    if planned.ends_on < planned.starts_on:
        raise ValidationError(_("The end lies before the start."))
    within_reason(planned.starts_on)
    within_reason(planned.ends_on)
    planned.save_edited(opened_version=opened_version)
    _record("plan.moved", planned, planned.dialogue, actor)
    return planned


@transaction.atomic
def remove_planned_phase(*, planned: PlannedPhase, actor: User) -> None:
    """Take a row out of the time plan. Nothing that was done in the phase is touched."""
    record("plan.removed", dialogue=planned.dialogue, actor=actor, obj=planned, phase=planned.phase)
    planned.delete()


def said_of(planned: PlannedPhase) -> str:
    """Where a phase lies now, as one sentence."""
    return _("%(phase)s: %(first)s to %(last)s.") % {
        "phase": planned.get_phase_display(),
        "first": date_format(planned.starts_on, "DATE_FORMAT"),
        "last": date_format(planned.ends_on, "DATE_FORMAT"),
    }


def oddities(planned: PlannedPhase) -> list[str]:
    """What is odd about a row, though it may be meant. No query beyond the dialogue."""
    start = planned.dialogue.starts_on
    if planned.starts_on >= start:
        return []
    return [
        _(
            "%(phase)s now begins before the dialogue itself, which starts on %(day)s. "
            "That is allowed. If it was a slip, change one of the dates."
        )
        % {"phase": planned.get_phase_display(), "day": date_format(start, "DATE_FORMAT")}
    ]
