"""Where perspectives stand in their themes: put by hand, one at a time, each before another."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from accounts.models import User
from dialogues.events import record

from ..models import BY_HAND, Perspective, Theme, ThemePlace
from .services import CHUNK, fresh, lock

UP, DOWN = "up", "down"


def order_in(theme: Theme) -> list[int]:
    """Keys of the standing perspectives in a theme, in its order. One query."""
    places = ThemePlace.objects.filter(theme=theme, perspective__removed_at=None, perspective__parked_at=None)
    return list(places.order_by(*BY_HAND).values_list("perspective_id", flat=True))


def next_in(theme: Theme, perspective: int) -> int | None:
    order = order_in(theme)
    at = order.index(perspective) + 1 if perspective in order else len(order)
    return order[at] if at < len(order) else None


def put_before(theme: Theme, perspective: int, before: int | None) -> None:
    """Let a perspective of the theme stand before another, or last; number the whole theme by hand from then on."""
    order = [pk for pk in order_in(theme) if pk != perspective]
    order.insert(order.index(before) if before in order else len(order), perspective)
    places = {place.perspective_id: place for place in theme.places.filter(perspective__in=order)}
    for position, pk in enumerate(order):
        places[pk].position = position
    ThemePlace.objects.bulk_update(places.values(), ["position"], batch_size=CHUNK)


@dataclass(frozen=True)
class Placed:
    """Where a perspective was before it was placed: ``following`` came after it in ``source``; ``added`` tells whether
    it is new in ``to``. Keys, all of them."""

    perspective: int
    source: int | None
    to: int | None
    following: int | None
    added: bool


@transaction.atomic
def place_perspective(
    *,
    perspective: Perspective,
    source: Theme | None,
    to: Theme | None,
    before: int | None,
    actor: User,
    keep: bool = False,
) -> Placed | None:
    """Take a perspective from a theme and put it in another, or elsewhere in the same, before the perspective with the
    key ``before``, else last. With ``keep`` it stays in ``source`` as well. Without ``to`` it leaves ``source`` only.

    Relative, as all acts here: the order of the others is as it is now, whatever the page showed. Return where it was,
    or None when nothing changed, as when somebody else has taken it from ``source`` meanwhile.
    """
    lock(perspective.dialogue)
    perspective = fresh(perspective)
    if perspective.removed_at is not None or (to is None and (source is None or keep)):
        return None
    if source is not None and not perspective.places.filter(theme=source).exists():
        return None
    following = next_in(source, perspective.pk) if source else None
    added = False
    if to is not None:
        _place, added = ThemePlace.objects.get_or_create(perspective=perspective, theme=to)
    if source is not None and source != to and not keep:
        perspective.places.filter(theme=source).delete()
    elif source == to and before == following:
        return None
    if to is not None and perspective.parked_at is None:
        put_before(to, perspective.pk, before)
    Perspective.objects.filter(pk=perspective.pk).update(version=F("version") + 1)
    record(
        "perspective.placed",
        dialogue=perspective.dialogue,
        actor=actor,
        obj=perspective,
        number=perspective.number,
        theme=to.pk if to else None,
    )
    return Placed(perspective.pk, source.pk if source else None, to.pk if to else None, following, added)


def neighbour(theme: Theme, perspective: int, way: str) -> int | None:
    """The key of the perspective that one step ``way`` puts it before; None for last. Itself when it cannot move."""
    order = order_in(theme)
    if perspective not in order:
        return perspective
    at = order.index(perspective)
    if way == UP:
        return order[at - 1] if at else perspective
    if at + 1 >= len(order):
        return perspective
    return order[at + 2] if at + 2 < len(order) else None
