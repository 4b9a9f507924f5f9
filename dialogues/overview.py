"""What the overview says: the next steps, who waits for whom, the path over time, and the promises."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from . import phases
from .access import may_open
from .context import state_labels
from .models import Dialogue, PhaseKey, PlannedPhase
from .permissions import Role, roles_in, scope_of
from .phases import DONE, GAP, LATE, PART, Missing, Phase, Promised, Readiness, Step, Waiting
from .queries import AgreedQuestion, agreed_question
from .readiness.own import own_steps
from .timeline import Axis, Bar, span_in_months

STEPS_SHOWN = 3
MISSING_SHOWN = 3
SHAPES = {DONE: "done", PART: "open", LATE: "open", GAP: "ahead"}


@dataclass(frozen=True)
class PathStep:
    """One of the method's seven steps, drawn over time."""

    key: str
    number: int
    title: str
    url: str
    state: str
    label: str
    shape: str
    sentences: list[str]
    missing: list[Missing]
    more: int
    when: str
    bars: list[Bar]


def combined(states: list[str]) -> str:
    """One state for a step of several phases: late if any is, done or not begun only if all are."""
    if not states:
        return GAP
    if LATE in states:
        return LATE
    if all(state == DONE for state in states):
        return DONE
    return GAP if all(state == GAP for state in states) else PART


def expected(key: str) -> str:
    """What a step will hold, for as long as nothing in the dialogue says more."""
    return {
        PhaseKey.PREPARATION: _("The issue, the mandate, those who stand behind it and the central question."),
        PhaseKey.INTERVIEWS: _("Everyone with a stake is heard, and every perspective written down."),
        PhaseKey.MEETINGS: _("Those who disagree meet, with every perspective in the room."),
        PhaseKey.PROPOSALS: _("The few most urgent and feasible, each with someone responsible."),
        PhaseKey.DECISION: _("The steering group and the political body say yes, no or changed, and why."),
        PhaseKey.FOLLOW_UP: _("Status reports until everything is done or explained."),
        PhaseKey.LEARNING: _("Those who took part look back, and the case is written for others."),
    }[PhaseKey(key)]


class Overview:
    """The overview for one reader. Five queries with the readiness in the cache, whatever the dialogue holds; two more
    for whoever does not lead, about what waits for them in person.

    A reader sees a phase's words only with the right to its page; the states alone are for everyone who may read
    the overview. Texts to "you" in what waits are written to the leader and shown to no one else.
    """

    def __init__(self, dialogue: Dialogue, user) -> None:
        self.dialogue, self.user = dialogue, user
        self.today = timezone.localdate()
        self.roles = roles_in(user, dialogue)
        self.leads = Role.LEADER in self.roles
        self.readiness = phases.readiness(dialogue)
        self.phases = phases.phases()

    def may(self, capability: str) -> bool:
        return scope_of(self.user, self.dialogue, capability) is not None

    @cached_property
    def open(self) -> list[tuple[Phase, Readiness]]:
        """The phases whose page the reader may see."""
        return [(phase, self.readiness[phase.key]) for phase in self.phases if self.may(phase.capability)]

    @cached_property
    def week(self) -> int:
        """Weeks since the start, the first is 1; zero or less before it."""
        return (self.today - self.dialogue.starts_on).days // 7 + 1

    @cached_property
    def year(self) -> int:
        """Which year of the dialogue, once the weeks are too many to mean anything; else 0."""
        return (self.today - self.dialogue.starts_on).days // 365 + 1 if self.week > 104 else 0

    @cached_property
    def question(self) -> AgreedQuestion:
        return agreed_question(self.dialogue)

    @cached_property
    def steps(self) -> list[Step]:
        found = [step for _phase, known in self.open for step in known.steps if step.role in self.roles]
        if not self.leads:
            found += own_steps(self.dialogue, self.user)
        return sorted(found, key=lambda step: step.weight)[:STEPS_SHOWN]

    @cached_property
    def waiting(self) -> list[Waiting]:
        return [wait for _phase, known in self.open for wait in known.waiting] if self.leads else []

    @cached_property
    def promises(self) -> list[Promised]:
        """All of them for whoever leads; for others those about a page that they may open."""
        found = [promise for _phase, known in self.open for promise in known.promises]
        if self.leads:
            return found
        return [one for one in found if one.url and may_open(self.user, self.dialogue, one.url)]

    @cached_property
    def plan(self) -> list[PlannedPhase]:
        return list(self.dialogue.plan.all())

    @cached_property
    def axis(self) -> Axis | None:
        return Axis.over(self.plan, self.today)

    @cached_property
    def upcoming(self) -> PlannedPhase | None:
        """What the plan has next, for a reader whom nothing waits for."""
        return next((planned for planned in self.plan if planned.starts_on > self.today), None)

    def _step(self, number: int, key: str, title: str) -> PathStep:
        state = combined([self.readiness[phase.key].state for phase in self.phases if phase.plan_key == key])
        own = [(phase, known) for phase, known in self.open if phase.plan_key == key]
        planned = [row for row in self.plan if row.phase == key]
        missing = [lack for _phase, known in own for lack in known.missing]
        begun = [known.summary for _phase, known in own if known.summary and known.state != GAP]
        sentences = begun or [known.summary for _phase, known in own[:1] if known.summary]
        sentences = sentences or [row.note for row in planned if row.note] or [expected(key)]
        return PathStep(
            key=key,
            number=number,
            title=title,
            url=reverse(own[0][0].url_name, args=[self.dialogue.slug]) if own else "",
            state=state,
            label=state_labels()[state],
            shape=SHAPES[state],
            sentences=sentences,
            missing=missing[:MISSING_SHOWN],
            more=max(0, len(missing) - MISSING_SHOWN),
            when=span_in_months(planned),
            bars=[bar for row in planned for bar in self.axis.bars(row, state)] if self.axis else [],
        )

    @cached_property
    def path(self) -> list[PathStep]:
        return [self._step(number, key, str(title)) for number, (key, title) in enumerate(PhaseKey.choices, start=1)]

    @property
    def plan_outlived(self) -> date | None:
        """The day the plan ended, when today is past all of it."""
        last = max((row.ends_on for row in self.plan), default=None)
        return last if last and last < self.today else None
