"""Reads of the rounds: lists, and what a page of one needs."""

from django.db.models import Count, QuerySet

from dialogues.models import Dialogue

from ..models import Round


def rounds_of(dialogue: Dialogue) -> QuerySet[Round]:
    """Every round of the dialogue, latest meeting first, with how many options it has. One query, and one for the
    meetings that comes with it."""
    rows = Round.objects.filter(meeting__dialogue=dialogue).select_related("meeting")
    return rows.annotate(choices=Count("options")).order_by("-meeting__held_on", "-meeting__number", "-pk")


def open_rounds(dialogue: Dialogue | None) -> QuerySet[Round]:
    """Those that can be given in now. One query."""
    return (
        Round.objects.filter(meeting__dialogue=dialogue, closed_at=None).exclude(opened_at=None).order_by("opened_at")
    )


def earlier_sheet(round_: Round, table) -> dict[str, tuple[int, dict[int, int]]]:
    """What was entered for a table before: people and dots by option, by side. Two queries."""
    sheets = round_.sheets.filter(table=table).prefetch_related("counts")
    return {
        sheet.side: (sheet.people, {count.option_id: count.count for count in sheet.counts.all()}) for sheet in sheets
    }
