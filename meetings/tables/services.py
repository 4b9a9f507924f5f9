"""Verbs of the tables: ordering a plan, taking it into use, moving by hand, undoing. One transaction, one event each.

Every change of an evening's seats keeps the seats before and after it (``SeatingChange``), so that it can be undone
for as long as nothing has been changed since.
"""

import secrets
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue
from reports.jobs import JobState, hand_out

from ..models import (
    Attendance,
    ChangeKind,
    Meeting,
    SeatingChange,
    SeatingWish,
    Table,
    TablePlan,
    TableSetup,
    TableSheet,
)
from ..seating.terms import Seating
from .frozen import Json, room_to_json, seating_from_json
from .people import HOST, room_of
from .tasks import plan_tables

MOST_SEED = 999_999
"""Seeds have at most six figures: they are read aloud and written on paper."""
OPEN = [JobState.WAITING, JobState.RUNNING]
STOPPED, UNSEATABLE = "stopped", "unseatable"


# --- What is wished ---------------------------------------------------------------------------------------------


@transaction.atomic
def save_setup(*, form: RecordForm, meeting: Meeting, actor: User) -> Any:
    setup, changed = form.save_record(meeting=meeting)
    if changed:
        record("meeting.tables_set_up", dialogue=meeting.dialogue, actor=actor, obj=meeting, tables=setup.tables)
    return setup


