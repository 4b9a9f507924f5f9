"""The form as anybody meets it: the questions, the information, what one allows, and how one is reached."""

from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import spoken

from ..languages import LANGUAGES
from ..models import WebForm, WebFormQuestion
from .receiving import Sent, lowest_age

LONG, SHORT = 6000, 300
"""Longest answers in characters: to a question with room for a story, and to one without."""
OLDER, YOUNGER = "older", "younger"
NO_GROUP = "none"


class AnswerForm(forms.Form):
    """Made from a form's questions. ``too_young`` says, after validation, that a guardian is to be asked first."""

    stamp = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)
    homepage = forms.CharField(required=False, max_length=2000)
    """Hidden from people; programs fill in what they find (``guard.DOUBTS``)."""

    def __init__(self, *args: Any, web_form: WebForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.web_form = web_form
        self.too_young = False
        self.questions = self._questions()
        for question in self.questions:
            self.fields[f"q{question.pk}"] = self._field(question)
        if web_form.asks_group:
            self._add_group()
        self._add_about()

    def _questions(self) -> list[WebFormQuestion]:
        """What is asked now, and what this sender was asked though it has been removed in the meantime."""
        rows = self.web_form.questions.all()
        return [row for row in rows if row.removed_at is None or self.data.get(f"q{row.pk}", "").strip()]

    def _field(self, question: WebFormQuestion) -> forms.CharField:
        long = forms.Textarea(attrs={"rows": 5, "dir": "auto", "class": "input--voice"})
        short = forms.TextInput(attrs={"dir": "auto"})
        return forms.CharField(
            label=question.text,
            help_text=question.help_text,
            required=question.required and question.removed_at is None and self._was_shown(question),
            max_length=LONG if question.is_long else SHORT,
            widget=long if question.is_long else short,
            error_messages={"required": _("Write a few words here.")},
        )

    def _was_shown(self, question: WebFormQuestion) -> bool:
        """A browser sends every field it showed, so one that is not there was added after the page was opened."""
        return not self.is_bound or f"q{question.pk}" in self.data

    def _add_group(self) -> None:
        groups = list(self.web_form.dialogue.groups.all())
        if not groups:
            return
        self.groups = {str(group.pk): group for group in groups}
        self.fields["group"] = forms.ChoiceField(
            label=_("Which of these are you closest to?"),
            choices=[
                *((key, group.name) for key, group in self.groups.items()),
                (NO_GROUP, _("None of them, or I do not want to say")),
            ],
            required=False,
            widget=forms.RadioSelect,
            help_text=_("It helps us see whom we have not heard. You can leave it."),
        )

    def _add_about(self) -> None:
        age = lowest_age(self.web_form)
        self.fields["language"] = forms.ChoiceField(
            label=_("Which language did you write in?"),
            choices=spoken(forms.ChoiceField(choices=LANGUAGES)),
            initial="en" if (get_language() or "").startswith("en") else "sv",
        )
        self.fields["of_age"] = forms.ChoiceField(
            label=_("How old are you?"),
            choices=[
                (OLDER, _("%(age)s or older") % {"age": age}),
                (YOUNGER, _("Younger than %(age)s") % {"age": age}),
            ],
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose one of the two. We have to know.")},
        )
        self.fields["agrees"] = forms.BooleanField(
            label=_("I have read this, and want you to use my answer in the dialogue"),
            error_messages={"required": _("Without your yes we may not take the answer.")},
        )
        self.fields["allows_quotes"] = forms.BooleanField(
            label=_("You may quote what I write, masked so that nobody can tell it is me"), required=False
        )
        self.fields["allows_contact"] = forms.BooleanField(
            label=_("You may write to me, to ask more or to tell me how it goes"), required=False
        )
        self.fields["name"] = forms.CharField(
            label=_("Name"),
            max_length=120,
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
        )
        self.fields["email"] = forms.EmailField(
            label=_("E-mail"),
            required=False,
            max_length=200,
            help_text=_("Only if we may write to you. For example name@example.se"),
            widget=forms.EmailInput(attrs={"autocomplete": "email"}),
            error_messages={"invalid": _("Look at the address again: something is missing, as in name@example.se.")},
        )
        self.fields["age"] = forms.IntegerField(
            label=pgettext_lazy("of a person", "Age"),
            min_value=0,
            max_value=120,
            required=False,
            help_text=_("Only if you want to. Nobody but the project leader and whoever takes care of it sees it."),
            widget=forms.NumberInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        )

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        age = data.get("age")
        self.too_young = data.get("of_age") == YOUNGER or (age is not None and age < lowest_age(self.web_form))
        answered = any(data.get(f"q{question.pk}") for question in self.questions)
        wrong = any(f"q{question.pk}" in self.errors for question in self.questions)
        if not answered and not wrong and self.questions:
            self.add_error(f"q{self.questions[0].pk}", _("Answer at least one of the questions."))
        if data.get("allows_contact") and not data.get("email") and "email" not in self.errors:
            self.add_error("email", _("Write where we reach you, or take away the tick above."))
        if data.get("email") and not data.get("allows_contact"):
            self.add_error("allows_contact", _("Tick here if we may use the address, or empty it."))
        return data

    def without_errors(self) -> "AnswerForm":
        """The same form with all that was written and nothing marked as wrong, for who is asked to wait."""
        self._errors = ErrorDict()
        return self

    @property
    def asked(self) -> list[forms.BoundField]:
        return [self[f"q{question.pk}"] for question in self.questions]

    @property
    def about(self) -> list[forms.BoundField]:
        return [self[name] for name in ("group", "language", "of_age") if name in self.fields]

    @property
    def reach(self) -> list[forms.BoundField]:
        return [self[name] for name in ("allows_contact", "name", "email", "age")]

    def sent(self) -> Sent:
        """Return what was written, from a valid form."""
        data = self.cleaned_data
        return Sent(
            answers=[
                (question.text, text.replace("\r\n", "\n"))
                for question in self.questions
                if (text := data[f"q{question.pk}"])
            ],
            group=self.groups.get(data["group"]) if data.get("group") else None,
            name=data["name"],
            email=data["email"],
            age=data["age"],
            allows_quotes=data["allows_quotes"],
            allows_contact=data["allows_contact"],
            language=data["language"],
        )
