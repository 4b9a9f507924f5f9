"""How a promise stands, worked out from what its owner has reported and what was planned. Pure functions of a day.

Three rules. Time is counted in whole weeks. A late promise that its owner
has explained is not the same as one nobody explains. Silence is worse than delay: a missed report comes before
everything else, because without it nobody knows.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from .models import Milestone, ProposalState, ReportState

DONE, PART, GAP, LATE = "done", "part", "gap", "late"
OPEN = (ProposalState.DECIDED, ProposalState.UNDER_WAY)
SILENT_AFTER = 2
"""Weeks after a report was due from which anyone reads that none has come; by then its owner has been asked twice and
the project leader once (``reporting/reminders.py``)."""


@dataclass(frozen=True)
class Facts:
    """What a standing is worked out from. ``reports`` are (day, state), ``steps`` (due, done or None), any order."""

    state: str
    promised_on: date | None = None
    due_on: date | None = None
    every_weeks: int = 8
    reports: tuple[tuple[date, str], ...] = ()
    steps: tuple[tuple[date, date | None], ...] = ()
    ended_on: date | None = None


@dataclass(frozen=True)
class Standing:
    """``mark`` is the sign, ``words`` stand beside it, ``short`` is for tables, ``detail`` a sentence about reports.

    ``tone`` is "", "notice" or "late". ``is_late`` is true when something is late and nobody has explained it.
    """

    mark: str
    words: str
    short: str
    detail: str = ""
    tone: str = ""
    is_late: bool = False
    next_report_on: date | None = None
    report_weeks_late: int = 0
    plan_weeks_late: int = 0


def as_date(day: date) -> str:
    return date_format(day, "DATE_FORMAT")


def as_words(number: int) -> str:
    """A number up to twelve as a word within a sentence, a larger one in figures."""
    words = [
        pgettext("number", "None"), pgettext("number", "One"), pgettext("number", "Two"), pgettext("number", "Three"),
        pgettext("number", "Four"), pgettext("number", "Five"), pgettext("number", "Six"), pgettext("number", "Seven"),
        pgettext("number", "Eight"), pgettext("number", "Nine"), pgettext("number", "Ten"),
        pgettext("number", "Eleven"), pgettext("number", "Twelve"),
    ]  # fmt: skip
    return words[number].lower() if 0 <= number < len(words) else str(number)


def weeks_between(earlier: date, later: date) -> int:
    """Whole weeks from one day to another; zero when ``later`` is not later."""
    return max(0, (later - earlier).days // 7)


def late_by(weeks: int) -> str:
    """How late something is, as people say it: "two weeks late", from half a year on in months."""
    if weeks >= 26:
        months = round(weeks / 4.345)
        return _("%(months)s months late") % {"months": as_words(months)}
    return ngettext("%(weeks)s week late", "%(weeks)s weeks late", weeks) % {"weeks": as_words(weeks)}


def next_report(facts: Facts) -> date | None:
    """The day by which the owner owes the next report; None when the promise is not running or has no start."""
    if facts.state not in OPEN:
        return None
    since = max((day for day, _state in facts.reports), default=facts.promised_on)
    return since + timedelta(weeks=facts.every_weeks) if since else None


def plan_weeks_late(facts: Facts, today: date) -> int:
    """Weeks since the earliest of what should have been done but is not: a step of the plan, or the whole."""
    due = [step_due for step_due, done in facts.steps if done is None]
    if facts.due_on:
        due.append(facts.due_on)
    return weeks_between(min(due), today) if due else 0


def standing(facts: Facts, today: date) -> Standing:
    """Return how the promise stands on ``today``. A proposal that is not a promise has only its state's name."""
    if facts.state == ProposalState.DONE:
        return _ended(facts, DONE, _("Carried out"), _("Carried out %(date)s."))
    if facts.state == ProposalState.STOPPED:
        return _ended(facts, LATE, _("Stopped"), _("Stopped %(date)s."), tone="late")
    if facts.state not in OPEN:
        label = capfirst(str(ProposalState(facts.state).label))
        return Standing(GAP, label, label)
    return _running(facts, today)


def _ended(facts: Facts, mark: str, words: str, when: str, tone: str = "") -> Standing:
    detail = when % {"date": as_date(facts.ended_on)} if facts.ended_on else ""
    return Standing(mark, words, words, detail, tone)


def _running(facts: Facts, today: date) -> Standing:
    reports = sorted(facts.reports, reverse=True)
    last_day, last_state = reports[0] if reports else (None, "")
    owed = next_report(facts)
    report_late = weeks_between(owed, today) if owed else 0
    plan_late = plan_weeks_late(facts, today)
    said = _said(facts, last_day, last_state, owed, report_late, plan_late)
    return replace(said, next_report_on=owed, report_weeks_late=report_late, plan_weeks_late=plan_late)


