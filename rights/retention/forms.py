"""A rule of retention, and the day a dialogue ended."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import DateInput, RecordForm

from ..models import Ending, Keeps, RetentionRule


class RuleForm(RecordForm):
    """``for_all`` is there for the municipality's administrators only, and not where a rule is for all anyway."""

    for_all = forms.BooleanField(
        label=_("It holds for every dialogue of the municipality that has no rule of its own"), required=False
    )

    class Meta:
        model = RetentionRule
        fields = ["keeps", "until", "months", "decision", "by_itself"]
        widgets = {
            "keeps": forms.RadioSelect,
            "until": DateInput(attrs={"class": "short"}),
            "months": forms.NumberInput(attrs={"class": "input--tiny"}),
        }
        help_texts = {
            "until": _("Only when it is kept until a day."),
            "months": _("Only when it is counted from the end of the dialogue."),
            "decision": _("The archive authority's or the board's decision, as KS 2026/123."),
            "by_itself": _("Otherwise you are shown that it is due, and erase it yourself."),
        }

    def __init__(self, *args: Any, may_rule_all: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_rule_all or self.instance.pk:
            self.fields.pop("for_all")

    def clean(self) -> dict[str, Any]:
        """Keep only the length that goes with what was chosen, so that a number left behind does nothing."""
        cleaned = super().clean() or {}
        keeps = cleaned.get("keeps")
        if keeps == Keeps.UNTIL and not cleaned.get("until") and "until" not in self.errors:
            self.add_error("until", ValidationError(_("Say until which day.")))
        if keeps == Keeps.MONTHS and not cleaned.get("months") and "months" not in self.errors:
            self.add_error("months", ValidationError(_("Say how many months.")))
        if keeps and keeps != Keeps.UNTIL:
            cleaned["until"] = None
        if keeps and keeps != Keeps.MONTHS:
            cleaned["months"] = None
        return cleaned


class EndingForm(RecordForm):
    class Meta:
        model = Ending
        fields = ["ended_on"]
        widgets = {"ended_on": DateInput(attrs={"class": "short"})}
        help_texts = {"ended_on": _("Periods in months are counted from this day.")}
