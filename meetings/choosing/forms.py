"""What is asked of a choice: what must hold, what should, and how much room the lot gets."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dialogues.models import Dialogue

from ..models import TraitLabel

WEIGHTS = [(0, _("does not matter")), (1, _("matters")), (3, _("matters much"))]
PLAY = [
    (0, _("None: only the panels that come nearest the wishes are drawn among")),
    (4, _("Some: panels nearly as good are drawn among too, so that more people get a real chance")),
    (12, _("Much: the chances become more even, and the spread somewhat worse")),
]
TRAIT_WEIGHT = 5
"""How many misplaced people the absence of a minority, a critic … weighs as."""


class ChoiceForm(forms.Form):
    creation_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    number = forms.IntegerField(label=_("How many are chosen?"), min_value=2, max_value=300, initial=30)
    carriers = forms.TypedChoiceField(
        label=_("How many should be able to bring each perspective?"),
        choices=[(1, _("At least one person")), (2, _("At least two, so that nobody stands alone with it"))],
        coerce=int,
        initial=1,
        widget=forms.RadioSelect,
    )
    as_far = forms.BooleanField(
        label=_("Go as far as the list goes"),
        required=False,
        help_text=_("A perspective that too few on the list can bring then does not stop the choice, and is named."),
    )
    low = forms.IntegerField(
        label=_("From the municipality, at least (percent)"), min_value=0, max_value=100, initial=45
    )
    high = forms.IntegerField(
        label=_("From the municipality, at most (percent)"), min_value=0, max_value=100, initial=55
    )
    most_of_one = forms.IntegerField(
        label=_("At most from one and the same organisation"),
        min_value=0,
        max_value=300,
        initial=0,
        help_text=_("0 means no limit."),
    )
    traits = forms.MultipleChoiceField(
        label=_("These should all be in the room"),
        choices=[(one.value, capfirst(one.label)) for one in TraitLabel],
        initial=TraitLabel.values,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    play = forms.TypedChoiceField(
        label=_("How much room does the lot get?"), choices=PLAY, coerce=int, initial=4, widget=forms.RadioSelect
    )
    seed = forms.IntegerField(
        label=_("Seed"),
        required=False,
        min_value=1,
        max_value=2**31 - 1,
        help_text=_("Leave it empty and the machine draws one. Or throw dice in public and write what they show."),
    )

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["creation_key"].initial = uuid.uuid4()
        self.variables = [one for one in dialogue.variables.prefetch_related("values") if one.values.all()]
        for variable in self.variables:
            self.fields[f"weight_{variable.pk}"] = forms.TypedChoiceField(
                label=variable.name, choices=WEIGHTS, coerce=int, initial=1
            )
            for value in variable.values.all():
                self.fields[f"share_{value.pk}"] = forms.IntegerField(
                    label=value.name, required=False, min_value=0, max_value=100
                )

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        low, high = data.get("low"), data.get("high")
        if low is not None and high is not None and low > high:
            self.add_error("low", ValidationError(_("The lower share is above the higher.")))
        for variable in self.variables:
            total = sum(data.get(f"share_{value.pk}") or 0 for value in variable.values.all())
            if total > 100:
                self.add_error(f"weight_{variable.pk}", _("The shares add up to more than 100 percent."))
        return data

    @property
    def must(self) -> list[forms.BoundField]:
        return [self[name] for name in ("number", "carriers", "as_far", "low", "high", "most_of_one")]

    @property
    def should(self) -> list[tuple[forms.BoundField, list[forms.BoundField]]]:
        """For each variable its weight, and the share of each value."""
        return [
            (self[f"weight_{variable.pk}"], [self[f"share_{value.pk}"] for value in variable.values.all()])
            for variable in self.variables
        ]

    def asked(self) -> dict[str, Any]:
        """Return what was asked for, from a valid form, as it is kept with the choice."""
        data = self.cleaned_data
        targets = {}
        for variable in self.variables:
            shares = {value.name: data.get(f"share_{value.pk}") for value in variable.values.all()}
            given = {name: share for name, share in shares.items() if share is not None}
            targets[variable.key] = {"weight": data[f"weight_{variable.pk}"], "shares": given}
        plain = ("number", "carriers", "as_far", "low", "high", "most_of_one", "play")
        return {name: data[name] for name in plain} | {
            "traits": {name: TRAIT_WEIGHT if name in data["traits"] else 0 for name in TraitLabel.values},
            "targets": targets,
        }
