"""Forms of learning: looking back, a lesson, the case."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import RecordForm
from meetings.afterwards.forms import STEPS

from ..models import Case, Lesson, LookBackAnswer
from ..models.learning import QUESTIONS


class LookBackForm(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in QUESTIONS:
            self.fields[name] = forms.TypedChoiceField(
                label=LookBackAnswer._meta.get_field(name).verbose_name,
                choices=STEPS,
                coerce=int,
                widget=forms.RadioSelect,
            )
        self.fields["words"] = forms.CharField(
            label=LookBackAnswer._meta.get_field("words").verbose_name,
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=_("Nobody sees who wrote it. Leave out what would tell."),
        )

    def answer(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in (*QUESTIONS, "words")}


class LessonForm(RecordForm):
    class Meta:
        model = Lesson
        fields = ["happened", "learnt", "helps"]
        widgets = {"happened": forms.Textarea(attrs={"rows": 3}), "learnt": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "happened": _("What went another way than we thought, or better. No names."),
            "learnt": _("What we would tell someone who begins tomorrow."),
        }


class CaseForm(RecordForm):
    class Meta:
        model = Case
        fields = ["place", "started", "ingress", "purpose", "process", "result"]
        widgets = {
            "ingress": forms.Textarea(attrs={"rows": 4}),
            "purpose": forms.Textarea(attrs={"rows": 7}),
            "process": forms.Textarea(attrs={"rows": 10}),
            "result": forms.Textarea(attrs={"rows": 10}),
        }
        help_texts = {
            "place": _("The district or the town that it was about."),
            "started": _("Month and year."),
            "ingress": _("Two or three sentences that make somebody read on."),
            "purpose": _("What the conflict was, and why a dialogue."),
            "process": _("Step by step: who, when, how many, and what was hard."),
            "result": _("What has been done, what has not, and what changed between people."),
        }
