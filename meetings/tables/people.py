"""What the solver may know of each person, and the room that follows from it.

Which perspectives somebody carries belongs to the identity level: the leader's plan uses them, and they are handed on
under names drawn for one plan, so that neither its row nor a page of it tells who carries what.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations
from random import Random

from django.db.models import QuerySet

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.permissions import Role
from interviews.models import BackgroundValue

from ..models import Attendance, Meeting, Participant, ParticipantStatus, SeatingWish, TableSetup, WishKind
from ..models.seating import MOST_TABLES, USUAL_SIZE
from ..seating.terms import Evening, Key, Pair, Person, Room, Table

VARIABLE = "background "
HOST = "u"
"""Before the key of an account, which leads a table; participants are plain numbers."""


def expected(dialogue: Dialogue, *, unanswered: bool = True) -> QuerySet[Participant]:
    """Those who are coming, and those asked who have not answered; in a stable order."""
    statuses = [ParticipantStatus.YES, *([ParticipantStatus.INVITED] if unanswered else [])]
    return dialogue.participants.filter(status__in=statuses).order_by("name", "pk")


def leaders_of_tables(dialogue: Dialogue) -> QuerySet[User]:
    """Accounts that may lead a table: those who facilitate or lead the dialogue."""
    roles = [Role.FACILITATOR, Role.LEADER]
    return User.objects.filter(memberships__dialogue=dialogue, memberships__role__in=roles).distinct().order_by("pk")


def usual_tables(people: int) -> int:
    return min(MOST_TABLES, max(1, round(people / USUAL_SIZE)))


def setup_of(meeting: Meeting, people: int) -> TableSetup:
    """The evening's room as it was set up; else, unsaved, tables for six."""
    found = TableSetup.objects.filter(meeting=meeting).first()
    return found or TableSetup(meeting=meeting, tables=meeting.tables.count() or usual_tables(people))


def persons(rows: Iterable[Participant], *, seed: int | None = None) -> tuple[Person, ...]:
    """What the solver is told. Perspectives come along only with a ``seed``, under names drawn from it.

    ``rows`` have their background, needs and perspectives fetched.
    """
    found = list(rows)
    names: dict[int, str] = {}
    if seed is not None:
        keys = sorted({perspective.pk for row in found for perspective in row.perspectives.all()})
        drawn = list(range(len(keys)))
        Random(seed).shuffle(drawn)  # noqa: S311 - a name for one plan, not a secret
        names = {key: f"p{number}" for key, number in zip(keys, drawn, strict=True)}
    return tuple(_person(row, names) for row in found)


def _person(row: Participant, names: dict[int, str]) -> Person:
    facts = getattr(row, "seat_facts", None)
    carried = frozenset(names[one.pk] for one in row.perspectives.all()) if names else frozenset()
    return Person(
        key=row.pk,
        variables=variables_of(row),
        perspectives=carried,
        language=facts.language.strip().casefold() if facts else "",
        step_free=bool(facts and facts.step_free),
    )


def background_of(row: Participant) -> list[BackgroundValue]:
    """What is written down for the tables; else what was known when they were chosen."""
    facts, candidate = getattr(row, "seat_facts", None), getattr(row, "candidate", None)
    found = list(facts.background.all()) if facts else []
    return found or (list(candidate.background.all()) if candidate else [])


def variables_of(row: Participant) -> dict[str, str]:
    """What tables are balanced in: the side, the kind of organisation, and the background as it is written down."""
    found = {"side": str(row.side), "organisation": row.organisation.kind if row.organisation else ""}
    return found | {f"{VARIABLE}{value.variable_id}": str(value.pk) for value in background_of(row)}


def with_all(rows: QuerySet[Participant]) -> QuerySet[Participant]:
    """Fetch what ``persons`` reads, in a fixed number of queries."""
    joined, more = ["organisation", "seat_facts"], ["perspectives", "seat_facts__background"]
    if hasattr(Participant, "candidate"):
        joined, more = [*joined, "candidate"], [*more, "candidate__background"]
    return rows.select_related(*joined).prefetch_related(*more)


