"""Typing a mailed code."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ProofForm(forms.Form):
    code = forms.CharField(
        label=_("The code from the mail"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "class": "input--short"}),
    )
