"""What an evening needs on paper, as HTML for the worker: agenda, table lists, name cards, perspective cards, work and
dot sheets.

Everything that can be done on a phone can be done on these sheets and typed in afterwards, with the same result. Black
on white; nothing needs colour. The perspective cards are those of the newest published compilation
(``perspectives/compilations/cards``).
"""

import hashlib
import json
from datetime import timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.look.paper import dressed
from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from perspectives.compilations import extracts
from perspectives.compilations.queries import published_versions
from perspectives.compilations.tongues import SWEDISH
from reports.makers import Print
from reports.services import order_document, throw_away

from ..models import Kit, KitPart, Meeting
from ..phone import codes
from ..queries import table_views
from .queries import running

KIND = "meeting_kit"
TEMPLATE = "meetings/print/kit.html"
CARDS_ON_A_SHEET = 8
SPARE_CARDS = 8
"""Empty name cards that come along: for those who were not on the list."""
LINES = range(7)
DOTS = 5
KEPT_DAYS = 30
"""A kit has names in it, and is thrown away this long after it was ordered."""


@transaction.atomic
def order_kit(*, meeting: Meeting, parts: list[str], actor: User) -> Kit:
    """Order the kit's PDF as the evening stands now. The same parts of an evening that has not changed are one kit."""
    parts = [part for part in KitPart.values if part in parts]
    Meeting.objects.select_for_update(no_key=True, of=("self",)).get(pk=meeting.pk)  # two presses: one after the other
    kit = Kit.objects.filter(meeting=meeting, parts=parts).first()
    if kit is None:
        kit = Kit.objects.create(meeting=meeting, by=actor, parts=parts)
    before = kit.document_id
    kit.document = order_document(
        kind=KIND,
        object_id=kit.pk,
        content_key=key_of(content(meeting, parts)),
        title=_("Kit for meeting %(number)s") % {"number": meeting.number},
    )
    if kit.document.pk == before:  # the very same, asked for again
        return kit
    kit.save(update_fields=["document"])
    record("meeting.kit_ordered", dialogue=meeting.dialogue, actor=actor, obj=meeting, parts=len(parts))
    return kit


def throw_away_old_kits() -> int:
    """Throw away the files of kits older than a month; return how many. The scheduler calls it."""
    count = 0
    before = timezone.now() - timedelta(days=KEPT_DAYS)
    for kit in Kit.objects.filter(document__created_at__lt=before).select_related("document"):
        if kit.document and kit.document.file:
            throw_away(kit.document)
            count += 1
    return count


def kit_print(pk: int) -> Print:
    """Return the kit for paper. Raises Kit.DoesNotExist when it is gone."""
    kit = Kit.objects.select_related("meeting__dialogue__municipality").get(pk=pk)
    found = content(kit.meeting, kit.parts)
    context = found | {
        "deck": deck(kit.meeting.dialogue) if KitPart.CARDS in kit.parts else None,
        "meeting": kit.meeting,
        "dialogue": kit.meeting.dialogue,
        "lines": LINES,
        "address": codes.enter_address(),
    }
    return Print(
        html=lambda: dressed(render_to_string(TEMPLATE, context), kit.meeting.dialogue.municipality),
        title=_("Kit for meeting %(number)s") % {"number": kit.meeting.number},
        key=key_of(found),
    )


def key_of(found: dict[str, Any]) -> str:
    written = json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(written.encode()).hexdigest()


def content(meeting: Meeting, parts: list[str]) -> dict[str, Any]:
    """Everything that is printed, as plain data: what the document's key is worked out from."""
    views, unseated = table_views(meeting)
    of_tables = codes.codes_of_tables(meeting) if KitPart.SHEETS in parts else {}
    tables = [
        {
            "code": of_tables.get(view.table.number, ""),
            "number": view.table.number,
            "facilitator": view.table.facilitator.get_short_name() if view.table.facilitator else "",
            "people": [seat.participant.name for seat in view.seats],
        }
        for view in views
        if view.seats or view.table.facilitator
    ]
    seats = [(seat, view.table.number) for view in views for seat in view.seats]
    seats += [(seat, None) for seat in unseated if seat.came is not False]
    people = sorted(
        [(seat.participant.name, number, seat.participant_id) for seat, number in seats],
        key=lambda one: one[0].casefold(),
    )
    own = {}
    if KitPart.NAMES in parts:
        own = codes.codes_of_people(meeting, [key for _name, _table, key in people])
    cards: list[dict[str, Any]] = [
        {"name": name, "table": table, "code": own.get(key, "")} for name, table, key in people
    ]
    cards += [{"name": "", "table": None}] * SPARE_CARDS
    cards += [{"name": "", "table": None}] * (-len(cards) % CARDS_ON_A_SHEET)
    return {
        "parts": parts,
        "title": meeting.title,
        "day": meeting.held_on,
        "starts": meeting.starts_at,
        "ends": meeting.ends_at,
        "place": meeting.place,
        "purpose": meeting.purpose,
        "agenda": _agenda(meeting),
        "tables": tables,
        "people": [(name, number) for name, number, _key in people],
        "cards": [cards[at : at + CARDS_ON_A_SHEET] for at in range(0, len(cards), CARDS_ON_A_SHEET)],
        "version": newest_version(meeting.dialogue) if KitPart.CARDS in parts else None,
        "options": options(meeting.dialogue),
        "dots": list(range(DOTS)),
    }


def _agenda(meeting: Meeting) -> list[dict[str, Any]]:
    return [
        {
            "at": step.at,
            "minutes": step.item.minutes,
            "title": step.item.title,
            "prompt": step.item.prompt,
            "kind": str(step.item.kind),
        }
        for step in running(meeting).steps
    ]


def newest_version(dialogue: Dialogue) -> int | None:
    """Return the number of the newest published compilation: a published one never changes."""
    return published_versions(dialogue).values_list("number", flat=True).first()


def deck(dialogue: Dialogue) -> dict[str, Any] | None:
    """Return the cards of the newest published compilation as they are printed; None when there is none."""
    compilation = dialogue.compilations.filter(number=newest_version(dialogue)).first()
    return extracts.read_in(compilation, extracts.CARDS, SWEDISH) if compilation else None


def options(dialogue: Dialogue) -> list[str]:
    """What dots are given to on paper: the themes of the dialogue, as they are called now."""
    themes = dialogue.themes.filter(removed_at=None, parent=None).order_by("position", "pk")
    return list(themes.values_list("title", flat=True))
