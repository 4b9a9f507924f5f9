"""Which of two proposals stands, and in which words."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.models import TEXT

from ..models import Proposal
from .services import Wording

NEW = "new"


class MergeForm(forms.Form):
    """``stays`` is the number that remains; ``words`` whose wording it is to have, or a new one that is written."""

    stays = forms.ChoiceField(label=gettext_lazy("Which number stays?"), widget=forms.RadioSelect)
    words = forms.ChoiceField(label=gettext_lazy("Whose words?"), widget=forms.RadioSelect)
    title = forms.CharField(label=gettext_lazy("New title"), max_length=160, required=False)
    what = forms.CharField(
        label=gettext_lazy("What is to be done, in new words"), max_length=TEXT, required=False, widget=forms.Textarea
    )
    why = forms.CharField(
        label=gettext_lazy("Why, in new words"),
        max_length=TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(
        label=gettext_lazy("Why are they the same?"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It becomes a line in the ledger of both."),
    )

    def __init__(self, *args, first: Proposal, second: Proposal, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.by_number = {str(one.number): one for one in (first, second)}
        numbers = [(key, f"{one.number}. {one.title}") for key, one in self.by_number.items()]
        self.fields["stays"].choices = numbers
        self.fields["words"].choices = [
            *((key, _("The words of no %(number)s") % {"number": key}) for key in self.by_number),
            (NEW, _("New words, written below")),
        ]
        self.initial = {"stays": str(first.number), "words": str(first.number), **self.initial}

    def clean(self) -> dict:
        values = super().clean() or {}
        if values.get("words") == NEW:
            for name in ("title", "what"):
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, _("Write it in new words, or choose the words of one of them above."))
        return values

    @property
    def kept(self) -> Proposal:
        return self.by_number[self.cleaned_data["stays"]]

    @property
    def part(self) -> Proposal:
        others = (one for key, one in self.by_number.items() if key != self.cleaned_data["stays"])
        return next(others, self.kept)

    @property
    def wording(self) -> Wording:
        values = self.cleaned_data
        if values["words"] == NEW:
            return Wording(values["title"], values["what"], values["why"])
        return Wording.of(self.by_number[values["words"]])


class SplitForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why are they to be two again?"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It becomes a line in the ledger of both."),
    )


class TwoForm(forms.Form):
    """Two numbers to hold side by side."""

    first = forms.IntegerField(
        label=gettext_lazy("Number"),
        min_value=1,
        max_value=99_999,
        widget=forms.NumberInput(attrs={"class": "input--tiny"}),
    )
    second = forms.IntegerField(
        label=gettext_lazy("And number"),
        min_value=1,
        max_value=99_999,
        widget=forms.NumberInput(attrs={"class": "input--tiny"}),
    )

    def __init__(self, *args, numbers: set[int], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = numbers

    def clean(self) -> dict:
        values = super().clean() or {}
        for name in ("first", "second"):
            if (number := values.get(name)) and number not in self.numbers:
                self.add_error(name, _("There is no proposal with number %(number)s here.") % {"number": number})
        if not self.errors and values["first"] == values["second"]:
            self.add_error("second", _("A proposal cannot become part of itself."))
        return values
