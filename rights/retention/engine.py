"""What is due, how much of it there is, and erasing it: one engine for every kind of record.

Nothing is erased without a rule that the municipality has set, but for what those heard were promised: on the
dialogue's day (``Dialogue.retain_until``) the promised kinds go, whatever a rule says of a later one.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst

from accounts.models import User
from dialogues import erasures
from dialogues.events import record
from dialogues.models import Dialogue

from ..erasing import blanking
from ..inventory.reading import Entry, of_kind
from ..kinds import KINDS, RecordKind
from ..models import Ending, Keeps, Protocol, RetentionRule

PROMISE, RULE, NOTHING = "promise", "rule", ""


def months_after(start: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


@dataclass
class Line:
    """One kind of record in one dialogue: which rule holds, when it is due, and how many rows would go."""

    kind: RecordKind
    dialogue: Dialogue
    rule: RetentionRule | None
    ended_on: date | None

    @cached_property
    def title(self) -> str:
        return capfirst(str(self.kind.title))

    @property
    def ruled_on(self) -> date | None:
        """The day the rule says; None when it says preserve, or counts from an end that has not been noted."""
        if self.rule is None or self.rule.keeps == Keeps.PRESERVED:
            return None
        if self.rule.keeps == Keeps.UNTIL:
            return self.rule.until
        return months_after(self.ended_on, self.rule.months or 0) if self.ended_on else None

    @property
    def promised_on(self) -> date | None:
        return self.dialogue.retain_until if self.kind.promised else None

    @property
    def due_on(self) -> date | None:
        """The earlier of what the rule says and what was promised."""
        days = [day for day in (self.ruled_on, self.promised_on) if day]
        return min(days) if days else None

    @property
    def because(self) -> str:
        if self.due_on is None:
            return NOTHING
        return PROMISE if self.due_on == self.promised_on else RULE

    @property
    def decision(self) -> str:
        """The reference the erasure rests on: the rule's, or that of the assessment the promise was made in."""
        if self.because == RULE and self.rule:
            return self.rule.decision
        return self.dialogue.impact_assessment

    @property
    def by_itself(self) -> bool:
        return self.because == PROMISE or bool(self.because and self.rule and self.rule.by_itself)

    def is_due(self, today: date) -> bool:
        return self.due_on is not None and self.due_on <= today

    @cached_property
    def entries(self) -> list[Entry]:
        return [entry for entry in of_kind(self.kind.key) if entry.dialogue and entry.erase in ERASED_IN_TIME]

    def left(self) -> Iterator[tuple[Entry, QuerySet]]:
        for entry in self.entries:
            rows = entry.everything.filter(**{entry.dialogue: self.dialogue})
            yield entry, blanking.still_there(entry, rows)

    @cached_property
    def count(self) -> int:
        """How many rows erasing would change. Some queries a model; nothing is decrypted."""
        return sum(rows.count() for _entry, rows in self.left())


ERASED_IN_TIME = {"delete", "blank", "service"}


def lines(dialogue: Dialogue) -> list[Line]:
    """Every kind that a rule or a promise can reach, in the order of ``kinds.py``. Two queries."""
    rules = RetentionRule.objects.filter(dialogue=dialogue) | RetentionRule.objects.filter(
        municipality=dialogue.municipality_id
    )
    known: dict[str, RetentionRule] = {}
    for rule in rules.order_by(F("dialogue").asc(nulls_first=True)):  # the dialogue's own come last, and stay
        known[rule.kind] = rule
    ended_on = Ending.objects.filter(dialogue=dialogue).values_list("ended_on", flat=True).first()
    return [
        Line(kind, dialogue, known.get(kind.key), ended_on) for kind in KINDS.values() if kind.ruled or kind.promised
    ]


def due(dialogue: Dialogue, *, today: date | None = None) -> list[Line]:
    """The kinds whose day has come and of which something is left: what a run would erase. Changes nothing."""
    today = today or timezone.localdate()
    return [line for line in lines(dialogue) if line.is_due(today) and line.count]


@transaction.atomic
def weed(*, dialogue: Dialogue, actor: User | None) -> Protocol | None:
    """Erase what is due and write the protocol; None when nothing was.

    Args:
        actor: None for the scheduler, which takes the kinds that go by themselves.
    """
    Dialogue.objects.select_for_update(no_key=True, of=("self",)).get(pk=dialogue.pk)  # two runs: one after the other
    chosen = [line for line in due(dialogue) if actor is not None or line.by_itself]
    written = [_erase(line, actor) for line in chosen]
    if not written:
        return None
    protocol = write_protocol(dialogue=dialogue, about="time", actor=actor, lines=written)
    record("retention.weeded", dialogue=dialogue, actor=actor, obj=protocol, count=protocol.count)
    return protocol


def _erase(line: Line, actor: User | None) -> dict:
    keys = {entry.label: list(rows.order_by("pk").values_list("pk", flat=True)) for entry, rows in line.left()}
    for entry in line.entries:
        if keys[entry.label]:
            erasures.note_rows("row.erased", entry.everything.filter(pk__in=keys[entry.label]))
            blanking.erase(entry, keys[entry.label], actor)
    return {
        "kind": line.kind.key,
        "due_on": str(line.due_on),
        "decision": line.decision,
        "count": sum(len(one) for one in keys.values()),
        "objects": {label: found for label, found in keys.items() if found},
    }


def write_protocol(
    *, dialogue: Dialogue | None, about: str, actor: User | None, lines: list[dict], kept: list[dict] | None = None
) -> Protocol:
    """Write down what was erased. Inside the transaction that erased it."""
    last = Protocol.objects.filter(dialogue=dialogue).aggregate(last=Max("number"))["last"] or 0
    for line in lines:  # some keys are no numbers
        line["objects"] = {
            label: [key if isinstance(key, int) else str(key) for key in keys]
            for label, keys in line["objects"].items()
        }
    return Protocol.objects.create(
        dialogue=dialogue, number=last + 1, about=about, by=actor, lines=lines, kept=kept or []
    )


def weed_all() -> int:
    """Erase in every dialogue what goes by itself; return how many dialogues it concerned. Called by the scheduler."""
    done = 0
    for dialogue in Dialogue.objects.select_related("municipality").order_by("pk"):
        done += weed(dialogue=dialogue, actor=None) is not None
    return done
