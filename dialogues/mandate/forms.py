"""Forms of the mandate: its draft, publishing it, and where things went otherwise."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..forms_base import DateInput, RecordForm
from ..models import Influence, MandateDecision, MandateDeviation, MandatePart, MandateVersion
from ..rows_field import Column, RowsField
from .parts import step_says

LONG = {"rows": 6}
LINE = {"rows": 3, "class": "input--line"}


class MandateForm(RecordForm):
    decisions = RowsField(
        label=_("Who decides what, and when?"),
        each=_("Decision"),
        columns=[
            Column("what", MandateDecision._meta.get_field("what").verbose_name, 300, required=True),
            Column("who", MandateDecision._meta.get_field("who").verbose_name, 200, required=True),
            Column("when", MandateDecision._meta.get_field("when").verbose_name, 80),
        ],
        help_text=_("A body, not a person: the board, the committee, the head of administration."),
    )
    field_order = ("words", "is_open", "is_decided", "decisions")

    class Meta:
        model = MandateVersion
        fields = [
            "words", "is_open", "is_decided", "influence", "influence_words", "leader_share", "money", "interpreters",
            "more_resources", "promise",
        ]  # fmt: skip
        widgets = {
            "words": forms.Textarea(attrs=LONG),
            "is_open": forms.Textarea(attrs=LONG),
            "is_decided": forms.Textarea(attrs=LONG),
            "influence": forms.RadioSelect,
            "influence_words": forms.Textarea(attrs=LINE),
            "more_resources": forms.Textarea(attrs=LINE),
            "promise": forms.Textarea(attrs=LONG),
        }
        help_texts = {
            "words": _("Who has commissioned the dialogue, and what for? Name the decision and its reference number."),
            "is_open": _("What can those who take part change? If it is little, say so here."),
            "is_decided": _("What is settled whatever they say: laws, plans, money, earlier decisions."),
            "influence_words": _("For example: proposals in all committees' fields, but not the budget."),
            "money": _("How much, from where, and for how long."),
            "interpreters": _("Which languages, at meetings and in writing."),
            "promise": _("What is answered, by whom, within how long. What cannot be promised is better said now."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["influence"].choices = [
            (key, f"{str(label).capitalize()}: {step_says(key)}") for key, label in Influence.choices
        ]
        if self.instance.pk or kwargs.get("initial"):
            return
        self.fields["decisions"].initial = []


class PublishForm(forms.Form):
    """What has changed, and the yes."""

    changed = forms.CharField(
        label=_("What has changed since the version before?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Write it to those who have read that one. They see it above the text."),
    )
    confirm = forms.BooleanField(label=_("Yes, this version stands and is never changed"))

    def __init__(self, *args: Any, is_first: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_first:
            del self.fields["changed"]


class DeviationForm(RecordForm):
    class Meta:
        model = MandateDeviation
        fields = ["part", "said", "happened", "why", "now", "happened_on"]
        widgets = {
            "said": forms.Textarea(attrs=LONG),
            "happened": forms.Textarea(attrs=LONG),
            "why": forms.Textarea(attrs={"rows": 4}),
            "now": forms.Textarea(attrs={"rows": 3}),
            "happened_on": DateInput,
        }
        help_texts = {
            "said": _("The passage as it stands. Take away what it is not about."),
            "why": _(
                "The reason as it is, also when it is not flattering. A reason left out is taken for a worse one."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [(key, str(label).capitalize()) for key, label in MandatePart.choices]

    def clean_happened_on(self):
        day = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise ValidationError(_("The day lies ahead. Write it down when it has become clear."))
        return day
