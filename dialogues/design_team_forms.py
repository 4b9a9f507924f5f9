"""Forms of the design team: who is asked, when they meet, and the wordings of the central question."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from .forms_base import DateInput, RecordForm
from .models import (
    CandidateStatus,
    CentralQuestion,
    DesignTeamCandidate,
    DesignTeamMeeting,
    Dialogue,
    QuestionObjection,
)


class CandidateForm(RecordForm):
    class Meta:
        model = DesignTeamCandidate
        fields = ["name", "organisation", "email", "side", "perspective", "reason", "status", "answer"]
        widgets = {
            "side": forms.RadioSelect,
            "status": forms.RadioSelect,
            "perspective": forms.Textarea(attrs={"rows": 2, "class": "input--line"}),
            "reason": forms.Textarea(attrs={"rows": 4}),
            "answer": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "perspective": _("How they see the issue, in a sentence they would sign themselves."),
            "reason": _("What would be missing without them? Only you who lead the dialogue read this."),
            "answer": _("What they said when they were asked, conditions included. Only you who lead read this."),
        }


class TeamMeetingForm(RecordForm):
    class Meta:
        model = DesignTeamMeeting
        fields = ["held_on", "place", "agenda", "present", "minutes", "decisions"]
        widgets = {
            "held_on": DateInput,
            "agenda": forms.Textarea(attrs={"rows": 6}),
            "present": forms.CheckboxSelectMultiple,
            "minutes": forms.Textarea(attrs={"rows": 14}),
            "decisions": forms.Textarea(attrs={"rows": 5}),
        }
        help_texts = {
            "agenda": _("One item a line."),
            "minutes": _("What was said, by which side, and what nobody agreed on. The design team reads it."),
            "decisions": _("One decision a line. The central question is agreed on a page of its own."),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = Q(status=CandidateStatus.ACCEPTED)
        if self.instance.pk:
            able |= Q(meetings=self.instance)
        self.fields["present"].queryset = dialogue.design_team.filter(able).distinct()


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
