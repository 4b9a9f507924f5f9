"""What has happened to a dialogue's promises, newest first: decided, reported on, moved, told of in a report.

It is read out of what is public already, so that nothing can be followed that cannot be read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.models import Dialogue

from .. import queries
from ..follow_up.queries import published_reports
from ..models import PROMISED, Decision, Move, Proposal, ProposalState, StatusReport

MOST = 60
"""Entries in a feed."""


@dataclass(frozen=True)
class News:
    """One thing that happened ``at``, and was ``written`` down then or later. ``key`` is the same for ever; without
    ``proposal`` it is about the whole."""

    key: str
    at: datetime
    written: datetime
    title: str
    text: str
    url: str
    proposal: Proposal | None = None


def news(dialogue: Dialogue, only: Proposal | None = None, *, most: int | None = MOST) -> list[News]:
    """Return what has happened to all promises of a published dialogue, or to one of them, the ``most`` newest. Eight
    queries at most."""
    rows = queries.with_progress(dialogue.proposals.filter(state__in=PROMISED))
    found: list[News] = []
    for proposal in rows.filter(pk=only.pk) if only else rows:
        proposal.dialogue = dialogue
        found += of_proposal(proposal)
    if only is None:
        found += _follow_ups(dialogue)
    return sorted(found, key=lambda one: (one.at, one.key), reverse=True)[:most]


def of_proposal(proposal: Proposal) -> list[News]:
    """Everything that has happened to one promise, in no order. Reads prefetched rows (``queries.with_progress``)."""
    return [
        *(_decided(proposal, one) for one in proposal.decisions.all()),
        *(_reported(proposal, one) for one in proposal.reports.all()),
        *_moved(proposal),
    ]


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def _noon(row: Decision | StatusReport) -> datetime:
    """A moment for something that has only a day; never later than when it was written down."""
    day = row.decided_on if isinstance(row, Decision) else row.reported_on
    return min(timezone.make_aware(datetime.combine(day, time(12))), max(row.created_at, _start(day)))


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _decided(proposal: Proposal, decision: Decision) -> News:
    words = _("%(body)s decided: %(outcome)s.") % {
        "body": decision.body.name,
        "outcome": decision.get_outcome_display(),
    }
    text = " ".join(part for part in (words, decision.reasons) if part)
    when = (_noon(decision), decision.created_at)
    return _about(proposal, f"decision-{decision.pk}", when, _("Decision: %(title)s"), text)


def _reported(proposal: Proposal, report: StatusReport) -> News:
    text = f"{report.get_state_display().capitalize()}. {report.text}"
    when = (_noon(report), report.created_at)
    return _about(proposal, f"report-{report.pk}", when, _("Status report: %(title)s"), text)


def _moved(proposal: Proposal) -> Iterator[News]:
    """Moves between promised states that no report or decision tells of."""
    reports = list(proposal.reports.all())
    states, words = {report.state for report in reports}, {report.text[:2000] for report in reports}
    for move in proposal.moves.all():
        is_told = move.to_state in states or move.to_state == ProposalState.DECIDED or move.reason in words
        if move.to_state in PROMISED and move.from_state in PROMISED and not is_told:
            text = f"{_state(move)}. {move.reason}".strip()
            yield _about(proposal, f"move-{move.pk}", (move.at, move.at), _("Moved: %(title)s"), text)


def _state(move: Move) -> str:
    return str(move.get_to_state_display()).capitalize()


def _about(proposal: Proposal, key: str, when: tuple[datetime, datetime], title: str, text: str) -> News:
    at, written = (moment.astimezone(UTC) for moment in when)
    words = title % {"title": proposal.title}
    return News(key, at, written, words, text, absolute(proposal.get_public_url()), proposal)


def _follow_ups(dialogue: Dialogue) -> Iterator[News]:
    for report in published_reports(dialogue):
        title = _("Follow-up report: %(title)s") % {"title": report.title}
        path = f"/d/{dialogue.slug}/actions/follow-up/{report.number}/"
        at = report.published_at.astimezone(UTC)
        yield News(f"follow-up-{report.pk}", at, at, title, report.summary, absolute(path))