def room_of(dialogue: Dialogue, meetings: Sequence[Meeting], *, unanswered: bool, seed: int) -> Room:
    """Everything the plan of ``meetings`` is made from."""
    rows = list(with_all(expected(dialogue, unanswered=unanswered)))
    known = {row.pk for row in rows}
    together, apart = wishes(dialogue, known)
    return Room(
        people=persons(rows, seed=seed),
        evenings=tuple(evening_of(meeting, known) for meeting in meetings),
        together=together,
        apart=apart,
        met=met_at_others(dialogue, meetings, known),
    )


def evening_of(meeting: Meeting, known: Collection[int]) -> Evening:
    setup = setup_of(meeting, len(known))
    steps = setup.numbers_with_steps
    tables = tuple(
        Table(number, seats=setup.seats or 0, step_free=number not in steps) for number in range(1, setup.tables + 1)
    )
    hosts = tuple(f"{HOST}{key}" for key in sorted(setup.facilitators.values_list("pk", flat=True))) if setup.pk else ()
    locked = meeting.attendances.filter(locked=True, participant__in=known).exclude(table=None)
    return Evening(
        number=meeting.number,
        tables=tables,
        groups=_groups(meeting, known) if setup.by_groups else {},
        locked=dict(locked.values_list("participant_id", "table__number")),
        hosts=hosts,
    )


def _groups(meeting: Meeting, known: Collection[int]) -> dict[str, frozenset[Key]]:
    rows = meeting.dialogue.working_groups.prefetch_related("members")
    groups = {str(row.pk): frozenset(member.pk for member in row.members.all()) & set(known) for row in rows}
    return {key: members for key, members in groups.items() if members}


def wishes(dialogue: Dialogue, known: Collection[int]) -> tuple[tuple[frozenset[Key], ...], tuple[Pair, ...]]:
    """Who share a table and who never do, among those ``known``."""
    together: list[frozenset[Key]] = []
    apart: list[Pair] = []
    for wish in SeatingWish.objects.filter(dialogue=dialogue).prefetch_related("people"):
        people = sorted(person.pk for person in wish.people.all() if person.pk in known)
        if wish.kind == WishKind.TOGETHER:
            together += [frozenset[Key](people)] if len(people) > 1 else []
            continue
        apart += [frozenset[Key](pair) for pair in combinations(people, 2)]
        if wish.facilitator_id:
            apart += [frozenset[Key]({person, f"{HOST}{wish.facilitator_id}"}) for person in people]
    return _joined(together), tuple(dict.fromkeys(apart))


def _joined(groups: Iterable[frozenset[Key]]) -> tuple[frozenset[Key], ...]:
    """Groups with somebody in common are one: who sits with both sits with all."""
    found: list[frozenset[Key]] = []
    for group in groups:
        touching = [other for other in found if other & group]
        found = [other for other in found if not other & group]
        found.append(group.union(*touching))
    return tuple(found)


def met_at_others(dialogue: Dialogue, meetings: Sequence[Meeting], known: Collection[int]) -> dict[Pair, int]:
    """How often pairs have shared a table at the other meetings. One query."""
    rows = Attendance.objects.filter(meeting__dialogue=dialogue, participant__in=known).exclude(table=None)
    rows = rows.exclude(came=False).exclude(meeting__in=[meeting.pk for meeting in meetings])
    by_table: dict[int, list[int]] = defaultdict(list)
    for table, person in rows.values_list("table_id", "participant_id"):
        by_table[table].append(person)
    met: Counter[Pair] = Counter()
    for people in by_table.values():
        met.update(frozenset[Key](pair) for pair in combinations(sorted(people), 2))
    return dict(sorted(met.items(), key=lambda pair: sorted(map(str, pair[0]))))
