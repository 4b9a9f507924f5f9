"""Forms of the exchange: what to order, which file to take in, and which interview each of its documents is."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogues.models import Dialogue

from ..models import ExportKind
from .rules import WITH_PEOPLE, kinds_for, reach_of
from .safe import LARGEST_FILE, TooMany

SOURCES, MASKED = "sources", "masked"
KEPT_FOR = 24 * 3600
"""Seconds that a file which has been read waits for a yes."""
SALT = "perspectives.exchange"
LARGEST_SEALED = 8 * 1024 * 1024
"""Most characters that a page carries between the preview and the yes; the server takes twelve million in a form."""


class OrderForm(forms.Form):
    """One file to order. Sources or masked is asked only of those who may choose, and told where it does not matter."""

    kind = forms.ChoiceField(label=_("What would you like?"), widget=forms.RadioSelect)
    layer = forms.ChoiceField(
        label=_("How much may be in it?"),
        choices=[
            (MASKED, _("Masked statements only, shuffled: nothing says which are by the same person")),
            (SOURCES, _("With sources: the interviews' texts, people's own words, people as numbers")),
        ],
        initial=MASKED,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Goes for the project and the statements. Names and contacts are in no file."),
    )
    creation_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: User, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = kinds_for(user, dialogue)
        self.fields["kind"].choices = [(kind.value, capfirst(kind.label)) for kind in kinds]
        if reach_of(user, dialogue) is None:
            del self.fields["layer"]

    @property
    def sees_source(self) -> bool:
        kind, layer = self.cleaned_data["kind"], self.cleaned_data.get("layer")
        return layer == SOURCES and ExportKind(kind) in WITH_PEOPLE


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ".qdc,.qdpx,.qde,.csv,.xlsx"}),
        help_text=_("At most 10 MB. Nothing is changed until you have seen what is in the file and said yes."),
    )

    def clean_file(self) -> bytes:
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST_FILE:
            raise ValidationError(_("The file is larger than 10 MB. Divide it."))
        return upload.read()


class Held:
    """What was read from a file, carried by the page between the preview and the yes: signed, so that it is what was
    read, for this person and this dialogue. Nothing of it lies on the server until somebody says yes."""

    def __init__(self, user: User, dialogue: Dialogue) -> None:
        self.salt = f"{SALT}.{dialogue.pk}.{user.pk}"

    def seal(self, what: Any) -> str:
        """Return it as text for the page to send back.

        Raises:
            TooMany: it is more than a page can send.
        """
        sealed = signing.dumps(what, salt=self.salt, compress=True)
        if len(sealed) > LARGEST_SEALED:
            raise TooMany(_("There is more in the file than can be taken in at once. Divide it."))
        return sealed

    def open(self, sealed: str) -> Any:
        """Return what was sealed.

        Raises:
            ValidationError: it is a day old, somebody else's, or has been changed.
        """
        try:
            return signing.loads(sealed, salt=self.salt, max_age=KEPT_FOR)
        except signing.BadSignature:
            raise ValidationError(_("It was too long since the file was read. Choose it once more.")) from None


class DocumentsForm(forms.Form):
    """Which interview each document of a highlights file is: its number, or nothing to leave it out."""

    def __init__(self, *args: Any, documents: Sequence[str], numbers: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.documents, self.numbers = documents, set(numbers)
        for index, name in enumerate(documents):
            self.fields[f"document_{index}"] = forms.IntegerField(
                label=name,
                required=False,
                min_value=1,
                max_value=2_147_483_647,
                widget=forms.NumberInput(attrs={"list": "interviews", "class": "input--tiny"}),
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for index, _name in enumerate(self.documents):
            number = data.get(f"document_{index}")
            if number is not None and number not in self.numbers:
                self.add_error(f"document_{index}", _no_such_interview())
        return data

    @property
    def chosen(self) -> dict[str, int | None]:
        return {name: self.cleaned_data.get(f"document_{index}") for index, name in enumerate(self.documents)}


def _no_such_interview() -> ValidationError:
    return ValidationError(_("There is no interview with a text under that number among those you may code."))
