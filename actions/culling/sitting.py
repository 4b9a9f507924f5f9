"""One sitting: the steering group, or a political body, goes through the proposals and says yes, no or later to each.

What is said becomes a decision with its reasons and, where it moves the proposal, a line in the ledger, all in one
transaction. A yes moves it one step: what has been prioritised is proposed for decision, what has been proposed is
decided. A no puts it in the idea bank. Later leaves it where it stands, with the reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from accounts.models import Organisation, User
from dialogues.events import record
from dialogues.forms_base import DateInput, within_reason
from dialogues.models import TEXT, Dialogue
from meetings.models import Meeting

from ..deciding.anchoring import unsigned_by_proposal
from ..forms import not_ahead, not_before_start
from ..models import Decision, DecisionOutcome, Money, Proposal, ProposalState
from ..models.decisions import FIRST_YEAR, LAST_YEAR, MOST_KRONOR
from ..services import move_proposal

UP_FOR_CHOICE: dict[str, str] = {
    ProposalState.PRIORITISED: ProposalState.PROPOSED,
    ProposalState.PROPOSED: ProposalState.DECIDED,
}
"""States that can be sat over, and where a yes takes a proposal."""
NOT_TAKEN_UP = "none"


@dataclass(frozen=True)
class Said:
    """What was said of one proposal. ``state`` is where it stood when the page was opened."""

    proposal: Proposal
    state: str
    outcome: str
    reasons: str
    kronor: tuple[int, ...] = ()
    """Whole kronor for the first year, the year after, and so on; 0 for a year without any."""


def in_whole_kronor(text: str) -> int:
    """Read "1 400 000" or "1400000 kr" as whole kronor; nothing written is 0.

    Raises:
        ValidationError: it is no whole number of kronor, or more than any decision could be about.
    """
    digits = "".join(text.lower().removesuffix("kr").removesuffix("kronor").split())
    if not digits:
        return 0
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 12 or int(digits) > MOST_KRONOR:
        raise ValidationError(_("Write whole kronor in figures, such as 350 000."), code="kronor")
    return int(digits)


def moves_to(state: str, outcome: str) -> str:
    """Where an outcome takes a proposal that stands in ``state``; empty when it stays."""
    if outcome in {DecisionOutcome.YES, DecisionOutcome.CHANGED}:
        return UP_FOR_CHOICE[state]
    return ProposalState.IDEA_BANK if outcome == DecisionOutcome.NO else ""


@transaction.atomic
def sit(
    *,
    dialogue: Dialogue,
    body: Organisation,
    decided_on: date,
    said: Iterable[Said],
    actor: User,
    reference_number: str = "",
    meeting: Meeting | None = None,
    first_year: int = 0,
    source: str = "",
) -> list[Decision]:
    """Write down a whole sitting: a decision a proposal with its money, and the moves that follow.

    Args:
        first_year: the year that the first of each ``kronor`` is for.
        source: where the money comes from, in a few words.

    Raises:
        ValidationError: one of the proposals stands somewhere else than when the page was opened; then nothing of the
            sitting is written.
    """
    made = []
    for one in said:
        now = Proposal.objects.select_for_update(of=("self",)).get(pk=one.proposal.pk, dialogue=dialogue)
        if now.state != one.state or now.state not in UP_FOR_CHOICE:
            words = _("No %(number)s has been moved meanwhile: it is %(state)s now. Look at the page anew.")
            raise ValidationError(words % {"number": now.number, "state": now.get_state_display()}, code="moved")
        decision = Decision.objects.create(
            proposal=now, body=body, decided_on=decided_on, outcome=one.outcome, reasons=one.reasons,
            reference_number=reference_number,
        )  # fmt: skip
        Money.objects.bulk_create(
            Money(decision=decision, amount=amount, year=first_year + after, source=source)
            for after, amount in enumerate(one.kronor)
            if amount
        )
        record("decision.made", dialogue=dialogue, actor=actor, obj=decision, outcome=one.outcome)
        if to_state := moves_to(now.state, one.outcome):
            reason = _("%(body)s decided: %(outcome)s.")
            reason %= {"body": body, "outcome": decision.get_outcome_display()}
            reason = f"{reason} {one.reasons}".strip()[:2000]
            now.dialogue = dialogue
            move_proposal(proposal=now, to_state=to_state, reason=reason, actor=actor, meeting=meeting)
        made.append(decision)
    return made


YEARS = 2
"""Years that a decision's money is written for here. More are written on the decision itself."""


