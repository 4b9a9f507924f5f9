"""Where a dialogue is, for anyone: the method's seven steps over time, by the time plan."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from . import phases
from .models import Dialogue, PhaseKey, PlannedPhase
from .overview import SHAPES, combined, expected
from .phases import DONE, GAP, PART
from .timeline import Axis, Bar, span_in_months


@dataclass(frozen=True)
class PublicStep:
    """One step. ``state`` is done, part or gap; ``label`` says it in words, ``note`` what the leader wrote about it."""

    key: str
    number: int
    title: str
    state: str
    label: str
    shape: str
    when: str
    text: str
    bars: list[Bar]


@dataclass(frozen=True)
class PublicPath:
    """The steps with their axis, and one sentence about now and one about what comes after it."""

    steps: list[PublicStep]
    axis: Axis | None
    now: str
    then: str


def state_by_plan(planned: list[PlannedPhase], readiness: str, today: date) -> str:
    """A step is what its dates say, with one exception: what the workspace has nothing of is never called done.

    Readiness alone would not do: it counts what is missing down to the last signature, which is for those who work
    with the dialogue.
    """
    if not planned or (readiness == GAP and all(row.ends_on < today for row in planned)):
        return GAP
    if all(row.ends_on < today for row in planned):
        return DONE
    return PART if any(row.starts_on <= today for row in planned) else GAP


def _label(state: str, planned: list[PlannedPhase], today: date) -> str:
    if state == DONE:
        return _("done")
    if state == PART:
        return _("under way")
    if not planned:
        return _("no date yet")
    return _("not begun") if all(row.ends_on < today for row in planned) else _("planned")


def public_path(dialogue: Dialogue) -> PublicPath:
    """One query, and the phases' own when the dialogue has changed since they were last asked."""
    today = timezone.localdate()
    plan = list(dialogue.plan.all())
    known = phases.readiness(dialogue)
    axis = Axis.over(plan, today)
    steps = []
    for number, (key, title) in enumerate(PhaseKey.choices, start=1):
        planned = [row for row in plan if row.phase == key]
        own = [known[phase.key].state for phase in phases.phases() if phase.plan_key == key]
        state = state_by_plan(planned, combined(own) if own else DONE, today)
        steps.append(
            PublicStep(
                key=key,
                number=number,
                title=str(title),
                state=state,
                label=_label(state, planned, today),
                shape=SHAPES[state],
                when=span_in_months(planned),
                text=next((row.note for row in planned if row.note), "") or expected(key),
                bars=[bar for row in planned for bar in axis.bars(row, state)] if axis else [],
            )
        )
    return PublicPath(steps, axis, *_sentences(steps, plan, today))


def _sentences(steps: list[PublicStep], plan: list[PlannedPhase], today: date) -> tuple[str, str]:
    running = [step.title for step in steps if step.state == PART]
    ahead = next((row for row in plan if row.starts_on > today), None)
    now = then = ""
    if running:
        now = _("Right now: %(phases)s.") % {"phases": ", ".join(running)}
    elif plan and ahead is None:
        now = _("The time plan has run to its end.")
    if ahead:
        words = {"phase": ahead.get_phase_display(), "when": span_in_months([ahead])}
        then = _("Then: %(phase)s, %(when)s.") % words
    return now, then
