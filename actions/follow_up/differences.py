"""What a report says beyond the bare facts: why something differs from what was promised, what comes next, and what
has changed since the report before. Sentences are frozen with the rest, so they never read differently afterwards."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import queries
from ..models import ProposalState, ReportState
from ..standing import OPEN, as_date, as_words, late_by, weeks_between

Frozen = Mapping[str, Any]


def why_it_differs(promise: queries.Promise, frozen: Frozen) -> list[str]:
    """Why what is differs from what was promised, as far as somebody has said; and where nobody has, that."""
    words = []
    for decision in frozen["decisions"]:
        if decision["outcome"] == _outcome("changed") and decision["reasons"]:
            words.append(_("The decision changed it: %(reasons)s") % {"reasons": decision["reasons"]})
    for step in frozen["steps"]:
        if step["late"] and step["note"]:
            words.append(_("“%(step)s” is late: %(why)s") % {"step": step["title"], "why": step["note"]})
        elif step["late"] and step["done_on"]:
            after = late_by(weeks_between(date.fromisoformat(step["due_on"]), date.fromisoformat(step["done_on"])))
            words.append(_("“%(step)s” was done %(late)s.") % {"step": step["title"], "late": after})
    last = frozen["reports"][0] if frozen["reports"] else None
    if last and last["state"] in {ReportState.DELAYED, ReportState.STOPPED}:
        words.append(_("The one responsible says: %(text)s") % {"text": last["text"]})
    elif promise.standing.is_late:
        words.append(_("It is late, and nobody has said why."))
    return words


def _outcome(value: str) -> str:
    from ..models import DecisionOutcome

    return capfirst(str(DecisionOutcome(value).label))


def next_words(promise: queries.Promise, until: date) -> list[str]:
    """What comes next: the nearest step that is left, the day for the whole, the next report. One that should have
    come already is told of among what is missing."""
    proposal, facts = promise.proposal, promise.facts
    if facts.state == ProposalState.DONE:
        return [_("It is carried out. Nothing more is planned.")]
    if facts.state not in OPEN:
        return [_("It has stopped. It can be taken up again.")]
    words = []
    left = [step for step in proposal.milestones.all() if step.done_on is None or step.done_on > until]
    if left:
        step = left[0]
        words.append(_("Next step: %(step)s, by %(day)s.") % {"step": step.title, "day": as_date(step.due_on)})
    if proposal.due_on:
        words.append(_("The whole is to be done by %(day)s.") % {"day": as_date(proposal.due_on)})
    owed = promise.standing.next_report_on
    if owed and owed >= until:
        words.append(_("The next status report is due %(day)s.") % {"day": as_date(owed)})
    return words or [_("Nothing is planned.")]


def changes(before: Frozen, after: Frozen) -> tuple[list[dict[str, Any]], list[str]]:
    """Compare the contents of two reports, promise by promise.

    Returns:
        What has changed, as ``{"number", "title", "words"}``, and the titles of those about which nothing is new.
    """
    earlier = {row["number"]: row for row in before["promises"]}
    changed, same = [], []
    for row in after["promises"]:
        words = _changed(earlier.pop(row["number"], None), row)
        if words:
            changed.append({"number": row["number"], "title": row["title"], "words": words})
        else:
            same.append(row["title"])
    for row in earlier.values():
        words = [_("It is no longer a promise. Its page tells where it went.")]
        changed.append({"number": row["number"], "title": row["title"], "words": words})
    return changed, same


def _changed(before: Frozen | None, after: Frozen) -> list[str]:
    if before is None:
        return [_("New since the last report."), *_decisions([], after["decisions"])]
    return [
        *_state(before, after),
        *_decisions(before["decisions"], after["decisions"]),
        *_responsible(before["organisation"], after["organisation"]),
        *_steps(before["steps"], after["steps"]),
        *_due(before["due_on"], after["due_on"]),
        *_reports(before["reports"], after["reports"]),
        *_lateness(before["standing"], after["standing"]),
    ]


def _state(before: Frozen, after: Frozen) -> Iterable[str]:
    if before["state"] != after["state"]:
        yield {
            ProposalState.DECIDED: _("It is decided, and the work has not begun."),
            ProposalState.UNDER_WAY: _("The work is under way."),
            ProposalState.DONE: _("It has been carried out."),
            ProposalState.STOPPED: _("It has been stopped."),
        }[ProposalState(after["state"])]


def _decisions(before: list[Frozen], after: list[Frozen]) -> Iterable[str]:
    known = {(row["day"], row["body"], row["outcome"]) for row in before}
    for row in after:
        if (row["day"], row["body"], row["outcome"]) not in known:
            words = {"body": row["body"], "day": _day(row["day"]), "outcome": row["outcome"].lower()}
            yield _("%(body)s decided %(day)s: %(outcome)s.") % words


def _responsible(before: str, after: str) -> Iterable[str]:
    if before == after:
        return
    if not before:
        yield _("%(name)s has become responsible.") % {"name": after}
    elif not after:
        yield _("Nobody is responsible any longer; it was %(name)s.") % {"name": before}
    else:
        yield _("%(name)s has taken over from %(before)s.") % {"name": after, "before": before}


def _steps(before: list[Frozen], after: list[Frozen]) -> Iterable[str]:
    known = {row["title"]: row for row in before}
    done = [row["title"] for row in after if row["done_on"] and not known.get(row["title"], {}).get("done_on")]
    if done:
        yield _("Done since then: %(steps)s.") % {"steps": _list(done)}
    new = [row["title"] for row in after if row["title"] not in known and not row["done_on"]]
    if new:
        yield _("New in the plan: %(steps)s.") % {"steps": _list(new)}
    for row in after:
        was = known.get(row["title"])
        if was and was["due_on"] != row["due_on"] and not row["done_on"]:
            words = {"step": row["title"], "before": _day(was["due_on"]), "after": _day(row["due_on"])}
            yield _("“%(step)s” has been moved from %(before)s to %(after)s.") % words
    gone = [title for title in known if title not in {row["title"] for row in after}]
    if gone:
        yield _("No longer in the plan: %(steps)s.") % {"steps": _list(gone)}


def _due(before: str, after: str) -> Iterable[str]:
    if before and after and before != after:
        yield _("The day for the whole has been moved from %(before)s to %(after)s.") % {
            "before": _day(before),
            "after": _day(after),
        }


def _reports(before: list[Frozen], after: list[Frozen]) -> Iterable[str]:
    new = len(after) - len(before)
    if new > 0:
        words = ngettext(
            "One status report has come. It says: %(state)s.",
            "%(count)s status reports have come. The last says: %(state)s.",
            new,
        )
        yield words % {"count": capfirst(as_words(new)), "state": after[0]["words"].lower()}


def _lateness(before: Frozen, after: Frozen) -> Iterable[str]:
    if after["tone"] == "late" and before["tone"] != "late":
        yield _("It was not late in the last report. Now: %(words)s.") % {"words": after["short"].lower()}
    elif before["tone"] == "late" and after["tone"] != "late":
        yield _("In the last report it was late. It no longer is.")


def _day(iso: str) -> str:
    return as_date(date.fromisoformat(iso)) if iso else ""


def _list(titles: list[str]) -> str:
    return ", ".join(f"”{title}”" for title in titles)
