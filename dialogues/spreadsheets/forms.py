"""Choosing a file, and saying yes to what it holds."""

from collections.abc import Sequence
from typing import Any, Protocol

from django import forms
from django.utils.translation import gettext_lazy as _

MOST_TICKED = 200
"""Most of those already there that are listed with a box each; beyond that there is one box for the rest."""
ALL, SOUND = "all", "sound"


class Numbered(Protocol):
    number: int


class Looked(Protocol):
    """A list that has been looked through: the rows to be taken in, those there already, those to be mended."""

    not_taken: list[str]

    @property
    def new(self) -> Sequence[Any]: ...

    @property
    def known(self) -> Sequence[Any]: ...

    @property
    def faulty(self) -> Sequence[Any]: ...


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Which file?"), help_text=_(".xlsx or .csv with one person a row and headings in the first row.")
    )


class TakeForm(forms.Form):
    """``take`` says whether rows with errors may be left out; ``known`` which of those already there come in anyway."""

    take = forms.ChoiceField(choices=[(ALL, ALL), (SOUND, SOUND)])
    known = forms.TypedMultipleChoiceField(label=_("Take in all the same"), required=False, coerce=int)

    def __init__(self, *args: Any, checked: Looked, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["known"].choices = [(row.number, row.number) for row in checked.known[:MOST_TICKED]]
        if len(checked.known) > MOST_TICKED:
            self.fields["rest"] = forms.BooleanField(required=False)
        self.rest = {row.number for row in checked.known[MOST_TICKED:]}

    def chosen(self) -> set[int]:
        """The lines of those already there that are wanted, from a valid form."""
        return set(self.cleaned_data["known"]) | (self.rest if self.cleaned_data.get("rest") else set())
