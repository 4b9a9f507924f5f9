"""Finding a person."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """At least one of the three. Sent in the body, so that no name stands in an address or a log."""

    address = forms.EmailField(label=_("E-mail"), required=False, max_length=254)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    name = forms.CharField(label=_("Name"), required=False, max_length=120, help_text=_("Part of the name is enough."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(name) for name in ("address", "phone", "name")):
            raise ValidationError(_("Write an address, a phone number or a name."))
        if cleaned.get("name") and len(cleaned["name"].strip()) < 2:
            raise ValidationError({"name": _("Write at least two letters.")})
        return cleaned


class ChosenForm(forms.Form):
    """Which of those found are the person. ``hits`` are those found; what is posted must be among them."""

    address = forms.CharField(widget=forms.HiddenInput, required=False)
    rows = forms.MultipleChoiceField(
        label=_("Which of these are the person?"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, hits: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rows"].choices = hits

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("rows") and not cleaned.get("address"):
            raise ValidationError(_("Tick at least one."))
        return cleaned
