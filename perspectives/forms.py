"""Forms of the coding, the themes and the perspectives."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue
from interviews.languages import LANGUAGES
from interviews.models import GuideQuestion, Interviewee
from interviews.reading import clean_text

from .codebook.tree import Node
from .differences.fields import FACET, KindsField, facet_fields, held_categories
from .models import Facet, Perspective, Stance, Statement, StatementStatus

OWN_WORDS = {"rows": 6, "class": "masked", "dir": "auto", "autocomplete": "off"}


class WordsField(forms.CharField):
    """Someone's words, kept as interview texts are: line ends of one kind, letters composed, so that they compare."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        return clean_text(str(value or ""))


class SpeakerField(forms.ModelChoiceField):
    """Who spoke, by number and group. A name would be an identity read."""

    def label_from_instance(self, obj: Interviewee) -> str:
        return f"{obj}, {obj.group}"


class LiftForm(forms.Form):
    """What was marked: code points into the text, and the words themselves."""

    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=1)
    words = forms.CharField(max_length=1_000_000, strip=False)
    creation_key = forms.UUIDField(required=False)


class SentencesForm(forms.Form):
    """Lifting without a mouse: sentences by their place, first to last, or exact words."""

    sentence = forms.TypedMultipleChoiceField(coerce=int, required=False)
    words = WordsField(required=False, max_length=10_000)
    creation_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, count: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sentence"].choices = [(number, "") for number in range(count)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not data.get("sentence") and not data.get("words"):
            raise ValidationError(_("Choose at least one sentence, or type the words."))
        return data


