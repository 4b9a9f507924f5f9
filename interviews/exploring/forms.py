"""Forms of an exploratory interview, of its questions, and of the candidate it leads to."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogues.design_team.inviting import same_person
from dialogues.forms_base import DateInput, RecordForm
from dialogues.models import DesignTeamCandidate, Dialogue
from dialogues.permissions import Scope, scope_of

from ..models import ExploratoryGuide, ExploratoryInterview
from ..rules import interviewers
from .questions import laid_out, only_questions


class ExploratoryForm(RecordForm):
    """Who was met and what was said. Nothing of it is kept unless the person was told what the talk is for."""

    told = forms.BooleanField(
        label=_("They know what the talk is for"),
        help_text=_(
            "That you are looking for people to a design team, that you take notes, that only you and the project "
            "leader read them, when they are erased, and that they may have them erased before that."
        ),
        error_messages={
            "required": _("Tell them first. Until they know what the talk is for, nothing is written down.")
        },
    )

    class Meta:
        model = ExploratoryInterview
        fields = [
            "held_on",
            "place",
            "name",
            "contact",
            "told",
            "told_on",
            "notes",
            "perspective",
            "whom_else",
            "interviewer",
            "candidate",
        ]
        widgets = {
            "held_on": DateInput,
            "told_on": DateInput,
            "name": forms.TextInput,
            "contact": forms.TextInput,
            "notes": forms.Textarea(attrs={"rows": 20}),
            "perspective": forms.Textarea(attrs={"rows": 2, "class": "input--line"}),
            "whom_else": forms.Textarea(attrs={"rows": 4}),
        }
        labels = {
            "held_on": _("Which day?"),
            "place": _("Where?"),
            "name": _("Whom did you meet?"),
            "contact": _("How are they reached?"),
            "told_on": _("When were they told?"),
            "notes": _("What did they say?"),
            "perspective": _("Which perspective would they bring?"),
            "whom_else": _("Whom else should we ask?"),
            "interviewer": _("Who held it?"),
            "candidate": _("Whom among the candidates did it lead to?"),
        }
        help_texts = {
            "held_on": _("For example 2022-02-04"),
            "place": _("A place, not an address: “the library”, “at home with the person”."),
            "told_on": _("The same day as the talk, or before."),
            "notes": _("The questions stand here for you. Write under them, or as the talk went."),
            "perspective": _("As you understood it, in a sentence."),
            "whom_else": _("Whom they named, and why. One a line."),
            "candidate": _("When they stood on the list already."),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, user: User, questions: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        is_new = self.instance.pk is None
        self.fields["told"].initial = not is_new
        if is_new:
            self.initial["notes"] = laid_out(questions)
        if scope_of(user, dialogue, "register_interviews") is Scope.ALL:
            self.fields["interviewer"].queryset = interviewers(dialogue)
            if is_new:
                self.initial["interviewer"] = user.pk
        else:
            del self.fields["interviewer"]
        if not is_new and scope_of(user, dialogue, "edit_design_team"):
            self.fields["candidate"].queryset = dialogue.design_team.all()
            self.fields["candidate"].empty_label = _("No one yet")
        else:
            del self.fields["candidate"]

    def clean_held_on(self) -> Any:
        if self.cleaned_data["held_on"] > timezone.localdate():
            raise ValidationError(_("Write it down when the talk has been held: choose today or an earlier day."))
        return self.cleaned_data["held_on"]

    def clean_notes(self) -> str:
        """The questions alone are no notes."""
        notes = self.cleaned_data["notes"]
        return "" if only_questions(notes, self.questions) else notes

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        held, told = values.get("held_on"), values.get("told_on")
        if held and told and told > held:
            self.add_error("told_on", _("They have to know before you begin. Choose the day of the talk, or earlier."))
        return values


class GuideForm(RecordForm):
    class Meta:
        model = ExploratoryGuide
        fields = ["questions"]
        widgets = {"questions": forms.Textarea(attrs={"rows": 10})}
        labels = {"questions": _("What do you ask?")}
        help_texts = {
            "questions": _(
                "One question a line, as you would say it aloud. Four or five are enough. Leave it empty to get the "
                "usual ones back. What is noted already stays as it is."
            )
        }


class FoundForm(RecordForm):
    """A candidate for the design team. Only what is written here goes along."""

    class Meta:
        model = DesignTeamCandidate
        fields = ["name", "side", "perspective", "reason"]
        widgets = {
            "side": forms.RadioSelect,
            "perspective": forms.Textarea(attrs={"rows": 2, "class": "input--line"}),
            "reason": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "perspective": _("How they see the issue, in a sentence they would sign themselves."),
            "reason": _("What would be missing without them? Only you who lead the dialogue read this."),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        twin = same_person(self.dialogue, DesignTeamCandidate(name=values["name"])) if values.get("name") else None
        if twin is not None and not self.already_created():
            text = _("%(name)s is on the list already. Change the interview and choose them there instead.")
            self.add_error("name", ValidationError(text % {"name": twin.name}))
        return values
