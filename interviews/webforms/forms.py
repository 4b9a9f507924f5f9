"""The leader's forms: a form's facts, its questions on one page, and how an answer is sorted."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogues.forms_base import DateInput, RecordForm
from dialogues.models import Dialogue

from ..models import Audience, StakeholderGroup, WebForm
from ..rules import interviewers
from .ready_made import READY_MADE
from .services import QuestionValues
from .sorting import OTHER, REASONS


class WebFormForm(RecordForm):
    class Meta:
        model = WebForm
        fields = ["title", "lead", "audience", "asks_group", "opens_on", "closes_on", "thanks"]
        widgets = {
            "audience": forms.RadioSelect,
            "opens_on": DateInput,
            "closes_on": DateInput,
            "lead": forms.Textarea(attrs={"rows": 5}),
            "thanks": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {
            "title": _("What is it called?"),
            "lead": _("What do you want to say first?"),
            "audience": _("Who is it for?"),
            "asks_group": _("Ask which group in the plan they belong to"),
            "opens_on": _("First day"),
            "closes_on": _("Last day"),
            "thanks": _("What happens with the answers?"),
        }
        help_texts = {
            "lead": _("Short and plain. The information text about their rights is shown by itself further down."),
            "asks_group": _("Anyone who answers then sees the names of the groups, and may choose none of them."),
            "opens_on": _("Empty: as soon as you open it."),
            "closes_on": _("Open until the end of that day. Empty: until you close it."),
            "thanks": _("Shown to those who have answered, together with how they take it back."),
        }

    def __init__(self, *args: Any, begin_from: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if begin_from:
            ready = READY_MADE[begin_from]
            for name in ("title", "lead", "thanks", "audience"):
                self.fields[name].initial = str(getattr(ready, name))
                self.initial[name] = str(getattr(ready, name))

    def clean(self) -> dict[str, Any]:
        super().clean()
        first, last = self.cleaned_data.get("opens_on"), self.cleaned_data.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", _("The last day cannot come before the first."))
        return self.cleaned_data


class QuestionForm(forms.Form):
    """A row on the questions page. An empty row is no question."""

    pk = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = forms.CharField(
        label=_("Question"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input--line"}),
    )
    help_text = forms.CharField(label=_("Help below it"), max_length=300, required=False)
    is_long = forms.BooleanField(label=_("Room for a longer answer"), required=False, initial=True)
    required = forms.BooleanField(label=_("Must be answered"), required=False)

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("help_text") and not data.get("text") and "text" not in self.errors:
            self.add_error("text", _("Write the question, or empty the help too."))
        return data

    def values(self) -> QuestionValues | None:
        """Return the question from a valid row; None from an empty one."""
        data = self.cleaned_data
        if not data.get("text"):
            return None
        return QuestionValues(
            text=data["text"],
            help_text=data["help_text"],
            is_long=data["is_long"],
            required=data["required"],
            pk=data["pk"],
        )


class QuestionRows(forms.BaseFormSet):
    """All questions of a form in their order, with moves that work without a script: each button saves and moves."""

    def moved(self, button: str) -> list[QuestionValues]:
        """Return the questions after the button that was pressed: ``up-2``, ``down-0``, ``remove-1``, or none."""
        rows = [form.values() for form in self.forms]
        verb, _dash, place = button.partition("-")
        at = int(place) if place.isdecimal() and int(place) < len(rows) else None
        if at is not None and verb == "remove":
            rows[at] = None
        elif at is not None and verb in {"up", "down"}:
            to = at + (1 if verb == "down" else -1)
            if 0 <= to < len(rows):
                rows[at], rows[to] = rows[to], rows[at]
        return [row for row in rows if row is not None]


QuestionFormSet = forms.formset_factory(QuestionForm, formset=QuestionRows, extra=1, max_num=60, absolute_max=80)


class TakeInForm(forms.Form):
    """Where an answer belongs, and who answers for the interview that it becomes."""

    group = forms.ModelChoiceField(
        label=_("Which group in the plan?"), queryset=StakeholderGroup.objects.none(), empty_label=_("Choose")
    )
    interviewer = forms.ModelChoiceField(
        label=_("Who takes care of it?"),
        queryset=User.objects.none(),
        empty_label=None,
        help_text=_("They lift statements from it and can read it, as if they had held the interview."),
    )

    def __init__(self, *args: Any, dialogue: Dialogue, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = dialogue.groups.all()
        self.fields["interviewer"].queryset = interviewers(dialogue)
        self.fields["interviewer"].initial = user.pk


class AsideForm(forms.Form):
    """Why an answer is put aside."""

    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=[(key, capfirst(says)) for key, says in [*REASONS.items(), (OTHER, _("something else"))]],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("In a few words"),
        max_length=200,
        required=False,
        help_text=_("No names: the reason is kept when the answer has been emptied."),
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.cleaned_data.get("reason") == OTHER and not self.cleaned_data.get("words"):
            self.add_error("words", ValidationError(_("Say in a few words why.")))
        return self.cleaned_data

    def value(self) -> str:
        data = self.cleaned_data
        return data["words"] if data["reason"] == OTHER else data["reason"]


def begins() -> list[dict[str, Any]]:
    """What a new form can begin from, for the page where one is chosen."""
    internal = Audience.INTERNAL
    return [
        {"key": one.key, "title": one.title, "says": one.says, "internal": one.audience == internal,
         "questions": [str(asked.text) for asked in one.questions]}
        for one in READY_MADE.values()
    ]  # fmt: skip
