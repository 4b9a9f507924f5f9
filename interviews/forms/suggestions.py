"""Forms of what interviewees suggest, and of a gap that is left for a reason."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue

from ..models import GapDecision, Interviewee, Suggestion
from ..rules import own_people
from ..services.people import NewPerson


class SuggestionForm(RecordForm):
    who = forms.CharField(
        label=_("Whom did they think of?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input--line"}),
        help_text=_("A name, a role or a place to look, and how to reach them if you were told."),
    )
    why = forms.CharField(
        label=_("Why should they be heard?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What they know or have lived that nobody has told yet."),
    )

    class Meta:
        model = Suggestion
        fields = ["who", "why", "group"]
        labels = {"group": _("Which group in the plan?")}
        help_texts = {"group": _("Leave it if none of them fits. That may be a group the plan lacks.")}

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = dialogue.groups.all()
        self.fields["group"].empty_label = _("Not known, or none of them")


class LeaveSuggestionForm(RecordForm):
    reason = forms.CharField(
        label=_("Why are they not heard?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input--line"}),
        help_text=_("Others read the reason in the list. No names here."),
    )

    class Meta:
        model = Suggestion
        fields = ["reason"]


def _name_in(who: str) -> str:
    """Return ``who`` when it can be a name, and nothing when it is a description."""
    return who if len(who) <= 60 and not re.search(r"[.;\n]", who) else ""


class TakeIntoPlanForm(forms.Form):
    """The one suggested as somebody new in a group, or as somebody who is registered already."""

    person = forms.ModelChoiceField(
        label=_("Are they registered already?"),
        queryset=Interviewee.objects.none(),
        required=False,
        empty_label=_("No, this is someone new"),
        help_text=_("If you choose somebody here, you need not fill in the rest."),
    )
    group = forms.ModelChoiceField(label=_("Which group in the plan?"), queryset=None, empty_label=_("Choose"))
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    note = forms.CharField(
        label=_("Note, only for you and the project leader"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, suggestion: Suggestion, user: User, **kwargs: Any) -> None:
        told = "\n".join(text for text in (suggestion.who, suggestion.why) if text)
        initial = {"group": suggestion.group_id, "name": _name_in(suggestion.who), "note": told}
        super().__init__(*args, initial=initial, **kwargs)
        dialogue = suggestion.dialogue
        self.fields["group"].queryset = dialogue.groups.all()
        self.fields["person"].queryset = own_people(user, dialogue).select_related("group").order_by("number")
        self.fields["person"].label_from_instance = lambda person: f"{person}, {person.group}"

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.cleaned_data.get("person"):
            self._errors.pop("group", None)  # theirs is known
        return self.cleaned_data

    def chosen(self) -> Interviewee | NewPerson:
        """Return who it is, from a valid form."""
        data = self.cleaned_data
        if data.get("person"):
            return data["person"]
        return NewPerson(
            group=data["group"], name=data["name"], email=data["email"], phone=data["phone"], note=data["note"]
        )


class GapForm(RecordForm):
    """Why a gap is left."""

    reason = forms.CharField(
        label=_("We leave this gap because …"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Everybody who may see the gap reads the reason. No names here."),
    )

    class Meta:
        model = GapDecision
        fields = ["reason"]
