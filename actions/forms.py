"""Forms of the proposals, the people responsible, decisions, plans and reports."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, OrganisationKind
from dialogues.forms_base import DateInput, RecordForm
from dialogues.models import Dialogue
from meetings.models import ProblemDescription

from .models import (
    Proposal,
    ProposalObjection,
    StatusReport,
)
from .standing import as_date


def not_ahead(day: date | None) -> date | None:
    """Return ``day``.

    Raises:
        ValidationError: it has not been yet.
    """
    if day and day > timezone.localdate():
        raise ValidationError(
            _("%(date)s has not been yet. Write the day it happened.") % {"date": as_date(day)}, code="ahead"
        )
    return day


def not_before_start(day: date | None, dialogue: Dialogue) -> date | None:
    """Return ``day``.

    Raises:
        ValidationError: the dialogue had not begun then.
    """
    if day and day < dialogue.starts_on:
        words = _("The dialogue began %(start)s, so %(date)s is too early.")
        raise ValidationError(words % {"start": as_date(dialogue.starts_on), "date": as_date(day)}, code="early")
    return day


class ProposalForm(RecordForm):
    class Meta:
        model = Proposal
        fields = ["title", "what", "why", "meeting", "description", "perspectives", "touches", "urgency", "feasibility"]
        widgets = {"perspectives": forms.CheckboxSelectMultiple, "touches": forms.CheckboxSelectMultiple}
        help_texts = {
            "title": _("So that someone who was not there understands what it is about."),
            "what": _("What is to be done, for whom, and where."),
            "why": _("What it would change, in the words of those who proposed it."),
            "description": _("It is shown beside the proposal, also in public once this becomes a promise."),
            "perspectives": _("A promise that rests on nothing said is shown as a gap."),
            "touches": _("Those whose work it changes. You are told here when one does not stand behind the mandate."),
            "urgency": _("1 can wait, 5 is pressing."),
            "feasibility": _("1 is hard, 5 can be done now."),
        }

    def __init__(self, *args, dialogue: Dialogue, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.instance.dialogue = dialogue
        self.fields["meeting"].queryset = dialogue.meetings.order_by("number")
        self.fields["meeting"].label_from_instance = lambda meeting: f"{meeting}: {meeting.title}"
        texts = ProblemDescription.objects.filter(group__dialogue=dialogue).select_related("group")
        self.fields["description"].queryset = texts.order_by("group__name", "-number")
        self.fields["description"].label_from_instance = _description_label
        chosen = self.instance.perspectives.values("pk") if self.instance.pk else []
        perspectives = dialogue.perspectives.filter(removed_at=None) | dialogue.perspectives.filter(pk__in=chosen)
        self.fields["perspectives"].queryset = perspectives.order_by("number")
        if not dialogue.perspectives.exists():
            del self.fields["perspectives"]
        administrations = Organisation.objects.filter(
            municipality=dialogue.municipality, kind=OrganisationKind.ADMINISTRATION
        )
        self.fields["touches"].queryset = administrations.order_by("name")


def _description_label(text: ProblemDescription) -> str:
    words = text.text if len(text.text) <= 70 else f"{text.text[:67].rstrip()} …"
    return f"{text.group}: {words}"


class MoveForm(forms.Form):
    """Why a proposal is moved. The reason is a line of the ledger for good."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("The reason stays in the ledger and cannot be changed. For the idea bank it is shown in public."),
    )
    meeting = forms.ModelChoiceField(label=_("Decided at the meeting"), queryset=None, required=False)
    objection = forms.CharField(
        label=_("Does somebody object to the move?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In their own words. It is kept with this line of the ledger, and is never removed."),
    )
    needs = forms.CharField(
        label=_("What would they need in order to go along?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, dialogue: Dialogue, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = dialogue.meetings.order_by("number")
        self.fields["meeting"].label_from_instance = lambda meeting: f"{meeting}: {meeting.title}"

    def clean(self) -> dict:
        values = super().clean() or {}
        if values.get("needs", "").strip() and not values.get("objection", "").strip():
            self.add_error("objection", _("Write the objection too, so that what is needed can be understood."))
        return values


class ObjectionForm(RecordForm):
    class Meta:
        model = ProposalObjection
        fields = ["objection", "needs"]
        help_texts = {
            "objection": _(
                "It is never removed, whatever is decided. Those who work with the dialogue can read it; "
                "only the project leader sees that it is yours."
            ),
        }


class StatusReportForm(RecordForm):
    """A report on how it goes. Dated today when it comes by a one-time link."""

    class Meta:
        model = StatusReport
        fields = ["state", "text", "reported_on"]
        widgets = {"state": forms.RadioSelect, "reported_on": DateInput}
        help_texts = {
            "state": _("Done or stopped moves the promise there, with your text as the reason."),
            "text": _("What has happened, what is in the way, what comes next. It is published with the promise."),
        }

    def __init__(self, *args, proposal: Proposal, dated: bool = True, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.instance.proposal = proposal
        self.fields["state"].choices = [choice for choice in self.fields["state"].choices if choice[0]]
        if dated:
            self.initial["reported_on"] = timezone.localdate()
        else:
            del self.fields["reported_on"]

    def clean_reported_on(self) -> date | None:
        return not_before_start(not_ahead(self.cleaned_data["reported_on"]), self.instance.proposal.dialogue)
