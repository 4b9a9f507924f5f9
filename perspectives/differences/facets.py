"""The optional second codebook: switched on for a dialogue, its facets and categories, and what statements are given.

Seeded with what the mapping studies coded by (DOMAIN.md); a dialogue changes the list as it likes. Nothing that was
sorted is lost by switching it off or by removing a category.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Prefetch
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue

from ..models import Category, Facet, Statement

MOST_FACETS = 12
MOST_CATEGORIES = 60
"""More in one facet are chosen from by nobody."""

Words = str | Promise
SEEDS: list[tuple[Words, bool, list[Words]]] = [
    (
        pgettext_lazy("second codebook", "Area"),
        False,
        [
            gettext_lazy("labour market"),
            gettext_lazy("school and education"),
            gettext_lazy("housing"),
            gettext_lazy("democracy and civil society"),
            gettext_lazy("crime"),
            gettext_lazy("health"),
        ],
    ),
    (
        gettext_lazy("Kind of measure"),
        False,
        [
            gettext_lazy("cooperation within the municipality"),
            gettext_lazy("cooperation with others"),
            gettext_lazy("strategic steering"),
            gettext_lazy("direct work with people"),
            gettext_lazy("a new function"),
        ],
    ),
    (
        gettext_lazy("Target group"),
        False,
        [
            gettext_lazy("newly arrived"),
            gettext_lazy("women"),
            gettext_lazy("children and youth"),
            gettext_lazy("the own organisation"),
            gettext_lazy("specific areas"),
        ],
    ),
    (
        gettext_lazy("Gender perspective"),
        True,
        [
            pgettext_lazy("gender perspective", "yes"),
            pgettext_lazy("gender perspective", "no"),
            pgettext_lazy("gender perspective", "explicit"),
        ],
    ),
]
"""Name, whether one answer is all there can be, and the categories (DOMAIN.md, what the mapping studies add)."""


def facets_of(dialogue: Dialogue) -> list[Facet]:
    """Return the facets with their standing categories. Two queries, and none where the second codebook is off."""
    if not dialogue.second_codebook:
        return []
    return all_facets(dialogue)


def all_facets(dialogue: Dialogue) -> list[Facet]:
    """Return the facets with their standing categories, also while the second codebook is off. Two queries."""
    standing = Prefetch("categories", Category.objects.filter(removed_at=None).order_by("position", "pk"))
    return list(dialogue.facets.prefetch_related(standing))


@transaction.atomic
def switch(*, dialogue: Dialogue, on: bool, actor: User) -> bool:
    """Switch the second codebook on or off; the first time, fill it. Returns whether anything changed."""
    if not Dialogue.objects.filter(pk=dialogue.pk, second_codebook=not on).update(second_codebook=on):
        return False
    dialogue.second_codebook = on
    if on and not dialogue.facets.exists():
        _seed(dialogue)
    record("facet.switched_on" if on else "facet.switched_off", dialogue=dialogue, actor=actor)
    return True


def _seed(dialogue: Dialogue) -> None:
    for place, (name, is_single, categories) in enumerate(SEEDS):
        facet = Facet.objects.create(dialogue=dialogue, name=str(name), is_single=is_single, position=place)
        Category.objects.bulk_create(
            Category(facet=facet, name=str(category), position=at) for at, category in enumerate(categories)
        )


# --- The list itself ----------------------------------------------------------------------------------------------


def _lock(dialogue: Dialogue) -> None:
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)


@transaction.atomic
def save_facet(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Facet:
    """Create or change a facet, last in order when it is new.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: there are too many, the name is taken, or statements have several of its categories while it
            is to allow one.
    """
    _lock(dialogue)
    values: dict[str, object] = {"dialogue": dialogue}
    if form.instance.pk is None:
        if dialogue.facets.count() >= MOST_FACETS:
            raise ValidationError(_("There are %(most)s already. Change one of them instead.") % {"most": MOST_FACETS})
        top = dialogue.facets.aggregate(top=Max("position"))["top"]
        values["position"] = 0 if top is None else top + 1
    elif form.instance.is_single and (several := _with_several(form.instance)):
        raise ValidationError(
            _("Statements have more than one of its categories, so it cannot be one at most. They are %(n)s.")
            % {"n": several}
        )
    is_new = form.instance.pk is None
    facet, changed = form.save_record(**values)
    if changed:
        record("facet.created" if is_new else "facet.changed", dialogue=dialogue, actor=actor, obj=facet)
    return facet


def _with_several(facet: Facet) -> int:
    through = Statement.categories.through.objects.filter(category__facet=facet, category__removed_at=None)
    counted: dict[int, int] = {}
    for statement in through.filter(statement__removed_at=None).values_list("statement_id", flat=True):
        counted[statement] = counted.get(statement, 0) + 1
    return sum(count > 1 for count in counted.values())


@transaction.atomic
def save_category(*, form: RecordForm, facet: Facet, actor: User) -> Category:
    """Create or change a category, last in order when it is new.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: there are too many, or the name is taken.
    """
    _lock(facet.dialogue)
    is_new = form.instance.pk is None
    values: dict[str, object] = {"facet": facet}
    if is_new:
        standing = facet.categories.filter(removed_at=None)
        if standing.count() >= MOST_CATEGORIES:
            raise ValidationError(
                _("There are %(most)s already. Change one of them instead.") % {"most": MOST_CATEGORIES}
            )
        top = facet.categories.aggregate(top=Max("position"))["top"]
        values["position"] = 0 if top is None else top + 1
    category, changed = form.save_record(**values)
    if changed:
        name = "category.created" if is_new else "category.changed"
        record(name, dialogue=facet.dialogue, actor=actor, obj=category)
    return category


@transaction.atomic
def move_category(*, category: Category, up: bool, actor: User) -> bool:
    """Let a category change places with the one before or after it; return whether there was one."""
    dialogue = category.facet.dialogue
    _lock(dialogue)
    rows = list(category.facet.categories.filter(removed_at=None).order_by("position", "pk"))
    at = next((place for place, one in enumerate(rows) if one.pk == category.pk), None)
    if at is None or not 0 <= (other := at - 1 if up else at + 1) < len(rows):
        return False
    rows[at], rows[other] = rows[other], rows[at]
    for place, one in enumerate(rows):
        one.position = place
    Category.objects.bulk_update(rows, ["position"])
    record("category.moved", dialogue=dialogue, actor=actor, obj=category, up=up)
    return True


@transaction.atomic
def remove_category(*, category: Category, actor: User) -> None:
    """Take a category away. What it was given to keeps it, unseen, until it is put back."""
    if Category.objects.filter(pk=category.pk, removed_at=None).update(removed_at=timezone.now()):
        record("category.removed", dialogue=category.facet.dialogue, actor=actor, obj=category)


@transaction.atomic
def restore_category(*, category: Category, actor: User) -> None:
    """Put a removed category back, last in order.

    Raises:
        ValidationError: another has taken its name since.
    """
    dialogue = category.facet.dialogue
    _lock(dialogue)
    standing = category.facet.categories.filter(removed_at=None)
    if standing.filter(name=category.name).exists():
        raise ValidationError(_("There is another by that name now. Change its name first."))
    top = category.facet.categories.aggregate(top=Max("position"))["top"] or 0
    if Category.objects.filter(pk=category.pk, removed_at__isnull=False).update(removed_at=None, position=top + 1):
        record("category.restored", dialogue=dialogue, actor=actor, obj=category)


# --- What statements are given ------------------------------------------------------------------------------------


def sort_statement(*, statement: Statement, chosen: set[int], offered: Iterable[int]) -> None:
    """Let a statement have ``chosen`` of the categories that were ``offered``; others it has are left alone."""
    through = Statement.categories.through
    rows = through.objects.filter(statement=statement, category__in=list(offered))
    had = set(rows.values_list("category_id", flat=True))
    if gone := had - chosen:
        rows.filter(category__in=gone).delete()
    new = [through(statement_id=statement.pk, category_id=pk) for pk in sorted(chosen - had)]
    if new:
        through.objects.bulk_create(new, ignore_conflicts=True)


def sorted_by(statement: Statement) -> list[tuple[str, list[str]]]:
    """Return the names of a statement's categories, by facet. One query, none where the second codebook is off."""
    if not statement.dialogue.second_codebook:
        return []
    found: dict[str, list[str]] = {}
    rows = statement.categories.filter(removed_at=None).order_by("facet__position", "facet", "position", "pk")
    for facet, name in rows.values_list("facet__name", "name"):
        found.setdefault(facet, []).append(name)
    return list(found.items())
