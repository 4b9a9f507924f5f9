"""The forms of an interview's text: typed or pasted, read from a file and looked through, none of it lost."""

import difflib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import RecordForm

from ..models import LONGEST_TEXT, InterviewText
from ..reading import LARGEST_FILE, Reading, clean_text, read_file

REPLACE, APPEND = "replace", "append"
MOST_WORDS = 1500
"""Longest passage, in words, that is compared word by word when two people wrote at once."""


class SourceField(forms.CharField):
    """Text as ``reading.clean_text`` keeps it, cleaned before it is measured."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        return clean_text(str(value or ""))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > LONGEST_TEXT:
            raise ValidationError(
                gettext("The text is %(length)s characters, but at most a million fit. Divide it into two interviews.")
                % {"length": len(value)}
            )


class TextForm(RecordForm):
    text = SourceField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 18, "class": "input--voice", "spellcheck": "true", "dir": "auto"}),
        help_text=_("Write or paste, as close to the person's own words as you can."),
    )

    class Meta:
        model = InterviewText
        fields = ["text"]

    def conflicting_fields(self, current: Any) -> list[dict[str, Any]]:
        """Return the passages that differ, and keep what this writer has in the text box."""
        mine = self.cleaned_data["text"]
        super().conflicting_fields(current)
        self.data["text"] = mine  # type: ignore[index]  # a copy by now
        return passages(current.text, mine)


class FileForm(forms.Form):
    """A file to read. Valid only when it could be read; ``reading`` is then what it held."""

    file = forms.FileField(
        label=_("Which file?"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".txt,.docx,.odt,.vtt,.srt,text/plain"}),
        help_text=_(".txt, .docx, .odt, .vtt or .srt, at most 10 MB. The text is read, the file is not kept."),
    )
    reading: Reading

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST_FILE:
            raise ValidationError(_("The file is larger than 10 MB. Paste the text instead, or divide it."))
        self.reading = read_file(upload.read())
        return upload


class JoinForm(RecordForm):
    """What a file held, looked through and perhaps corrected, and where it goes."""

    imported = SourceField(
        label=_("What the file says"),
        widget=forms.Textarea(attrs={"rows": 16, "class": "input--voice", "dir": "auto"}),
        help_text=_("Look it through. What you change here is what goes in."),
    )
    how = forms.ChoiceField(
        label=_("Where does it go?"),
        choices=[
            (APPEND, _("After what is written already")),
            (REPLACE, _("Instead of what is written, which is kept as an earlier version")),
        ],
        initial=APPEND,
        required=False,
        widget=forms.RadioSelect,
    )

    class Meta:
        model = InterviewText
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.text:
            del self.fields["how"]

    def conflicting_fields(self, current: Any) -> list[dict[str, Any]]:
        super().conflicting_fields(current)
        return passages(current.text, self.cleaned_data["imported"])


def passages(theirs: str, mine: str) -> list[dict[str, Any]]:
    """Return the parts in which two texts differ, as ``{"theirs", "yours", "short"}``.

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
    return found
