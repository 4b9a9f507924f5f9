"""Undo on the board: the last acts of one person in one dialogue, kept with their session, newest last.

As for the coding: what is kept are numbers and keys, never words, and undoing is done by the verbs of the board, so
that it stands in the log and never takes away what somebody else has done since.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue

from ..models import Perspective
from ..perspective_services import remove_perspective
from .merging import unmerge_perspective
from .places import Placed, place_perspective
from .services import Change, Outcome, lock, undo_changes
from .shaping import park_perspective, unpark_perspective

KEY = "board_acts"
ACTS_KEPT, DIALOGUES_KEPT, MOST_KEPT = 10, 3, 40_000
"""Acts of a dialogue, dialogues, and characters of a dialogue's acts; the newest act is kept whatever its length."""
MOVED, CREATED, SPLIT, MERGED, PARKED, UNPARKED, PLACED = (
    "moved", "created", "split", "merged", "parked", "unparked", "placed",
)  # fmt: skip


@dataclass(frozen=True)
class Act:
    """What was done: to which perspective, which pairs it changed, and where it stood before it was placed."""

    kind: str
    perspective: int | None = None
    changes: tuple[Change, ...] = ()
    placed: Placed | None = None
    count: int = field(default=0)

    @classmethod
    def of(cls, kind: str, outcome: Outcome) -> "Act":
        key = outcome.perspective.pk if outcome.perspective else None
        return cls(kind, key, tuple(outcome.changes), count=outcome.done)


def _packed(act: Act) -> dict[str, Any]:
    """The act as JSON, pairs that were changed alike together."""
    groups: dict[tuple[int, str | None, str | None], list[int]] = {}
    for one in act.changes:
        groups.setdefault((one.perspective, one.before, one.after), []).append(one.statement)
    placed = act.placed
    return {
        "kind": act.kind,
        "perspective": act.perspective,
        "count": act.count,
        "changes": [[*key, statements] for key, statements in groups.items()],
        "placed": [placed.perspective, placed.source, placed.to, placed.following, placed.added] if placed else None,
    }


def _unpacked(row: dict[str, Any]) -> Act:
    changes = [
        Change(perspective, statement, before, after)
        for perspective, before, after, statements in row["changes"]
        for statement in statements
    ]
    placed = Placed(*row["placed"]) if row["placed"] else None
    return Act(row["kind"], row["perspective"], tuple(changes), placed, row["count"])


def _rows(session: SessionBase, dialogue: Dialogue) -> list[dict[str, Any]]:
    return list(session.get(KEY, {}).get(str(dialogue.pk), []))


def _keep(session: SessionBase, dialogue: Dialogue, rows: list[dict[str, Any]]) -> None:
    everything = {key: acts for key, acts in session.get(KEY, {}).items() if key != str(dialogue.pk)}
    everything = dict(list(everything.items())[-(DIALOGUES_KEPT - 1) :])
    rows = rows[-ACTS_KEPT:]
    while len(rows) > 1 and len(json.dumps(rows)) > MOST_KEPT:
        rows = rows[1:]
    if rows:
        everything[str(dialogue.pk)] = rows
    session[KEY] = everything


def remember(session: SessionBase, dialogue: Dialogue, act: Act) -> None:
    """Keep ``act`` as the last. One that changed nothing is no act."""
    if act.kind in {MOVED, CREATED, SPLIT} and not act.changes:
        return
    _keep(session, dialogue, [*_rows(session, dialogue), _packed(act)])


def last_act(session: SessionBase, dialogue: Dialogue) -> Act | None:
    rows = _rows(session, dialogue)
    return _unpacked(rows[-1]) if rows else None


