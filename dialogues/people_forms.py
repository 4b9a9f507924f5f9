"""Asking someone in, and answering."""

import uuid
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from .people_services import normal, role_says
from .permissions import Role


class InvitationForm(forms.Form):
    """One person, one or several roles. ``creation_key`` keeps a double submit from asking twice."""

    email = forms.EmailField(label=_("E-mail"), help_text=_("We mail them a link of their own."))
    name = forms.CharField(
        label=_("Name"), max_length=120, required=False, help_text=_("So that the mail can greet them by name.")
    )
    roles = forms.MultipleChoiceField(
        label=_("What do you ask them to be?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("One person can have several roles. This is how each one is described to them."),
    )
    creation_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = [
            (role.value, format_html("<strong>{}</strong><br>{}", str(role.label).capitalize(), role_says(role)))
            for role in Role
        ]
        self.fields["creation_key"].initial = uuid.uuid4()

    def clean_email(self) -> str:
        return normal(self.cleaned_data["email"])


class AnswerForm(forms.Form):
    """Yes or no to the invitations that the page showed (``seen``); roles asked for later are not answered by it."""

    YES, NO = "yes", "no"
    answer = forms.ChoiceField(choices=[(YES, YES), (NO, NO)], error_messages={"required": _("Answer yes or no.")})
    seen = forms.CharField(max_length=400, widget=forms.HiddenInput)

    def clean_seen(self) -> list[int]:
        try:
            return [int(key) for key in self.cleaned_data["seen"].split(",")]
        except ValueError:
            raise ValidationError(_("Something is missing in what was sent. Answer once more.")) from None

    @property
    def said_yes(self) -> bool:
        return self.cleaned_data["answer"] == self.YES


class NewPersonForm(AnswerForm):
    """The same answer from someone who has no account yet and gets one with a yes."""

    name = forms.CharField(label=_("Your name"), max_length=120, required=False)
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, email: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.email = email
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["password"].help_text = _(
            "You can skip it: then we mail you a code each time you log in. "
            "Otherwise write at least twelve characters; four words in a row are easy to remember."
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("answer") != self.YES:
            return values
        if not values.get("name", "").strip():
            self.add_error("name", _("Write your name, so that the others know who you are."))
        if password := values.get("password"):
            try:
                validate_password(password, User(email=self.email, name=values.get("name", "")))
            except ValidationError as error:
                self.add_error("password", error)
        return values
