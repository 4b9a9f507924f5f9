"""Forms of the triage: the questions, a new round, and somebody asked by mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..forms_base import RecordForm
from ..models import TriageRound
from .questions import AREAS, QUESTIONS
from .reckoning import Answers

UNKNOWN = "x"


class SheetForm(forms.Form):
    """All the questions. Half a sheet is kept; to be handed in, every question needs an answer, "don't know" too."""

    def __init__(self, *args: Any, answers: Answers | None = None, note: str = "", **kwargs: Any) -> None:
        kept = {key: UNKNOWN if step is None else str(step) for key, step in (answers or {}).items()}
        super().__init__(*args, initial=kept | {"note": note}, **kwargs)
        for question in QUESTIONS:
            steps = [(str(step), words) for step, words in enumerate(question.steps)]
            self.fields[question.key] = forms.ChoiceField(
                label=str(question.text),
                choices=[*steps, (UNKNOWN, _("Do not know"))],
                widget=forms.RadioSelect,
                required="later" not in self.data,
            )
        self.fields["note"] = forms.CharField(
            label=_("What do the questions miss?"),
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 4}),
        )

    @property
    def areas(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields under the titles of their areas."""
        return [
            (title, [self[question.key] for question in QUESTIONS if question.area == area])
            for area, title in AREAS.items()
        ]

    @property
    def answers(self) -> dict[str, int | None]:
        """Only what was answered; of a valid form."""
        given = {question.key: self.cleaned_data.get(question.key) or "" for question in QUESTIONS}
        return {key: None if value == UNKNOWN else int(value) for key, value in given.items() if value}


class RoundForm(RecordForm):
    class Meta:
        model = TriageRound
        fields = ["why"]
        help_texts = {"why": _("For example: before we ask the administrations, or after the interviews.")}


class AskForm(forms.Form):
    """Somebody without a role here."""

    creation_key = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=120, help_text=_("Seen by those who answer too."))
    email = forms.EmailField(label=_("E-mail"), max_length=254)
