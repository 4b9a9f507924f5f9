"""Form fields for what a statement is besides its themes."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..models import Category, Facet, Statement, StatementKind, bits_of, kinds_in

FACET = "facet_"
"""Beginning of the name of a facet's field; its key follows."""


class KindsField(forms.MultipleChoiceField):
    """Kinds of problem description as boxes to tick; stored as bits of one number."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("empty_value", None)
        kwargs.setdefault("label", _("What it describes"))
        kwargs.setdefault("required", False)
        choices = [(kind.value, kind.label) for kind in StatementKind]
        super().__init__(choices=choices, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return [kind.value for kind in kinds_in(value)] if isinstance(value, int) else value

    def clean(self, value: Any) -> int:
        return bits_of(super().clean(value))

    def in_words(self, value: Any) -> str:
        chosen = set(self.prepare_value(value) or [])
        return ", ".join(str(kind.label) for kind in StatementKind if kind.value in chosen)


def facet_fields(facets: list[Facet], held: set[int]) -> dict[str, forms.ChoiceField]:
    """Return a field for each facet, by its name in the form; ``held`` are keys of the categories it has now."""
    fields: dict[str, forms.ChoiceField] = {}
    for facet in facets:
        choices = [(str(one.pk), capfirst(one.name)) for one in facet.categories.all()]
        mine = [key for key, _name in choices if int(key) in held]
        if facet.is_single:
            fields[f"{FACET}{facet.pk}"] = forms.ChoiceField(
                label=facet.name,
                choices=[("", _("Not said")), *choices],
                initial=mine[0] if mine else "",
                required=False,
            )
        else:
            fields[f"{FACET}{facet.pk}"] = forms.MultipleChoiceField(
                label=facet.name,
                choices=choices,
                initial=mine,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
    return fields


def held_categories(statement: Statement) -> set[int]:
    """Keys of the categories the statement has. One query."""
    return set(Statement.categories.through.objects.filter(statement=statement).values_list("category_id", flat=True))


def chosen_categories(data: dict[str, Any]) -> set[int]:
    """Keys of the categories that cleaned ``data`` of ``facet_fields`` holds."""
    chosen: set[int] = set()
    for name, value in data.items():
        if name.startswith(FACET) and value:
            chosen.update(int(key) for key in ([value] if isinstance(value, str) else value))
    return chosen


def offered_categories(facets: list[Facet]) -> set[int]:
    return {category.pk for facet in facets for category in facet.categories.all() if isinstance(category, Category)}
