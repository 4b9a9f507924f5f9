"""Choosing among many sources: each row is ticked, and its words can be changed before it becomes a proposal."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from dialogues.models import TEXT

from ..models import OriginKind
from .guard import follows_the_sender, points_out
from .sources import LONGEST_TITLE, Found, Source


@dataclass(frozen=True)
class Chosen:
    """A source that is to become a proposal, with the words it is to have."""

    found: Found
    title: str
    what: str
    creation_key: uuid.UUID


@dataclass(frozen=True)
class Row:
    found: Found
    take: BoundField
    title: BoundField
    what: BoundField
    key: BoundField


class CollectForm(forms.Form):
    def __init__(self, *args, source: Source, found: Sequence[Found], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.source, self.found = source, found
        for one in found:
            self.fields[f"take_{one.key}"] = forms.BooleanField(label=_("Make it a proposal"), required=False)
            self.fields[f"title_{one.key}"] = forms.CharField(
                label=_("Title"), max_length=LONGEST_TITLE, required=False, initial=one.title
            )
            self.fields[f"what_{one.key}"] = forms.CharField(
                label=_("What is to be done"),
                max_length=TEXT,
                required=False,
                initial=one.what,
                widget=forms.Textarea(attrs={"rows": 4}),
            )
            self.fields[f"key_{one.key}"] = forms.UUIDField(
                widget=forms.HiddenInput, required=False, initial=uuid.uuid4
            )

    @property
    def rows(self) -> list[Row]:
        names = ("take", "title", "what", "key")
        return [Row(one, *(self[f"{name}_{one.key}"] for name in names)) for one in self.found]

    def clean(self) -> dict:
        values = super().clean() or {}
        ticked = [one for one in self.found if values.get(f"take_{one.key}")]
        if not ticked:
            raise forms.ValidationError(_("Tick what is to become a proposal."), code="none")
        for one in ticked:
            title, what = values.get(f"title_{one.key}", ""), values.get(f"what_{one.key}", "")
            if not title and f"title_{one.key}" not in self.errors:
                self.add_error(f"title_{one.key}", _("Give it a title."))
            if not what and f"what_{one.key}" not in self.errors:
                self.add_error(f"what_{one.key}", _("Write what is to be done."))
            for problem in self._problems(one, f"{title}\n{what}"):
                self.add_error(f"what_{one.key}", problem)
        return values

    def _problems(self, one: Found, text: str) -> list[str]:
        if self.source.kind == OriginKind.ANSWER:
            return follows_the_sender(text, one.row)  # type: ignore[arg-type] # this source's rows are answers
        return points_out(text) if self.source.kind == OriginKind.STATEMENT else []

    def chosen(self) -> list[Chosen]:
        values = self.cleaned_data
        return [
            Chosen(one, values[f"title_{one.key}"], values[f"what_{one.key}"], values[f"key_{one.key}"] or uuid.uuid4())
            for one in self.found
            if values.get(f"take_{one.key}")
        ]
