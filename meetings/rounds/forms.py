"""Forms of a round: making it, what lay on paper, a correction, an objection, and what a phone sends."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue

from ..models import Correction, Option, OptionObjection, ProblemDescription, Round, Side
from .giving import Given
from .paper import Entered, fingerprint

MOST_OPTIONS = 40


class RoundForm(RecordForm):
    """A round and, below it, what to choose between: themes, problem descriptions, lines of one's own."""

    themes = forms.ModelMultipleChoiceField(
        queryset=None,
        label=gettext_lazy("Themes to choose between"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    descriptions = forms.ModelMultipleChoiceField(
        queryset=None,
        label=gettext_lazy("Problem descriptions to choose between"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    lines = forms.CharField(
        label=gettext_lazy("Other options"),
        help_text=gettext_lazy("One a line."),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    class Meta:
        model = Round
        fields = ["title", "over", "method", "dots", "most"]
        widgets = {"over": forms.RadioSelect, "method": forms.RadioSelect}
        help_texts = {
            "title": gettext_lazy("As a question, such as: Which themes do we take on?"),
            "method": gettext_lazy("Dots to choose a few among many; scales to weigh those that are left."),
            "dots": gettext_lazy("Not used with scales."),
            "most": gettext_lazy("Not used with scales."),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["themes"].queryset = dialogue.themes.filter(removed_at=None)
        described = ProblemDescription.objects.filter(group__dialogue=dialogue).order_by("group", "-number")
        newest: dict[int, int] = {}
        for group, pk in described.values_list("group_id", "pk"):
            newest.setdefault(group, pk)
        self.fields["descriptions"].queryset = ProblemDescription.objects.filter(pk__in=newest.values()).select_related(
            "group"
        )
        self.fields["descriptions"].label_from_instance = lambda row: row.group.name
        for name in ("themes", "descriptions"):
            if not self.fields[name].queryset.exists():
                del self.fields[name]

    def clean_lines(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["lines"].splitlines()]
        lines = list(dict.fromkeys(line for line in lines if line))
        if any(len(line) > 160 for line in lines):
            raise ValidationError(_("one line is longer than 160 characters; say it shorter"))
        if len(lines) > MOST_OPTIONS:
            raise ValidationError(_("more than %(n)s options are too many to choose between") % {"n": MOST_OPTIONS})
        return lines

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        dots, most = values.get("dots"), values.get("most")
        if dots and most and most > dots:
            self.add_error("most", _("that is more than each person has"))
        return values

    @property
    def options(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) or [] for name in ("themes", "descriptions", "lines")}


class OptionForm(RecordForm):
    class Meta:
        model = Option
        fields = ["title", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}


class CorrectionForm(RecordForm):
    class Meta:
        model = Correction
        fields = ["option", "side", "change", "reason"]
        widgets = {"side": forms.RadioSelect, "reason": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["option"].queryset = round_.options.all()
        self.fields["option"].empty_label = _("the round as a whole")
        self.fields["side"].choices = [("", _("neither")), *((key, capfirst(name)) for key, name in Side.choices)]
        self.fields["change"].required = False
        if not round_.has_dots:
            del self.fields["change"]

    def clean_change(self) -> int:
        return self.cleaned_data.get("change") or 0

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("change"):
            if not values.get("option"):
                self.add_error("option", _("say which option the dots lie on"))
            if not values.get("side"):
                self.add_error("side", _("say whose dots they are"))
        return values


class OptionObjectionForm(RecordForm):
    class Meta:
        model = OptionObjection
        fields = ["text", "needs"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3}), "needs": forms.Textarea(attrs={"rows": 3})}


class SheetForm(forms.Form):
    """One table's dot sheet: for each side how many gave, and its dots on each option."""

    def __init__(self, *args: Any, round_: Round, before: dict[str, tuple[int, dict[int, int]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.options = list(round_.options.all())
        self.fields["opened_as"] = forms.CharField(
            widget=forms.HiddenInput, required=False, max_length=20, initial=fingerprint(before)
        )
        for side in Side.values:
            people, dots = before.get(side, (0, {}))
            self.fields[f"people-{side}"] = forms.IntegerField(
                label=_("People who gave dots"),
                min_value=0,
                max_value=200,
                initial=people,
            )
            for option in self.options:
                self.fields[f"dots-{side}-{option.pk}"] = forms.IntegerField(
                    label=option.title, min_value=0, max_value=4000, initial=dots.get(option.pk, 0), required=False
                )

    def conflicting_fields(self, current: Entered) -> list[dict[str, Any]]:
        """Both counts, where they differ. Afterwards the form carries the one that is seen now."""
        differing = []
        for side, name in Side.choices:
            people, dots = current.sides.get(side, (0, {}))
            stored = {f"people-{side}": people} | {
                f"dots-{side}-{option.pk}": dots.get(option.pk, 0) for option in self.options
            }
            for field, theirs in stored.items():
                yours = str(self[field].value() or 0)
                if yours != str(theirs):
                    label = f"{capfirst(name)}: {self[field].label}"
                    differing.append({"name": field, "label": label, "theirs": str(theirs), "yours": yours})
        data: Any = self.data.copy()
        data["opened_as"] = fingerprint(current.sides)
        self.data = data
        return differing

    def parts(self) -> list[tuple[str, Any, list[Any]]]:
        """(side in words, the field of people, the fields of dots) as the page lays them out."""
        return [
            (capfirst(name), self[f"people-{side}"], [self[f"dots-{side}-{option.pk}"] for option in self.options])
            for side, name in Side.choices
        ]

    def sides(self) -> dict[str, tuple[int, dict[int, int]]]:
        return {
            side: (
                self.cleaned_data[f"people-{side}"],
                {option.pk: self.cleaned_data.get(f"dots-{side}-{option.pk}") or 0 for option in self.options},
            )
            for side in Side.values
        }


class SlipForm(forms.Form):
    """One person's slip: which side, and what it says of each option."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    side = forms.ChoiceField(
        label=gettext_lazy("Side"),
        choices=[(key, capfirst(name)) for key, name in Side.choices],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, round_: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.round, self.options = round_, list(round_.options.all())
        self.fields["key"].initial = uuid.uuid4()
        self.fields["table"] = forms.ModelChoiceField(
            queryset=round_.meeting.tables.all(), label=_("Table"), required=False, empty_label=_("no table")
        )
        for option in self.options:
            for name in self.names:
                words = {
                    "dots": option.title,
                    "urgency": _("%(option)s: how urgent"),
                    "feasibility": _("%(option)s: how feasible"),
                }
                label = words[name] % {"option": option.title} if name != "dots" else option.title
                most = round_.most if name == "dots" else 5
                self.fields[f"{name}-{option.pk}"] = forms.TypedChoiceField(
                    label=label,
                    choices=[("", "–"), *((n, str(n)) for n in range(1, most + 1))],
                    coerce=int,
                    empty_value=None,
                    required=False,
                )

    @property
    def names(self) -> tuple[str, ...]:
        return ("dots",) if self.round.has_dots else ("urgency", "feasibility")

    def marks(self) -> dict[int, Given]:
        values = self.cleaned_data
        found = {}
        for option in self.options:
            given = {name: values.get(f"{name}-{option.pk}") for name in self.names}
            found[option.pk] = Given(
                dots=given.get("dots") or 0, urgency=given.get("urgency"), feasibility=given.get("feasibility")
            )
        return found


def marks_from(data: QueryDict, round_: Round) -> dict[int, Given]:
    """Read what a phone sent: ``option`` with ``dots`` for one press, or a whole form of ``urgency-<key>``.

    Raises:
        ValidationError: it is mangled, as from a page that was tampered with (code ``unknown``).
    """
    old = ValidationError(_("The page you gave on is an old one. Here is the round as it is now."), code="unknown")
    try:
        if round_.has_dots:
            pairs = {int(str(data["option"])): int(str(data["dots"]))} if "option" in data else _many(data, "dots")
            return {option: Given(dots=dots) for option, dots in pairs.items()}
        urgent, feasible = _many(data, "urgency"), _many(data, "feasibility")
    except (KeyError, ValueError):
        raise old from None
    return {
        option: Given(urgency=urgent.get(option), feasibility=feasible.get(option)) for option in {*urgent, *feasible}
    }


def _many(data: QueryDict, name: str) -> dict[int, int]:
    """Raises ValueError: a key or a figure is no number."""
    sent = {key.removeprefix(f"{name}-"): str(data[key]) for key in data if key.startswith(f"{name}-")}
    return {int(key): int(value) for key, value in sent.items() if value}
