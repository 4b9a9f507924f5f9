"""Who a person is in the many rows that are about them: by account, as somebody interviewed, as a candidate …

An address, a phone number or a name leads to *anchors*: rows that stand for a person. From an anchor the way goes on
to others (a candidate who was interviewed, a participant with an account), and from anchors and addresses to every row
that the inventory says is theirs (``gathering.py``).
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from django.db.models import Model, Q, QuerySet

from accounts.models import User
from dialogues.models import DesignTeamCandidate, Dialogue
from interviews.models import Identity, Interviewee
from meetings.models import Candidate, CandidateIdentity, Participant

from ..erasing.blanking import WEEDED

Keys = dict[str, set[int]]


@dataclass(frozen=True)
class Anchor:
    """Rows that stand for a person. ``named`` holds who they are, and ``key`` leads from there to the anchor."""

    model: type[Model]
    named: type[Model]
    key: str
    dialogue: str
    """Lookup path from ``named`` to the dialogue; an account's is by membership."""
    phone: str = ""


ANCHORS: dict[str, Anchor] = {
    "user": Anchor(User, User, "pk", "memberships__dialogue"),
    "interviewee": Anchor(Interviewee, Identity, "interviewee_id", "interviewee__dialogue", "phone"),
    "candidate": Anchor(Candidate, CandidateIdentity, "candidate_id", "candidate__dialogue", "phone"),
    "participant": Anchor(Participant, Participant, "pk", "dialogue"),
    "team": Anchor(DesignTeamCandidate, DesignTeamCandidate, "pk", "dialogue"),
}


@dataclass
class Whom:
    """A person as keys of anchors and as addresses. ``dialogues`` None: everywhere."""

    keys: Keys = field(default_factory=lambda: {name: set() for name in ANCHORS})
    addresses: set[str] = field(default_factory=set)
    dialogues: frozenset[int] | None = None

    def as_json(self) -> dict[str, list[int]]:
        return {name: sorted(found) for name, found in self.keys.items() if found}


def same_address(text: str) -> str:
    return text.strip().casefold()


def same_phone(text: str) -> str:
    """Digits alone, with a Swedish number's country code as the 0 it stands for."""
    digits = "".join(sign for sign in text if sign.isdigit()).removeprefix("00")
    return "0" + digits[2:] if digits.startswith("46") else digits


def same_name(text: str) -> str:
    return " ".join(text.split()).casefold()


@dataclass(frozen=True)
class Hit:
    """A row that may be the person: what stands there, shown to whoever searches."""

    anchor: str
    key: int
    name: str
    address: str

    @property
    def value(self) -> str:
        return f"{self.anchor}:{self.key}"


def rows_of(anchor: Anchor, dialogues: Collection[int] | None) -> QuerySet:
    rows = anchor.named._base_manager.all()
    return rows if dialogues is None else rows.filter(**{f"{anchor.dialogue}__in": list(dialogues)}).distinct()


def search(*, address: str = "", phone: str = "", name: str = "", dialogues: Collection[int] | None) -> Iterator[Hit]:
    """Return the rows whose address or phone is the one given, or whose name holds the name given.

    Encrypted columns cannot be searched, so the rows of the dialogues are read and compared here: linear in people.
    """
    ways: list[tuple[str, str, Callable[[str], str]]] = [
        ("email", address, same_address),
        ("phone", phone, same_phone),
    ]
    for known_as, anchor in ANCHORS.items():
        for row in rows_of(anchor, dialogues):
            by_exact = any(given and same(getattr(row, column, "")) == same(given) for column, given, same in ways)
            by_name = bool(name) and same_name(name) in same_name(row.name)
            if by_exact or by_name:
                yield Hit(known_as, getattr(row, anchor.key), row.name, row.email)


def reached(keys: Keys, *, addresses: Collection[str] = (), dialogues: Collection[int] | None) -> Whom:
    """Follow the anchors to each other and to their addresses, until nothing new is found.

    An account is the same person everywhere; what is found of it is still only of ``dialogues``.
    """
    found: Keys = {name: set(keys.get(name, ())) for name in ANCHORS}
    before = -1
    while before != (before := sum(len(one) for one in found.values())):
        _follow(found)
    if dialogues is not None:
        for name, anchor in ANCHORS.items():
            rows = rows_of(anchor, dialogues).filter(**{f"{anchor.key}__in": found[name]})
            found[name] = set(rows.values_list(anchor.key, flat=True))
    whom = Whom(found, {same_address(one) for one in addresses if one}, _frozen(dialogues))
    for name, anchor in ANCHORS.items():
        for row in anchor.named._base_manager.filter(**{f"{anchor.key}__in": found[name]}):
            if row.email:
                whom.addresses.add(same_address(row.email))
    return whom


def _frozen(dialogues: Collection[int] | None) -> frozenset[int] | None:
    return None if dialogues is None else frozenset(dialogues)


def _follow(found: Keys) -> None:
    for interviewee, candidate, participant in Candidate.objects.filter(
        Q(pk__in=found["candidate"]) | Q(interviewee__in=found["interviewee"]) | Q(participant__in=found["participant"])
    ).values_list("interviewee", "pk", "participant"):
        found["candidate"].add(candidate)
        found["interviewee"] |= {interviewee} - {None}
        found["participant"] |= {participant} - {None}
    for name, rows in (("participant", Participant.objects.all()), ("team", DesignTeamCandidate.objects.all())):
        for key, user in rows.filter(Q(pk__in=found[name]) | Q(user__in=found["user"])).values_list("pk", "user"):
            found[name].add(key)
            found["user"] |= {user} - {None}


def by_address(address: str) -> Whom:
    """Everything everywhere that belongs to an address, as when its holder asks."""
    keys: Keys = {name: set() for name in ANCHORS}
    for hit in search(address=address, dialogues=None):
        keys[hit.anchor].add(hit.key)
    return reached(keys, addresses=[address], dialogues=None)


def may_be_several(whom: Whom) -> bool:
    """Whether what an address leads to may be more than one person's: a household's, an association's, a guardian's.

    Addresses are typed in by others, and whoever reads the mailbox need not be the one who spoke. So different names,
    two who were interviewed in the same dialogue, or a guardian, are a question for people.
    """
    names, heard = set(), set()
    for known_as, anchor in ANCHORS.items():
        for row in anchor.named._base_manager.filter(**{f"{anchor.key}__in": whom.keys[known_as]}):
            names.add(same_name(row.name))
            if isinstance(row, Identity):
                dialogue = row.interviewee.dialogue_id
                if row.guardian or dialogue in heard:
                    return True
                heard.add(dialogue)
    return len(names - {"", same_name(WEEDED)}) > 1


def by_request(who: dict[str, list[int]], address: str, dialogue: Dialogue | None) -> Whom:
    """As ``reached``, from what a request has kept."""
    keys: Keys = {name: set(found) for name, found in who.items()}
    return reached(keys, addresses=[address], dialogues=None if dialogue is None else [dialogue.pk])
