"""Forms of the time plan."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..forms_base import DateInput, RecordForm
from ..models import PlannedPhase

FURTHEST = 260
"""Weeks that a phase is moved at most in one go: further than that is a slip of the hand."""


class PlannedPhaseForm(RecordForm):
    class Meta:
        model = PlannedPhase
        fields = ["phase", "starts_on", "ends_on", "note"]
        widgets = {"starts_on": DateInput, "ends_on": DateInput}
        help_texts = {"note": _("For example: opens again after the first meeting.")}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        start, end = values.get("starts_on"), values.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", ValidationError(_("The end lies before the start.")))
        return values


class MoveForm(forms.Form):
    """How far a bar was moved, in weeks, and by which end; from the drawing."""

    WHOLE, START, END = "whole", "start", "end"

    weeks = forms.IntegerField(min_value=-FURTHEST, max_value=FURTHEST)
    edge = forms.ChoiceField(choices=[(WHOLE, WHOLE), (START, START), (END, END)], required=False)
    opened_version = forms.IntegerField(min_value=1)

    def clean_edge(self) -> str:
        return self.cleaned_data["edge"] or self.WHOLE
