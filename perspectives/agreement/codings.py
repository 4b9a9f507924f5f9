"""Who coded what. Kept in step with what coders save; left alone once a second coder has been measured against it."""

from collections.abc import Collection

from django.db import models, transaction
from django.utils import timezone

from accounts.models import User

from ..models import Coding, Statement

BATCH = 500


def measured(statements: Collection[int]) -> set[int]:
    """Keys of those statements that two have coded, one of them without seeing the other's choice. One query."""
    rows = Coding.objects.filter(statement__in=statements).values("statement").annotate(
        coders=models.Count("pk"), blind=models.Count("pk", filter=models.Q(is_blind=True))
    )  # fmt: skip
    return set(rows.filter(coders__gt=1, blind__gt=0).values_list("statement", flat=True))


@transaction.atomic
def keep_in_step(*, statements: Collection[int], coder: User) -> None:
    """Note that ``coder`` gave the statements the themes they have now.

    A statement that two have coded independently is left out: what each said first is what agreement is worked out
    from, and stands even when the statement's themes change afterwards.
    """
    for at in range(0, len(statements), BATCH):
        _keep(list(statements)[at : at + BATCH], coder)


def _keep(statements: list[int], coder: User) -> None:
    open_ones = set(statements) - measured(statements)
    mine = dict(Coding.objects.filter(statement__in=open_ones, coder=coder).values_list("statement", "pk"))
    Coding.objects.filter(pk__in=mine.values()).update(at=timezone.now())
    missing = [Coding(statement_id=pk, coder=coder) for pk in sorted(open_ones - mine.keys())]
    if missing:
        Coding.objects.bulk_create(missing, ignore_conflicts=True)
        mine = dict(Coding.objects.filter(statement__in=open_ones, coder=coder).values_list("statement", "pk"))
    chosen = Coding.themes.through
    chosen.objects.filter(coding__in=mine.values()).delete()
    has = Statement.themes.through.objects.filter(statement__in=open_ones).values_list("statement_id", "theme_id")
    chosen.objects.bulk_create([chosen(coding_id=mine[pk], theme_id=theme) for pk, theme in has if pk in mine])


def note_choice(*, statement: Statement, coder: User, before: set[int]) -> None:
    """After the coder's form is saved: note what the person chose, unless they chose nothing.

    Who only masks what somebody else has coded has not coded it.
    """
    if set(statement.themes.values_list("pk", flat=True)) != before:
        keep_in_step(statements=[statement.pk], coder=coder)
