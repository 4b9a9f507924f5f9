"""Forms of decisions: what was decided, what was changed with it, and the money in rows."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from dialogues.forms_base import DateInput, RecordForm

from ..forms import not_ahead, not_before_start
from ..models import Decision, DecisionOutcome, Money, Proposal, ProposalState
from ..queries import AGREED
from .money import in_words, one_in_words

MOST_ROWS = 12


class KronorField(forms.IntegerField):
    """Whole kronor, typed as people write them: 1200000, 1 200 000 or 1 200 000 kr."""

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = "".join(sign for sign in value if not sign.isspace()).lower().removesuffix("kr").removesuffix(":-")
        return super().to_python(value)


class MoneyForm(forms.ModelForm):
    """A row of money. An empty row is none."""

    amount = KronorField(
        label=_("Kronor"),
        min_value=1,
        max_value=10_000_000_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input--short"}),
        error_messages={
            "invalid": _("Write whole kronor in figures, for example 350 000."),
            "min_value": _("Write a sum above zero. What is taken away belongs in the reasons."),
            "max_value": _("That is more than ten billion. Count the zeros once more."),
        },
    )

    class Meta:
        model = Money
        fields = ["amount", "year", "source"]
        widgets = {"year": forms.TextInput(attrs={"inputmode": "numeric", "class": "input--tiny"})}
        labels = {"year": _("Year"), "source": _("From where")}
        error_messages = {
            "year": {
                "min_value": _("The year should lie between 2000 and 2100."),
                "max_value": _("The year should lie between 2000 and 2100."),
                "invalid": _("Write the year with four figures."),
            }
        }


class MoneyRows(forms.BaseFormSet):
    """The money of a decision; a row that is emptied goes away."""

    def rows(self) -> list[Money]:
        """Return the rows of a valid formset, in the order they stand."""
        found = []
        for form in self.forms:
            values = form.cleaned_data
            if form.has_changed() and values.get("amount"):
                found.append(Money(**{name: values[name] for name in ("amount", "year", "source")}))
        return found


MoneyFormSet = forms.formset_factory(
    MoneyForm, formset=MoneyRows, extra=2, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 8, validate_max=True
)


class DecisionForm(RecordForm):
    """A decision with its money; when it changes the proposal, the new wording; and, when the proposal stands as
    proposed, the question whether a yes should move it on."""

    new_title = forms.CharField(label=_("The proposal's title after the decision"), max_length=160, required=False)
    new_what = forms.CharField(
        label=_("What is to be done, after the decision"),
        max_length=4000,
        required=False,
        widget=forms.Textarea,
        help_text=_("Only when the decision changed it. The wording before is kept and shown beside the new one."),
    )
    move = forms.BooleanField(
        label=_("A yes makes the proposal a promise: move it to decided"),
        help_text=_("It then gets a public page, if the dialogue is published."),
        required=False,
        initial=True,
    )

    class Meta:
        model = Decision
        fields = ["body", "decided_on", "outcome", "reference_number", "reasons", "changes"]
        widgets = {"decided_on": DateInput, "outcome": forms.RadioSelect}
        help_texts = {
            "reasons": _("Above all when it is no, later or changed. Shown in public for a promise."),
            "changes": _("When it is a yes with changes: what is different from what was proposed. Shown in public."),
        }

    def __init__(self, *args, proposal: Proposal, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.instance.proposal = proposal
        self.proposal = proposal
        self.fields["body"].queryset = Organisation.objects.filter(
            municipality=proposal.dialogue.municipality
        ).order_by("name")
        self.fields["outcome"].choices = [choice for choice in self.fields["outcome"].choices if choice[0]]
        self.initial.update(new_title=proposal.title, new_what=proposal.what)
        if self.instance.pk and self.instance.is_reworded:
            del self.fields["new_title"], self.fields["new_what"]
        if proposal.state != ProposalState.PROPOSED:
            del self.fields["move"]
        rows = self.instance.amounts.all() if self.instance.pk else []
        self.money = MoneyFormSet(
            self.data if self.is_bound else None,
            prefix="money",
            initial=[{"amount": row.amount, "year": row.year, "source": row.source} for row in rows]
            if not self.is_bound
            else None,
        )
        for form in self.money.forms:
            form.empty_permitted, form.use_required_attribute = True, False

    def has_money(self) -> bool:
        """Whether rows of money came with the form at all; programs that post a decision may leave them out."""
        return "money-TOTAL_FORMS" in self.data

    def is_valid(self) -> bool:
        fine = super().is_valid()
        return (not self.has_money() or self.money.is_valid()) and fine

    def clean_decided_on(self) -> date | None:
        return not_before_start(not_ahead(self.cleaned_data["decided_on"]), self.instance.proposal.dialogue)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        outcome = values.get("outcome")
        if outcome == DecisionOutcome.CHANGED and not values.get("changes", "").strip() and not self.rewording:
            self.add_error("changes", _("Write what was changed, so that it can be seen beside what was proposed."))
        if self.rewording and outcome and outcome != DecisionOutcome.CHANGED:
            self.add_error(
                "outcome", _("You have changed the proposal's words. That is a yes with changes, or put them back.")
            )
        if outcome and outcome not in AGREED and self.has_money() and self.money.is_valid() and self.money.rows():
            raise ValidationError(
                _("Money belongs to a yes. Empty its rows, or write what was decided about it above.")
            )
        return values

    @property
    def rewording(self) -> dict[str, str]:
        """The proposal's new words, only those that differ; an emptied field changes nothing."""
        found = {}
        for name in ("title", "what"):
            new = str(self.cleaned_data.get(f"new_{name}") or "").strip().replace("\r\n", "\n")
            if new and new != getattr(self.proposal, name).strip().replace("\r\n", "\n"):
                found[name] = new
        return found

    @property
    def moves_on(self) -> bool:
        return bool(self.cleaned_data.get("move")) and self.cleaned_data["outcome"] in AGREED

    def conflicting_fields(self, current: models.Model) -> list[dict[str, Any]]:
        found = super().conflicting_fields(current)
        if isinstance(current, Decision) and self.has_money():
            theirs, yours = in_words(current), "; ".join(one_in_words(row) for row in self.money.rows())
            if theirs != yours:
                found.append({"name": "money", "label": _now("Money"), "theirs": theirs, "yours": yours})
        return found
