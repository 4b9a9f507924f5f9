"""The pages of a dialogue's start: a question each. The same forms change the answers once the dialogue is started."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Municipality, User

from ..forms_base import DateInput, in_words, spoken, within_reason
from ..models import TEXT, Area, ContestedPoint, Dialogue, DialogueKind, EarlierAttempt, EarlierDialogue, Reach
from ..rows_field import Column, RowsField, row_in_words
from ..shapes.queries import shapes_to_copy
from .queries import earlier_choices, path_to

Typed = dict[str, list[str]]
"""What a page sends, as ``DialogueDraft.answers`` keeps it."""
AREAS_TYPED = 30


@dataclass(frozen=True)
class About:
    """Whose answers a page holds: the municipality's, and once it is started the dialogue's."""

    municipality: Municipality
    user: User
    dialogue: Dialogue | None = None


def fingerprint(answers: Any) -> str:
    """Two pages with the same answers have the same; a page that was never answered has one too."""
    return hashlib.sha256(json.dumps(answers, sort_keys=True, default=str).encode()).hexdigest()[:32]


class PageForm(forms.Form):
    """One question. ``opened_as`` is a fingerprint of the answers as they were when the page was opened."""

    opened_as = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, data: QueryDict | None = None, *, about: About, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.about = about
        for field in self.fields.values():
            if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
                field.choices = spoken(field)

    @classmethod
    def with_typed(cls, typed: Typed, *, about: About) -> "PageForm":
        """The page as it was typed and kept, nothing checked."""
        data = query_dict(typed)
        initial = {
            name: field.widget.value_from_datadict(data, {}, name)
            for name, field in cls.base_fields.items()
            if name != "opened_as" and not field.widget.value_omitted_from_data(data, {}, name)
        }
        return cls(about=about, initial=initial)

    def typed(self) -> Typed:
        """What was sent, right or not; only what the page asks for, and no NUL (databases refuse it)."""
        known = [name for name in self.fields if name != "opened_as"]
        return {
            key: [value.replace("\r\n", "\n").replace("\0", "")[:TEXT] for value in values]
            for key, values in self.data.lists()
            if any(key == name or key.startswith(f"{name}-") for name in known) and any(values)
        }

    def said(self) -> list[str]:
        """The answer in paragraphs; of a valid form."""
        values = (in_words(self.fields[name], self.cleaned_data[name]) for name in self.fields if name != "opened_as")
        return [line for value in values for line in value.split("\n") if line.strip()]

    def conflicting_fields(self, current: Any) -> list[dict[str, Any]]:
        """As ``RecordForm.conflicting_fields``; ``current`` is the page as somebody else saved it."""
        differing = []
        for name in self.fields:
            if name == "opened_as":
                continue
            theirs = in_words(self.fields[name], current.answers.get(name))
            yours = in_words(self.fields[name], self[name].value())
            if theirs != yours:
                differing.append({"name": name, "label": self[name].label, "theirs": theirs, "yours": yours})
        data = query_dict(dict(self.data.lists()))
        data["opened_as"] = current.fingerprint
        self.data = data
        return differing


def query_dict(typed: Typed) -> QueryDict:
    data = QueryDict(mutable=True)
    for key, values in typed.items():
        data.setlist(key, list(values))
    return data


class KindForm(PageForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        choices=[
            (DialogueKind.CITIZEN, gettext_lazy("citizen dialogue: those who live here, and the municipality")),
            (DialogueKind.INTERNAL, gettext_lazy("within the organisation: those who work in the municipality")),
        ],
        widget=forms.RadioSelect,
    )


class BeginWith(models.TextChoices):
    """What is laid out from the beginning (``shapes``)."""

    READY = "ready", gettext_lazy("a tried shape: a time plan, groups to hear and questions to ask")
    COPY = "copy", gettext_lazy("the shape of an earlier dialogue, without its people")
    EMPTY = "empty", gettext_lazy("nothing: you lay it out yourself")


class ShapeForm(PageForm):
    begin_with = forms.ChoiceField(
        label=gettext_lazy("Begin with"),
        choices=BeginWith.choices,
        widget=forms.RadioSelect,
        required=False,
        initial=BeginWith.READY,
    )
    shape_of = forms.ModelChoiceField(
        label=gettext_lazy("Which earlier dialogue?"),
        queryset=Dialogue.objects.none(),
        required=False,
        empty_label=gettext_lazy("Choose"),
        help_text=gettext_lazy(
            "Only if you chose an earlier dialogue. What was said there and who took part stays there, and so does "
            "every text that names somebody."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = shapes_to_copy(self.about.municipality, self.about.user)
        self.fields["shape_of"].queryset = known
        if not known.exists():
            self.fields["shape_of"].widget = forms.HiddenInput()
            self.fields["begin_with"].choices = [
                one for one in self.fields["begin_with"].choices if one[0] != BeginWith.COPY
            ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("begin_with") == BeginWith.COPY and not values.get("shape_of"):
            self.add_error("shape_of", ValidationError(_("Choose a dialogue, or begin with something else.")))
        return values

    def said(self) -> list[str]:
        chosen = self.cleaned_data["begin_with"]
        if chosen == BeginWith.COPY:
            return [_("The shape of “%(title)s”, without its people") % {"title": self.cleaned_data["shape_of"]}]
        return [capfirst(str(BeginWith(chosen).label))] if chosen else []


class TitleForm(PageForm):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)


class BeginsForm(PageForm):
    starts_on = forms.DateField(label=gettext_lazy("Starts"), widget=DateInput, validators=[within_reason])

    def said(self) -> list[str]:
        return [date_format(self.cleaned_data["starts_on"], "DATE_FORMAT")]


class IssueForm(PageForm):
    issue = forms.CharField(label=gettext_lazy("The issue"), max_length=TEXT, widget=forms.Textarea(attrs={"rows": 8}))


class BackgroundForm(PageForm):
    background = forms.CharField(
        label=gettext_lazy("Background"), max_length=TEXT, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )


class PlaceForm(PageForm):
    """Whom the dialogue asks, by place. New areas come onto the municipality's list."""

    reach = forms.ChoiceField(
        label=gettext_lazy("Whom do you ask?"),
        choices=[
            (Reach.WHOLE, gettext_lazy("everyone in the municipality")),
            (Reach.AREAS, gettext_lazy("those who live or work in some areas")),
        ],
        widget=forms.RadioSelect,
    )
    areas = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Which areas?"),
        queryset=Area.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Only if you chose some areas."),
    )
    new_areas = forms.CharField(
        label=gettext_lazy("Is an area missing from the list?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input--line"}),
        help_text=gettext_lazy(
            "One a line. They come onto the list that every dialogue in the municipality shares, so write them as "
            "people say them."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["areas"].queryset = self.about.municipality.areas.all()

    def clean_new_areas(self) -> list[str]:
        names = [" ".join(line.split()) for line in self.cleaned_data["new_areas"].splitlines()]
        once = {name.casefold(): name for name in reversed(names) if name}
        if len(once) > AREAS_TYPED or any(len(name) > 80 for name in once.values()):
            raise ValidationError(_("At most thirty areas at a time, each at most eighty characters."))
        return list(reversed(once.values()))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("reach") == Reach.AREAS and not values.get("areas") and not values.get("new_areas"):
            self.add_error("areas", ValidationError(_("Tick the areas, or choose everyone in the municipality.")))
        return values

    @property
    def is_few(self) -> bool:
        """Whether less than half of the municipality is asked; of a valid form."""
        if self.cleaned_data["reach"] != Reach.AREAS:
            return False
        chosen = len(self.cleaned_data["areas"]) + len(self.cleaned_data["new_areas"])
        return chosen * 2 < len(self.fields["areas"].queryset) + len(self.cleaned_data["new_areas"])

    def said(self) -> list[str]:
        if self.cleaned_data["reach"] == Reach.WHOLE:
            return [str(_("Everyone in the municipality"))]
        names = [str(area) for area in self.cleaned_data["areas"]] + self.cleaned_data["new_areas"]
        return [get_text_list(names, _("and"))]


class ContestedForm(PageForm):
    points = RowsField(
        label=gettext_lazy("What is contested, and by whom?"),
        each=gettext_lazy("Point"),
        columns=[
            Column("what", ContestedPoint._meta.get_field("what").verbose_name, 300, required=True),
            Column("by_whom", ContestedPoint._meta.get_field("by_whom").verbose_name, 300),
        ],
        help_text=gettext_lazy("Name groups and bodies, never a person. Put each side as it would put itself."),
    )


class AttemptsForm(PageForm):
    attempts = RowsField(
        label=gettext_lazy("What has been tried?"),
        each=gettext_lazy("Attempt"),
        columns=[
            Column("what", EarlierAttempt._meta.get_field("what").verbose_name, 300, required=True),
            Column("when", EarlierAttempt._meta.get_field("when").verbose_name, 80),
            Column("came_of_it", EarlierAttempt._meta.get_field("came_of_it").verbose_name, 600, lines=2),
        ],
        help_text=gettext_lazy("What went wrong counts as much as what went well. Those you ask remember both."),
    )


class EarlierForm(PageForm):
    earlier = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Dialogues held here"),
        queryset=Dialogue.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = RowsField(
        label=gettext_lazy("Dialogues held elsewhere, or before there was this tool"),
        each=gettext_lazy("Dialogue"),
        columns=[
            Column("title", EarlierDialogue._meta.get_field("title").verbose_name, 160, required=True),
            Column("when", EarlierDialogue._meta.get_field("when").verbose_name, 80),
            Column("taught", EarlierDialogue._meta.get_field("taught").verbose_name, 600, lines=2),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = earlier_choices(self.about.municipality, self.about.user, self.about.dialogue)
        self.fields["earlier"].queryset = choices
        if not choices.exists():
            self.fields["earlier"].widget = forms.MultipleHiddenInput()

    def clean_earlier(self) -> Any:
        chosen = self.cleaned_data["earlier"]
        for one in chosen if self.about.dialogue else []:
            if way := path_to(self.about.dialogue, one):
                names = " → ".join(str(step) for step in way)
                raise ValidationError(_("That would go in a circle: %(way)s.") % {"way": names})
        return chosen

    def said(self) -> list[str]:
        names = [str(one) for one in self.cleaned_data["earlier"]]
        return [*names, *(row_in_words(row) for row in self.cleaned_data["others"])]
