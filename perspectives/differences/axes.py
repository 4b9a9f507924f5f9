"""What those heard can be divided by: the groups of the plan, the sides they belong to, or a background variable.

One at a time. Two traits at once would soon point at one person.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dialogues.models import Dialogue
from interviews.models import GroupKind

from ..told import of_group, of_side, of_value

GROUP, SIDE = "group", "side"


@dataclass(frozen=True)
class Column:
    """A column: its key as suppression knows it, and its name."""

    key: str
    name: str


@dataclass(frozen=True)
class Axis:
    """One way to divide those heard. ``key`` is its name in an address: a variable's is its number."""

    key: str
    title: str
    columns: list[Column]

    @property
    def is_background(self) -> bool:
        return self.key.isdecimal()


def axes(dialogue: Dialogue) -> list[Axis]:
    """Return the ways, the widest first: sides, groups, then the variables. Three queries, whatever the dialogue holds.

    A way with one column divides nobody, but is there: the page then says so.
    """
    groups = list(dialogue.groups.order_by("position", "name", "pk").values_list("pk", "name", "kind"))
    kinds = {kind for _pk, _name, kind in groups if kind}
    sides = [Column(of_side(kind.value), capfirst(str(kind.label))) for kind in GroupKind if kind.value in kinds]
    found = [Axis(SIDE, _("Side"), sides)] if len(sides) > 1 else []
    found.append(Axis(GROUP, _("Group in the plan"), [Column(of_group(pk), name) for pk, name, _kind in groups]))
    for variable in dialogue.variables.prefetch_related("values"):
        columns = [Column(of_value(value.pk), value.name) for value in variable.values.all()]
        if columns:
            found.append(Axis(str(variable.pk), variable.name, columns))
    return found


def chosen(found: list[Axis], key: str, heard: Mapping[str, int], named: Collection[str]) -> Axis:
    """Return the way that was asked for; else the first of which two columns may be named, then the first that divides.

    What another dialogue divides by, or nobody does, counts as not asked for.
    """
    asked = next((axis for axis in found if axis.key == key), None)
    if asked:
        return asked
    told = next((axis for axis in found if sum(column.key in named for column in axis.columns) > 1), None)
    divides = next((axis for axis in found if sum(heard.get(one.key, 0) > 0 for one in axis.columns) > 1), None)
    return told or divides or found[0]
