"""Forms of the board. What they are posted with by hand is checked against the dialogue, and lost nowhere."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue

from ..models import Perspective, PerspectiveKind, Stance, Theme
from .reader import Reader

LARGEST = 2_147_483_647
TITLE = 160
LINES = {"rows": 3, "class": "input--line"}


class NumberField(forms.IntegerField):
    """A perspective's number, or a key. One that no row can have counts as none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_value=LARGEST, required=False, **kwargs)


class WordingForm(RecordForm):
    """A perspective's words, where it stands on the board. Its themes are changed by moving it."""

    class Meta:
        model = Perspective
        fields = ["title", "kind", "text", "speaks_for", "speaks_against"]
        widgets = {
            "kind": forms.RadioSelect,
            "text": forms.Textarea(attrs=LINES),
            "speaks_for": forms.Textarea(attrs=LINES),
            "speaks_against": forms.Textarea(attrs=LINES),
        }


class ActForm(forms.Form):
    """What is done with the statements that were picked."""

    MOVE, COPY, TAKE_OUT, NEW = "move", "copy", "take_out", "new"

    action = forms.ChoiceField(choices=[(name, name) for name in (MOVE, COPY, TAKE_OUT, NEW)])
    to = NumberField()
    stance = forms.ChoiceField(choices=Stance.choices, required=False)
    title = forms.CharField(max_length=TITLE, required=False)
    kind = forms.ChoiceField(choices=PerspectiveKind.choices, required=False)
    theme = forms.ModelChoiceField(Theme.objects.none(), required=False)
    keep = forms.BooleanField(required=False)
    creation_key = forms.UUIDField(required=False)

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = dialogue.themes.filter(removed_at=None)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            raise ValidationError(
                _("What was sent cannot be understood. Load the page anew. Nothing has been changed.")
            )
        if data["action"] in {self.MOVE, self.COPY} and not data["to"]:
            raise ValidationError(_("Choose a perspective to put the statements under."))
        if data["action"] == self.NEW and not " ".join(data["title"].split()):
            raise ValidationError(_("Word the new perspective."))
        data["stance"] = data["stance"] or Stance.FOR.value
        data["kind"] = data["kind"] or PerspectiveKind.STANDPOINT.value
        data["creation_key"] = data["creation_key"] or uuid.uuid4()
        return data


class PlaceForm(forms.Form):
    """Where a perspective is put: from one theme to another, before a perspective there. Zero is none."""

    perspective = NumberField()
    source = NumberField()
    to = NumberField()
    before = NumberField()
    keep = forms.BooleanField(required=False)
    move = forms.RegexField(r"^\d{1,9}:\d{1,9}:(up|down)$", required=False)
    """One step in its theme, ``perspective:theme:way``: what the buttons send."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.errors:
            raise ValidationError(
                _("What was sent cannot be understood. Load the page anew. Nothing has been changed.")
            )
        return data


def perspective_choices(reader: Reader, *, without: int | None = None) -> list[tuple[Any, Any]]:
    """Perspectives by number, under the first theme each stands in, for a menu. One query."""
    standing = [one for one in reader.perspectives if one.parked_at is None and one.pk != without]
    where: dict[int, int] = {}
    order = {node.theme.pk: place for place, node in enumerate(reader.nodes)}
    pairs = Perspective.themes.through.objects.filter(perspective__in=[one.pk for one in standing], theme__in=order)
    for perspective, theme in pairs.values_list("perspective_id", "theme_id"):
        if perspective not in where or order[theme] < order[where[perspective]]:
            where[perspective] = theme
    groups: dict[int | None, list[tuple[int, str]]] = {node.theme.pk: [] for node in reader.nodes} | {None: []}
    for one in standing:
        groups[where.get(one.pk)].append((one.number, one.title))
    titles: dict[int | None, Any] = {node.theme.pk: node.path for node in reader.nodes}
    titles[None] = _("Without a theme")
    return [(titles[key], rows) for key, rows in groups.items() if rows]


class MergeForm(forms.Form):
    into = forms.TypedChoiceField(
        label=_("Which perspective does it go into?"),
        coerce=int,
        help_text=_("The wording of that one stands. You can change it afterwards."),
        error_messages={"required": _("Choose a perspective."), "invalid_choice": _("Choose a perspective.")},
    )

    def __init__(self, *args: Any, choices: list[tuple[Any, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = [("", _("Choose")), *choices]


class SplitForm(forms.Form):
    title = forms.CharField(label=_("Wording of the new perspective"), max_length=TITLE)
    kind = forms.ChoiceField(
        label=_("Kind"),
        widget=forms.RadioSelect,
        choices=[(value, capfirst(label)) for value, label in PerspectiveKind.choices],
    )
    keep = forms.BooleanField(label=_("They stand in the old perspective as well"), required=False)
    creation_key = forms.UUIDField(required=False, widget=forms.HiddenInput)


class ParkForm(RecordForm):
    class Meta:
        model = Perspective
        fields = ["parked_reason"]
        widgets = {"parked_reason": forms.Textarea(attrs={"rows": 4})}
        labels = {"parked_reason": _("Why is it parked?")}
        help_texts = {
            "parked_reason": _(
                "One sentence is enough. The design team can read it, so write nothing that points at anyone."
            )
        }
        error_messages = {"parked_reason": {"required": _("Write why it is parked.")}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parked_reason"].required = True
