"""Forms of the second codebook and of contradictions."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import RecordForm
from dialogues.lists import Menu
from dialogues.models import Dialogue

from ..models import MOST_SIDES, Category, Contrast, ContrastSide, Facet, Perspective, Stance
from .labels import Names


def _plain(text: str) -> str:
    return " ".join(text.split())


class FacetForm(RecordForm):
    class Meta:
        model = Facet
        fields = ["name", "is_single"]
        labels = {"name": _("What is asked of a statement"), "is_single": _("At most one category for each statement")}
        help_texts = {"name": _("In a word or two, such as: area, kind of measure.")}

    def clean_name(self) -> str:
        name = _plain(self.cleaned_data["name"])
        others = Facet.objects.filter(dialogue=self.instance.dialogue).exclude(pk=self.instance.pk)
        if any(other.casefold() == name.casefold() for other in others.values_list("name", flat=True)):
            raise ValidationError(_("There is one by that name already."))
        return name


class CategoryForm(RecordForm):
    class Meta:
        model = Category
        fields = ["name", "description"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"description": _("For those who code: what belongs here, and what does not.")}

    def clean_name(self) -> str:
        name = _plain(self.cleaned_data["name"])
        others: Any = Category.objects.filter(facet=self.instance.facet, removed_at=None).exclude(pk=self.instance.pk)
        if any(other.casefold() == name.casefold() for other in others.values_list("name", flat=True)):
            raise ValidationError(_("There is one by that name already."))
        return name


# --- Contradictions -----------------------------------------------------------------------------------------------

GROUP, KIND, WORDS = "group", "kind", "words"


class ContrastForm(RecordForm):
    """What is seen differently, and the sides: two that must be there and two more that may be.

    Each side has fields of its own: who (``who_1``), own words for them (``words_1``), the perspective they hold
    (``holds_1``) and whether they say it or its opposite (``stance_1``).
    """

    class Meta:
        model = Contrast
        fields = ["title", "about", "theme", "lead", "in_document"]
        widgets = {"about": forms.RadioSelect, "lead": forms.Textarea(attrs={"rows": 3})}
        labels = {
            "title": _("What do they see differently?"),
            "about": _("Both speak of"),
            "lead": _("A neutral sentence between them"),
            "in_document": _("Let it stand in the compilation"),
        }
        help_texts = {
            "title": _("As a question that both would say is the question: Is it unsafe by the bus stop at night?"),
            "lead": _("Only what both would agree to. No side is explained away."),
        }

    def __init__(
        self,
        *args: Any,
        dialogue: Dialogue,
        names: Names,
        perspectives: Sequence[Perspective],
        themes: Mapping[int, str],
        drawn: Mapping[int, Mapping[str, str]] = {},
        **kwargs: Any,
    ) -> None:
        """Args: ``drawn`` is what a suggestion fills the sides with, by place."""
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue
        self.fields["theme"].queryset = dialogue.themes.filter(removed_at=None)
        self.fields["theme"].choices = [("", _("None")), *themes.items()]
        stored = {side.position: side for side in self.instance.sides.all()} if self.instance.pk else {}
        for place in range(1, MOST_SIDES + 1):
            self._side_fields(place, stored.get(place), names, perspectives, drawn.get(place, {}))

    def _side_fields(
        self,
        place: int,
        side: ContrastSide | None,
        names: Names,
        perspectives: Sequence[Perspective],
        drawn: Mapping[str, str],
    ) -> None:
        groups = [(f"{GROUP}:{pk}", name) for pk, name in names.groups.items()]
        kinds = [(f"{KIND}:{key}", capfirst(name)) for key, name in names.kinds.items()]
        held = who_of(side) if side else ""
        known = {value for value, _name in [*groups, *kinds]} | {WORDS, ""}
        extra = [(held, _("the group it has now, too small to be named"))] if held not in known else []
        self.fields[f"who_{place}"] = forms.ChoiceField(
            label=_("Who"),
            required=False,
            choices=[
                ("", _("Nobody yet")),
                (_("Groups of the plan"), [*groups, *extra]),
                (_("Sides"), kinds),
                (WORDS, _("In my own words")),
            ],
            initial=held or drawn.get("who", ""),
        )
        self.fields[f"words_{place}"] = forms.CharField(
            label=_("Your own words for them"),
            required=False,
            max_length=60,
            initial=side.words if side else "",
            help_text=_("One coarse trait, such as: living in the district. Two traits soon point at one person."),
        )
        self.fields[f"holds_{place}"] = forms.ChoiceField(
            label=_("What they hold"),
            required=False,
            widget=Menu,
            choices=[("", _("No perspective")), *((str(one.pk), one.title) for one in perspectives)],
            initial=str(side.perspective_id) if side and side.perspective_id else drawn.get("holds", ""),
        )
        self.fields[f"stance_{place}"] = forms.ChoiceField(
            label=_("What they do with it"),
            required=False,
            choices=[(value, capfirst(label)) for value, label in Stance.choices],
            initial=side.stance if side else drawn.get("stance", Stance.FOR),
        )

    @property
    def side_fields(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The fields of each side, by its place."""
        return [
            (place, [self[f"{name}_{place}"] for name in ("who", "words", "holds", "stance")])
            for place in range(1, MOST_SIDES + 1)
        ]

    @property
    def has_more(self) -> bool:
        """Whether a third or fourth side is in use, and so shown open."""
        return any(field.value() or field.errors for _place, fields in self.side_fields[2:] for field in fields[:3])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for place in range(1, MOST_SIDES + 1):
            who, words, holds = (data.get(f"{name}_{place}", "") for name in ("who", "words", "holds"))
            if words and who != WORDS:
                if who:
                    self.add_error(
                        f"words_{place}", _("Choose “in my own words” above, or leave this empty: not both.")
                    )
                else:
                    data[f"who_{place}"] = WORDS
            elif who == WORDS and not words.strip():
                self.add_error(f"words_{place}", _("Write what they are to be called."))
            if place <= 2 and not who and not words and not holds:
                self.add_error(f"who_{place}", _("A contradiction has two sides at least. Say who this one is."))
        return data

    def sides(self) -> dict[int, dict[str, Any] | None]:
        """What each side is to be, by its place; None for one that is empty."""
        found: dict[int, dict[str, Any] | None] = {}
        for place in range(1, MOST_SIDES + 1):
            who, words, holds = (self.cleaned_data[f"{name}_{place}"] for name in ("who", "words", "holds"))
            if not (who or words or holds):
                found[place] = None
                continue
            what, _colon, key = who.partition(":")
            found[place] = {
                "group_id": int(key) if what == GROUP else None,
                "kind": key if what == KIND else "",
                "words": _plain(words) if what == WORDS else "",
                "perspective_id": int(holds) if holds else None,
                "stance": self.cleaned_data[f"stance_{place}"] or Stance.FOR,
            }
        return found


def who_of(side: ContrastSide) -> str:
    """Whom a side is named by, as the value of its field."""
    if side.group_id:
        return f"{GROUP}:{side.group_id}"
    if side.kind:
        return f"{KIND}:{side.kind}"
    return WORDS if side.words else ""
