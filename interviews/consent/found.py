"""What is found of a person, and where it has to be looked at: the shape of ``Withdrawal.found``.

Counts::

    {"texts": texts sealed, "suggestions", "invitations", "booked": of the interviews room,
     "statements": taken out of all work, "to_check": unnoted ones from talks of several, "quotes": taken out of
     drafts, "codings", "masks", "files": drafts and exports thrown away, "published": quotes in print,
     "records": copies in requests for records that are gone}

Places, as numbers and keys only::

    {"shared": [numbers of interviews in which others spoke too],
     "places": [[version, chapter, perspective, quotes], …] published,
     "disclosed": [numbers of requests for records, one for each copy that was handed out],
     "echoes": [[kind, key], …] texts that repeat their words, "lone": [numbers of perspectives that rest on nothing]}

The rooms that build on interviews say what they found, and put places in words, through ``Traces``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from dialogues.models import Dialogue

from ..models import Interview, Interviewee, InterviewKind

Found = dict[str, Any]
PUBLISHED, CHECK = "published", "check"


@dataclass(frozen=True)
class Place:
    """Somewhere that a person has to look: in print (PUBLISHED), or in work where their words may still be (CHECK)."""

    kind: str
    text: str
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class Traces:
    """What a room that builds on interviews knows of a person. All but ``describe`` run in the caller's transaction."""

    lock: Callable[[Dialogue], None]
    """Lock what the room publishes from, so that a publication is wholly before or wholly after."""
    find: Callable[[Interviewee], Found]
    """What a withdrawal would find now. Changes nothing."""
    stop_quotes: Callable[[Interviewee, Any], Found]
    """The person no longer wants to be quoted: take the quotes out of what is not published."""
    describe: Callable[[Dialogue, Found], list[Place]]
    """Put the places in ``Found`` in words, with where to go."""


_rooms: dict[str, Traces] = {}


def register_traces(room: str, traces: Traces) -> None:
    """Called from ``AppConfig.ready``. The same room again replaces it."""
    _rooms[room] = traces


def lock_publications(dialogue: Dialogue) -> None:
    """First of all in whatever changes what may be published. Order of locks: versions, consent, texts, statements,
    and the dialogue last (each event moves its revision); publishing takes version and dialogue in that order too."""
    for room in _rooms.values():
        room.lock(dialogue)


def added(parts: Iterable[Found | None]) -> Found:
    """Put what several rooms found together: counts are added, places joined."""
    total: Found = {}
    for part in parts:
        for name, value in (part or {}).items():
            total[name] = total[name] + value if name in total else value
    return total


def found_elsewhere(person: Interviewee) -> Found:
    return added(room.find(person) for room in _rooms.values())


def stop_quotes(person: Interviewee, actor: Any) -> Found:
    return added(room.stop_quotes(person, actor) for room in _rooms.values())


def places_in_words(dialogue: Dialogue, found: Found) -> list[Place]:
    return [place for room in _rooms.values() for place in room.describe(dialogue, found)]


@dataclass(frozen=True)
class Talks:
    """A person's interviews: those in which nobody else's words are left, and those that others share."""

    sole: list[Interview]
    shared: list[Interview]


def talks_of(person: Interviewee) -> Talks:
    """Tell a person's own talks from shared ones. Two queries.

    A talk is theirs alone when everybody else in it has taken theirs back too. A workshop never is: people may have
    spoken there who are not registered one by one.
    """
    sole, shared = [], []
    talks = person.interviews.order_by("number").prefetch_related("people__consent")
    for talk in talks:
        others = [one for one in talk.people.all() if one.pk != person.pk and not is_withdrawn(one)]
        (shared if others or talk.kind == InterviewKind.WORKSHOP else sole).append(talk)
    return Talks(sole, shared)


def is_withdrawn(person: Interviewee) -> bool:
    """Whether the person has taken back their consent. Costs a query unless the consent is loaded."""
    consent = getattr(person, "consent", None)
    return consent is not None and consent.withdrawn_at is not None
