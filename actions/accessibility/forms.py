"""Forms of the statement and of what people report. Of a report only the text has to be there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import DateInput, RecordForm

from ..models import AccessibilityReport, AccessibilityStatement

LONGEST = 5000


class StatementForm(RecordForm):
    class Meta:
        model = AccessibilityStatement
        fields = ["conformance", "assessed_on", "assessor", "shortcomings", "burden", "outside", "contact"]
        widgets = {
            "conformance": forms.RadioSelect,
            "assessed_on": DateInput,
            "assessor": forms.RadioSelect,
            "shortcomings": forms.Textarea(attrs={"rows": 6}),
            "burden": forms.Textarea(attrs={"rows": 3}),
            "outside": forms.Textarea(attrs={"rows": 3}),
        }


class ReportForm(RecordForm):
    text = forms.CharField(
        label=_("What were you trying to do, and what stopped you?"),
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
        max_length=LONGEST,
        help_text=_(
            "Write in any language. Say which aid you use if you want to, and in which form you need the content: read "
            "aloud, on paper, in plainer words."
        ),
        error_messages={"required": _("Write something before you send.")},
    )
    where = forms.CharField(
        label=_("On which page?"),
        required=False,
        max_length=300,
        help_text=_("Its heading or its address, if you know."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    email = forms.EmailField(
        label=_("E-mail, if you want an answer"),
        required=False,
        max_length=254,
        help_text=_("It is kept encrypted, and used for the answer alone."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    class Meta:
        model = AccessibilityReport
        fields = ["text", "where", "email"]

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\x00", "")


class AnswerForm(RecordForm):
    answer = forms.CharField(
        label=_("Your answer, or what was done about it"), widget=forms.Textarea(attrs={"rows": 6}), max_length=4000
    )

    class Meta:
        model = AccessibilityReport
        fields = ["answer"]

    def clean_answer(self) -> Any:
        return str(self.cleaned_data["answer"]).replace("\r\n", "\n").replace("\x00", "")
