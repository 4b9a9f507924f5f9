"""Verbs of the board on statements: moved, put in one more place, taken out, the last of it undone.

Every act is relative. A statement is moved *from* one perspective *to* another: what somebody else has moved away from
there meanwhile is left where they put it, and said to be. Each act locks the dialogue, so that two at once come one
after the other, and returns the changes it made; undoing makes them backwards, where they still stand. Statements are
locked before the dialogue, as whoever takes back what they said locks them: their words get no new place meanwhile.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.numbers import next_number

from ..models import Perspective, Stance, Statement, Theme, ThemePlace, Voice

NUMBERS_KEPT = 500
CHUNK = 500
MOST_AT_ONCE = 500

Pick = tuple[int | None, int]
"""Keys of a perspective and of a statement that stands in it; None for one taken from the tray."""


@dataclass(frozen=True)
class Change:
    """A statement in a perspective: its stance before and after, None for not standing in it."""

    perspective: int
    statement: int
    before: str | None
    after: str | None

    @property
    def backwards(self) -> "Change":
        return Change(self.perspective, self.statement, self.after, self.before)


@dataclass
class Outcome:
    """What an act changed. ``left`` counts statements it left alone, by why: ``moved`` away by somebody else, ``there``
    already, ``gone``."""

    changes: list[Change] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    perspective: Perspective | None = None

    @property
    def statements(self) -> set[int]:
        return {change.statement for change in self.changes}

    @property
    def done(self) -> int:
        return len(self.statements)


def lock(dialogue: Dialogue, statements: Iterable[int] = ()) -> set[int]:
    """Wait for whoever is changing the board or the statements; return the keys of those that still stand.

    Must run inside a transaction.
    """
    keys, still = sorted(set(statements)), set()
    for at in range(0, len(keys), CHUNK):
        rows = Statement.objects.select_for_update(of=("self",)).filter(dialogue=dialogue, pk__in=keys[at : at + CHUNK])
        still |= set(rows.order_by("pk").values_list("pk", flat=True))
    Dialogue.objects.select_for_update(no_key=True).values_list("pk").get(pk=dialogue.pk)
    return still


def fresh(perspective: Perspective) -> Perspective:
    """Lock a perspective's row and return it as it is now."""
    found = Perspective.objects.select_for_update(of=("self",)).get(pk=perspective.pk)
    found.dialogue = perspective.dialogue
    return found


def _those_that_stand(dialogue: Dialogue, picks: Collection[Pick], outcome: Outcome) -> list[Pick]:
    """Refuse none and too many, lock, and leave out what is removed or taken back."""
    if not picks:
        raise ValidationError(_("Choose at least one statement first."))
    if len(picks) > MOST_AT_ONCE:
        raise ValidationError(
            _("Choose at most %(most)d statements at a time. You chose %(n)d.")
            % {"most": MOST_AT_ONCE, "n": len(picks)}
        )
    still = lock(dialogue, (statement for _pk, statement in picks))
    found = [(pk, statement) for pk, statement in dict.fromkeys(picks) if statement in still]
    outcome.left["gone"] += len(set(picks)) - len(found)
    return found


def standing(dialogue: Dialogue, number: int) -> Perspective:
    """Return the perspective by its number, or the one it has gone into.

    Raises:
        ValidationError: there is none, or it has been removed.
    """
    found = dialogue.perspectives.select_related("merged_into").filter(number=number).first()
    if found and found.merged_into:
        found = found.merged_into
    if found is None or found.removed_at is not None:
        raise ValidationError(_("The perspective is no longer there. Nothing has been changed."))
    found.dialogue = dialogue
    return found


def _stances(perspectives: Collection[int], statements: Collection[int]) -> dict[tuple[int, int], str]:
    rows = Voice.objects.filter(perspective__in=perspectives, statement__in=statements)
    return {
        (perspective, statement): stance
        for perspective, statement, stance in rows.values_list("perspective_id", "statement_id", "stance")
    }


def apply(changes: Iterable[Change]) -> None:
    """Let every changed pair be as it is after. The caller has seen, under the lock, that it is as it was before."""
    taken: dict[int, list[int]] = {}
    given: list[Voice] = []
    for change in changes:
        if change.after is None:
            taken.setdefault(change.perspective, []).append(change.statement)
        else:
            given.append(Voice(perspective_id=change.perspective, statement_id=change.statement, stance=change.after))
    for perspective, statements in taken.items():
        for at in range(0, len(statements), CHUNK):
            Voice.objects.filter(perspective=perspective, statement__in=statements[at : at + CHUNK]).delete()
    Voice.objects.bulk_create(
        given,
        batch_size=CHUNK,
        update_conflicts=True,
        unique_fields=["perspective", "statement"],
        update_fields=["stance"],
    )


def _numbers(statements: Collection[int]) -> list[int]:
    rows = Statement.objects.filter(pk__in=list(statements)[:NUMBERS_KEPT]).order_by("number")
    return list(rows.values_list("number", flat=True))


def _note(name: str, dialogue: Dialogue, actor: User, outcome: Outcome, obj: Perspective | None, **data: Any) -> None:
    if outcome.changes:
        numbers = _numbers(outcome.statements)
        record(name, dialogue=dialogue, actor=actor, obj=obj, count=outcome.done, numbers=numbers, **data)


