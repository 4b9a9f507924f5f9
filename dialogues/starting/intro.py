"""The way into a new dialogue: where it is held."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Municipality


class BeginForm(forms.Form):
    """With one municipality to choose there is nothing to ask."""

    creation_key = forms.UUIDField(widget=forms.HiddenInput)
    municipality = forms.ModelChoiceField(
        label=_("Municipality"), queryset=Municipality.objects.none(), empty_label=_("Choose")
    )

    def __init__(self, *args: Any, municipalities: models.QuerySet[Municipality], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["municipality"]
        field.queryset = municipalities
        if len(municipalities) == 1:
            field.widget, field.initial = forms.HiddenInput(), municipalities[0].pk
