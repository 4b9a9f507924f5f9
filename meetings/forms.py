"""Forms of the meetings room."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Organisation
from dialogues.forms_base import DateInput, RecordForm, TimeInput
from dialogues.models import Dialogue

from .models import AgendaItem, Meeting, Note, Participant, PartKind, ProblemDescription, Side, WorkingGroup


class ParticipantForm(RecordForm):
    class Meta:
        model = Participant
        fields = ["name", "email", "side", "organisation", "role", "status", "needs", "perspectives"]
        widgets = {
            "side": forms.RadioSelect,
            "status": forms.RadioSelect,
            "needs": forms.Textarea(attrs={"rows": 3}),
            "perspectives": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "perspectives": gettext_lazy("Only you see this. It is how we know that every perspective is in the room.")
        }

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["side"].choices = Side.choices
        self.fields["organisation"].queryset = Organisation.objects.filter(municipality=dialogue.municipality)
        self.fields["perspectives"].queryset = dialogue.perspectives.filter(removed_at=None)


class MeetingForm(RecordForm):
    class Meta:
        model = Meeting
        fields = ["title", "held_on", "starts_at", "ends_at", "place", "purpose", "summary"]
        widgets = {
            "held_on": DateInput,
            "starts_at": TimeInput,
            "ends_at": TimeInput,
            "purpose": forms.Textarea(attrs={"rows": 3}),
            "summary": forms.Textarea(attrs={"rows": 8}),
        }
        help_texts = {"summary": gettext_lazy("Written afterwards. Those who took part read it here.")}

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        starts, ends, day = values.get("starts_at"), values.get("ends_at"), values.get("held_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("the end is before the start"))
        if day and day < self.dialogue.starts_on:
            begun = self.dialogue.starts_on.isoformat()
            self.add_error("held_on", _("the dialogue began on %(day)s; choose that day or later") % {"day": begun})
        return values


class AgendaItemForm(RecordForm):
    class Meta:
        model = AgendaItem
        fields = ["kind", "minutes", "title", "prompt"]
        widgets = {"prompt": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"prompt": gettext_lazy("What the facilitator says or asks.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].required = False

    def clean_kind(self) -> str:
        return self.cleaned_data["kind"] or PartKind.WORK


class AttendanceForm(forms.Form):
    """The door list: came, did not come, not known yet."""

    CHOICES = (("", gettext_lazy("not ticked")), ("yes", gettext_lazy("came")), ("no", gettext_lazy("did not come")))
    MEANING = {"": None, "yes": True, "no": False}

    def __init__(self, *args: Any, meeting: Meeting, people: list[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ticked = dict(meeting.attendances.values_list("participant_id", "came"))
        back = {value: key for key, value in self.MEANING.items()}
        for person in people:
            self.fields[f"came-{person.pk}"] = forms.ChoiceField(
                label=person.name, choices=self.CHOICES, required=False, initial=back[ticked.get(person.pk)]
            )

    def came(self) -> dict[int, bool | None]:
        """Return only what was changed."""
        return {int(name.removeprefix("came-")): self.MEANING[self.cleaned_data[name]] for name in self.changed_data}


class NoteForm(RecordForm):
    class Meta:
        model = Note
        fields = ["table", "kind", "text", "needs", "perspectives"]
        widgets = {
            "kind": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 5}),
            "needs": forms.Textarea(attrs={"rows": 2}),
            "perspectives": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "text": gettext_lazy("What was said at the table, in its words. Nobody's name."),
            "needs": gettext_lazy("For an objection: what it would take."),
        }

    def __init__(self, *args: Any, meeting: Meeting, tables: Any, whole_room: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["table"].queryset = tables
        self.fields["table"].required = not whole_room
        self.fields["table"].empty_label = _("the whole room") if whole_room else None
        self.fields["perspectives"].queryset = meeting.dialogue.perspectives.filter(removed_at=None)


class WorkingGroupForm(RecordForm):
    class Meta:
        model = WorkingGroup
        fields = ["name", "formed_at", "themes", "members"]
        widgets = {"themes": forms.CheckboxSelectMultiple, "members": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.dialogue = dialogue
        self.fields["formed_at"].queryset = dialogue.meetings.all()
        self.fields["themes"].queryset = dialogue.themes.filter(removed_at=None)
        self.fields["members"].queryset = dialogue.participants.all()

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if self.instance.dialogue.working_groups.exclude(pk=self.instance.pk).filter(name=name).exists():
            raise ValidationError(_("there is a working group of that name already"))
        return name


class DescriptionForm(RecordForm):
    """The next version. ``based_on`` is the number of the one it was begun from: who comes second sees both texts."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = ProblemDescription
        fields = ["text", "dissent", "written_at", "present", "perspectives"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 8}),
            "dissent": forms.Textarea(attrs={"rows": 3}),
            "present": forms.CheckboxSelectMultiple,
            "perspectives": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, group: WorkingGroup, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["written_at"].queryset = group.dialogue.meetings.all()
        self.fields["present"].queryset = group.members.all()
        if not group.members.exists():
            del self.fields["present"]
        self.fields["perspectives"].queryset = group.dialogue.perspectives.filter(removed_at=None)

    def conflicting_fields(self, current: Any) -> list[dict[str, Any]]:
        """As for any record; saved once more, it is a version after the one that both texts were seen of."""
        found = super().conflicting_fields(current)
        data = self.data.copy()
        data[self.add_prefix("based_on")] = str(current.number)
        self.data = data
        return found