@transaction.atomic
def move_statements(
    *, dialogue: Dialogue, picks: Collection[Pick], to: Perspective, stance: str, actor: User, keep: bool = False
) -> Outcome:
    """Let statements stand in ``to``, as saying it or its opposite, instead of where they were picked up; with
    ``keep`` as well as there.

    The caller vouches for the keys: of the dialogue, and seen by the actor.

    Raises:
        ValidationError: none, too many, or ``to`` has been removed.
    """
    outcome = Outcome()
    picks = _those_that_stand(dialogue, picks, outcome)
    to = outcome.perspective = standing(dialogue, to.number)
    stance = Stance(stance).value
    now = _stances({to.pk, *(pk for pk, _statement in picks if pk)}, {statement for _pk, statement in picks})
    changes: dict[tuple[int, int], Change] = {}
    for source, statement in picks:
        if source is not None and (source, statement) not in now:
            outcome.left["moved" if (to.pk, statement) not in now else "there"] += 1
            continue
        before = now.get((to.pk, statement))
        if before != stance:
            changes[to.pk, statement] = Change(to.pk, statement, before, stance)
        elif source in {None, to.pk} or keep:
            outcome.left["there"] += 1
        if source is not None and source != to.pk and not keep:
            changes[source, statement] = Change(source, statement, now[source, statement], None)
    outcome.changes = list(changes.values())
    apply(outcome.changes)
    name = "perspective.statements_attached" if keep else "perspective.statements_moved"
    _note(name, dialogue, actor, outcome, to, stance=stance)
    return outcome


@transaction.atomic
def take_out_statements(*, dialogue: Dialogue, picks: Collection[Pick], actor: User) -> Outcome:
    """Take statements out of the perspectives they were picked up in. They stay among the statements.

    Raises:
        ValidationError: none, or too many.
    """
    outcome = Outcome()
    picks = _those_that_stand(dialogue, picks, outcome)
    now = _stances({pk for pk, _statement in picks if pk}, {statement for _pk, statement in picks})
    for source, statement in picks:
        if source is None:
            outcome.left["there"] += 1
        elif (source, statement) not in now:
            outcome.left["moved"] += 1
        else:
            outcome.changes.append(Change(source, statement, now[source, statement], None))
    apply(outcome.changes)
    _note("perspective.statements_detached", dialogue, actor, outcome, None)
    return outcome


@transaction.atomic
def create_from_statements(
    *,
    dialogue: Dialogue,
    picks: Collection[Pick],
    title: str,
    kind: str,
    theme: Theme | None,
    creation_key: UUID,
    actor: User,
    keep: bool = True,
) -> Outcome:
    """Word a new perspective that the picked statements say. Without ``theme`` it stands in those they all have.

    The same ``creation_key`` again returns the perspective of the first time, and changes nothing.

    Raises:
        ValidationError: none, too many, or a perspective with the same wording is there already.
    """
    outcome = Outcome()
    picks = _those_that_stand(dialogue, picks, outcome)
    if earlier := dialogue.perspectives.filter(creation_key=creation_key).first():
        return Outcome(perspective=earlier)
    if not picks:
        raise ValidationError(_("The statements you chose are no longer there. Nothing has been changed."))
    number = next_number(Perspective, dialogue=dialogue)
    title = " ".join(title.split())
    taken = dialogue.perspectives.filter(removed_at=None).values_list("title", flat=True)
    if title.casefold() in {one.casefold() for one in taken}:
        raise ValidationError(_("There is already a perspective worded like that. Move the statements there instead."))
    made = Perspective.objects.create(
        dialogue=dialogue, number=number, title=title, kind=kind, creation_key=creation_key
    )
    record("perspective.created", dialogue=dialogue, actor=actor, obj=made, number=number)
    themes = [theme] if theme else _shared_themes(dialogue, {statement for _pk, statement in picks})
    ThemePlace.objects.bulk_create([ThemePlace(perspective=made, theme=one) for one in themes])
    return move_statements(dialogue=dialogue, picks=picks, to=made, stance=Stance.FOR, actor=actor, keep=keep)


def _shared_themes(dialogue: Dialogue, statements: set[int]) -> list[Theme]:
    """The themes that every one of the statements has."""
    pairs = Statement.themes.through.objects.filter(statement__in=statements, theme__removed_at=None)
    had = Counter(pairs.values_list("theme_id", flat=True))
    keys = [theme for theme, times in had.items() if times == len(statements)]
    return list(dialogue.themes.filter(pk__in=keys).order_by("position", "pk"))


def undo_changes(dialogue: Dialogue, changes: Iterable[Change]) -> Outcome:
    """Make changes backwards, each where it still stands, between rows that still exist. Runs inside a transaction.

    What somebody has done with a statement since then stays done.
    """
    wanted = list(changes)
    said = lock(dialogue, (one.statement for one in wanted))
    now = _stances({one.perspective for one in wanted}, {one.statement for one in wanted})
    standing_still = set(
        dialogue.perspectives.filter(removed_at=None, pk__in={one.perspective for one in wanted}).values_list(
            "pk", flat=True
        )
    )
    outcome = Outcome()
    by_statement: dict[int, list[Change]] = {}
    for change in wanted:
        by_statement.setdefault(change.statement, []).append(change.backwards)
    for statement, parts in by_statement.items():
        as_left = all(now.get((one.perspective, statement)) == one.before for one in parts)
        if statement in said and as_left and all(one.perspective in standing_still for one in parts):
            outcome.changes += parts
        else:
            outcome.left["gone" if statement not in said else "moved"] += 1
    apply(outcome.changes)
    return outcome
