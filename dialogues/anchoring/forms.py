"""Forms of the anchoring: an organisation that is asked, its answer, and the conditions of a yes."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation

from ..forms_base import DateInput, RecordForm, spoken
from ..models import CONDITION, Dialogue, SignOff, SignOffCondition, SignOffStatus

MOST_CONDITIONS = 10


class ConditionsField(forms.CharField):
    """Conditions as they are typed, one a line; cleaned to a list."""

    widget = forms.Textarea(attrs={"rows": 3, "class": "input--voice"})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=MOST_CONDITIONS * (CONDITION + 2), **kwargs)

    def clean(self, value: Any) -> list[str]:
        lines = [" ".join(line.split()) for line in super().clean(value).splitlines()]
        found = list(dict.fromkeys(line for line in lines if line))
        if len(found) > MOST_CONDITIONS:
            raise ValidationError(_("At most %(most)d conditions. Put those that belong together on one line.") % {
                "most": MOST_CONDITIONS
            })  # fmt: skip
        if any(len(line) > CONDITION for line in found):
            raise ValidationError(_("One of the lines is longer than %(most)d characters.") % {"most": CONDITION})
        return found


class SignOffForm(RecordForm):
    conditions = ConditionsField(
        label=_("New conditions"), help_text=_("What has to hold for their yes to hold, one condition a line.")
    )

    class Meta:
        model = SignOff
        fields = ["organisation", "contact_name", "contact_email", "stake", "status", "answered_on", "words"]
        widgets = {
            "answered_on": DateInput,
            "status": forms.RadioSelect,
            "stake": forms.Textarea(attrs={"rows": 2, "class": "input--line"}),
            "words": forms.Textarea(attrs={"rows": 4, "class": "input--voice"}),
        }
        help_texts = {
            "contact_name": _("The one who can answer for them. A name, not a function."),
            "contact_email": _("Where the question goes when you ask by mail. Seen by those who lead the dialogue."),
            "stake": _("What they stand to lose or win by it."),
            "words": _("As they said it. What they answered before is kept."),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue
        self.fields["organisation"].queryset = Organisation.objects.filter(municipality=dialogue.municipality)
        self.fields["organisation"].empty_label = _("Choose")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        others = self.dialogue.sign_offs.filter(organisation=values.get("organisation")).exclude(pk=self.instance.pk)
        if others.exclude(creation_key=values.get("creation_key")).exists():
            self.add_error("organisation", ValidationError(_("They are already on the list.")))
        return values


class AnswerForm(forms.Form):
    """The contact's own answer, on the phone."""

    status = forms.ChoiceField(
        label=_("Your answer"),
        choices=[one for one in SignOffStatus.choices if one[0] != SignOffStatus.ASKED],
        widget=forms.RadioSelect,
    )
    conditions = ConditionsField(
        label=_("Your conditions"), help_text=_("If your yes has conditions: what has to hold, one a line.")
    )
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("What makes you answer as you do? A no or a not yet helps most when it says why."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "input--voice"}),
    )
    name = forms.CharField(label=_("Your name"), max_length=120)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        status = cast(forms.ChoiceField, self.fields["status"])
        status.choices = spoken(status)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        status, conditions = values.get("status"), values.get("conditions")
        if status == SignOffStatus.CONDITIONS and conditions == []:
            self.add_error("conditions", ValidationError(_("Say what has to hold, so that it is not forgotten.")))
        if status == SignOffStatus.YES and conditions:
            words = _("You have written conditions. Choose yes, with conditions, or empty the box.")
            self.add_error("status", ValidationError(words))
        return values


class ConditionForm(RecordForm):
    class Meta:
        model = SignOffCondition
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 2, "class": "input--voice"})}


class MetForm(RecordForm):
    class Meta:
        model = SignOffCondition
        fields = ["met_words", "met_on"]
        widgets = {"met_on": DateInput, "met_words": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"met_words": _("What was decided or done, by whom, and where it can be read.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = not isinstance(field.widget, forms.HiddenInput)
        if self.instance.met_on is None:
            self.initial["met_on"] = timezone.localdate()
