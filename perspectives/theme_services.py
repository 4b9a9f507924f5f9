"""Verbs of themes: created, reworded, put in order, removed without losing what used them, put back."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue

from .models import Chapter, CompilationStatus, Perspective, Statement, Theme


def _taken() -> ValidationError:
    return ValidationError(_("There is already a theme by that name."))


def _last_position(dialogue: Dialogue) -> int:
    Dialogue.objects.select_for_update().get(pk=dialogue.pk)
    highest = dialogue.themes.aggregate(top=Max("position"))["top"]
    return 0 if highest is None else highest + 1


@transaction.atomic
def create_theme(*, dialogue: Dialogue, title: str, actor: User) -> Theme:
    """Create a theme by its title alone, last in order; a theme by that name already there is returned instead."""
    title = " ".join(title.split())
    for theme in dialogue.themes.filter(removed_at=None):
        if theme.title.casefold() == title.casefold():
            return theme
    theme = Theme.objects.create(dialogue=dialogue, title=title, position=_last_position(dialogue))
    record("theme.created", dialogue=dialogue, actor=actor, obj=theme)
    return theme


@transaction.atomic
def save_theme(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Theme:
    """Create or reword a theme from a valid form.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: somebody else took the name a moment ago.
    """
    is_new = form.instance.pk is None
    values = {"position": _last_position(dialogue)} if is_new else {}
    try:
        with transaction.atomic():
            theme, changed = form.save_record(dialogue=dialogue, **values)
    except IntegrityError:
        raise _taken() from None
    if changed:
        record("theme.created" if is_new else "theme.changed", dialogue=dialogue, actor=actor, obj=theme)
    return theme


@transaction.atomic
def move_theme(*, theme: Theme, up: bool, actor: User) -> bool:
    """Let a theme change places with the one before or after it; return whether there was one."""
    Dialogue.objects.select_for_update().get(pk=theme.dialogue_id)
    order = list(theme.dialogue.themes.filter(removed_at=None))
    at = next((place for place, one in enumerate(order) if one.pk == theme.pk), None)
    if at is None:
        return False
    other = at - 1 if up else at + 1
    if not 0 <= other < len(order):
        return False
    order[at], order[other] = order[other], order[at]
    for position, one in enumerate(order):
        if one.position != position:
            Theme.objects.filter(pk=one.pk).update(position=position)
    record("theme.moved", dialogue=theme.dialogue, actor=actor, obj=theme, up=up)
    return True


@transaction.atomic
def remove_theme(*, theme: Theme, actor: User, move_to: Theme | None = None) -> None:
    """Take a theme away, and let what used it go to ``move_to``, or do without; ``restore_theme`` undoes all of it.

    Raises:
        ValidationError: it is a chapter of a compilation that is being made, or ``move_to`` is no use.
    """
    if theme.removed_at is not None:
        return
    if move_to is not None and (
        move_to.pk == theme.pk or move_to.removed_at or move_to.dialogue_id != theme.dialogue_id
    ):
        raise ValidationError(_("Choose another theme to move to."))
    chapters = Chapter.objects.filter(theme=theme).exclude(compilation__status=CompilationStatus.PUBLISHED)
    if chapters.exists():
        raise ValidationError(
            _("It is a chapter of the compilation you are working on. Take the chapter out there first.")
        )
    kept: dict[str, list[int]] = {}
    for name, through in _uses():
        field = f"{name}_id"
        used_by = list(through.objects.filter(theme=theme).values_list(field, flat=True))
        kept[f"{name}s"] = used_by
        if move_to:
            had = set(through.objects.filter(theme=move_to).values_list(field, flat=True))
            new = [pk for pk in used_by if pk not in had]
            through.objects.bulk_create([through(**{field: pk, "theme_id": move_to.pk}) for pk in new], batch_size=500)
            kept[f"moved_{name}s"] = new
        through.objects.filter(theme=theme).delete()
    theme.kept = kept | ({"moved_to": move_to.pk} if move_to else {})
    theme.removed_at = timezone.now()
    theme.version += 1
    theme.save()
    record(
        "theme.removed",
        dialogue=theme.dialogue,
        actor=actor,
        obj=theme,
        statements=len(kept["statements"]),
        perspectives=len(kept["perspectives"]),
        moved_to=move_to.pk if move_to else None,
    )


def _uses():
    return [("statement", Statement.themes.through), ("perspective", Perspective.themes.through)]


@transaction.atomic
def restore_theme(*, theme: Theme, actor: User) -> Theme:
    """Put a removed theme back with what used it; what was moved to another theme leaves that one again.

    Raises:
        ValidationError: another theme has taken its name meanwhile.
    """
    if theme.removed_at is None:
        return theme
    kept = theme.kept
    theme.removed_at, theme.kept = None, {}
    theme.position = _last_position(theme.dialogue)
    theme.version += 1
    try:
        with transaction.atomic():
            theme.save()
    except IntegrityError:
        raise ValidationError(
            _("Another theme has the same name now. Give that one another name first, then put this one back.")
        ) from None
    for name, through in _uses():
        field, model = f"{name}_id", Statement if name == "statement" else Perspective
        for at in range(0, len(kept.get(f"{name}s", [])), 500):
            keys = kept[f"{name}s"][at : at + 500]
            standing = model.objects.filter(pk__in=keys, removed_at=None).values_list("pk", flat=True)
            through.objects.bulk_create(
                [through(**{field: pk, "theme_id": theme.pk}) for pk in standing], ignore_conflicts=True
            )
            moved = set(kept.get(f"moved_{name}s", [])) & set(keys)
            through.objects.filter(theme_id=kept.get("moved_to"), **{f"{field}__in": moved}).delete()
    record("theme.restored", dialogue=theme.dialogue, actor=actor, obj=theme)
    return theme
