"""The texts of a draft, one at a time, changed where they are read.

Two people who write the same text at once are shown both; two who write different ones do not disturb each other. So a
change is held against the text it was made from, not against the row's version.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.records import Conflict, Record
from dialogues.events import record

from ..models import Compilation, Perspective, Theme
from . import queries, services
from .forms import ChapterTextsForm, TextsForm

AROUND = tuple(TextsForm.Meta.fields)
INSIDE = re.compile(r"c(?P<chapter>\d{1,18})-(?P<theme_field>lead|silence)|e(?P<entry>\d{1,18})-text")


@dataclass(frozen=True)
class TextPlace:
    """One text of a version: the row and field it is kept in, what it is called, and where in the draft it is read."""

    compilation: Compilation
    where: str
    row: Any
    field: str
    label: str
    help_text: str
    address: str

    @property
    def text(self) -> str:
        return str(getattr(self.row, self.field))

    @property
    def is_line(self) -> bool:
        """Whether it is a heading: one line, and not empty."""
        return self.where == "title"


def text_place(compilation: Compilation, where: str) -> TextPlace | None:
    """Return the text called ``where``: a field of the version, ``c<chapter>-lead``, ``c<chapter>-silence`` or
    ``e<entry>-text``; None when there is none. At most two queries."""
    slug, number = compilation.dialogue.slug, compilation.number
    read = reverse("compilations:read", args=[slug, number])
    if where in AROUND:
        words = str(TextsForm.Meta.labels.get(where, _("Title"))), str(TextsForm.Meta.help_texts[where])
        return TextPlace(compilation, where, compilation, where, *words, read)
    found = INSIDE.fullmatch(where)
    if found is None:
        return None
    numbered = {chapter.pk: chapter for chapter in queries.chapters(compilation)}
    if found["chapter"]:
        chapter = numbered.get(int(found["chapter"]))
        if chapter is None:
            return None
        name = found["theme_field"]
        words = str(ChapterTextsForm.Meta.labels[name]), str(ChapterTextsForm.Meta.help_texts[name])
        address = reverse("compilations:read_chapter", args=[slug, number, chapter.number])
        return TextPlace(compilation, where, chapter.theme, name, *words, address)
    entry = compilation.entries.select_related("perspective").filter(pk=int(found["entry"])).first()
    if entry is None:
        return None
    address = reverse("compilations:read_chapter", args=[slug, number, numbered[entry.chapter_id].number])
    hint = _("What the perspective means, in words that those who hold it would recognise.")
    return TextPlace(compilation, where, entry.perspective, "text", entry.perspective.title, hint, address)


def opened_mark(text: str) -> str:
    """Return a fingerprint of a text as it was opened."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).hexdigest()[:20]


class TextForm(forms.Form):
    """One text, and a mark of what it was when it was opened."""

    text = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 8}))
    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def __init__(self, *args: Any, place: TextPlace, **kwargs: Any) -> None:
        initial = {"text": place.text, "opened": opened_mark(place.text)}
        super().__init__(*args, initial=initial, auto_id=f"id_{place.where}_%s", **kwargs)
        field = self.fields["text"]
        field.label, field.help_text = place.label, place.help_text
        longest = place.row._meta.get_field(place.field).max_length
        field.max_length = longest
        field.validators.append(forms.fields.validators.MaxLengthValidator(longest))
        if place.is_line:
            field.widget = forms.TextInput(attrs={"class": "input--wide", "maxlength": longest})
            field.required = True

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n").strip()

    def with_text(self, text: str) -> None:
        """Show ``text`` instead of what was sent; what it was opened from stays."""
        data = self.data.copy()
        data["text"] = text
        self.data = data

    def seen(self, place: TextPlace) -> list[dict[str, str]]:
        """Return both texts for ``components/conflict.html``; the next save is a decision taken with both seen."""
        data = self.data.copy()
        data["opened"] = opened_mark(place.text)
        self.data = data
        return [{"name": "text", "label": place.label, "theirs": place.text, "yours": self.cleaned_data["text"]}]


EVENTS = {Compilation: "compilation.texts_changed", Theme: "theme.changed", Perspective: "perspective.changed"}


@transaction.atomic
def save_text(*, place: TextPlace, text: str, opened: str, actor: User) -> bool:
    """Write one text; return whether it changed.

    Raises:
        Conflict: somebody else changed this very text since it was opened.
        ValidationError: the version is approved or published, or the text is in a row that is gone.
    """
    compilation = services.locked_open(place.compilation)
    model: type[Record] = type(place.row)
    row: Any = model._base_manager.select_for_update(of=("self",)).filter(pk=place.row.pk).first()
    if row is None or getattr(row, "removed_at", None):
        raise ValidationError(_("It has been removed in the meantime."))
    now = getattr(row, place.field)
    if now == text:
        return False
    if opened_mark(now) != opened:
        raise Conflict(row)
    setattr(row, place.field, text)
    row.version += 1
    row.save(update_fields=[place.field, "version", "updated_at"])
    record(EVENTS[model], dialogue=compilation.dialogue, actor=actor, obj=row, field=place.field)
    return True