class KronorField(forms.CharField):
    """Whole kronor as people write them; empty is 0."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"class": "input--short", "inputmode": "numeric"})
        super().__init__(max_length=24, required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> int:
        return in_whole_kronor(super().clean(value))


class SittingForm(forms.Form):
    """When and by whom, and for each proposal what was said and why, and the money when it is decided for good."""

    body = forms.ModelChoiceField(label=gettext_lazy("Who decides"), queryset=Organisation.objects.none())
    decided_on = forms.DateField(label=gettext_lazy("Date"), widget=DateInput, validators=[within_reason])
    reference_number = forms.CharField(label=gettext_lazy("Reference number"), max_length=60, required=False)
    meeting = forms.ModelChoiceField(
        label=gettext_lazy("At the meeting"), queryset=Meeting.objects.none(), required=False
    )

    first_year = forms.IntegerField(
        label=gettext_lazy("Money from the year"), min_value=FIRST_YEAR, max_value=LAST_YEAR,
        widget=forms.NumberInput(attrs={"class": "input--tiny"}),
    )  # fmt: skip
    source = forms.CharField(label=gettext_lazy("Where the money comes from"), max_length=200, required=False)

    def __init__(
        self, *args: Any, dialogue: Dialogue, proposals: Iterable[Proposal], with_money: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue, self.proposals, self.with_money = dialogue, list(proposals), with_money
        if not with_money:
            del self.fields["first_year"], self.fields["source"]
        self.fields["body"].empty_label = _("Choose")
        self.fields["meeting"].empty_label = _("At none of them")
        bodies = Organisation.objects.filter(municipality=dialogue.municipality)
        self.fields["body"].queryset = bodies.order_by("name")
        self.fields["meeting"].queryset = dialogue.meetings.order_by("number")
        self.fields["meeting"].label_from_instance = lambda meeting: f"{meeting}: {meeting.title}"
        outcomes = [
            (DecisionOutcome.YES.value, pgettext_lazy("decision", "Yes")),
            (DecisionOutcome.CHANGED.value, pgettext_lazy("decision", "Yes, with changes")),
            (DecisionOutcome.LATER.value, pgettext_lazy("decision", "Later")),
            (DecisionOutcome.NO.value, pgettext_lazy("decision", "No")),
            (NOT_TAKEN_UP, gettext_lazy("Not taken up today")),
        ]
        for one in self.proposals:
            self.fields[f"outcome_{one.pk}"] = forms.ChoiceField(
                label=gettext_lazy("What is said of no %(number)s?") % {"number": one.number},
                choices=outcomes, initial=NOT_TAKEN_UP, widget=forms.RadioSelect,
            )  # fmt: skip
            self.fields[f"reasons_{one.pk}"] = forms.CharField(
                label=gettext_lazy("Reasons"), max_length=TEXT, required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip
            if with_money:
                for after, label in enumerate((gettext_lazy("Kronor the first year"), gettext_lazy("The year after"))):
                    self.fields[f"kronor{after}_{one.pk}"] = KronorField(label=label)
            self.fields[f"state_{one.pk}"] = forms.ChoiceField(
                choices=[(state, state) for state in UP_FOR_CHOICE], initial=one.state, widget=forms.HiddenInput
            )

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Each proposal with its fields, and those it touches who do not stand behind the mandate. One query."""
        names = ("outcome", "reasons", "state")
        money = [f"kronor{after}" for after in range(YEARS)] if self.with_money else []
        unsigned = unsigned_by_proposal(self.proposals)
        return [
            {
                "proposal": one,
                "unsigned": unsigned.get(one.pk, []),
                **{name: self[f"{name}_{one.pk}"] for name in names},
                "money": [self[f"{name}_{one.pk}"] for name in money],
            }
            for one in self.proposals
        ]

    @property
    def head(self) -> list[forms.BoundField]:
        names = ("body", "decided_on", "reference_number", "meeting", "first_year", "source")
        return [self[name] for name in names if name in self.fields]

    def clean_decided_on(self) -> date | None:
        return not_before_start(not_ahead(self.cleaned_data["decided_on"]), self.dialogue)

    def clean(self) -> dict:
        values = super().clean() or {}
        taken_up = [one for one in self.proposals if values.get(f"outcome_{one.pk}", NOT_TAKEN_UP) != NOT_TAKEN_UP]
        if not taken_up and not self.errors:
            raise forms.ValidationError(_("Say something of at least one proposal."), code="none")
        for one in taken_up:
            needs = values[f"outcome_{one.pk}"] != DecisionOutcome.YES
            if needs and not values.get(f"reasons_{one.pk}") and f"reasons_{one.pk}" not in self.errors:
                words = _("Write the reasons. Whoever proposed it, and those who go on working, need to know why.")
                self.add_error(f"reasons_{one.pk}", words)
            refused = values[f"outcome_{one.pk}"] in {DecisionOutcome.NO, DecisionOutcome.LATER}
            if refused and any(self._kronor(values, one)):
                self.add_error(f"kronor0_{one.pk}", _("Money follows a yes. Leave it empty, or change the answer."))
        return values

    def _kronor(self, values: dict, one: Proposal) -> tuple[int, ...]:
        years = range(YEARS) if self.with_money else ()
        return tuple(values.get(f"kronor{after}_{one.pk}") or 0 for after in years)

    def said(self) -> list[Said]:
        values = self.cleaned_data
        return [
            Said(
                one,
                values[f"state_{one.pk}"],
                values[f"outcome_{one.pk}"],
                values[f"reasons_{one.pk}"],
                self._kronor(values, one),
            )
            for one in self.proposals
            if values[f"outcome_{one.pk}"] != NOT_TAKEN_UP
        ]
