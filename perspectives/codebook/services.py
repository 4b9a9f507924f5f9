"""Verbs of the codebook: a theme is created, reworded, moved, merged, split, removed, put back. Nothing is lost by it.

Each runs in one transaction and writes an event and a line of the codebook's history.
"""

from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue

from ..models import Chapter, Coding, CompilationStatus, Perspective, Statement, Theme, ThemeVerb
from . import tree
from .history import FIELDS, note

BATCH = 500


def _taken() -> ValidationError:
    return ValidationError(_("There is already a theme by that name."))


def _lock(dialogue: Dialogue) -> None:
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)


def _last_position(dialogue: Dialogue) -> int:
    _lock(dialogue)
    highest = dialogue.themes.aggregate(top=Max("position"))["top"]
    return 0 if highest is None else highest + 1


def standing_themes(dialogue: Dialogue) -> list[Theme]:
    return list(dialogue.themes.filter(removed_at=None))


def renumber(dialogue: Dialogue) -> None:
    """Let positions follow the tree, each theme before those under it, so that every list has the codebook's order."""
    changed = []
    for position, node in enumerate(tree.flat_tree(standing_themes(dialogue))):
        if node.theme.position != position:
            node.theme.position = position
            changed.append(node.theme)
    Theme.objects.bulk_update(changed, ["position"], batch_size=BATCH)


# --- Creating and rewording ---------------------------------------------------------------------------------------


@transaction.atomic
def create_theme(*, dialogue: Dialogue, title: str, actor: User | None, parent: Theme | None = None) -> Theme:
    """Create a theme by its title alone, last in order; a theme by that name already there is returned instead.

    Raises:
        ValidationError: it cannot stand under ``parent``.
    """
    title = " ".join(title.split())
    themes = standing_themes(dialogue)
    for theme in themes:
        if theme.title.casefold() == title.casefold():
            return theme
    tree.refuse_place(Theme(title=title), parent, themes)
    theme = Theme.objects.create(dialogue=dialogue, title=title, parent=parent, position=_last_position(dialogue))
    if parent:
        renumber(dialogue)
        theme.refresh_from_db(fields=["position"])
    note(theme, ThemeVerb.CREATED, actor, **({"under": parent.title} if parent else {}))
    record("theme.created", dialogue=dialogue, actor=actor, obj=theme)
    return theme


