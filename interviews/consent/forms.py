"""Forms of the consent's own pages: a code typed off a paper, and what was done about what is published."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Withdrawal


class CodeForm(forms.Form):
    """The code as it stands on the paper; anything is taken, and only the look-up tells whether it fits."""

    code = forms.CharField(
        label=_("The code on your paper"),
        max_length=200,
        help_text=_("Three groups of four signs. Small or capital letters, with or without dashes, is all the same."),
        widget=forms.TextInput(
            attrs={
                "class": "input--code",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "autocorrect": "off",
            }
        ),
        error_messages={"required": _("Write the code that stands on the paper you were given.")},
    )


class YesForm(forms.Form):
    """The second step: which receipt it is about, signed, so that the code need not be sent again."""

    receipt = forms.CharField(widget=forms.HiddenInput, max_length=500)


class HandledForm(forms.ModelForm):
    class Meta:
        model = Withdrawal
        fields = ["handled_note"]
        widgets = {"handled_note": forms.Textarea(attrs={"rows": 3, "maxlength": 300})}
        labels = {"handled_note": _("What did you do?")}

    def __init__(self, *args: Any, something_left: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["handled_note"].required = something_left
        self.fields["handled_note"].help_text = _(
            "For whoever asks in a year. For example: “Version 2 without it is published on 3 May. The design team and "
            "the paper know.” No name, and nothing of what was said."
        )
