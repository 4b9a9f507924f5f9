"""The form of one question in the guide."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogues.forms_base import RecordForm

from ..models import GuideQuestion


class QuestionForm(RecordForm):
    class Meta:
        model = GuideQuestion
        fields = ["text", "prompts", "subject"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2, "class": "input--line"}),
            "prompts": forms.Textarea(attrs={"rows": 4}),
            "subject": forms.RadioSelect,
        }
        labels = {
            "text": _("What do you ask?"),
            "prompts": _("Prompts"),
            "subject": pgettext_lazy("a question of the guide", "What is it about?"),
        }
        help_texts = {
            "text": _("As you would say it aloud. An open question, that cannot be answered with yes or no."),
            "prompts": _("For when the talk stands still. One a line."),
        }

    def clean_text(self) -> str:
        """A question is one line: it stands in a line of its own in the texts."""
        return " ".join(self.cleaned_data["text"].split())

    def clean_prompts(self) -> str:
        lines = (" ".join(line.split()) for line in self.cleaned_data["prompts"].splitlines())
        return "\n".join(line for line in lines if line)
