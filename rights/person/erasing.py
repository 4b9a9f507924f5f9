"""Erasing one person: what goes, what stays and why. The protocol says how much, and neither who nor what."""

from collections import defaultdict
from collections.abc import Iterator

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_noop

from accounts.models import User
from dialogues import erasures
from dialogues.events import record
from interviews.consent.withdrawal import erase_withdrawn
from interviews.models import Interviewee, Withdrawal
from interviews.services import withdraw_consent

from .. import papers
from ..disclosure.forgetting import forget_copies, handed_out, loose_copies, rows_taken_back
from ..erasing import blanking
from ..inventory.reading import Entry, inventory
from ..kinds import KINDS
from ..models import DisclosureItem, PersonRequest, Protocol
from ..retention.engine import ERASED_IN_TIME, write_protocol
from . import printing
from .gathering import Part, gather
from .whom import Whom, by_request

RECORD = gettext_noop("It is part of the account of what was said and decided, which is a public record.")
ACCOUNT = gettext_noop("It belongs to the account, which the person closes by themselves.")
HANDED_OUT = gettext_noop("It has been handed out as a public record, and that it was is part of the account.")
LOG = gettext_noop("The log says who did what, and holds no words.")


def would_go(parts: list[Part]) -> Iterator[tuple[Part, list[tuple[Entry, list[int]]]]]:
    """For each kind, the rows that erasing would change. Reads; changes nothing."""
    for part in parts:
        rows = []
        for label, keys in part.found.items():
            entry = inventory()[label]
            if entry.erase in ERASED_IN_TIME:
                held = blanking.still_there(entry, entry.everything.filter(pk__in=keys))
                rows.append((entry, list(held.order_by("pk").values_list("pk", flat=True))))
        yield part, [(entry, keys) for entry, keys in rows if keys]


def would_stay(parts: list[Part], erased: dict[str, set[int]]) -> list[dict]:
    """What is kept of the person afterwards, by kind, with the reason. Counts the rows that are there.

    Args:
        erased: what ``erased_rows`` said, before anything was erased.
    """
    kept = []
    for part in parts:
        count = part.done_at_work + sum(
            entry.everything.filter(pk__in=keys).count()
            for entry, keys in ((inventory()[label], keys) for label, keys in part.found.items())
            if entry.erase not in ERASED_IN_TIME
        )
        if count:
            kept.append({"kind": part.kind.key, "title": part.title, "count": count, "why": _why(part)})
    if copies := handed_out(erased).count():
        kind = KINDS["disclosures"]
        kept.append({"kind": kind.key, "title": capfirst(str(kind.title)), "count": copies, "why": HANDED_OUT})
    return kept


def erased_rows(parts: list[Part], whom: Whom) -> dict[str, set[int]]:
    """Keys of the rows whose words go, by model: those that are erased, and those that are taken back by it."""
    rows: dict[str, set[int]] = defaultdict(set)
    for _part, gone in would_go(parts):
        for entry, keys in gone:
            rows[entry.label].update(keys)
    for person in Interviewee.objects.filter(pk__in=whom.keys["interviewee"]).select_related("dialogue"):
        for label, found in rows_taken_back(person).items():
            rows[label] |= found
    return dict(rows)


def _why(part: Part) -> str:
    if part.kind.key in {"accounts", "security"}:
        return ACCOUNT
    return LOG if part.kind.key == "log" else RECORD


@transaction.atomic
def erase_person(*, request: PersonRequest, actor: User) -> Protocol | None:
    """Erase what can be erased of the person the request is about, in its dialogue. None when it was done already.

    Somebody who was interviewed takes back their consent by it, so their words leave drafts and exports too, and what
    is in print is listed for the leader (docs/withdrawal.md). What they are kept in is forgotten at once, not after
    thirty days: here nobody disputes it.
    """
    taken = PersonRequest.objects.filter(pk=request.pk, erased_at=None).update(erased_at=timezone.now())
    if not taken:
        return None
    whom = by_request(request.who, request.address, request.dialogue)
    parts = gather(whom)
    gone = [(part, rows) for part, rows in would_go(parts)]
    erased = erased_rows(parts, whom)
    copies = list(loose_copies(erased).values_list("pk", flat=True))
    papers.throw_away_papers([printing.KIND], keys=[request.pk])
    _withdraw(whom, actor)
    if request.dialogue:
        forget_copies(erased, request.dialogue)
    lines = []
    for part, rows in gone:
        for entry, keys in rows:
            erasures.note_rows("row.erased", entry.everything.filter(pk__in=keys))
            blanking.erase(entry, keys, actor)
        if rows:
            lines.append(_line(part.kind.key, {entry.label: keys for entry, keys in rows}))
    if copies:
        lines.append(_line("disclosures", {DisclosureItem._meta.label: copies}))
    kept = [{key: one[key] for key in ("kind", "count", "why")} for one in would_stay(parts, erased)]
    protocol = write_protocol(dialogue=request.dialogue, about="person", actor=actor, lines=lines, kept=kept)
    PersonRequest.objects.filter(pk=request.pk).update(protocol=protocol, address="", who={}, version=F("version") + 1)
    record("person.erased", dialogue=request.dialogue, actor=actor, obj=protocol, count=protocol.count)
    return protocol


def _line(kind: str, objects: dict[str, list[int]]) -> dict:
    count = sum(len(keys) for keys in objects.values())
    return {"kind": kind, "due_on": "", "decision": "", "count": count, "objects": objects}


def _withdraw(whom: Whom, actor: User) -> None:
    for person in Interviewee.objects.filter(pk__in=whom.keys["interviewee"]).select_related("dialogue"):
        withdraw_consent(person=person, actor=actor)
        withdrawal = Withdrawal.objects.filter(interviewee=person).select_related("interviewee__dialogue").first()
        if withdrawal is not None:
            erase_withdrawn(withdrawal=withdrawal, actor=actor)
