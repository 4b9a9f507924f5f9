"""Verbs of contradictions: put side by side, worded, given statements, ordered, removed and put back."""

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue

from ..compilations.queries import quotable
from ..models import MOST_SIDES, Contrast, ContrastQuote, ContrastSide, Statement

MOST_CONTRASTS = 60
MOST_QUOTES = 3
"""Under one side: more, and the sides are no longer seen side by side."""


@transaction.atomic
def save_contrast(*, form: Any, dialogue: Dialogue, actor: User) -> Contrast:
    """Create or change a contradiction with its sides, from a valid ``ContrastForm``.

    A third or fourth side that is left empty goes, with what was chosen for it.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: there are too many, or statements chosen for a side are not of the group it is now named by.
    """
    is_new = form.instance.pk is None
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    values: dict[str, Any] = {"dialogue": dialogue}
    if is_new:
        standing = dialogue.contrasts.filter(removed_at=None)
        if standing.count() >= MOST_CONTRASTS:
            raise ValidationError(
                _("There are %(most)s contradictions already. Remove one that says least.") % {"most": MOST_CONTRASTS}
            )
        top = dialogue.contrasts.aggregate(top=Max("position"))["top"]
        values["position"] = 0 if top is None else top + 1
    contrast, changed = form.save_record(**values)
    if not changed:
        return contrast
    for place, chosen in form.sides().items():
        _save_side(contrast, place, chosen)
    record("contrast.created" if is_new else "contrast.changed", dialogue=dialogue, actor=actor, obj=contrast)
    return contrast


def _save_side(contrast: Contrast, place: int, chosen: dict[str, Any] | None) -> None:
    side = contrast.sides.filter(position=place).first()
    if chosen is None:
        if side:
            side.delete()
        return
    side = side or ContrastSide(contrast=contrast, position=place)
    for name, value in chosen.items():
        setattr(side, name, value)
    if side.pk and _of_another_group(side, Statement.objects.filter(contrast_sides=side)):
        raise ValidationError(
            _("Statements that are chosen for side %(place)s are not by the group you name it by. Take them out first.")
            % {"place": place}
        )
    side.save()


def _of_another_group(side: ContrastSide, statements: Any) -> bool:
    """Whether one of the statements is not by those the side is named by. Words of one's own name nobody."""
    if side.group_id:
        return statements.exclude(group=side.group_id).exists()
    if side.kind:
        return statements.exclude(group__kind=side.kind).exists()
    return False


def statements_for(side: ContrastSide) -> Any:
    """Return the statements that may be chosen for the side: those that may be quoted, by those it is named by.

    In an order that tells nothing of who said what.
    """
    rows = quotable(side.contrast.dialogue).order_by("creation_key")
    if side.group_id:
        rows = rows.filter(group=side.group_id)
    elif side.kind:
        rows = rows.filter(group__kind=side.kind)
    return rows


@transaction.atomic
def choose_statements(*, side: ContrastSide, shown: Collection[int], chosen: Collection[int], actor: User) -> None:
    """Take statements in and out under a side. ``shown`` and ``chosen`` are keys; what was not shown stays.

    Raises:
        ValidationError: there would be too many, or one of them stands under the other side.
    """
    contrast = Contrast.objects.select_for_update().get(pk=side.contrast_id)
    side.contrast = contrast
    before = set(side.quotes.values_list("statement_id", flat=True))
    wanted = set(statements_for(side).filter(pk__in=chosen).values_list("pk", flat=True))
    gone = (set(shown) & before) - wanted
    new = sorted(wanted - before)
    others = ContrastQuote.objects.filter(side__contrast=contrast, statement__in=new).exclude(side=side)
    if others.exists():
        raise ValidationError(_("One of them stands under another side of the same contradiction already."))
    if len(before - gone) + len(new) > MOST_QUOTES:
        raise ValidationError(
            _("At most %(most)s under each side. Take one out first, so that the sides can be seen together.")
            % {"most": MOST_QUOTES}
        )
    if not gone and not new:
        return
    side.quotes.filter(statement__in=gone).delete()
    last = side.quotes.aggregate(last=Max("position"))["last"] or 0
    ContrastQuote.objects.bulk_create(
        [ContrastQuote(side=side, statement_id=pk, position=place) for place, pk in enumerate(new, last + 1)]
    )
    Contrast.objects.filter(pk=contrast.pk).update(version=contrast.version + 1, updated_at=timezone.now())
    record("contrast.quotes_chosen", dialogue=contrast.dialogue, actor=actor, obj=contrast, count=len(new) + len(gone))


@transaction.atomic
def move_contrast(*, contrast: Contrast, up: bool, actor: User) -> bool:
    """Let a contradiction change places with the one before or after it; return whether there was one."""
    dialogue = contrast.dialogue
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    rows = list(dialogue.contrasts.filter(removed_at=None).order_by("position", "pk"))
    at = next((place for place, one in enumerate(rows) if one.pk == contrast.pk), None)
    if at is None or not 0 <= (other := at - 1 if up else at + 1) < len(rows):
        return False
    rows[at], rows[other] = rows[other], rows[at]
    for place, one in enumerate(rows):
        one.position = place
    Contrast.objects.bulk_update(rows, ["position"])
    record("contrast.moved", dialogue=dialogue, actor=actor, obj=contrast, up=up)
    return True


@transaction.atomic
def remove_contrast(*, contrast: Contrast, actor: User) -> None:
    """Take a contradiction away, with all its sides. ``restore_contrast`` brings it back as it was."""
    if Contrast.objects.filter(pk=contrast.pk, removed_at=None).update(removed_at=timezone.now()):
        record("contrast.removed", dialogue=contrast.dialogue, actor=actor, obj=contrast)


@transaction.atomic
def restore_contrast(*, contrast: Contrast, actor: User) -> None:
    if Contrast.objects.filter(pk=contrast.pk, removed_at__isnull=False).update(removed_at=None):
        record("contrast.restored", dialogue=contrast.dialogue, actor=actor, obj=contrast)


def places() -> range:
    return range(1, MOST_SIDES + 1)
