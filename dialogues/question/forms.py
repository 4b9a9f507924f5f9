"""Forms of the wordings: trying one, agreeing, objecting."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ..forms_base import DateInput, RecordForm
from ..models import CandidateStatus, CentralQuestion, Dialogue, QuestionObjection


class QuestionForm(RecordForm):
    class Meta:
        model = CentralQuestion
        fields = ["wording", "reason"]
        widgets = {
            "wording": forms.Textarea(attrs={"rows": 3, "class": "input--voice"}),
            "reason": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "wording": _(
                "A question that all sides want an answer to, that blames no one and cannot be answered by yes or no."
            ),
            "reason": _("What was changed since the wording before, and for whose sake?"),
        }


class AgreeForm(RecordForm):
    class Meta:
        model = CentralQuestion
        fields = ["agreed_at", "agreed_on"]
        widgets = {"agreed_on": DateInput}
        labels = {"agreed_at": _("At which meeting?"), "agreed_on": _("On which day?")}

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed_at"].queryset = dialogue.design_team_meetings.order_by("-held_on")
        self.fields["agreed_at"].empty_label = _("Between meetings")
        self.fields["agreed_at"].label_from_instance = lambda row: f"{row}, {date_format(row.held_on)}"
        self.fields["agreed_on"].required = True

    def clean_agreed_on(self) -> date:
        day = self.cleaned_data["agreed_on"]
        if day > timezone.localdate():
            raise ValidationError(_("That day has not been yet."))
        return day


class ObjectionForm(RecordForm):
    class Meta:
        model = QuestionObjection
        fields = ["candidate", "objection", "needs"]
        widgets = {
            "objection": forms.Textarea(attrs={"rows": 4, "class": "input--voice"}),
            "needs": forms.Textarea(attrs={"rows": 4, "class": "input--voice"}),
        }
        help_texts = {
            "candidate": _("For someone in the team who has asked you to write it down."),
            "objection": _("What is it in the wording that rubs? In the objector's own words."),
            "needs": _(
                "A word, a promise, something that must be said. With it the team can look for a better wording."
            ),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, for_others: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if for_others:
            self.fields["candidate"].queryset = dialogue.design_team.filter(status=CandidateStatus.ACCEPTED)
            self.fields["candidate"].empty_label = _("My own")
        else:
            del self.fields["candidate"]
