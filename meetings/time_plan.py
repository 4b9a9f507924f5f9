"""The dialogue meetings' days, for the time plan."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from dialogues.models import Dialogue
from dialogues.time_plan.dates import Meeting, Source


def _meetings(dialogue: Dialogue) -> list[Meeting]:
    rows = dialogue.meetings.order_by("held_on", "number").only("dialogue_id", "number", "held_on")
    return [
        Meeting(row.held_on, str(row), reverse("meetings:detail", args=[dialogue.slug, row.number])) for row in rows
    ]


SOURCE = Source("meetings", _("Dialogue meetings"), "read_meetings", _meetings)
