"""The demo's rounds of prioritising: given by phone and on paper, closed, with what was said against each option."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from actions.models import Proposal, ProposalOption
from meetings.models import (
    Attendance,
    Ballot,
    Correction,
    Option,
    OptionObjection,
    PaperCount,
    PaperSheet,
    Round,
    Side,
)
from meetings.rounds.giving import Given, write_marks

from .rounds_words import ROUNDS

if TYPE_CHECKING:
    from .load import Loading

SIDES = (Side.MUNICIPALITY, Side.CIVIL_SOCIETY)


def write(loading: Loading) -> None:
    """Write the rounds of the meetings that have been held. The other demo has none: its day had dots on a wall."""
    if loading.case.key != "umea":
        return
    for row in ROUNDS:
        meeting = loading.meetings[row["meeting"]]
        if meeting.held_on < loading.today:
            _round(loading, row, Random(f"umea {row['meeting']}"))  # noqa: S311 - the demo is to be the same each time


def _round(loading: Loading, row: dict[str, Any], rng: Random) -> None:
    meeting = loading.meetings[row["meeting"]]
    opened, closed = (
        timezone.make_aware(datetime.combine(meeting.held_on, time.fromisoformat(row[name])))
        for name in ("opened", "closed")
    )
    made = Round.objects.create(
        meeting=meeting,
        title=row["title"],
        over=row["over"],
        method=row["method"],
        dots=row["dots"],
        most=row["most"],
        opened_at=opened,
    )
    options = [_option(loading, made, number, one) for number, one in enumerate(row["options"], start=1)]
    seats = Attendance.objects.filter(meeting=meeting, came=True).select_related("participant", "table")
    slips: dict[tuple[Any, str], list[dict[int, Given]]] = {}
    for place, seat in enumerate(seats.order_by("participant__name", "pk")):
        marks = _marks(made, options, row["options"], SIDES.index(Side(seat.participant.side)), rng)
        if seat.table and seat.table.number in row["on_paper"] and made.has_dots:
            slips.setdefault((seat.table, seat.participant.side), []).append(marks)
            continue
        on_paper = bool(seat.table and seat.table.number in row["on_paper"])
        ballot = Ballot.objects.create(
            round=made,
            participant=None if on_paper else seat.participant,
            side=seat.participant.side,
            table=seat.table,
            on_paper=on_paper,
            sent_at=opened + timedelta(seconds=40 * place % 900),
        )
        write_marks(ballot, marks)
    for (table, side), given in slips.items():
        _sheet(made, table, side, given)
    for one, words in zip(options, row["options"], strict=True):
        for text, needs in words["objections"]:
            OptionObjection.objects.create(option=one, text=text, needs=needs, created_at=closed)
    Round.objects.filter(pk=made.pk).update(closed_at=closed, closed_by=loading.users["facilitator"])
    for key, side, change, reason in row["corrections"]:
        option = next(one for one in options if one.theme == loading.themes[key])
        Correction.objects.create(
            round=made,
            option=option,
            side=side,
            change=change,
            reason=reason,
            by=loading.users["facilitator"],
            created_at=closed + timedelta(hours=15),
        )


def _option(loading: Loading, made: Round, number: int, words: dict[str, Any]) -> Option:
    if "theme" in words:
        theme = loading.themes[words["theme"]]
        return Option.objects.create(round=made, number=number, title=theme.title, theme=theme)
    if "proposal" in words:
        proposal = Proposal.objects.get(dialogue=loading.dialogue, number=words["proposal"])
        option = Option.objects.create(round=made, number=number, title=proposal.title, text=proposal.what)
        ProposalOption.objects.create(option=option, proposal=proposal)
        return option
    return Option.objects.create(round=made, number=number, title=words["title"])


def _marks(made: Round, options: list[Option], words: list[dict[str, Any]], side: int, rng: Random) -> dict[int, Given]:
    if not made.has_dots:
        return {
            option.pk: Given(urgency=_near(one["judged"][side][0], rng), feasibility=_near(one["judged"][side][1], rng))
            for option, one in zip(options, words, strict=True)
        }
    dots = {option.pk: 0 for option in options}
    pulls = [one["pull"][side] for one in words]
    for _dot in range(made.dots if rng.random() > 0.08 else made.dots - 1):
        free = [weight if dots[option.pk] < made.most else 0 for option, weight in zip(options, pulls, strict=True)]
        dots[rng.choices(options, free)[0].pk] += 1
    return {key: Given(dots=count) for key, count in dots.items()}


def _near(mean: float, rng: Random) -> int:
    return max(1, min(5, round(rng.gauss(mean, 0.8))))


def _sheet(made: Round, table: Any, side: str, given: list[dict[int, Given]]) -> None:
    sheet = PaperSheet.objects.create(round=made, table=table, side=side, people=len(given))
    counts = {key: sum(marks[key].dots for marks in given) for key in given[0]}
    PaperCount.objects.bulk_create(
        PaperCount(sheet=sheet, option_id=key, count=count) for key, count in counts.items() if count
    )
