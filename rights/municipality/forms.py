"""Whom to look for in all of a municipality's dialogues."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class WhereForm(forms.Form):
    """By an exact address or number, never by name: an administrator learns where somebody is, not who is there."""

    address = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(name) for name in ("address", "phone")):
            raise ValidationError(_("Write an address or a phone number."))
        return cleaned
