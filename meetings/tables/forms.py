"""Forms of the tables."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue
from interviews.models import BackgroundValue, BackgroundVariable

from ..models import Meeting, Participant, SeatFacts, SeatingWish, Side, Table, TableSetup, WishKind
from .people import background_of, expected, leaders_of_tables
from .services import MOST_SEED


class PlanForm(forms.Form):
    """Which evenings to plan, and for whom."""

    meetings = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Meetings to plan"), queryset=Meeting.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    unanswered = forms.BooleanField(
        label=gettext_lazy("Count those who have not answered as coming"), required=False, initial=True
    )
    seed = forms.IntegerField(
        label=gettext_lazy("Seed"),
        help_text=gettext_lazy("Empty: one is drawn. The same seed and the same answers give the same tables."),
        required=False,
        min_value=1,
        max_value=MOST_SEED,
    )

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meetings = dialogue.meetings.order_by("held_on", "number")
        begun = set(meetings.filter(attendances__came=True).values_list("pk", flat=True))
        self.fields["meetings"].queryset = meetings.exclude(pk__in=begun)
        self.fields["meetings"].label_from_instance = lambda meeting: f"{meeting}: {meeting.title}"
        self.fields["meetings"].initial = [meeting.pk for meeting in meetings if meeting.pk not in begun]

    @property
    def has_meetings(self) -> bool:
        return self.fields["meetings"].queryset.exists()


class MixForm(forms.Form):
    """How many tables one evening has: the quick way to its plan."""

    tables = forms.IntegerField(label=gettext_lazy("Number of tables"), min_value=1, max_value=60)


class SetupForm(RecordForm):
    class Meta:
        model = TableSetup
        fields = ["tables", "seats", "with_steps", "by_groups", "facilitators"]
        widgets = {"facilitators": forms.CheckboxSelectMultiple}
        help_texts = {
            "seats": gettext_lazy("Empty: as many as are needed."),
            "with_steps": gettext_lazy("Their numbers, as 4, 5. Nobody who needs to avoid steps is seated there."),
            "by_groups": gettext_lazy("For evenings when the groups are given. Those in no group are mixed."),
            "facilitators": gettext_lazy("Each leads one table, and meets as many new people as can be."),
        }

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        people = leaders_of_tables(meeting.dialogue)
        self.fields["facilitators"].queryset = people
        self.fields["facilitators"].label_from_instance = lambda user: user.get_full_name() or str(user)

    def clean_with_steps(self) -> str:
        text = self.cleaned_data["with_steps"]
        numbers = {int(part) for part in text.split(",") if part.strip().isdigit()}
        tables = self.cleaned_data.get("tables")
        if tables and numbers and max(numbers) > tables:
            raise ValidationError(_("There is no table %(number)s.") % {"number": max(numbers)})
        return text


class WishForm(RecordForm):
    class Meta:
        model = SeatingWish
        fields = ["kind", "people", "facilitator"]
        widgets = {"kind": forms.RadioSelect, "people": forms.CheckboxSelectMultiple}
        help_texts = {
            "facilitator": gettext_lazy("Only for those who should never have this person leading their table.")
        }

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = expected(dialogue)
        self.fields["facilitator"].queryset = leaders_of_tables(dialogue)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        people, kind = values.get("people"), values.get("kind")
        if people is None or kind is None:
            return values
        if kind == WishKind.TOGETHER and values.get("facilitator"):
            self.add_error("facilitator", _("A facilitator can only be kept apart from someone."))
        enough = 1 if values.get("facilitator") else 2
        if len(people) < enough:
            self.add_error("people", _("Choose at least two people."))
        return values


class FactsForm(RecordForm):
    """A person's background, a menu for each variable, and what their table must have."""

    class Meta:
        model = SeatFacts
        fields = ["language", "step_free"]
        help_texts = {"language": gettext_lazy("Those who need the same language share a table and an interpreter.")}

    def __init__(self, *args: Any, participant: Participant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {value.variable_id: value.pk for value in background_of(participant)}
        variables = BackgroundVariable.objects.filter(dialogue=participant.dialogue).prefetch_related("values")
        self.variables = [f"variable-{variable.pk}" for variable in variables]
        for variable in variables:
            choices = [("", _("not known")), *((str(value.pk), value.name) for value in variable.values.all())]
            self.fields[f"variable-{variable.pk}"] = forms.ChoiceField(
                label=variable.name, choices=choices, required=False, initial=str(known.get(variable.pk, ""))
            )
        self.order_fields([*self.variables, "language", "step_free"])

    def _save_m2m(self) -> None:
        chosen = [self.cleaned_data[name] for name in self.variables if self.cleaned_data.get(name)]
        self.instance.background.set(BackgroundValue.objects.filter(pk__in=chosen))


class SeatsForm(forms.Form):
    """A menu a participant, at which table; and whether the seat stays when tables are planned."""

    def __init__(self, *args: Any, meeting: Meeting, people: list[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tables = {str(table.pk): table for table in meeting.tables.all()}
        rows = {row.participant_id: row for row in meeting.attendances.all()}
        choices = [("", _("no table")), *[(key, str(table)) for key, table in self.tables.items()]]
        for person in people:
            row = rows.get(person.pk)
            self.fields[f"seat-{person.pk}"] = forms.ChoiceField(
                label=person.name, choices=choices, required=False, initial=str((row and row.table_id) or "")
            )
            self.fields[f"lock-{person.pk}"] = forms.BooleanField(
                label=_("%(name)s stays here when tables are planned") % {"name": person.name},
                required=False,
                initial=bool(row and row.locked),
            )
        self.people = people

    def rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"seat-{person.pk}"], self[f"lock-{person.pk}"]) for person in self.people]

    def seats(self) -> dict[int, Table | None]:
        """Return only what was changed."""
        changed = [name for name in self.changed_data if name.startswith("seat-")]
        return {int(name.removeprefix("seat-")): self.tables.get(self.cleaned_data[name]) for name in changed}

    def locked(self) -> dict[int, bool]:
        """Return only what was changed."""
        changed = [name for name in self.changed_data if name.startswith("lock-")]
        return {int(name.removeprefix("lock-")): self.cleaned_data[name] for name in changed}


class WalkInForm(forms.Form):
    """Somebody who came without being on the list."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    side = forms.ChoiceField(label=gettext_lazy("Side"), choices=(), widget=forms.RadioSelect)
    same_name = forms.BooleanField(
        label=gettext_lazy("This is somebody else with the same name"), required=False, widget=forms.HiddenInput
    )
    creation_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["side"].choices = [(key, str(label).capitalize()) for key, label in Side.choices]
        self.fields["creation_key"].initial = uuid.uuid4()

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())
