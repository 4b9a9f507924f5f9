"""What is decided and done about retention in all of a municipality's dialogues, and where somebody is in them."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet

from accounts.models import Municipality
from dialogues.models import Dialogue, Membership
from dialogues.permissions import Role

from ..kinds import KINDS, RecordKind
from ..models import Protocol, RetentionRule
from ..person.services import dialogues_of
from ..person.whom import ANCHORS, by_address, rows_of, search


@dataclass
class Line:
    """A kind of record with the municipality's rule, and the dialogues that have one of their own."""

    kind: RecordKind
    rule: RetentionRule | None = None
    exceptions: list[RetentionRule] = field(default_factory=list)


def lines(municipality: Municipality) -> list[Line]:
    """Every kind that a rule can reach, in the order of ``kinds.py``. Two queries."""
    found = {key: Line(kind) for key, kind in KINDS.items() if kind.ruled}
    own = RetentionRule.objects.filter(dialogue__municipality=municipality).select_related("dialogue")
    for rule in [*RetentionRule.objects.filter(municipality=municipality), *own.order_by("dialogue__title")]:
        line = found[rule.kind]
        if rule.municipality_id:
            line.rule = rule
        else:
            line.exceptions.append(rule)
    return list(found.values())


def protocols(municipality: Municipality) -> QuerySet[Protocol]:
    """What has been erased in the municipality's dialogues, newest first."""
    return Protocol.objects.filter(dialogue__municipality=municipality).select_related("dialogue", "by").order_by("-pk")


def dialogues_with(municipality: Municipality, *, address: str, phone: str) -> list[Dialogue]:
    """Return the dialogues that hold something of whoever has the address or the phone, each with ``led_by``.

    It says where and not what: who may read it is the dialogue's leader. Linear in people, as ``search`` is.
    """
    ours = {dialogue.pk: dialogue for dialogue in _led(municipality)}
    keys: dict[str, set[int]] = defaultdict(set)
    for hit in search(address=address, phone=phone, dialogues=ours):
        keys[hit.anchor].add(hit.key)
    found = {dialogue.pk for dialogue in dialogues_of(by_address(address))} if address else set()
    for name, known in keys.items():
        anchor = ANCHORS[name]
        rows = rows_of(anchor, ours).filter(**{f"{anchor.key}__in": known})
        found |= set(rows.values_list(anchor.dialogue, flat=True))
    return [dialogue for pk, dialogue in ours.items() if pk in found]


def _led(municipality: Municipality) -> QuerySet[Dialogue]:
    leaders = Membership.objects.filter(role=Role.LEADER).select_related("user").order_by("user__name")
    rows = municipality.dialogues.order_by("title", "pk")
    return rows.prefetch_related(Prefetch("memberships", leaders, to_attr="led_by"))
