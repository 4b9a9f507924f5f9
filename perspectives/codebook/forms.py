"""Forms of the codebook."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue

from ..models import Theme
from . import tree

NO_THEME = "none"
INDENT = "\u2003"


def theme_options(themes: Sequence[Theme], *, without: Theme | None = None) -> list[tuple[Any, str]]:
    """Themes to choose from in a list, in the order of the codebook, each drawn in under what it stands under."""
    nodes = tree.flat_tree(themes)
    hidden = {without.pk} if without else set()
    return [
        (node.theme.pk, f"{INDENT * (node.level - 1)}{node.theme.title}")
        for node in nodes
        if node.theme.pk not in hidden
    ]


class ThemeForm(RecordForm):
    class Meta:
        model = Theme
        fields = ["title", "parent", "description", "lead", "silence"]
        widgets = {
            "description": forms.Textarea(attrs={"rows": 4}),
            "lead": forms.Textarea(attrs={"rows": 5}),
            "silence": forms.Textarea(attrs={"rows": 4}),
        }
        labels = {"parent": pgettext_lazy("theme", "Part of")}
        help_texts = {
            "title": _("As people speak of it, not as the administration is organised."),
            "description": _(
                "For those who code, never published: what belongs here, what does not, and an example or two."
            ),
            "lead": _("A few sentences that open the chapter, without taking sides."),
            "silence": _("What nobody brought up, or only some groups. It belongs to the picture."),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue
        self.themes = list(dialogue.themes.filter(removed_at=None))
        field = self.fields["parent"]
        field.queryset = dialogue.themes.filter(removed_at=None)
        below = next((node for node in tree.flat_tree(self.themes) if node.theme.pk == self.instance.pk), None)
        own = {node.theme.pk for node in below.walk()} if below else set()
        options = [pair for pair in theme_options(self.themes) if pair[0] not in own]
        field.choices = [("", _("Nothing, it is a chapter of its own")), *options]
        if not any(one.pk != self.instance.pk for one in self.themes):
            del self.fields["parent"]

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        key = self.data.get(self.add_prefix("creation_key"))
        others = (one for one in self.themes if one.pk != self.instance.pk and str(one.creation_key) != key)
        if any(one.title.casefold() == title.casefold() for one in others):
            raise ValidationError(_("There is already a theme by that name."))
        return title

    def clean_parent(self) -> Theme | None:
        parent = self.cleaned_data["parent"]
        tree.refuse_place(self.instance, parent, self.themes)
        return parent


class RemoveThemeForm(forms.Form):
    """Where what uses the theme goes. Nothing is chosen beforehand: it should be somebody's decision."""

    move_to = forms.ModelChoiceField(
        Theme.objects.none(), label=_("Where do they go?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, theme: Theme, in_use: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.in_use = in_use
        field = self.fields["move_to"]
        field.queryset = theme.dialogue.themes.filter(removed_at=None).exclude(pk=theme.pk)
        field.choices = [*theme_options(list(field.queryset)), (NO_THEME, _("To no theme, for now"))]
        field.empty_values = [*field.empty_values, NO_THEME]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.in_use and not self.data.get("move_to") and "move_to" not in self.errors:
            self.add_error("move_to", ValidationError(_("Choose where they go.")))
        return data


class MergeForm(forms.Form):
    """Which theme another is merged into."""

    into = forms.ModelChoiceField(
        Theme.objects.none(),
        label=_("Merge it into"),
        empty_label=_("Choose a theme"),
        error_messages={"required": _("Choose the theme that it goes into.")},
    )

    def __init__(self, *args: Any, theme: Theme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        themes = theme.dialogue.themes.filter(removed_at=None)
        self.fields["into"].queryset = themes.exclude(pk=theme.pk)
        self.fields["into"].choices = [("", _("Choose a theme")), *theme_options(list(themes), without=theme)]


class SplitForm(forms.Form):
    """A new theme for some of another's statements."""

    UNDER, BESIDE = "under", "beside"
    title = forms.CharField(
        label=_("Name of the new theme"),
        max_length=120,
        error_messages={"required": _("Give the new theme a name.")},
    )
    place = forms.ChoiceField(
        label=_("Where does it stand?"),
        choices=[(UNDER, _("Under the old one, as a part of it")), (BESIDE, _("Beside the old one"))],
        initial=UNDER,
        widget=forms.RadioSelect,
    )
    keep = forms.BooleanField(label=_("The statements keep the old theme as well"), required=False)
