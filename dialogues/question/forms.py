"""Forms of the wordings: trying one, agreeing, objecting."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from ..forms_base import DateInput, RecordForm
from ..models import (
    CandidateStatus,
    CentralQuestion,
    Dialogue,
    PurposeComment,
    PurposeObjection,
    PurposeWording,
    QuestionComment,
    QuestionObjection,
)
from .subject import PURPOSE, QUESTION, Subject


class WordingForm(RecordForm):
    """A wording to be tried."""

    class Meta:
        model: Any = CentralQuestion
        fields = ["wording", "reason"]
        widgets = {
            "wording": forms.Textarea(attrs={"rows": 3, "class": "input--voice"}),
            "reason": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {"reason": _("What was changed since the wording before, and for whose sake?")}

    def __init__(self, *args: Any, subject: Subject, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["wording"].help_text = str(subject.wording_help)


class PurposeForm(WordingForm):
    class Meta(WordingForm.Meta):
        model = PurposeWording


class AgreeForm(RecordForm):
    class Meta:
        model: Any = CentralQuestion
        fields = ["agreed_at", "agreed_on", "agreed_by"]
        widgets = {"agreed_on": DateInput, "agreed_by": forms.CheckboxSelectMultiple}
        labels = {"agreed_at": _("At which meeting?"), "agreed_on": _("On which day?")}
        help_texts = {"agreed_by": _("Tick no one, and those present at the meeting are noted.")}

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreed_at"].queryset = dialogue.design_team_meetings.order_by("-held_on")
        self.fields["agreed_at"].empty_label = _("Between meetings")
        self.fields["agreed_at"].label_from_instance = lambda row: f"{row}, {date_format(row.held_on)}"
        self.fields["agreed_on"].required = True
        self.fields["agreed_by"].queryset = dialogue.design_team.filter(status=CandidateStatus.ACCEPTED)

    def clean_agreed_on(self) -> date:
        day = self.cleaned_data["agreed_on"]
        if day > timezone.localdate():
            raise ValidationError(_("That day has not been yet."))
        return day


class AgreePurposeForm(AgreeForm):
    class Meta(AgreeForm.Meta):
        model = PurposeWording


class ObjectionForm(RecordForm):
    class Meta:
        model: Any = QuestionObjection
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


class PurposeObjectionForm(ObjectionForm):
    class Meta(ObjectionForm.Meta):
        model = PurposeObjection


class CommentForm(RecordForm):
    class Meta:
        model: Any = QuestionComment
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4, "class": "input--voice"})}
        help_texts = {"text": _("What works, what you wonder. If you cannot stand behind it, raise an objection.")}


class PurposeCommentForm(CommentForm):
    class Meta(CommentForm.Meta):
        model = PurposeComment


class JudgeForm(forms.Form):
    """What one person finds that a wording meets."""

    holds = forms.MultipleChoiceField(
        label=_("This holds, as I see it"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, subject: Subject, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holds"].choices = [(point.key, f"{point.title}. {point.ask}") for point in subject.points]


WORDING = {QUESTION.key: WordingForm, PURPOSE.key: PurposeForm}
AGREE = {QUESTION.key: AgreeForm, PURPOSE.key: AgreePurposeForm}
OBJECTION = {QUESTION.key: ObjectionForm, PURPOSE.key: PurposeObjectionForm}
COMMENT = {QUESTION.key: CommentForm, PURPOSE.key: PurposeCommentForm}
"""Forms by what is worded."""
