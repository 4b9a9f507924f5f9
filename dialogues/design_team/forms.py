"""Forms of the design team: who is asked, and what they answer by the link."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..forms_base import DateInput, RecordForm
from ..models import CandidateStatus, DesignTeamCandidate, Dialogue
from .inviting import same_person


class CandidateForm(RecordForm):
    class Meta:
        model = DesignTeamCandidate
        fields = [
            "name",
            "organisation",
            "email",
            "side",
            "perspective",
            "reason",
            "replaces",
            "age_band",
            "gender",
            "background",
            "status",
            "answer",
        ]
        widgets = {
            "side": forms.RadioSelect,
            "status": forms.RadioSelect,
            "perspective": forms.Textarea(attrs={"rows": 2, "class": "input--line"}),
            "reason": forms.Textarea(attrs={"rows": 4}),
            "answer": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "perspective": _("How they see the issue, in a sentence they would sign themselves."),
            "reason": _("What would be missing without them? Only you who lead the dialogue read this."),
            "replaces": _("Someone who said no, whose perspective they bring instead."),
            "age_band": _("Only so that you see who is missing. Ask them, or leave it."),
            "background": _("Leave it if you have not asked. Only you who lead read it, as a number among the others."),
            "answer": _("What they said when they were asked, conditions included. Only you who lead read this."),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue
        gone = dialogue.design_team.filter(status__in=[CandidateStatus.DECLINED, CandidateStatus.LATER])
        self.fields["replaces"].queryset = gone.exclude(pk=self.instance.pk)
        self.fields["replaces"].empty_label = _("No one in particular")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("name") and not self.already_created():
            row = DesignTeamCandidate(pk=self.instance.pk, name=values["name"], email=values.get("email") or "")
            twin = same_person(self.dialogue, row)
            if twin is not None:
                text = _(
                    "%(name)s is on the list already. If it is somebody else, add something to the name that tells "
                    "them apart."
                )
                self.add_error("name", ValidationError(text % {"name": twin.name}))
        return values


class InvitationAnswerForm(forms.Form):
    """Yes, no with reasons, or later."""

    answer = forms.ChoiceField(
        label=_("Will you sit in the design team?"),
        choices=[
            (CandidateStatus.ACCEPTED, _("Yes, I will")),
            (CandidateStatus.DECLINED, _("No")),
            (CandidateStatus.LATER, _("Not now, ask me later")),
        ],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Is there something you want to say about it?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "input--voice"}),
        help_text=_("Your reasons, or what you need in order to be there. Only those who lead the dialogue read it."),
    )
    ask_again_on = forms.DateField(label=_("If later: from which day?"), required=False, widget=DateInput())