def act_words(dialogue: Dialogue, act: Act) -> str:
    """What was done, as a whole sentence. One query."""
    title = dialogue.perspectives.filter(pk=act.perspective).values_list("title", flat=True).first() or "…"
    if act.kind == MOVED:
        words = (
            ngettext(
                "%(n)d statement was put under “%(title)s”.", "%(n)d statements were put under “%(title)s”.", act.count
            )
            if act.perspective
            else ngettext("%(n)d statement was taken out.", "%(n)d statements were taken out.", act.count)
        )
    else:
        words = {
            CREATED: _("“%(title)s” was created."),
            SPLIT: _("“%(title)s” was split off."),
            MERGED: _("“%(title)s” was merged into another."),
            PARKED: _("“%(title)s” was parked."),
            UNPARKED: _("“%(title)s” was taken up again."),
            PLACED: _("“%(title)s” was moved."),
        }[act.kind]
    return words % {"n": act.count, "title": title}


@dataclass
class Undone:
    """What undoing did: the act, and how many statements somebody else had moved since."""

    act: Act
    left: int = 0
    stays: bool = False
    """Whether a perspective that was created stays, since somebody has put something in it."""


def undo_last(*, session: SessionBase, dialogue: Dialogue, actor: User) -> Undone | None:
    """Undo the newest act and drop it; None when there is none left.

    Raises:
        ValidationError: it can no longer be undone. The act is dropped, so that the one before can be reached.
    """
    rows = _rows(session, dialogue)
    if not rows:
        return None
    _keep(session, dialogue, rows[:-1])
    return _undo(dialogue, _unpacked(rows[-1]), actor)


@transaction.atomic
def _undo(dialogue: Dialogue, act: Act, actor: User) -> Undone:
    perspective = dialogue.perspectives.filter(pk=act.perspective).first() if act.perspective else None
    if act.perspective and perspective is None:
        raise ValidationError(_since())
    if perspective is not None:
        perspective.dialogue = dialogue
    if act.kind in {MOVED, CREATED, SPLIT}:
        return _undo_statements(dialogue, act, perspective, actor)
    assert perspective is not None  # noqa: S101 - every other act names one
    if act.kind == PLACED:
        _undo_place(dialogue, act, perspective, actor)
    elif act.kind == MERGED:
        if perspective.merged_into_id is None:
            raise ValidationError(_since())
        unmerge_perspective(perspective=perspective, actor=actor)
    elif act.kind == PARKED:
        if not unpark_perspective(perspective=perspective, actor=actor):
            raise ValidationError(_since())
    elif not park_perspective(perspective=perspective, reason=perspective.parked_reason, actor=actor):
        raise ValidationError(_since())
    return Undone(act)


def _since() -> str:
    return _("Somebody has changed it since. Nothing was undone.")


def _undo_statements(dialogue: Dialogue, act: Act, perspective: Perspective | None, actor: User) -> Undone:
    outcome = undo_changes(dialogue, act.changes)
    left = sum(outcome.left.values())
    if not outcome.changes:
        raise ValidationError(_since())
    record("perspective.act_undone", dialogue=dialogue, actor=actor, obj=perspective, count=outcome.done, act=act.kind)
    stays = False
    if act.kind in {CREATED, SPLIT} and perspective is not None and perspective.removed_at is None:
        stays = perspective.voices.exists()
        if not stays:
            remove_perspective(perspective=perspective, actor=actor)
    return Undone(act, left=left, stays=stays)


def _undo_place(dialogue: Dialogue, act: Act, perspective: Perspective, actor: User) -> None:
    """Put a perspective back before what it stood before, if it is still where it was put."""
    lock(dialogue)
    placed = act.placed
    themes = dialogue.themes.filter(removed_at=None)
    keys = {key for key in (placed.source, placed.to) if key} if placed else set()
    known = themes.in_bulk(list(keys))
    where = set(perspective.places.values_list("theme_id", flat=True))
    if placed is None or perspective.removed_at or len(known) != len(keys) or (placed.to and placed.to not in where):
        raise ValidationError(_since())
    done = place_perspective(
        perspective=perspective,
        source=known[placed.to] if placed.to and (placed.added or placed.to == placed.source) else None,
        to=known[placed.source] if placed.source else None,
        before=placed.following,
        actor=actor,
    )
    if done is None:
        raise ValidationError(_since())