@transaction.atomic
def save_wish(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Any:
    wish, changed = form.save_record(dialogue=dialogue)
    if changed:
        record("seating_wish.saved", dialogue=dialogue, actor=actor, obj=wish, kind=str(wish.kind))
    return wish


@transaction.atomic
def remove_wish(*, wish: SeatingWish, actor: User) -> None:
    record("seating_wish.removed", dialogue=wish.dialogue, actor=actor, obj=wish, kind=str(wish.kind))
    wish.delete()


@transaction.atomic
def save_facts(*, form: RecordForm, participant: Any, actor: User) -> Any:
    """Note what the tables must know of a person; the log says that, and not what."""
    facts, changed = form.save_record(participant=participant)
    if changed:
        record("participant.seat_facts_changed", dialogue=participant.dialogue, actor=actor, obj=participant)
    return facts


# --- Planning ---------------------------------------------------------------------------------------------------


@transaction.atomic
def order_plan(
    *,
    dialogue: Dialogue,
    meetings: Sequence[Meeting],
    actor: User,
    seed: int | None = None,
    unanswered: bool = True,
    steps: int | None = None,
) -> TablePlan:
    """Freeze what is asked and hand it to the worker; a plan of the dialogue that is not finished is called off.

    Args:
        unanswered: count those asked who have not answered.
        steps: of each search; None for as many as the size asks for.

    Raises:
        ValidationError: no meeting, or nobody to seat.
    """
    if not meetings:
        raise ValidationError(_("Choose at least one meeting."))
    seed = secrets.randbelow(MOST_SEED) + 1 if seed is None else seed
    room = room_of(dialogue, meetings, unanswered=unanswered, seed=seed)
    if not room.people:
        raise ValidationError(_("Nobody has said yes yet. Tables can be planned when somebody is coming."))
    TablePlan.objects.filter(dialogue=dialogue, state__in=OPEN).update(
        state=JobState.CANCELLED, error="changed", lease=None, lease_until=None, finished_at=timezone.now()
    )
    plan = TablePlan.objects.create(
        dialogue=dialogue, by=actor, seed=seed, question=room_to_json(room) | {"steps": steps}
    )
    record("meeting.tables_planned", dialogue=dialogue, actor=actor, obj=plan, meetings=len(meetings), seed=seed)
    hand_out(plan, plan_tables)
    return plan


@transaction.atomic
def mix_one(*, meeting: Meeting, tables: int, actor: User) -> TablePlan:
    """Say how many tables an evening has, and plan it alone.

    Raises:
        ValidationError: as ``order_plan``.
    """
    setup, is_new = TableSetup.objects.get_or_create(meeting=meeting, defaults={"tables": tables})
    if not is_new and setup.tables != tables:
        TableSetup.objects.filter(pk=setup.pk).update(tables=tables, version=F("version") + 1)
    return order_plan(dialogue=meeting.dialogue, meetings=[meeting], actor=actor)


@transaction.atomic
def order_again(*, plan: TablePlan, actor: User) -> TablePlan:
    """Plan the very same question with the same seed once more: the answer is the same, and anyone can see that."""
    again = TablePlan.objects.create(
        dialogue=plan.dialogue, by=actor, seed=plan.seed, question=plan.question, again_of=plan
    )
    record("meeting.tables_planned", dialogue=plan.dialogue, actor=actor, obj=again, again=True, seed=plan.seed)
    hand_out(again, plan_tables)
    return again


@transaction.atomic
def stop_plan(*, plan: TablePlan, actor: User) -> None:
    """Call a plan off. Its worker finds the lease gone and keeps nothing."""
    stopped = TablePlan.objects.filter(pk=plan.pk, state__in=OPEN).update(
        state=JobState.CANCELLED, error=STOPPED, lease=None, lease_until=None, finished_at=timezone.now()
    )
    if stopped:
        record("meeting.tables_stopped", dialogue=plan.dialogue, actor=actor, obj=plan)


@transaction.atomic
def use_plan(*, plan: TablePlan, actor: User) -> list[SeatingChange]:
    """Seat every evening of the plan as it says. Pressed twice it does it once.

    Whoever has been taken off the list since gets no seat, and whoever has come since has none yet: the page says so.

    Raises:
        ValidationError: the plan is not finished, or somebody has been ticked at the door of one of its evenings.
    """
    plan = TablePlan.objects.select_for_update().select_related("dialogue").get(pk=plan.pk)
    if plan.state != JobState.DONE:
        raise ValidationError(_("The plan is not finished."))
    if plan.used_at:
        return list(plan.changes.all())
    changes = []
    for frozen in plan.answer["seatings"]:
        seating = seating_from_json(frozen)
        meeting = Meeting.objects.filter(dialogue=plan.dialogue, number=seating.number).first()
        if meeting is None:
            continue
        meeting.dialogue = plan.dialogue
        if meeting.attendances.filter(came=True).exists():
            raise ValidationError(
                _("%(meeting)s has begun: people are ticked at the door. Plan again there instead.")
                % {"meeting": meeting}
            )
        changes.append(reseat(meeting, seating, kind=ChangeKind.PLAN, actor=actor, plan=plan))
    TablePlan.objects.filter(pk=plan.pk).update(used_at=timezone.now())
    record("meeting.tables_used", dialogue=plan.dialogue, actor=actor, obj=plan, meetings=len(changes))
    return changes


# --- Seats ------------------------------------------------------------------------------------------------------


def locked_meeting(meeting: Meeting) -> Meeting:
    """The meeting, its row locked: changes of an evening's seats are made in turn."""
    return Meeting.objects.select_for_update(of=("self",)).select_related("dialogue").get(pk=meeting.pk)


def seats_of(meeting: Meeting) -> Json:
    """The evening's seats and who leads which table, as a change keeps them."""
    seats = meeting.attendances.order_by("participant_id").values_list("participant_id", "table__number")
    hosts = meeting.tables.exclude(facilitator=None).order_by("number").values_list("number", "facilitator_id")
    return {"seats": [list(one) for one in seats], "hosts": [list(one) for one in hosts]}


def reseat(
    meeting: Meeting,
    seating: Seating,
    *,
    kind: str,
    actor: User,
    plan: TablePlan | None = None,
    told: Json | None = None,
    only: Collection[int] | None = None,
) -> SeatingChange:
    """Seat the evening as ``seating`` says, and keep how it was. Must run inside a transaction.

    Args:
        only: people whose seats are touched; None for everybody, so that whoever is not in ``seating`` loses theirs.
    """
    before = seats_of(meeting)
    wanted = {int(person): number for number, people in seating.tables.items() for person in people}
    if only is None:
        kept: dict[int, int | None] = {person: None for person, _number in before["seats"]}
    else:
        kept = {person: number for person, number in before["seats"] if person not in only}
    hosts = {number: int(str(host).removeprefix(HOST)) for number, host in seating.hosts.items()}
    _place(meeting, kept | wanted, hosts or dict(map(tuple, before["hosts"])), sorted(seating.tables))
    return SeatingChange.objects.create(
        meeting=meeting, kind=kind, plan=plan, by=actor, before=before, after=seats_of(meeting), told=told or {}
    )


def _place(
    meeting: Meeting, seats: Mapping[int, int | None], hosts: Mapping[int, int], numbers: Sequence[int] = ()
) -> None:
    """Write seats (participant to table number), leaders, and the tables that this needs; empty ones left over go."""
    known = set(meeting.dialogue.participants.values_list("pk", flat=True))
    leaders = set(User.objects.filter(pk__in=hosts.values()).values_list("pk", flat=True))
    needed = {*numbers, *(number for number in seats.values() if number), *hosts}
    tables = {table.number: table for table in meeting.tables.all()}
    for number in sorted(needed - tables.keys()):
        tables[number] = Table.objects.create(meeting=meeting, number=number)
    for number, table in tables.items():
        host = hosts.get(number)
        Table.objects.filter(pk=table.pk).update(facilitator=host if host in leaders else None)
    rows = {row.participant_id: row for row in meeting.attendances.all()}
    for person, wanted in seats.items():
        if person not in known:
            continue
        seat = tables[wanted] if wanted else None
        if person not in rows:
            Attendance.objects.create(meeting=meeting, participant_id=person, table=seat)
        elif rows[person].table_id != (seat.pk if seat else None):
            Attendance.objects.filter(pk=rows[person].pk).update(table=seat)
    for spare in tables.keys() - needed:
        has_words = (
            tables[spare].notes.exists() or TableSheet.objects.filter(table=tables[spare]).exclude(text="").exists()
        )
        if not has_words and not tables[spare].seats.exists():
            tables[spare].delete()


@transaction.atomic
def undo(*, change: SeatingChange, actor: User) -> None:
    """Seat the evening as it was before the change; whoever was not there then has no seat. Done twice is done once.

    Raises:
        ValidationError: seats have been changed since; the page shows what they are now.
    """
    meeting = locked_meeting(change.meeting)
    change = SeatingChange.objects.select_for_update().get(pk=change.pk)
    if change.undone_at:
        return
    if seats_of(meeting) != change.after:
        raise ValidationError(_("Seats have been changed since. Undo the later change first, or move people by hand."))
    before = change.before
    seats: dict[int, int | None] = {person: None for person, _number in change.after["seats"]}
    seats |= dict(before["seats"])
    _place(meeting, seats, dict(map(tuple, before["hosts"])))
    SeatingChange.objects.filter(pk=change.pk).update(undone_at=timezone.now())
    record("meeting.seats_undone", dialogue=meeting.dialogue, actor=actor, obj=meeting, kind=str(change.kind))


@transaction.atomic
def move_by_hand(
    *, meeting: Meeting, seats: Mapping[int, Table | None], locked: Mapping[int, bool], actor: User
) -> SeatingChange | None:
    """Move people by hand (participant's key to table, or to none) and lock or free seats. None when nothing moved."""
    meeting = locked_meeting(meeting)
    before = seats_of(meeting)
    for participant, table in seats.items():
        Attendance.objects.update_or_create(meeting=meeting, participant_id=participant, defaults={"table": table})
    for participant, is_locked in locked.items():
        Attendance.objects.update_or_create(meeting=meeting, participant_id=participant, defaults={"locked": is_locked})
    if seats or locked:
        record("meeting.seats_changed", dialogue=meeting.dialogue, actor=actor, obj=meeting)
    after = seats_of(meeting)
    if before == after:
        return None
    return SeatingChange.objects.create(meeting=meeting, kind=ChangeKind.HAND, by=actor, before=before, after=after)
