"""Whom the dialogue means to hear, and what background it wants spread."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue

from ..models import BackgroundValue, BackgroundVariable, Interviewee, StakeholderGroup


def usual_variables() -> list[tuple[str, str, list[str]]]:
    """Return what most dialogues want spread: (key, name, values). Districts are filled in by the leader."""
    return [
        (
            "age",
            _("Age band"),
            [_("under 18"), "18–29", "30–44", "45–64", _("65 and over")],
        ),
        ("gender", _("Gender"), [_("woman"), _("man"), _("another gender")]),
        ("district", _("District"), []),
        ("background", _("Background"), [_("born in Sweden"), _("parents born abroad"), _("born abroad")]),
        (
            "occupation",
            _("Occupation or role"),
            [_("pupil or student"), _("working"), _("looking for work"), _("on sick leave"), _("retired")],
        ),
    ]


@transaction.atomic
def save_group(*, form: RecordForm, dialogue: Dialogue, actor: User) -> StakeholderGroup:
    """Create a group, last in the plan, or change one, from a valid form.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    values: dict[str, Any] = {"dialogue": dialogue}
    if is_new:
        top = dialogue.groups.aggregate(top=models.Max("position"))["top"]
        values["position"] = 0 if top is None else top + 1
    try:
        with transaction.atomic():
            group, changed = form.save_record(**values)
    except IntegrityError:
        raise ValidationError({"name": _("There is already a group with this name.")}) from None
    if changed:
        name = "plan.group_added" if is_new else "plan.group_changed"
        record(name, dialogue=dialogue, actor=actor, obj=group, target=group.target)
    return group


@transaction.atomic
def move_group(*, group: StakeholderGroup, up: bool, actor: User) -> None:
    """Let a group change places with the one before or after it; the first and last stay where they are."""
    groups = list(group.dialogue.groups.all())
    place = groups.index(group)
    other = place + (-1 if up else 1)
    if not 0 <= other < len(groups):
        return
    groups[place], groups[other] = groups[other], groups[place]
    for position, one in enumerate(groups):
        one.position = position
    StakeholderGroup.objects.bulk_update(groups, ["position"])
    record("plan.group_moved", dialogue=group.dialogue, actor=actor, obj=group)


def why_group_stays(group: StakeholderGroup) -> str:
    """Say in words why a group cannot be removed; empty when it can."""
    people, statements = group.interviewees.count(), group.statements.count()
    if people:
        return ngettext(
            "%(count)d person belongs to the group. Move the person to another group first.",
            "%(count)d people belong to the group. Move them to another group first.",
            people,
        ) % {"count": people}
    if statements:
        return ngettext(
            "%(count)d statement comes from the group. What was said keeps its group.",
            "%(count)d statements come from the group. What was said keeps its group.",
            statements,
        ) % {"count": statements}
    return ""


@transaction.atomic
def remove_group(*, group: StakeholderGroup, actor: User) -> None:
    """Take an unused group out of the plan.

    Raises:
        ValidationError: somebody belongs to it.
    """
    if why := why_group_stays(group):
        raise ValidationError(why)
    record("plan.group_removed", dialogue=group.dialogue, actor=actor, obj=group)
    group.delete()


@transaction.atomic
def save_variable(
    *, form: RecordForm, dialogue: Dialogue, actor: User, renamed: dict[int, str], added: Sequence[str]
) -> BackgroundVariable:
    """Create or change a background variable with its values.

    Args:
        renamed: new name by key of each value there was; an empty name removes the value.
        added: names of further values, put last.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: a value that people have is to be removed, or two values share a name.
    """
    is_new = form.instance.pk is None
    values: dict[str, Any] = {"dialogue": dialogue}
    if is_new:
        values |= {"key": _free_key(dialogue, form.cleaned_data["name"]), "position": dialogue.variables.count()}
    variable, changed = form.save_record(**values)
    if changed:
        _save_values(variable, renamed, added)
        name = "plan.variable_added" if is_new else "plan.variable_changed"
        record(name, dialogue=dialogue, actor=actor, obj=variable, values=variable.values.count())
    return variable


def _free_key(dialogue: Dialogue, name: str) -> str:
    stem = slugify(name)[:34] or "variable"
    taken = set(dialogue.variables.values_list("key", flat=True))
    return next(key for key in [stem, *(f"{stem}-{n}" for n in range(2, 10_000))] if key not in taken)


def _save_values(variable: BackgroundVariable, renamed: dict[int, str], added: Sequence[str]) -> None:
    kept = list(variable.values.all())
    for value in [value for value in kept if renamed.get(value.pk, value.name) == ""]:
        count = value.interviewees.count()
        if count:
            raise ValidationError(
                {
                    f"value_{value.pk}": ngettext(
                        "%(count)d person has “%(name)s”. It cannot be removed, but it can be renamed.",
                        "%(count)d people have “%(name)s”. It cannot be removed, but it can be renamed.",
                        count,
                    )
                    % {"count": count, "name": value.name}
                }
            )
        value.delete()
        kept.remove(value)
    names = [renamed.get(value.pk, value.name) for value in kept] + list(added)
    doubled = next((name for name in names if sum(name.casefold() == other.casefold() for other in names) > 1), None)
    if doubled:
        raise ValidationError({"new_values": _("“%(name)s” is there twice.") % {"name": doubled}})
    changed = [value for value in kept if renamed.get(value.pk, value.name) != value.name]
    for value in changed:  # a free name first, so that two values can swap theirs
        value.name = f"\N{ZERO WIDTH SPACE}{value.pk}"
        value.save(update_fields=["name"])
    for value in changed:
        value.name = renamed[value.pk]
        value.save(update_fields=["name"])
    for position, name in enumerate(added, start=len(kept)):
        BackgroundValue.objects.create(variable=variable, name=name, position=position)


@transaction.atomic
def remove_variable(*, variable: BackgroundVariable, actor: User) -> None:
    """Take away a background variable that nobody has a value of.

    Raises:
        ValidationError: somebody has one.
    """
    count = Interviewee.objects.filter(background__variable=variable).distinct().count()
    if count:
        raise ValidationError(
            ngettext(
                "%(count)d person has a value here. Empty it on the person's page first.",
                "%(count)d people have a value here. Empty it on each person's page first.",
                count,
            )
            % {"count": count}
        )
    record("plan.variable_removed", dialogue=variable.dialogue, actor=actor, obj=variable)
    variable.delete()


@transaction.atomic
def add_usual_variables(*, dialogue: Dialogue, actor: User) -> int:
    """Add the usual background variables that the dialogue lacks; return how many were added."""
    known = set(dialogue.variables.values_list("key", flat=True))
    position, added = len(known), 0
    for key, name, values in usual_variables():
        if key in known:
            continue
        variable = BackgroundVariable.objects.create(dialogue=dialogue, key=key, name=name, position=position + added)
        BackgroundValue.objects.bulk_create(
            BackgroundValue(variable=variable, name=value, position=place) for place, value in enumerate(values)
        )
        added += 1
    if added:
        record("plan.usual_variables_added", dialogue=dialogue, actor=actor, count=added)
    return added
