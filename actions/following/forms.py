"""The form by which anybody follows."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..models import Pace

ALL = "all"


class FollowForm(forms.Form):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("It is kept encrypted, used for this and nothing else, and erased when you leave."),
    )
    pace = forms.ChoiceField(
        label=_("How often?"),
        choices=[(value, capfirst(label)) for value, label in Pace.choices],
        initial=Pace.WEEKLY,
        widget=forms.RadioSelect,
    )
    what = forms.ChoiceField(label=_("What do you want to follow?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, promises: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [  # type: ignore[attr-defined]
            (ALL, _("Everything that was promised")),
            *((str(number), title) for number, title in promises),
        ]
        self.fields["what"].initial = self.initial.get("what", ALL)