class CoderForm(RecordForm):
    """One statement: how others see it, its themes, what it describes, the perspectives it says or contradicts.

    ``facets`` are those of the second codebook, where it is on.
    """

    masked = WordsField(
        label=_("This is how others see it"),
        max_length=10_000,
        widget=forms.Textarea(attrs=OWN_WORDS),
        help_text=_(
            "Hide what points someone out, and write what it stands for in square brackets: [the school]. "
            "Do not soften: what they mean must still be there."
        ),
        error_messages={"required": _("Write how the statement is shown, or remove it.")},
    )
    is_masked = forms.BooleanField(
        label=_("I have hidden what points someone out"),
        required=False,
        help_text=_("Until then only you and the project leader see it."),
    )
    translation = WordsField(
        label=_("Translation"), required=False, max_length=10_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    kinds = KindsField()
    new_theme = forms.CharField(label=_("Name of a new theme"), required=False, max_length=120)
    perspective = forms.ModelChoiceField(
        Perspective.objects.none(), label=_("Add a perspective"), required=False, empty_label=_("None")
    )
    stance = forms.ChoiceField(
        label=_("What does the statement do with it?"),
        choices=Stance.choices,
        initial=Stance.FOR,
        required=False,
        widget=forms.RadioSelect,
    )
    new_perspective = forms.CharField(label=_("Wording of a new perspective"), required=False, max_length=160)

    class Meta:
        model = Statement
        fields = ["masked", "themes", "kinds", "question", "speaker", "language", "translation"]
        widgets = {"themes": forms.CheckboxSelectMultiple}
        labels = {"themes": _("Themes, one or several"), "language": _("Language"), "speaker": _("Who said it")}
        field_classes = {"speaker": SpeakerField}

    def __init__(
        self,
        *args: Any,
        themes: Sequence[Node],
        perspectives: Sequence[Perspective],
        people: Sequence[Interviewee],
        questions: Sequence[GuideQuestion] = (),
        facets: Sequence[Facet] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        statement = self.instance
        self.fields["is_masked"].initial = statement.status != StatementStatus.LIFTED
        self.fields["themes"].queryset = statement.dialogue.themes.filter(removed_at=None)
        self.fields["themes"].choices = [(one.theme.pk, one.path) for one in themes]
        self.nodes = themes
        self._choose_question(questions)
        self.fields["perspective"].queryset = statement.dialogue.perspectives.filter(removed_at=None)
        self.fields["perspective"].choices = [("", _("None")), *((one.pk, one.title) for one in perspectives)]
        if len(people) > 1:
            self.fields["speaker"].queryset = statement.interview.people.select_related("group")
            label = self.fields["speaker"].label_from_instance
            self.fields["speaker"].choices = [("", _("Not noted")), *((one.pk, label(one)) for one in people)]
        else:
            del self.fields["speaker"]
        known = dict(LANGUAGES)
        extra = [] if statement.language in known else [(statement.language, statement.language)]
        self.fields["language"] = forms.ChoiceField(label=_("Language"), choices=[*LANGUAGES, *extra])
        self.held = list(statement.voices.select_related("perspective"))
        for voice in self.held:
            self.fields[f"voice_{voice.perspective_id}"] = forms.ChoiceField(
                label=voice.perspective.title,
                choices=[*((value, capfirst(label)) for value, label in Stance.choices), ("", _("Is not about it"))],
                initial=voice.stance,
                required=False,
            )
        self.fields["stance"].choices = [(value, capfirst(label)) for value, label in Stance.choices]
        self.facets = list(facets)
        if facets:
            self.fields |= facet_fields(self.facets, held_categories(statement))

    def _choose_question(self, questions: Sequence[GuideQuestion]) -> None:
        """The guide's questions to choose from, and the one it answers already though the guide has dropped it."""
        held = self.instance.question if self.instance.question_id else None
        offered = [*questions] if held is None or held in questions else [*questions, held]
        if not offered:
            del self.fields["question"]
            return
        self.fields["question"].queryset = self.instance.dialogue.guide.filter(pk__in=[one.pk for one in offered])
        self.fields["question"].choices = [("", _("None of them")), *((one.pk, str(one)) for one in offered)]

    @property
    def theme_choices(self) -> list[tuple[Node, bool]]:
        """The codebook in its order, each theme with whether it is ticked."""
        ticked = {str(getattr(one, "pk", one)) for one in self["themes"].value() or []}
        return [(node, node.key in ticked) for node in self.nodes]

    @property
    def facet_fields(self) -> list[forms.BoundField]:
        return [self[f"{FACET}{facet.pk}"] for facet in self.facets]

    @property
    def has_categories(self) -> bool:
        """Whether the second codebook has been used on the statement, and so is shown open."""
        return any(field.value() for field in self.facet_fields)

    @property
    def voice_fields(self) -> list[forms.BoundField]:
        return [self[f"voice_{voice.perspective_id}"] for voice in self.held]

    @property
    def has_more(self) -> bool:
        """Whether the part for other languages is in use, and so shown open."""
        return self.instance.language != "sv" or bool(self.instance.translation) or "translation" in self.errors

    def stances(self) -> Iterator[tuple[int, str]]:
        """Yield (perspective, stance) of each perspective in the form; an empty stance takes the statement from it."""
        for voice in self.held:
            stance = self.cleaned_data.get(f"voice_{voice.perspective_id}", voice.stance)
            if stance != voice.stance and f"voice_{voice.perspective_id}" in self.data:
                yield voice.perspective_id, stance
        if added := self.cleaned_data.get("perspective"):
            yield added.pk, self.cleaned_data.get("stance") or Stance.FOR


class PerspectiveForm(RecordForm):
    class Meta:
        model = Perspective
        fields = ["title", "kind", "text", "speaks_for", "speaks_against", "themes"]
        widgets = {
            "kind": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 5}),
            "speaks_for": forms.Textarea(attrs={"rows": 4}),
            "speaks_against": forms.Textarea(attrs={"rows": 4}),
            "themes": forms.CheckboxSelectMultiple,
        }
        help_texts = {
            "title": _("As someone who holds it would say it. One voice is enough for it to be here."),
            "text": _("In a few sentences, so that those who hold it recognise themselves."),
        }

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["themes"].queryset = dialogue.themes.filter(removed_at=None)
        self.fields["kind"].choices = [(value, capfirst(label)) for value, label in self.fields["kind"].choices]
        if not self.fields["themes"].queryset.exists():
            del self.fields["themes"]


def chosen_keys(values: list[str], limit: int = 3000) -> list[int]:
    """Return the whole numbers among posted ``values``; anything else in them is left out."""
    return [int(value) for value in values[:limit] if value.isascii() and value.isdigit() and len(value) < 18]
