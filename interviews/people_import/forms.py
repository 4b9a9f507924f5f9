"""Choosing a file of people, and the group for rows that name none."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogues.models import Dialogue
from dialogues.spreadsheets.forms import FileForm

from ..models import StakeholderGroup


class UploadForm(FileForm):
    group = forms.ModelChoiceField(
        label=_("Group for rows that name none"),
        queryset=StakeholderGroup.objects.none(),
        required=False,
        empty_label=_("None: every row names its group"),
    )

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].queryset = dialogue.groups.all()
