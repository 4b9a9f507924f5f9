"""The sign-up as anybody meets it: oneself, somebody else, and the code to take it back with."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from interviews.forms.people import BackgroundFields

from ..models import Side, SignUp
from .sign_up import Sent


class _Sending(forms.Form):
    stamp = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)
    homepage = forms.CharField(required=False, max_length=2000)
    """Hidden from people; programs fill in what they find (``guard.DOUBTS``)."""

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if not (data.get("email") or data.get("phone")) and not self.errors.keys() & {"email", "phone"}:
            self.add_error("email", _("Write an e-mail address or a phone number, so that we can reach you."))
        return data

    @property
    def asked(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in {"stamp", "homepage", "agrees"}]


class SignUpForm(BackgroundFields, _Sending):
    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"})
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=200,
        help_text=_("For example name@example.se"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Phone"), required=False, max_length=40, widget=forms.TextInput(attrs={"autocomplete": "tel"})
    )
    side = forms.ChoiceField(
        label=_("How do you take part?"),
        choices=[
            (Side.CIVIL_SOCIETY, _("As a resident, or for an association or a company")),
            (Side.MUNICIPALITY, _("I work for the municipality, or am elected in it")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the two.")},
    )
    organisation = forms.CharField(
        label=_("Association, workplace or the like"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
    )
    words = forms.CharField(
        label=_("How do you see the issue?"),
        required=False,
        max_length=1500,
        help_text=_("A few lines are enough. We want those who see it in different ways to meet."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    of_age = forms.BooleanField(error_messages={"required": _("We need your yes here.")})
    agrees = forms.BooleanField(
        label=_("I have read what happens to what I write, and want to sign up"),
        error_messages={"required": _("Without your yes we may not take it.")},
    )

    def __init__(self, *args: Any, sign_up: SignUp, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["of_age"].label = _("I am %(age)s or older") % {"age": sign_up.lowest_age}
        self.add_background_fields(sign_up.dialogue)
        first = ["name", "email", "phone", "side", "organisation", *self.background_names(), "words", "of_age"]
        self.order_fields(first)

    def sent(self) -> Sent:
        data = self.cleaned_data
        plain = {name: data[name] for name in ("name", "email", "phone", "side", "organisation", "words")}
        return Sent(**plain, background=self.background())


class NominationForm(_Sending):
    name = forms.CharField(label=_("Who should be asked?"), max_length=120, widget=forms.TextInput({"dir": "auto"}))
    email = forms.EmailField(label=_("Their e-mail"), required=False, max_length=200)
    phone = forms.CharField(label=_("Or their phone"), required=False, max_length=40)
    side = forms.ChoiceField(
        label=_("Which side?"),
        choices=[("", _("I do not know")), *((key, capfirst(label)) for key, label in Side.choices)],
        required=False,
        widget=forms.RadioSelect,
    )
    organisation = forms.CharField(label=_("Association, workplace or the like"), required=False, max_length=120)
    words = forms.CharField(
        label=_("Why should just this person be there?"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Say what they could bring, not what they have told you in confidence."),
        error_messages={"required": _("Write a few words here.")},
    )
    by = forms.CharField(label=_("Your own name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"}))
    agrees = forms.BooleanField(
        label=_("I have told the person, or shall do it, that I have named them"),
        error_messages={"required": _("Whoever is named has to know it.")},
    )

    def sent(self) -> Sent:
        data = self.cleaned_data
        plain = {name: data[name] for name in ("name", "email", "phone", "side", "organisation", "words", "by")}
        return Sent(**plain, for_other=True)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The code"),
        max_length=40,
        help_text=_("Twelve signs. Capitals, spaces and hyphens do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Write the code that you got when you sent it.")},
    )
