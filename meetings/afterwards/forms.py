"""The short evaluation, from a phone or from paper."""

import uuid
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from ..models import Evaluation, Side
from ..models.afterwards import FIGURES

STEPS = [
    (1, gettext_lazy("1, not at all")),
    (2, "2"),
    (3, "3"),
    (4, "4"),
    (5, gettext_lazy("5, very much")),
]


class EvaluationForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FIGURES:
            self.fields[name] = forms.TypedChoiceField(
                label=Evaluation._meta.get_field(name).verbose_name,
                choices=STEPS,
                coerce=int,
                widget=forms.RadioSelect,
            )
        self.fields["words"] = forms.CharField(
            label=Evaluation._meta.get_field("words").verbose_name,
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=gettext_lazy("Nobody sees who wrote it. Leave out what would tell."),
        )

    def answer(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*FIGURES, "words")}


class PaperEvaluationForm(EvaluationForm):
    key = forms.UUIDField(widget=forms.HiddenInput)
    side = forms.ChoiceField(
        label=gettext_lazy("Side"),
        choices=[(key, capfirst(name)) for key, name in Side.choices],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4()
