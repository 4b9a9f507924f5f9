"""Many statements at a time: masks confirmed, released to the design team, taken back, given a theme."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue

from ..agreement.codings import keep_in_step
from ..compilations.services import take_in_what_came, version_that_follows
from ..masking import services as masking_services
from ..models import Perspective, Stance, Statement, StatementStatus, Theme, Voice
from ..queries import quotable
from ..rules import codes_everything, works_alone

NUMBERS_KEPT = 500
CHUNK = 500


@dataclass
class Outcome:
    """How many were changed, and how many were not and why (``why`` → count)."""

    done: int = 0
    left: Counter[str] = field(default_factory=Counter)
    stopped: list[int] = field(default_factory=list)
    """Numbers of the statements in which something that may point somebody out is undecided."""


def _chunks(keys: Iterable[int]) -> Iterable[list[int]]:
    rows = list(keys)
    return (rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK))


def _note(name: str, dialogue: Dialogue, actor: User, numbers: list[int], **data: Any) -> None:
    if numbers:
        record(name, dialogue=dialogue, actor=actor, count=len(numbers), numbers=numbers[:NUMBERS_KEPT], **data)


def _update(rows: QuerySet[Statement], **values: object) -> list[int]:
    """Update the rows of a filtered query, a chunk at a time; return their numbers."""
    found = list(rows.order_by("number").values_list("pk", "number"))
    for keys in _chunks(pk for pk, _number in found):
        Statement.objects.filter(pk__in=keys).update(**values)
    return [number for _pk, number in found]


@transaction.atomic
def confirm_masks(*, dialogue: Dialogue, statements: QuerySet[Statement], actor: User) -> Outcome:
    """Confirm, as a second pair of eyes, that nobody can be recognised and nothing is softened.

    Whoever lifted a statement does not confirm it (``rules.may_confirm``); a leader who works alone may, and the
    event says ``alone``. None is confirmed in which something that leads straight to one person is undecided, and
    several at once only where nothing at all is.
    """
    total = statements.count()
    masked = statements.filter(status=StatementStatus.MASKED)
    alone = codes_everything(actor, dialogue) and works_alone(actor, dialogue)
    own = 0 if alone else masked.filter(lifted_by=actor).count()
    unmasked = statements.filter(status=StatementStatus.LIFTED).count()
    if not alone:
        masked = masked.exclude(lifted_by=actor)
    stopped, why, more = _undecided(dialogue, masked, many=total > 1)
    clear = masked.exclude(pk__in=[*stopped, *more])
    numbers = _update(clear, status=StatementStatus.CONFIRMED, confirmed_by=actor)
    _note("statement.confirmed", dialogue, actor, numbers, alone=alone)
    outcome = Outcome(len(numbers), Counter(own=own, unmasked=unmasked, more=len(more)), sorted(stopped.values()))
    outcome.left[why] = len(stopped)
    outcome.left["confirmed"] = total - len(numbers) - own - unmasked - len(more) - len(stopped)
    return outcome


def _undecided(dialogue: Dialogue, masked: QuerySet[Statement], *, many: bool) -> tuple[dict[int, int], str, list[int]]:
    """Return those in which something is undecided (key → number), which reason that is, and the keys of those that
    are too many to be looked through now."""
    if not many:
        return masking_services.hard_undecided(masked), "hard", []
    keys = list(masked.order_by("number").values_list("pk", flat=True))
    now, more = keys[: masking_services.MOST_AT_ONCE], keys[masking_services.MOST_AT_ONCE :]
    rows = Statement.objects.filter(pk__in=now).only("dialogue", "number", "masked", "translation", "language")
    return masking_services.undecided(dialogue, rows), "findings", more


@transaction.atomic
def release_statements(*, dialogue: Dialogue, statements: QuerySet[Statement], actor: User) -> Outcome:
    """Let the design team see statements. Only confirmed ones go, only of people who may be quoted, and none in which
    something that leads straight to one person is undecided. A draft that quotes all of a perspective takes them in."""
    following = version_that_follows(dialogue)
    waiting = statements.filter(released_at=None)
    unconfirmed = waiting.exclude(status=StatementStatus.CONFIRMED).count()
    confirmed = waiting.filter(status=StatementStatus.CONFIRMED)
    count = confirmed.count()
    released = statements.filter(released_at__isnull=False).count()
    allowed = quotable(confirmed)
    stopped = masking_services.hard_undecided(allowed)
    numbers = _update(allowed.exclude(pk__in=list(stopped)), released_at=timezone.now())
    take_in_what_came(following)
    _note("statement.released", dialogue, actor, numbers)
    unquotable = count - len(numbers) - len(stopped)
    left = Counter(unconfirmed=unconfirmed, unquotable=unquotable, released=released, hard=len(stopped))
    return Outcome(len(numbers), left, sorted(stopped.values()))


@transaction.atomic
def take_back_statements(*, dialogue: Dialogue, statements: QuerySet[Statement], actor: User) -> Outcome:
    """Let the design team see statements no longer."""
    total = statements.count()
    numbers = _update(statements.filter(released_at__isnull=False), released_at=None)
    _note("statement.taken_back", dialogue, actor, numbers)
    return Outcome(len(numbers), Counter(hidden=total - len(numbers)))


@transaction.atomic
def give_theme(*, dialogue: Dialogue, statements: QuerySet[Statement], theme: Theme, actor: User) -> Outcome:
    """Add a theme to statements that lack it; the themes they have stay.

    Each one's version moves on, so that a coder who has it open is shown the theme before saving without it.
    """
    total = statements.count()
    has_it = Statement.themes.through.objects.filter(theme=theme).values("statement_id")
    found = list(statements.exclude(pk__in=has_it).order_by("number").values_list("pk", "number"))
    through = Statement.themes.through
    for keys in _chunks(pk for pk, _number in found):
        through.objects.bulk_create([through(statement_id=pk, theme_id=theme.pk) for pk in keys], ignore_conflicts=True)
        Statement.objects.filter(pk__in=keys).update(version=F("version") + 1)
    keep_in_step(statements=[pk for pk, _number in found], coder=actor)
    _note("statement.theme_given", dialogue, actor, [number for _pk, number in found], theme=theme.pk)
    return Outcome(len(found), Counter(had=total - len(found)))


@transaction.atomic
def attach_statements(
    *, perspective: Perspective, statements: QuerySet[Statement], stance: str, actor: User
) -> Outcome:
    """Note statements as saying a perspective or its opposite; those noted the other way change over."""
    stance = Stance(stance)
    following = version_that_follows(perspective.dialogue)
    found = dict(statements.values_list("pk", "number"))
    mine = perspective.voices.filter(statement__in=found)
    same = set(mine.filter(stance=stance).values_list("statement_id", flat=True))
    mine.exclude(stance=stance).update(stance=stance)
    had = set(mine.values_list("statement_id", flat=True))
    new = [pk for pk in found if pk not in had]
    Voice.objects.bulk_create(
        [Voice(perspective=perspective, statement_id=pk, stance=stance) for pk in new], ignore_conflicts=True
    )
    take_in_what_came(following)
    changed = sorted(number for pk, number in found.items() if pk not in same)
    if changed:
        record(
            "perspective.statements_attached",
            dialogue=perspective.dialogue,
            actor=actor,
            obj=perspective,
            count=len(changed),
            numbers=changed[:NUMBERS_KEPT],
            stance=str(stance),
        )
    return Outcome(len(changed), Counter(had=len(same)))


@transaction.atomic
def detach_statement(*, perspective: Perspective, statement: Statement, actor: User) -> bool:
    """Take a statement from a perspective; return whether it was there."""
    gone, _by_model = perspective.voices.filter(statement=statement).delete()
    if gone:
        record(
            "perspective.statement_detached",
            dialogue=perspective.dialogue,
            actor=actor,
            obj=perspective,
            number=statement.number,
        )
    return bool(gone)
