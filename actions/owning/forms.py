"""Forms of the handshake: who is responsible, their answer, passing on and handing over."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from dialogues.forms_base import DateInput, RecordForm
from dialogues.models import Dialogue

from ..models import Handshake, Proposal
from ..standing import as_date


def organisations_of(dialogue: Dialogue):
    return Organisation.objects.filter(municipality=dialogue.municipality).order_by("name")


class OwnerForm(RecordForm):
    class Meta:
        model = Proposal
        fields = ["owner_organisation", "owner_name", "owner_email", "partners", "due_on", "report_every_weeks"]
        widgets = {"due_on": DateInput, "partners": forms.CheckboxSelectMultiple}
        help_texts = {
            "owner_organisation": _("Shown in public."),
            "owner_name": _(
                "Seen by the project leader, the facilitators, the steering group and the person themselves. Everybody "
                "else, in the workspace and in public, reads the organisation."
            ),
            "owner_email": _("The question goes here, and later the reminders of status reports."),
            "report_every_weeks": _("Eight weeks is common. The public sees when a report has not come."),
        }

    def __init__(self, *args, dialogue: Dialogue, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.instance.dialogue = dialogue
        organisations = organisations_of(dialogue)
        self.fields["owner_organisation"].queryset = organisations
        self.fields["partners"].queryset = organisations

    def clean_due_on(self) -> date | None:
        day = self.cleaned_data["due_on"]
        if day and "due_on" in self.changed_data and day < timezone.localdate():
            raise ValidationError(
                _("%(date)s has already been. A promise needs a day that lies ahead.") % {"date": as_date(day)}
            )
        return day


class NextFields(forms.Form):
    """Who it goes on to: name, address, organisation."""

    next_name = forms.CharField(label=_("Who should be asked instead?"), max_length=120, required=False)
    next_email = forms.EmailField(label=_("Their e-mail"), required=False)
    next_organisation = forms.ModelChoiceField(
        label=_("Their organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("The same as mine"),
        help_text=_("In another organisation the project leader decides before they are asked."),
    )

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        self.fields["next_organisation"].queryset = organisations_of(proposal.dialogue).exclude(
            pk=proposal.owner_organisation_id
        )

    def require_next(self, values: dict[str, Any]) -> None:
        if not values.get("next_name") and "next_name" not in self.errors:
            self.add_error("next_name", _("Write their name, so that the mail can greet them."))
        if not values.get("next_email") and "next_email" not in self.errors:
            self.add_error("next_email", _("Write their e-mail address. The question goes there."))


class AnswerForm(NextFields):
    """The answer of someone asked to be responsible: one of three, or somebody who should be asked instead."""

    field_order = ["answer", "words", "next_name", "next_email", "next_organisation"]
    answer = forms.ChoiceField(
        label=_("Do you take it on?"),
        widget=forms.RadioSelect,
        choices=[
            (Handshake.ACCEPTED.value, _("Yes, I take it on as it stands")),
            (Handshake.CHANGES.value, _("Yes, if something is changed")),
            (Handshake.DECLINED.value, _("No, I cannot answer for it")),
            (Handshake.PASSED_ON.value, _("Ask someone else, I know who")),
        ],
    )
    words = forms.CharField(
        label=_("What needs to be changed, or why not?"), required=False, max_length=2000, widget=forms.Textarea
    )

    def __init__(self, *args: Any, proposal: Proposal, may_pass_on: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, proposal=proposal, **kwargs)
        if not may_pass_on:
            self.fields["answer"].choices = self.fields["answer"].choices[:3]
            for name in ("next_name", "next_email", "next_organisation"):
                del self.fields[name]

    def clean(self) -> dict:
        values = super().clean() or {}
        if values.get("answer") == Handshake.PASSED_ON:
            self.require_next(values)
        elif not values.get("words", "").strip():
            if values.get("answer") == Handshake.CHANGES:
                self.add_error("words", _("Write what would have to be changed, so that the project leader can do it."))
            elif values.get("answer") == Handshake.DECLINED:
                self.add_error("words", _("Write why not. It helps in finding someone who can."))
        return values


class HandOverForm(NextFields):
    """Who takes over, and where things stand. Nobody has to be named: then the leaders look for somebody."""

    field_order = ["words", "next_name", "next_email", "next_organisation"]
    words = forms.CharField(
        label=_("Where do things stand?"),
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("What is done, what is left, and what whoever takes over needs to know. They get it by mail."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["next_name"].label = _("Who takes over?")
        self.fields["next_name"].help_text = _("Leave empty if you do not know. The project leader is told.")

    def clean(self) -> dict:
        values = super().clean() or {}
        if values.get("next_name") or values.get("next_email"):
            self.require_next(values)
        return values


class SuggestionForm(forms.Form):
    """What the leader says to somebody suggested from another organisation."""

    ask = forms.TypedChoiceField(
        label=_("What do you want to do?"),
        widget=forms.RadioSelect,
        choices=[("yes", _("Ask them")), ("no", _("Choose someone else"))],
        coerce=lambda value: value == "yes",
    )
