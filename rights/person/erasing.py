"""Erasing one person: what goes, what stays and why. The protocol says how much, and neither who nor what."""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from accounts.models import User
from dialogues import erasures
from dialogues.events import record
from interviews.consent.withdrawal import erase_withdrawn
from interviews.models import Interviewee, Withdrawal
from interviews.services import withdraw_consent

from .. import papers
from ..erasing import blanking
from ..inventory.reading import Entry, inventory
from ..models import PersonRequest, Protocol
from ..retention.engine import ERASED_IN_TIME, write_protocol
from . import printing
from .gathering import Part, gather
from .whom import Whom, by_request

RECORD = gettext_noop("It is part of the account of what was said and decided, which is a public record.")
ACCOUNT = gettext_noop("It belongs to the account, which the person closes by themselves.")
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


def would_stay(parts: list[Part]) -> list[dict]:
    """What is kept of the person afterwards, by kind, with the reason."""
    kept = []
    for part in parts:
        count = part.done_at_work + sum(
            len(keys) for label, keys in part.found.items() if inventory()[label].erase not in ERASED_IN_TIME
        )
        if count:
            kept.append({"kind": part.kind.key, "title": part.title, "count": count, "why": _why(part)})
    return kept


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
    kept = [{key: one[key] for key in ("kind", "count", "why")} for one in would_stay(parts)]
    papers.throw_away_papers([printing.KIND], keys=[request.pk])
    _withdraw(whom, actor)
    lines = []
    for part, rows in gone:
        for entry, keys in rows:
            erasures.note_rows("row.erased", entry.everything.filter(pk__in=keys))
            blanking.erase(entry, keys, actor)
        if rows:
            objects = {entry.label: keys for entry, keys in rows}
            count = sum(len(keys) for keys in objects.values())
            lines.append({"kind": part.kind.key, "due_on": "", "decision": "", "count": count, "objects": objects})
    protocol = write_protocol(dialogue=request.dialogue, about="person", actor=actor, lines=lines, kept=kept)
    PersonRequest.objects.filter(pk=request.pk).update(protocol=protocol, address="", who={})
    record("person.erased", dialogue=request.dialogue, actor=actor, obj=protocol, count=protocol.count)
    return protocol


def _withdraw(whom: Whom, actor: User) -> None:
    for person in Interviewee.objects.filter(pk__in=whom.keys["interviewee"]).select_related("dialogue"):
        withdraw_consent(person=person, actor=actor)
        withdrawal = Withdrawal.objects.filter(interviewee=person).select_related("interviewee__dialogue").first()
        if withdrawal is not None:
            erase_withdrawn(withdrawal=withdrawal, actor=actor)
