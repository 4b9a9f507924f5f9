"""Forms of booking: the invited person's answer, a new time, whom to ask, whom to add."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import DateInput, RecordForm, TimeInput

from ..models import Interview, InterviewInvitation, InvitationStatus
from .services import Answer


class AnswerForm(forms.Form):
    """What the invited person says, in words that need no explanation."""

    status = forms.ChoiceField(
        label=_("Can you come?"),
        choices=[
            (InvitationStatus.ACCEPTED, _("Yes, I will come")),
            (InvitationStatus.OTHER_TIME, _("I want to, but at another time")),
            (InvitationStatus.DECLINED, _("No, I do not want to")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers.")},
    )
    other_times = forms.CharField(
        label=_("Which times suit you better?"),
        help_text=_("Only if you want another time. For example: weekdays after four."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input--line"}),
    )
    needs = forms.MultipleChoiceField(
        label=_("Is there something you need?"),
        choices=[
            ("interpreter", _("An interpreter")),
            ("access", _("To get in without stairs, or other help to be able to take part")),
            ("guardian", _("A parent or somebody else who comes along")),
        ],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    needs_note = forms.CharField(
        label=_("What should we know?"),
        help_text=_("Which language, what kind of help, who comes along. Only whoever you will meet reads it."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input--line"}),
    )

    def __init__(self, *args: Any, invitation: InterviewInvitation | None = None, **kwargs: Any) -> None:
        if invitation and invitation.answered_at:
            kwargs["initial"] = {
                "status": invitation.status,
                "other_times": invitation.other_times,
                "needs": invitation.needs,
                "needs_note": invitation.needs_note,
            }
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("status") == InvitationStatus.OTHER_TIME and not data.get("other_times", "").strip():
            self.add_error("other_times", gettext("Write a time or two that suit you."))
        return data

    def said(self) -> Answer:
        data = self.cleaned_data
        other = data["other_times"] if data["status"] == InvitationStatus.OTHER_TIME else ""
        return Answer(data["status"], tuple(data["needs"]), data["needs_note"], other)


class RebookForm(RecordForm):
    """A new time for a talk."""

    agreed = forms.BooleanField(
        label=_("They have already said yes to this time"),
        help_text=_("Then the mail only confirms it. Otherwise they are asked again."),
        required=False,
    )

    class Meta:
        model = Interview
        fields = ["held_on", "starts_at", "minutes", "place"]
        widgets = {"held_on": DateInput, "starts_at": TimeInput}
        labels = {
            "held_on": _("Which day?"),
            "starts_at": _("What time?"),
            "minutes": _("How many minutes?"),
            "place": _("Where?"),
        }
        help_texts = {"place": _("As they read it: “the library, by the desk”, “at your home”.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_at"].required = True

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(gettext("Choose today or a day to come."))
        return day


class InviteForm(forms.Form):
    """Which of the people in a talk to mail."""

    people = forms.TypedMultipleChoiceField(
        coerce=int, widget=forms.CheckboxSelectMultiple, error_messages={"required": _("Tick somebody to invite.")}
    )

    def __init__(self, *args: Any, numbers: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = [(number, number) for number in numbers]


class PickForm(forms.Form):
    """A search in the register, and those ticked so far. Posted, so that no name lands in an address."""

    q = forms.CharField(label=_("Search by name, number, group or background"), required=False, max_length=100)
    people = forms.TypedMultipleChoiceField(coerce=int, required=False)
    named = forms.TypedMultipleChoiceField(coerce=int, required=False)
    """Those who were found by name, so that the name stays beside the tick."""

    def __init__(self, *args: Any, numbers: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("people", "named"):
            self.fields[name].choices = [(number, number) for number in numbers]
        self.fields["q"].widget.attrs["autocomplete"] = "off"