@transaction.atomic
def save_theme(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Theme:
    """Create or reword a theme from a valid form; a new parent moves it, with all that stands under it.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: somebody else took the name a moment ago, or it cannot stand where the form puts it.
    """
    is_new = form.instance.pk is None
    before = None if is_new else Theme.objects.select_related("parent").get(pk=form.instance.pk)
    values = {"position": _last_position(dialogue)} if is_new else {}
    tree.refuse_place(form.instance, form.instance.parent, standing_themes(dialogue))
    try:
        with transaction.atomic():
            theme, changed = form.save_record(dialogue=dialogue, **values)
    except IntegrityError:
        raise _taken() from None
    if not changed:
        return theme
    if theme.parent_id != (before.parent_id if before else None):
        renumber(dialogue)
        theme.refresh_from_db(fields=["position"])
    note_change(theme, before, actor)
    record("theme.created" if is_new else "theme.changed", dialogue=dialogue, actor=actor, obj=theme)
    return theme


def note_change(theme: Theme, before: Theme | None, actor: User) -> None:
    """Write the history of a saved form: created, moved, renamed, or which texts were changed."""
    if before is None:
        note(theme, ThemeVerb.CREATED, actor, **({"under": theme.parent.title} if theme.parent else {}))
        return
    if theme.parent_id != before.parent_id:
        note(theme, ThemeVerb.MOVED, actor, under=theme.parent.title if theme.parent else "")
    fields = [name for name in FIELDS if name != "parent" and getattr(theme, name) != getattr(before, name)]
    if "title" in fields:
        note(theme, ThemeVerb.CHANGED, actor, before=before.title)
    if texts := [name for name in fields if name != "title"]:
        note(theme, ThemeVerb.CHANGED, actor, fields=texts)


@transaction.atomic
def move_theme(*, theme: Theme, up: bool, actor: User) -> bool:
    """Let a theme change places with the one before or after it under the same parent; return whether there was one."""
    dialogue = theme.dialogue
    _lock(dialogue)
    roots = tree.tree(standing_themes(dialogue))
    siblings = tree.beside(roots, theme.pk)
    at = next((place for place, node in enumerate(siblings) if node.theme.pk == theme.pk), None)
    if at is None:
        return False
    other = at - 1 if up else at + 1
    if not 0 <= other < len(siblings):
        return False
    siblings[at], siblings[other] = siblings[other], siblings[at]
    for position, node in enumerate(tree.flat(roots)):
        if node.theme.position != position:
            Theme.objects.filter(pk=node.theme.pk).update(position=position)
    note(theme, ThemeVerb.MOVED, actor)
    record("theme.moved", dialogue=dialogue, actor=actor, obj=theme, up=up)
    return True


# --- Removing, merging, putting back ------------------------------------------------------------------------------


def _uses():
    return [
        ("statement", Statement.themes.through, Statement.objects),
        ("perspective", Perspective.themes.through, Perspective.objects.filter(removed_at=None)),
        ("coding", Coding.themes.through, Coding.objects),
    ]


def _hand_over(theme: Theme, move_to: Theme | None) -> dict[str, list[int]]:
    """Take the theme from everything and give ``move_to`` instead; return who had it and who was given."""
    kept: dict[str, list[int]] = {}
    for name, through, _rows in _uses():
        field = f"{name}_id"
        used_by = list(through.objects.filter(theme=theme).values_list(field, flat=True))
        kept[f"{name}s"] = used_by
        if move_to:
            had = set(through.objects.filter(theme=move_to).values_list(field, flat=True))
            new = [pk for pk in used_by if pk not in had]
            through.objects.bulk_create([through(**{field: pk, "theme_id": move_to.pk}) for pk in new], batch_size=500)
            kept[f"moved_{name}s"] = new
        through.objects.filter(theme=theme).delete()
    return kept


@transaction.atomic
def remove_theme(*, theme: Theme, actor: User, move_to: Theme | None = None) -> None:
    """Take a theme away, and let what used it go to ``move_to``, or do without; ``restore_theme`` undoes all of it.

    With ``move_to`` it is merged into that one. What stood under it stands under ``move_to``, else one step higher.

    Raises:
        ValidationError: it is a chapter of a compilation that is being made, or ``move_to`` is no use.
    """
    _lock(theme.dialogue)
    if theme.as_it_is_now().removed_at is not None:
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
    children = _children_go(theme, move_to)
    kept = _hand_over(theme, move_to)
    theme.kept = kept | children | ({"moved_to": move_to.pk} if move_to else {})
    theme.removed_at = timezone.now()
    theme.version += 1
    theme.save()
    renumber(theme.dialogue)
    count = len(kept["statements"])
    if move_to:
        note(theme, ThemeVerb.MERGED, actor, into=move_to.title, statements=count)
    else:
        note(theme, ThemeVerb.REMOVED, actor, statements=count)
    record(
        "theme.removed",
        dialogue=theme.dialogue,
        actor=actor,
        obj=theme,
        statements=count,
        perspectives=len(kept["perspectives"]),
        moved_to=move_to.pk if move_to else None,
    )


def _children_go(theme: Theme, move_to: Theme | None) -> dict[str, object]:
    """Let what stands under a theme stand under ``move_to``, or where the theme stood; return what undoes it."""
    nodes = {node.theme.pk: node for node in tree.flat_tree(standing_themes(theme.dialogue))}
    children = [child.theme.pk for child in nodes[theme.pk].children] if theme.pk in nodes else []
    above = theme.parent_id
    if move_to and move_to.pk not in {node.theme.pk for node in nodes[theme.pk].walk()}:
        depth = max((node.level for node in nodes[theme.pk].walk()), default=0) - nodes[theme.pk].level
        above = move_to.pk if nodes[move_to.pk].level + depth <= tree.MOST_LEVELS else above
    if move_to and move_to.parent_id == theme.pk:  # merged into one of its own: that one takes its place
        Theme.objects.filter(pk=move_to.pk).update(parent=theme.parent_id)
        above = move_to.pk
        Theme.objects.filter(pk__in=children).exclude(pk=move_to.pk).update(parent=above)
    else:
        Theme.objects.filter(pk__in=children).update(parent=above)
    return {"children": children, "children_went": above}


@transaction.atomic
def restore_theme(*, theme: Theme, actor: User) -> Theme:
    """Put a removed theme back with what used it; what was moved to another theme leaves that one again.

    Raises:
        ValidationError: another theme has taken its name meanwhile.
    """
    if theme.as_it_is_now().removed_at is None:
        return theme
    dialogue, kept = theme.dialogue, theme.kept
    theme.removed_at, theme.kept = None, {}
    theme.position = _last_position(dialogue)
    theme.version += 1
    try:
        with transaction.atomic():
            theme.save()
    except IntegrityError:
        raise ValidationError(
            _("Another theme has the same name now. Give that one another name first, then put this one back.")
        ) from None
    back = {name: _take_back(theme, kept, name, through, rows) for name, through, rows in _uses()}
    _children_come_back(theme, kept)
    renumber(dialogue)
    theme.refresh_from_db(fields=["position", "parent"])
    note(theme, ThemeVerb.RESTORED, actor, statements=back["statement"])
    record("theme.restored", dialogue=dialogue, actor=actor, obj=theme)
    return theme


def _take_back(theme: Theme, kept: dict, name: str, through, rows) -> int:
    """Give the theme to those who had it and still stand, and take it from where it went; return to how many."""
    field, given = f"{name}_id", 0
    moved = set(kept.get(f"moved_{name}s", []))
    for at in range(0, len(kept.get(f"{name}s", [])), BATCH):
        keys = kept[f"{name}s"][at : at + BATCH]
        standing = list(rows.filter(pk__in=keys).values_list("pk", flat=True))
        given += len(standing)
        through.objects.bulk_create(
            [through(**{field: pk, "theme_id": theme.pk}) for pk in standing], ignore_conflicts=True
        )
        through.objects.filter(theme_id=kept.get("moved_to"), **{f"{field}__in": moved & set(keys)}).delete()
    return given


def _children_come_back(theme: Theme, kept: dict) -> None:
    """Themes that stood under it and are where its removal put them return, and so does it itself, if there is room."""
    themes = standing_themes(theme.dialogue)
    by_key = {one.pk: one for one in themes}
    if theme.parent_id and theme.parent_id not in by_key:
        Theme.objects.filter(pk=theme.pk).update(parent=None)
        by_key[theme.pk].parent_id = None
    for pk in kept.get("children", []):
        child = by_key.get(pk)
        if child is None or (child.parent_id != kept.get("children_went") and pk != kept.get("moved_to")):
            continue
        try:
            tree.refuse_place(child, theme, themes)
        except ValidationError:
            continue
        child.parent_id = theme.pk
        Theme.objects.filter(pk=pk).update(parent=theme)


def followed(dialogue: Dialogue, keys: Iterable[int]) -> list[Theme]:
    """The themes by those keys that still stand; for one merged meanwhile, the one it went into. One query."""
    everything = {theme.pk: theme for theme in dialogue.themes.only("pk", "dialogue", "removed_at", "kept")}
    found: dict[int, Theme] = {}
    for key in keys:
        seen: set[int] = set()
        while (theme := everything.get(key)) and theme.removed_at and key not in seen:
            seen.add(key)
            key = theme.kept.get("moved_to", 0)
        if theme and theme.removed_at is None:
            found[theme.pk] = theme
    return list(found.values())


# --- Splitting ----------------------------------------------------------------------------------------------------


@transaction.atomic
def split_theme(
    *, theme: Theme, statements: Collection[int], title: str, actor: User, under: bool = False, keep: bool = False
) -> Theme:
    """Let some of a theme's statements have a new theme instead; with ``keep``, as well.

    Codings of those statements follow. Each statement's version moves on, so that a coder who has one open is shown
    the change before saving over it.

    Args:
        under: whether the new theme stands under the old one, or beside it.

    Raises:
        ValidationError: no statements of the theme, a name that is taken, or no room for another level.
    """
    title = " ".join(title.split())
    _lock(theme.dialogue)
    if any(one.title.casefold() == title.casefold() for one in standing_themes(theme.dialogue)):
        raise _taken()
    chosen = list(Statement.objects.filter(themes=theme, pk__in=statements).values_list("pk", flat=True))
    if not chosen:
        raise ValidationError(_("Choose at least one statement that the new theme is for."))
    parent = theme if under else theme.parent
    new = create_theme(dialogue=theme.dialogue, title=title, actor=actor, parent=parent)
    new.changes.all().delete()  # created and split are one act, and one line
    for at in range(0, len(chosen), BATCH):
        keys = chosen[at : at + BATCH]
        codings = Coding.objects.filter(statement__in=keys, themes=theme).values_list("pk", flat=True)
        for name, through, rows in (
            ("statement", Statement.themes.through, keys),
            ("coding", Coding.themes.through, list(codings)),
        ):
            field = f"{name}_id"
            through.objects.bulk_create(
                [through(**{field: pk, "theme_id": new.pk}) for pk in rows], ignore_conflicts=True
            )
            if not keep:
                through.objects.filter(theme=theme, **{f"{field}__in": rows}).delete()
        Statement.objects.filter(pk__in=keys).update(version=F("version") + 1)
    note(new, ThemeVerb.SPLIT, actor, source=theme.title, statements=len(chosen))
    record("theme.split", dialogue=theme.dialogue, actor=actor, obj=new, statements=len(chosen), source=theme.pk)
    return new
