"""Forms of the plan: resources, effect and level; its steps; the indicators and their figures."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import DateInput, RecordForm, within_reason

from ..forms import not_ahead, not_before_start
from ..models import Indicator, IndicatorFigure, Level, Milestone, Proposal

DECIMAL = {"inputmode": "decimal", "class": "input--short"}


class PlanForm(RecordForm):
    class Meta:
        model = Proposal
        fields = ["resources", "effect", "level", "cause_level"]
        widgets = {"level": forms.RadioSelect, "cause_level": forms.RadioSelect}
        help_texts = {
            "resources": _("People, time, rooms and money, and who gives them. Shown in public."),
            "effect": _("What should be different when it is done, and for whom. Shown in public."),
            "level": _("Does it help single people, work in an area, or change how things are arranged?"),
            "cause_level": _("Where does what people told of come from? When the two differ, it is said in words."),
        }

    def __init__(self, *args: Any, leads: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not leads:
            del self.fields["level"], self.fields["cause_level"]
        for name in {"level", "cause_level"} & self.fields.keys():
            self.fields[name].choices = [("", _("Not said")), *((key, label) for key, label in Level.choices)]


class MilestoneForm(RecordForm):
    class Meta:
        model = Milestone
        fields = ["title", "who", "due_on", "resources", "done_on", "note"]
        widgets = {"due_on": DateInput, "done_on": DateInput}
        help_texts = {
            "title": _("What will be done, so that someone else can see whether it is."),
            "who": _("An organisation, a group or a role. It is shown in public, so no private person's name."),
            "resources": _("Time, rooms, money."),
            "done_on": _("Leave empty until it is done."),
            "note": _("Shown in public under the step."),
        }

    def __init__(self, *args, proposal: Proposal, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.instance.proposal = proposal

    def clean_due_on(self) -> date | None:
        return not_before_start(self.cleaned_data["due_on"], self.instance.proposal.dialogue)

    def clean_done_on(self) -> date | None:
        return not_before_start(not_ahead(self.cleaned_data["done_on"]), self.instance.proposal.dialogue)


class IndicatorForm(RecordForm):
    class Meta:
        model = Indicator
        fields = ["name", "unit", "baseline", "baseline_on", "target", "target_on"]
        widgets = {
            "baseline_on": DateInput,
            "target_on": DateInput,
            "baseline": forms.TextInput(attrs=DECIMAL),
            "target": forms.TextInput(attrs=DECIMAL),
            "unit": forms.TextInput(attrs={"class": "input--short"}),
        }
        help_texts = {
            "name": _("One thing that can be counted or asked about, for example children in an association."),
            "unit": _("For example children, per cent, days."),
            "baseline": _("How it was before. Leave empty if nobody knows yet."),
            "target": _("What you aim for. Leave empty if it is too early to say."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("baseline", "target"):
            self.fields[name].localize = True

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for name in ("baseline", "target"):
            value, day = values.get(name), values.get(f"{name}_on")
            if value is not None and day is None and f"{name}_on" not in self.errors:
                self.add_error(f"{name}_on", _("Write the day that the value belongs to."))
            if value is None and day is not None and name not in self.errors:
                self.add_error(name, _("Write the value that belongs to the day, or empty the day."))
        first, last = values.get("baseline_on"), values.get("target_on")
        if first and last and last <= first:
            self.add_error("target_on", _("The day to aim for should come after the day it was measured."))
        return values


class FigureForm(forms.ModelForm):
    class Meta:
        model = IndicatorFigure
        fields = ["value", "on"]
        widgets = {"on": DateInput, "value": forms.TextInput(attrs=DECIMAL)}
        help_texts = {"on": _("If a figure was wrong, write the right one for the same day. Both are kept.")}

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.indicator = indicator
        self.fields["value"].localize = True
        self.fields["on"].validators = [*self.fields["on"].validators, within_reason]

    def clean_on(self) -> date | None:
        return not_before_start(not_ahead(self.cleaned_data["on"]), self.instance.indicator.proposal.dialogue)