def _said(
    facts: Facts, last_day: date | None, last_state: str, owed: date | None, report_late: int, plan_late: int
) -> Standing:
    if owed and report_late >= SILENT_AFTER:
        if last_day:
            words = _("No report since %(date)s") % {"date": as_date(last_day)}
        else:
            words = _("No report since it was decided")
        short = _("Report %(late)s") % {"late": late_by(report_late)}
        detail = _("A status report should have come on %(date)s. It is %(late)s.")
        detail %= {"date": as_date(owed), "late": late_by(report_late)}
        return Standing(LATE, words, short, detail, "late", True)

    detail = _reports_so_far(last_day, owed)
    if last_state == ReportState.STOPPED:
        words = _("The one responsible says it has stopped")
        return Standing(LATE, words, _("Stopped"), detail, "late", False)
    if plan_late:
        late = capfirst(late_by(plan_late))
        if last_state == ReportState.DELAYED:
            words = _("%(late)s, explained") % {"late": late}
            return Standing(PART, words, words, detail, "notice", False)
        return Standing(LATE, late, late, detail, "late", True)
    if last_state == ReportState.DELAYED:
        words = _("Delayed, explained")
        return Standing(PART, words, words, detail, "notice", False)
    if last_state == ReportState.ON_TRACK:
        return Standing(PART, _("Under way, as planned"), _("As planned"), detail)
    if facts.state == ProposalState.UNDER_WAY:
        words = _("Under way")
        return Standing(PART, words, words, detail)
    words = _("Decided, not begun")
    return Standing(GAP, words, words, detail)


def _reports_so_far(last: date | None, owed: date | None) -> str:
    if last and owed:
        words = _("Last status report %(last)s. The next by %(next)s.")
        return words % {"last": as_date(last), "next": as_date(owed)}
    if owed:
        return _("The first status report is due by %(next)s.") % {"next": as_date(owed)}
    return _("No status report has come, and no day is set for one.")


@dataclass(frozen=True)
class StepStanding:
    """A step of the plan as it is shown: its mark, the mark's word, and when it was done or should be."""

    step: Milestone
    mark: str
    label: str
    when: str

    @property
    def is_done(self) -> bool:
        return self.mark == DONE


def steps(plan: Iterable[Milestone], state: str, today: date) -> list[StepStanding]:
    """The plan's steps with how each stands. While the promise runs, the first one left is what goes on now."""
    found, going_on = [], state in OPEN
    for step in plan:
        if step.done_on:
            late = weeks_between(step.due_on, step.done_on)
            when = _("Done %(day)s.") % {"day": as_date(step.done_on)}
            if late:
                words = ngettext("Done %(day)s, a week after plan.", "Done %(day)s, %(weeks)s weeks after plan.", late)
                when = words % {"day": as_date(step.done_on), "weeks": as_words(late)}
            found.append(StepStanding(step, DONE, pgettext("step", "Done"), when))
            continue
        late = weeks_between(step.due_on, today) if going_on else 0
        when = _("By %(day)s") % {"day": as_date(step.due_on)}
        if late:
            when = _("Should have been done %(day)s, %(late)s") % {"day": as_date(step.due_on), "late": late_by(late)}
            found.append(StepStanding(step, LATE, pgettext("step", "Late"), when))
        elif going_on and not any(not one.is_done for one in found):
            found.append(StepStanding(step, PART, pgettext("step", "Under way"), when))
        else:
            found.append(StepStanding(step, GAP, pgettext("step", "Not done"), when))
    return found


def summary(standings: Iterable[Standing]) -> str:
    """One sentence about several promises: how many, and how many of each kind. Empty string for none."""
    every = list(standings)
    if not every:
        return ""
    total = ngettext("One promise has been made.", "%(count)s promises have been made.", len(every))
    parts = []
    done = sum(1 for one in every if one.mark == DONE)
    late = sum(1 for one in every if one.is_late)
    stopped = sum(1 for one in every if one.mark == LATE and not one.is_late)
    explained = sum(1 for one in every if one.tone == "notice")
    unbegun = sum(1 for one in every if one.mark == GAP)
    rest = len(every) - done - late - stopped - explained - unbegun
    if done:
        parts.append(ngettext("one is carried out", "%(count)s are carried out", done) % {"count": as_words(done)})
    if rest:
        parts.append(ngettext("one follows its plan", "%(count)s follow their plan", rest) % {"count": as_words(rest)})
    if unbegun:
        parts.append(ngettext("one is not begun", "%(count)s are not begun", unbegun) % {"count": as_words(unbegun)})
    if explained:
        words = ngettext("one is late and says why", "%(count)s are late and say why", explained)
        parts.append(words % {"count": as_words(explained)})
    if late:
        words = ngettext("one is late with no explanation", "%(count)s are late with no explanation", late)
        parts.append(words % {"count": as_words(late)})
    if stopped:
        parts.append(ngettext("one has stopped", "%(count)s have stopped", stopped) % {"count": as_words(stopped)})
    total %= {"count": capfirst(as_words(len(every)))}
    return f"{total} {capfirst(_and(parts))}."


def _and(parts: list[str]) -> str:
    if len(parts) == 1:
        return parts[0]
    return _("%(first)s and %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}
