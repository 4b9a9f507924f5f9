"""Forms of the team's meetings."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...forms_base import DateInput, RecordForm
from ...models import CandidateStatus, DesignTeamMeeting, Dialogue, MinutesAnswer, TeamDecision, TeamTask

LONGEST_DECISION = 600


def lines_of(text: str) -> list[str]:
    """What was written one a line, without empty lines and list marks."""
    return [line for line in (line.strip().lstrip("-•*").strip() for line in text.splitlines()) if line]


def short_enough(text: str) -> None:
    if any(len(line) > LONGEST_DECISION for line in lines_of(text)):
        raise ValidationError(
            _("A decision is at most %(n)d characters. Put what was said about it in the minutes.")
            % {"n": LONGEST_DECISION}
        )


class TeamMeetingForm(RecordForm):
    decisions = forms.CharField(
        label=_("decisions"),
        required=False,
        max_length=20_000,
        validators=[short_enough],
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One decision a line. The central question is agreed on a page of its own."),
    )

    class Meta:
        model = DesignTeamMeeting
        fields = ["held_on", "place", "agenda", "present", "excused", "minutes"]
        widgets = {
            "held_on": DateInput,
            "agenda": forms.Textarea(attrs={"rows": 6}),
            "present": forms.CheckboxSelectMultiple,
            "excused": forms.CheckboxSelectMultiple,
            "minutes": forms.Textarea(attrs={"rows": 14}),
        }
        help_texts = {
            "agenda": _("One item a line."),
            "minutes": _("What was said, by which side, and what nobody agreed on. The design team reads it."),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        able = Q(status=CandidateStatus.ACCEPTED)
        if self.instance.pk:
            able |= Q(meetings=self.instance) | Q(excused_from=self.instance)
            if self.instance.decided.exists():  # from then on each has a page of its own
                del self.fields["decisions"]
        for name in ("present", "excused"):
            self.fields[name].queryset = dialogue.design_team.filter(able).distinct()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        both = set(values.get("present") or []) & set(values.get("excused") or [])
        if both:
            names = ", ".join(sorted(person.name for person in both))
            self.add_error(
                "excused", ValidationError(_("%(names)s: either present or absent, not both.") % {"names": names})
            )
        return values


class DecisionForm(RecordForm):
    class Meta:
        model = TeamDecision
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "class": "input--line"})}


class TaskForm(RecordForm):
    class Meta:
        model = TeamTask
        fields = ["text", "candidate", "due_on"]
        widgets = {"due_on": DateInput, "text": forms.Textarea(attrs={"rows": 2, "class": "input--line"})}
        help_texts = {
            "text": _("What is to be done, so that it can be seen when it is."),
            "due_on": _("The day is shown to the team. Nobody is reminded daily."),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["candidate"].queryset = dialogue.design_team.filter(status=CandidateStatus.ACCEPTED)
        self.fields["candidate"].empty_label = _("The project leader")


class ReadingForm(forms.Form):
    """A member's answer about the minutes."""

    answer = forms.ChoiceField(
        label=_("Do the minutes say what happened?"),
        choices=[
            (MinutesAnswer.CONFIRMED, _("Yes, I confirm them")),
            (MinutesAnswer.OBJECTED, _("No, something is wrong or missing")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What is wrong or missing?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "input--voice"}),
        help_text=_("Your words stay with the minutes, as you wrote them. The team and the project leader read them."),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("answer") == MinutesAnswer.OBJECTED and not (values.get("words") or "").strip():
            self.add_error("words", ValidationError(_("Write what is wrong or missing, so that it can be put right.")))
        return values
