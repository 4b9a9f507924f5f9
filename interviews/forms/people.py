"""Forms of a person: coarse background, identity, consent; and the part of a registration that adds someone."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogues.forms_base import DateInput, RecordForm, in_words
from dialogues.models import Dialogue

from ..consent.checks import check_capacity
from ..models import BackgroundValue, Consent, ConsentWay, GuardianAnswer, Identity, Interviewee, ToldTo
from ..rules import own_people
from ..services.checks import check_age
from ..services.people import NewPerson

NEW, KNOWN, LATER = "new", "known", "later"
GUARDIANS = [
    (GuardianAnswer.NOT_NEEDED, _("Not needed, the person is 15 or older")),
    (GuardianAnswer.WRITTEN, _("Yes, in writing")),
    (GuardianAnswer.SPOKEN, _("Yes, spoken. Write in the note who heard it")),
]
CAPACITY = _("How did you see that the young person understood?")
CAPACITY_HELP = _(
    "From 15 years of age a young person says yes themselves, if they understand what it means. Write a line, for "
    "example: “Told me in her own words that she can stop at any time, and asked who reads it.” Kept encrypted."
)
ALLOWS = {
    "notes": _("Notes may be taken"),
    "quotes": _("May be quoted, when the quote is masked"),
    "recording": _("The talk may be recorded (the recording is kept elsewhere)"),
    "contact": _("May be contacted again"),
}


def spoken_choices(choices: Any) -> list[tuple[Any, Any]]:
    """Choices with a capital, for a form that is no RecordForm."""
    return [(key, capfirst(label)) for key, label in choices]


def not_to_come(day) -> None:
    """Refuse a day after today."""
    if day and day > timezone.localdate():
        today = date_format(timezone.localdate())
        raise ValidationError(gettext("Choose a day that has been, at the latest today, %(today)s.") % {"today": today})


class BackgroundFields:
    """Mixed into a form: one choice for each background variable of the dialogue. Two queries however many."""

    fields: dict[str, forms.Field]

    def add_background_fields(self, dialogue: Dialogue, person: Interviewee | None = None) -> None:
        self.background_values: dict[int, BackgroundValue] = {}
        held = set(person.background.values_list("pk", flat=True)) if person else set()
        for variable in dialogue.variables.prefetch_related("values"):
            values = list(variable.values.all())
            if not values:
                continue
            self.background_values |= {value.pk: value for value in values}
            self.fields[f"background_{variable.pk}"] = forms.TypedChoiceField(
                label=variable.name,
                choices=[("", _("Does not want to say, or not known")), *((value.pk, value.name) for value in values)],
                coerce=int,
                empty_value=None,
                required=False,
                initial=next((value.pk for value in values if value.pk in held), ""),
            )

    def background_names(self) -> list[str]:
        return [name for name in self.fields if name.startswith("background_")]

    def background(self) -> list[BackgroundValue]:
        picked = [self.cleaned_data.get(name) for name in self.background_names()]
        return [self.background_values[pk] for pk in picked if pk]


class PersonFields(BackgroundFields, forms.Form):
    """The part of a form that says who was met: somebody new, somebody heard before, or later."""

    who = forms.ChoiceField(
        label=_("Who did you talk with?"),
        choices=[
            (NEW, _("Someone new")),
            (KNOWN, _("Someone you have talked with before")),
            (LATER, _("I add the people afterwards")),
        ],
        initial=NEW,
        widget=forms.RadioSelect,
    )
    person = forms.ModelChoiceField(
        label=_("Which person?"), queryset=Interviewee.objects.none(), required=False, empty_label=_("Choose")
    )
    group = forms.ModelChoiceField(
        label=_("Which group in the plan?"),
        queryset=None,
        required=False,
        empty_label=_("Choose"),
        help_text=_("A person can belong to several. Choose the one you talked about."),
    )
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail, if they want to know how it goes"), required=False, help_text=_("For example name@example.se")
    )
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    age = forms.IntegerField(
        label=pgettext_lazy("of a person", "Age"),
        min_value=0,
        max_value=120,
        required=False,
        help_text=_("Never shown to others. Needed for anyone under 18; under 15 a guardian must say yes."),
    )
    guardian_name = forms.CharField(label=_("Guardian's name and phone"), max_length=300, required=False)
    note = forms.CharField(
        label=_("Note, only for you and the project leader"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    informed_on = forms.DateField(
        label=_("When was the person told what the dialogue does with what they say?"),
        required=False,
        widget=DateInput,
        validators=[not_to_come],
    )
    way = forms.ChoiceField(
        label=_("How did they say yes?"), choices=ConsentWay.choices, required=False, widget=forms.RadioSelect
    )
    allows = forms.MultipleChoiceField(
        label=_("What have they said yes to?"),
        choices=list(ALLOWS.items()),
        initial=["notes", "quotes"],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    guardian = forms.ChoiceField(
        label=_("Has a guardian said yes?"),
        choices=GUARDIANS,
        initial=GuardianAnswer.NOT_NEEDED,
        required=False,
        widget=forms.RadioSelect,
    )

    told_to = forms.ChoiceField(
        label=_("Who was told?"),
        choices=spoken_choices(ToldTo.choices),
        initial=ToldTo.PERSON,
        required=False,
        widget=forms.RadioSelect,
    )
    capacity_note = forms.CharField(
        label=CAPACITY,
        help_text=CAPACITY_HELP,
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    IDENTITY = ("name", "email", "phone", "age", "guardian_name", "note")
    CONSENT = ("informed_on", "way", "allows", "told_to", "guardian", "capacity_note")

    def prepare_person(self, dialogue: Dialogue, user: User, *, may_wait: bool) -> None:
        """Fill in what there is to choose among: own people for an interviewer, all for the leader."""
        self.dialogue = dialogue
        self.fields["group"].queryset = dialogue.groups.all()
        people = own_people(user, dialogue).select_related("group").order_by("number")
        self.fields["person"].queryset = people
        self.fields["person"].label_from_instance = lambda person: f"{person}, {person.group}"
        if not may_wait:
            self.fields["who"].choices = [choice for choice in self.fields["who"].choices if choice[0] != LATER]
        self.add_background_fields(dialogue)

    def clean_person_part(self, *, told: bool) -> None:
        """Check the part that ``who`` says is meant; ``told``: a held talk, so the information must be noted."""
        who = self.cleaned_data.get("who")
        about_new = ["group", *self.background_names(), *self.IDENTITY, *self.CONSENT]
        if who != NEW:
            for name in about_new:  # what is typed there is not used, so it cannot be wrong
                self._errors.pop(name, None)
            if who == KNOWN and not self.cleaned_data.get("person") and "person" not in self._errors:
                self.add_error("person", _("Choose who it was."))
            return
        self._errors.pop("person", None)
        if not self.cleaned_data.get("group") and "group" not in self._errors:
            self.add_error("group", _("Choose the group the person belongs to."))
        day, way = self.cleaned_data.get("informed_on"), self.cleaned_data.get("way")
        if (told or way) and not day and "informed_on" not in self._errors:
            self.add_error("informed_on", _("Note the day. Without information nobody is interviewed."))
        if (told or day) and not way and "way" not in self._errors:
            self.add_error("way", _("Say how they said yes."))
        guardian = self.cleaned_data.get("guardian") or GuardianAnswer.NOT_NEEDED
        try:
            check_age(self.dialogue, age=self.cleaned_data.get("age"), guardian=guardian)
            if day and way != ConsentWay.ELECTRONIC:
                check_capacity(age=self.cleaned_data.get("age"), note=self.cleaned_data.get("capacity_note") or "")
        except ValidationError as error:
            self.add_error(None, error)

    def chosen_person(self) -> Interviewee | NewPerson | None:
        """Return who was met, from a valid form; None when people are added afterwards."""
        data = self.cleaned_data
        if data["who"] == KNOWN:
            return data["person"]
        if data["who"] == LATER:
            return None
        identity: dict[str, Any] = {name: data.get(name) for name in self.IDENTITY}
        return NewPerson(
            group=data["group"],
            background=self.background(),
            **identity,
            informed_on=data.get("informed_on"),
            way=data.get("way") or "",
            allows={name: name in data.get("allows", []) for name in ALLOWS},
            guardian=data.get("guardian") or GuardianAnswer.NOT_NEEDED,
            told_to=data.get("told_to") or ToldTo.PERSON,
            capacity_note=data.get("capacity_note") or "",
        )


class PersonForm(BackgroundFields, RecordForm):
    """Group and background of a person who is already registered."""

    class Meta:
        model = Interviewee
        fields = ["group"]
        labels = {"group": _("Which group in the plan?")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = self.instance.dialogue.groups.all()
        self.fields["group"].empty_label = None
        self.add_background_fields(self.instance.dialogue, self.instance)

    def _save_m2m(self) -> None:
        self.instance.background.set(self.background())

    def conflicting_fields(self, current: models.Model) -> list[dict[str, Any]]:
        differing = super().conflicting_fields(current)
        held = {value.variable_id: value.pk for value in current.background.all()}
        for name in self.background_names():
            theirs = in_words(self.fields[name], held.get(int(name.removeprefix("background_")), ""))
            yours = in_words(self.fields[name], self[name].value())
            if theirs != yours:
                differing.append({"name": name, "label": self[name].label, "theirs": theirs, "yours": yours})
        return differing


class IdentityForm(RecordForm):
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    age = forms.IntegerField(label=pgettext_lazy("of a person", "Age"), min_value=0, max_value=120, required=False)
    guardian = forms.CharField(label=_("Guardian's name and phone"), max_length=300, required=False)
    note = forms.CharField(
        label=_("Note, only for you and the project leader"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    class Meta:
        model = Identity
        fields = ["name", "email", "phone", "age", "guardian", "note"]

    def clean_age(self) -> str:
        age = self.cleaned_data["age"]
        return "" if age is None else str(age)


class ConsentForm(RecordForm):
    capacity_note = forms.CharField(
        label=CAPACITY,
        help_text=CAPACITY_HELP,
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    class Meta:
        model = Consent
        fields = [
            "informed_on", "way", "told_to", "allows_notes", "allows_quotes", "allows_recording", "allows_contact",
            "guardian", "capacity_note",
        ]  # fmt: skip
        widgets = {
            "informed_on": DateInput,
            "way": forms.RadioSelect,
            "guardian": forms.RadioSelect,
            "told_to": forms.RadioSelect,
        }
        labels = {
            "informed_on": _("When was the person told what the dialogue does with what they say?"),
            "way": _("How did they say yes?"),
            "told_to": _("Who was told?"),
            "guardian": _("Has a guardian said yes?"),
        } | {f"allows_{name}": label for name, label in ALLOWS.items()}

    def __init__(self, *args: Any, asks_capacity: bool = True, **kwargs: Any) -> None:
        """``asks_capacity`` is False for somebody whose age says that they are grown up."""
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = ConsentWay.choices
        if self.is_bound and "told_to" not in self.data:
            self.data = self.data.copy()
            self.data["told_to"] = self.instance.told_to  # type: ignore[index]  # a copy by now
        self.fields["guardian"].choices = GUARDIANS
        self.fields["informed_on"].validators.append(not_to_come)
        self.fields["allows_quotes"].help_text = _(
            "A no acts at once: out of drafts, and out of the design team's sight."
        )
        if not asks_capacity:
            self.fields["capacity_note"].widget = forms.HiddenInput()
