"""The form of an interview's text: typed, pasted or read from a file, none of it lost."""

import difflib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import RecordForm

from ..models import LONGEST_TEXT, InterviewText
from ..reading import LARGEST_FILE, clean_text, read_file

REPLACE, APPEND = "replace", "append"
MOST_PASSAGES = 30
MOST_WORDS = 1500
"""Longest passage, in words, that is compared word by word when two people wrote at once."""


class SourceField(forms.CharField):
    """Text as ``reading.clean_text`` keeps it, cleaned before it is measured."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        return clean_text(str(value or ""))


class TextForm(RecordForm):
    text = SourceField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 18, "class": "input--voice", "spellcheck": "true"}),
        help_text=_("Write or paste, as close to the person's own words as you can."),
    )
    file = forms.FileField(
        label=_("Or take it from a file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".txt,.docx,text/plain"}),
        help_text=_(".txt or .docx, at most 10 MB. The text is read, the file is not kept."),
    )
    how = forms.ChoiceField(
        label=_("What happens with the file's text?"),
        choices=[
            (APPEND, _("It is added after the text above")),
            (REPLACE, _("It takes the place of the text above")),
        ],
        initial=APPEND,
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = InterviewText
        fields = ["text"]

    def clean(self) -> dict[str, Any]:
        """Put typed and uploaded text together; ``note`` then says what to look at."""
        super().clean()
        data = self.cleaned_data
        self.note = ""
        upload = data.get("file")
        text = data.get("text") or ""
        if upload and "file" not in self.errors:
            if upload.size > LARGEST_FILE:
                self.add_error("file", _("The file is larger than 10 MB. Paste the text instead, or divide it."))
                return data
            try:
                reading = read_file(upload.read())
            except ValidationError as error:
                self.add_error("file", error)
                return data
            self.note = reading.note
            parts = [reading.text] if data.get("how") == REPLACE else [text, reading.text]
            text = clean_text("\n\n".join(part for part in parts if part))
        if len(text) > LONGEST_TEXT:
            self.add_error(
                "file" if upload else "text",
                gettext("The text is %(length)s characters, but at most a million fit. Divide it into two interviews.")
                % {"length": len(text)},
            )
        data["text"] = text
        return data

    def conflicting_fields(self, current: Any) -> list[dict[str, Any]]:
        """Return the passages that differ, and keep what this writer has, file included, in the text box."""
        mine = self.cleaned_data["text"]
        super().conflicting_fields(current)
        self.data["text"] = mine  # type: ignore[index]  # a copy by now
        return passages(current.text, mine)


def passages(theirs: str, mine: str) -> list[dict[str, Any]]:
    """Return the parts in which two texts differ, as ``{"theirs", "yours", "short"}``, at most MOST_PASSAGES.

    Compares line by line, so the cost follows the number of lines that differ, not the length of the text. ``short``
    says that comparing the passage word by word is cheap.
    """
    left, right = theirs.split("\n"), mine.split("\n")
    found = []
    for action, a, b, c, d in difflib.SequenceMatcher(lambda line: not line.strip(), left, right).get_opcodes():
        if action == "equal":
            continue
        pair = {"theirs": "\n".join(left[a:b]), "yours": "\n".join(right[c:d])}
        if pair["theirs"].strip() or pair["yours"].strip():
            words = max(len(pair["theirs"].split()), len(pair["yours"].split()))
            found.append(pair | {"short": words <= MOST_WORDS})
    return found[:MOST_PASSAGES]
