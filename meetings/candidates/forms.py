"""Forms of the candidates: one person, a pair not asked together, the open sign-up as the leader sets it up."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation
from dialogues.forms_base import DateInput, RecordForm
from dialogues.models import Dialogue
from interviews.forms.people import BackgroundFields

from ..models import Candidate, CandidateSource, Ruling, Side, SignUp, TraitLabel
from . import queries
from .queries import Who

TRAIT_CHOICES = [(one.value, capfirst(one.label)) for one in TraitLabel]


class CandidateForm(BackgroundFields, RecordForm):
    """Who somebody is, and what the choice has to know of them. ``who`` is what is known already."""

    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    address = forms.CharField(
        label=_("Postal address"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed only if the invitation goes as a letter."),
    )
    nominated_by = forms.CharField(label=_("Nominated by"), max_length=120, required=False)
    note = forms.CharField(
        label=_("Note, only for you"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    traits = forms.MultipleChoiceField(
        label=_("Where do they stand in the conflict?"),
        choices=TRAIT_CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only you see this. All four should be in the room."),
    )

    field_order = ["name", "email", "phone", "address", "source", "nominated_by", "side", "organisation", "role"]

    class Meta:
        model = Candidate
        fields = ["source", "side", "organisation", "role", "perspectives", "ruling"]
        widgets = {
            "source": forms.RadioSelect,
            "side": forms.RadioSelect,
            "ruling": forms.RadioSelect,
            "perspectives": forms.CheckboxSelectMultiple,
        }
        labels = {"ruling": _("In the choice"), "side": _("Which side?")}
        help_texts = {
            "perspectives": _("Only you see this. What the person has said in an interview is counted by itself."),
            "ruling": _(
                "Whoever must be chosen, or must not be, is said so in public. Have a reason that can be told."
            ),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, who: Who | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue
        self.fields["side"].choices = [*Side.choices, ("", _("not known"))]
        self.fields["side"].required = False
        self.fields["ruling"].choices = [(one.value, capfirst(one.label)) for one in Ruling]
        self.fields["ruling"].required = False
        self.fields["organisation"].queryset = Organisation.objects.filter(municipality=dialogue.municipality)
        self.fields["perspectives"].queryset = queries.demanded(dialogue)
        if self.instance.pk is None:
            open_to_all = [CandidateSource.HAND, CandidateSource.NOMINATION]
            self.fields["source"].choices = [(one.value, capfirst(one.label)) for one in open_to_all]
        else:
            del self.fields["source"]
            self.initial["traits"] = self.instance.traits
        for name in ("name", "email", "phone", "address", "note", "nominated_by"):
            self.initial.setdefault(name, getattr(who, name) if who else "")
        self.add_background_fields(dialogue, self.instance if self.instance.pk else None)
        self.order_fields([*self.field_order, *self.background_names(), "traits", "perspectives", "ruling", "note"])

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        from_interview = self.instance.interviewee_id is not None
        if not from_interview and not data.get("name") and "name" not in self.errors:
            self.add_error("name", ValidationError(_("Write a name, so that you know who it is.")))
        return data

    def _post_clean(self) -> None:
        super()._post_clean()
        self.instance.traits = list(self.cleaned_data.get("traits") or [])

    def identity(self) -> dict[str, str]:
        """Return who they are, from a valid form; only what was changed, so that what an interview says stays there."""
        names = ("name", "email", "phone", "address", "note", "nominated_by")
        return {name: self.cleaned_data[name] for name in names if name in self.changed_data}


class PairForm(forms.Form):
    """Two people who are not asked together. Chosen by number, with names beside them for the leader."""

    first = forms.ChoiceField(label=_("One of them"))
    second = forms.ChoiceField(label=_("The other"))
    reason = forms.CharField(label=_("Why? Only you see it"), max_length=300, required=False)

    def __init__(self, *args: Any, people: list[tuple[Candidate, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_key = {str(candidate.pk): candidate for candidate, _name in people}
        choices = [("", _("Choose")), *((str(candidate.pk), name) for candidate, name in people)]
        self.fields["first"].choices = self.fields["second"].choices = choices

    def pair(self) -> tuple[Candidate, Candidate]:
        return self.by_key[self.cleaned_data["first"]], self.by_key[self.cleaned_data["second"]]


class SignUpForm(RecordForm):
    class Meta:
        model = SignUp
        fields = ["text", "lasts_until", "lowest_age", "takes_nominations"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5}), "lasts_until": DateInput}
        labels = {
            "text": _("What do you want to say first?"),
            "lasts_until": _("Last day"),
            "lowest_age": _("From what age may one sign up alone?"),
            "takes_nominations": _("One may also say that somebody else should be asked"),
        }
        help_texts = {
            "text": _("When the meetings are, how many are chosen, whether it is paid. Short and plain."),
            "lasts_until": _("Open until the end of that day. Empty: until you close it."),
        }

    def clean_lowest_age(self) -> int:
        lowest = self.cleaned_data["lowest_age"]
        if lowest < 15:
            raise ValidationError(_("Below 15 years of age a guardian has to say yes, and that cannot be done here."))
        return lowest
