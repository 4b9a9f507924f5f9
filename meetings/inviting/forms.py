"""The answer to an invitation, by whoever is asked or by the leader who asked in person; and the code on a letter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from interviews.languages import LANGUAGES

from ..models import Need, Participant, ParticipantStatus
from .services import ANSWERS, Said

NEEDS = [
    (Need.INTERPRETER, _("An interpreter")),
    (Need.STEP_FREE, _("A way in and a seat without steps")),
    (Need.HEARING, _("A hearing loop or somebody who writes what is said")),
    (Need.FOOD, _("Other food: allergy, diet")),
    (Need.CHILD_CARE, _("Somebody who minds the children meanwhile")),
    (Need.COMPENSATION, _("Compensation for travel or lost pay")),
]


class AnswerForm(forms.Form):
    """Whether I come, and what I need in order to."""

    comes = forms.ChoiceField(
        label=_("Will you come?"),
        choices=[
            (ParticipantStatus.YES, _("Yes, I will come")),
            (ParticipantStatus.NO, _("No, I cannot come")),
            (ParticipantStatus.LATER, _("I do not know yet. Ask me again in a week")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three."), "invalid_choice": _("Choose one of the three.")},
    )
    what = forms.MultipleChoiceField(
        label=_("Is there something you need?"), choices=NEEDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    language = forms.ChoiceField(
        label=_("Which language, if you want an interpreter?"),
        choices=[("", _("Choose")), *((key, name) for key, name in LANGUAGES if key != "sv")],
        required=False,
    )
    needs = forms.CharField(
        label=_("Something more that we should know"),
        help_text=_("Which food, how many children, how you hear best."),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args: Any, participant: Participant, **kwargs: Any) -> None:
        invitation = getattr(participant, "invitation", None)
        given = {"comes": participant.status if participant.status in ANSWERS else None, "needs": participant.needs}
        if invitation is not None and invitation.answered_at:
            given |= {"what": invitation.needs, "language": invitation.language, "needs": invitation.note}
        super().__init__(*args, initial=given, **kwargs)

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if Need.INTERPRETER in data.get("what", []) and not data.get("language"):
            self.add_error("language", _("Choose which language the interpreter should speak."))
        return data

    def said(self) -> Said:
        data = self.cleaned_data
        return Said(data["comes"], data["what"], data["language"], data["needs"].replace("\r\n", "\n").strip())


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code in the letter"),
        max_length=40,
        help_text=_("Twelve signs. Capitals, spaces and hyphens do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Write the code that is in the letter.")},
    )
