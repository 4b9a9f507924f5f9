"""Forms of an interview: registered, corrected, one more person added."""

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogues.forms_base import DateInput, RecordForm, TimeInput, within_reason
from dialogues.models import Dialogue
from dialogues.permissions import Scope, scope_of

from ..languages import LANGUAGES
from ..models import Interview, InterviewKind, InterviewStatus
from ..rules import interviewers
from ..services.checks import check_date
from .people import PersonFields


@dataclass(frozen=True)
class Section:
    """Questions that belong together. ``shown_for``: only when ``who`` has that answer (with a script running)."""

    key: str
    title: Any
    fields: list[forms.BoundField]
    lead: Any = ""
    shown_for: str = ""
    notice: bool = False
    needed: tuple[str, ...] = ("group", "person", "informed_on", "way", "allows", "guardian")
    """Not marked as optional: whether they are needed hangs on the other answers."""


class InterviewForm(RecordForm):
    """The facts of an interview. Only whoever sees all interviews may say who held it."""

    class Meta:
        model = Interview
        fields = ["held_on", "starts_at", "kind", "status", "minutes", "place", "language", "interviewer"]
        widgets = {"held_on": DateInput, "starts_at": TimeInput, "kind": forms.RadioSelect, "status": forms.RadioSelect}
        labels = {
            "held_on": _("Which day?"),
            "starts_at": _("What time?"),
            "kind": _("How do you meet?"),
            "status": _("Where does it stand?"),
            "minutes": _("How many minutes?"),
            "place": _("Where?"),
            "language": _("In which language?"),
            "interviewer": _("Who holds it?"),
        }
        help_texts = {
            "held_on": _("For example 2022-02-04"),
            "place": _("A place, not an address: “the library”, “at home with the person”."),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue, self.user = dialogue, user
        known = dict(LANGUAGES)
        stored = self.instance.language
        self.fields["language"] = forms.ChoiceField(
            label=self.fields["language"].label,
            choices=[*known.items(), *([] if stored in known else [(stored, stored)])],
            initial=stored,
        )
        # what is sent in on the web is sorted in from its inbox; first talks have a room of their own
        unchosen = {InterviewKind.FORM, InterviewKind.EXPLORATORY} - {self.instance.kind}
        kinds = self.fields["kind"]
        kinds.choices = [choice for choice in kinds.choices if choice[0] not in unchosen]
        if scope_of(user, dialogue, "register_interviews") is Scope.ALL:
            able = interviewers(dialogue).values("pk")
            people = User.objects.filter(Q(pk__in=able) | Q(pk=self.instance.interviewer_id)).order_by("name", "pk")
            self.fields["interviewer"].queryset = people
            self.fields["interviewer"].empty_label = None
            if not self.instance.pk:
                self.fields["interviewer"].initial = user.pk
        else:
            del self.fields["interviewer"]

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("held_on") and data.get("status"):
            try:
                check_date(self.dialogue, status=data["status"], held_on=data["held_on"])
            except ValidationError as error:
                self.add_error(None, error)
        return data

    @property
    def sections(self) -> list[Section]:
        names = [name for name in self._meta.fields if name in self.fields]
        return [Section("talk", _("The talk"), [self[name] for name in names])]


def person_sections(form: PersonFields) -> list[Section]:
    return [
        Section("who", _("The person"), [form["who"]]),
        Section("known", "", [form["person"]], shown_for="known"),
        Section(
            "group",
            "",
            [form["group"], *(form[name] for name in form.background_names())],
            shown_for="new",
        ),
        Section(
            "identity",
            _("Name and contact"),
            [form[name] for name in form.IDENTITY],
            lead=_("Kept encrypted and apart from what was said. Leave empty what you do not need."),
            shown_for="new",
        ),
        Section(
            "consent",
            _("What the person was told and allows"),
            [form[name] for name in form.CONSENT],
            shown_for="new",
            notice=True,
        ),
    ]


class RegistrationForm(PersonFields, InterviewForm):
    """A new interview and, in the same go, the first person in it."""

    def __init__(self, *args: Any, dialogue: Dialogue, user: User, **kwargs: Any) -> None:
        super().__init__(*args, dialogue=dialogue, user=user, **kwargs)
        self.prepare_person(dialogue, user, may_wait=True)

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        self.clean_person_part(told=data.get("status") == InterviewStatus.HELD)
        return data

    @property
    def sections(self) -> list[Section]:
        return [*super().sections, *person_sections(self)]

    def values(self) -> dict[str, Any]:
        """What ``services.register_interview`` takes, from a valid form."""
        names = [name for name in self._meta.fields if name in self.fields]
        person = self.chosen_person()
        return {name: self.cleaned_data[name] for name in names} | {
            "people": [person] if person else [],
            "creation_key": self.cleaned_data.get("creation_key"),
        }


class AddPersonForm(PersonFields):
    """One more person in an interview that is registered."""

    creation_key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    def __init__(self, *args: Any, interview: Interview, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.interview = interview
        self.prepare_person(interview.dialogue, user, may_wait=False)
        self.fields["informed_on"].validators.append(within_reason)
        people = self.fields["person"].queryset
        self.fields["person"].queryset = people.exclude(pk__in=interview.people.values("pk"))

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        self.clean_person_part(told=self.interview.status == InterviewStatus.HELD)
        return data

    @property
    def sections(self) -> list[Section]:
        return person_sections(self)
