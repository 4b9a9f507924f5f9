"""Forms of the groups: the call, what is on paper, one person's choice, dissent, topics and their sheets."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.forms_base import RecordForm

from ..models import Dissent, InterestCall, Meeting, OpenTopic, Participant, WorkingGroup
from .services import Wished


class CallForm(RecordForm):
    class Meta:
        model = InterestCall
        fields = ["groups", "largest"]
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["groups"].queryset = meeting.dialogue.working_groups.all()

    def clean_groups(self) -> Any:
        groups = self.cleaned_data["groups"]
        if len(groups) < 2:
            raise forms.ValidationError(_("there must be at least two to choose between"))
        return groups


class InterestForm(forms.Form):
    """One person's first and second choice."""

    first = forms.ModelChoiceField(
        queryset=WorkingGroup.objects.none(),
        label=gettext_lazy("Where do you most want to be?"),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    second = forms.ModelChoiceField(
        queryset=WorkingGroup.objects.none(),
        label=gettext_lazy("And if there is no room?"),
        widget=forms.RadioSelect,
        required=False,
        empty_label=gettext_lazy("No second choice"),
    )

    def __init__(self, *args: Any, call: InterestCall, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            self.fields[name].queryset = call.groups.order_by("name", "pk")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("first") and values.get("first") == values.get("second"):
            self.add_error("second", _("choose another group than your first"))
        return values


class InterestsForm(forms.Form):
    """Everyone's choices as they are, to be changed by hand from paper."""

    def __init__(self, *args: Any, call: InterestCall, people: list[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.groups = {str(group.pk): group for group in call.groups.order_by("name", "pk")}
        choices = [("", "–"), *((key, group.name) for key, group in self.groups.items())]
        there = {row.participant_id: row for row in call.interests.all()}
        for person in people:
            row = there.get(person.pk)
            for name in ("first", "second"):
                label = _("%(name)s, first") if name == "first" else _("%(name)s, second")
                self.fields[f"{name}-{person.pk}"] = forms.ChoiceField(
                    label=label % {"name": person.name},
                    choices=choices,
                    required=False,
                    initial=str(getattr(row, f"{name}_id", "") or ""),
                )

    def rows(self) -> list[tuple[Participant, Any, Any]]:
        return [(person, self[f"first-{person.pk}"], self[f"second-{person.pk}"]) for person in self.people]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        for person in self.people:
            first, second = values.get(f"first-{person.pk}"), values.get(f"second-{person.pk}")
            if second and (not first or first == second):
                self.add_error(f"second-{person.pk}", _("the second choice is another group than the first"))
        return values

    def wishes(self) -> dict[int, Wished]:
        """Return only those that were changed."""
        changed = {int(name.split("-")[1]) for name in self.changed_data}
        pick = lambda name, key: self.groups.get(self.cleaned_data[f"{name}-{key}"])  # noqa: E731
        return {key: (pick("first", key), pick("second", key)) for key in sorted(changed)}


class DissentForm(RecordForm):
    class Meta:
        model = Dissent
        fields = ["text", "needs"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4}), "needs": forms.Textarea(attrs={"rows": 3})}


class TopicForm(RecordForm):
    class Meta:
        model = OpenTopic
        fields = ["title", "why", "place"]
        widgets = {"why": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, with_place: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_place:
            del self.fields["place"]


class TopicSheetForm(forms.Form):
    """The sheet of a topic, a line for each thing."""

    said = forms.CharField(label=gettext_lazy("What was said"), required=False, max_length=20000)
    problems = forms.CharField(label=gettext_lazy("What the problem is"), required=False, max_length=20000)
    proposals = forms.CharField(label=gettext_lazy("Proposals"), required=False, max_length=20000)
    objections = forms.CharField(label=gettext_lazy("Objections"), required=False, max_length=20000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = forms.Textarea(attrs={"rows": 4})
            field.help_text = _("One thing a line. Each line becomes a note.")

    def lines(self) -> dict[str, list[str]]:
        return {
            name: [line.strip() for line in self.cleaned_data[name].splitlines() if line.strip()]
            for name in self.fields
        }
