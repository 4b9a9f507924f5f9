"""Forms of the knowledge base."""

from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..files.cleaning import LARGEST, Cleaned, cleaned_document
from ..files.keeping import safe_name
from ..forms_base import RecordForm
from ..models import Knowledge, KnowledgeArea, KnowledgeFile, KnowledgeFlag, KnowledgeGap, Viewpoint


class KeysField(forms.MultipleChoiceField):
    """Several of some choices, kept as a list of their keys in the choices' order."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        spelled = [(key, capfirst(label)) for key, label in choices]
        super().__init__(choices=spelled, required=False, **kwargs)

    def clean(self, value: Any) -> list[str]:
        chosen = super().clean(value)
        return [key for key, _label in self.choices if key in chosen]

    def in_words(self, value: Any) -> str:
        return ", ".join(str(label) for key, label in self.choices if key in (value or []))


class KnowledgeForm(RecordForm):
    url = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "input--wide"}),
        help_text=_("Where it can be read. We only show the link; nobody here opens it."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.xlsx,.odt"}),
        help_text=_(
            "PDF, Word, Excel or OpenDocument text, at most 20 MB. Who made it and when is taken out. Whoever reads "
            "the knowledge base can fetch it."
        ),
    )
    without_file = forms.BooleanField(label=_("Remove the file that is here"), required=False)
    areas = KeysField(label=_("Areas"), choices=KnowledgeArea.choices)
    rests_on = KeysField(
        label=_("Whose picture it rests on"),
        choices=Viewpoint.choices,
        help_text=_("Those who were asked, or who wrote it. Not those it is about."),
    )
    speaks_of = KeysField(label=_("Whom it speaks of"), choices=Viewpoint.choices)
    flags = KeysField(
        label=_("To be careful with"),
        choices=KnowledgeFlag.choices,
        help_text=_("What studies of such mappings have warned of. It is shown beside the source."),
    )

    class Meta:
        model = Knowledge
        fields = [
            "title", "publisher", "year", "url", "kind", "areas", "says", "rests_on", "speaks_of", "heard", "unknown",
            "flags", "in_compilation",
        ]  # fmt: skip
        widgets = {
            "says": forms.Textarea(attrs={"rows": 5}),
            "unknown": forms.Textarea(attrs={"rows": 3}),
            "year": forms.NumberInput(attrs={"class": "input--tiny"}),
            "heard": forms.NumberInput(attrs={"class": "input--tiny"}),
        }
        help_texts = {
            "says": _("Three sentences. What does it find, and about which groups?"),
            "heard": _("If it tells. Leave it empty for registers."),
            "unknown": _("Whom did it not ask? What did it not look at?"),
            "in_compilation": _("Then it stands in the next version, with whose picture it rests on."),
        }

    field_order = ["title", "publisher", "year", "url", "file", "without_file", "kind", "areas", "says"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sent: Cleaned | None = None
        """The file that was sent, made anew."""
        known = KnowledgeFile.objects.filter(source=self.instance.pk).first() if self.instance.pk else None
        if known is None:
            del self.fields["without_file"]
        else:
            self.fields["without_file"].help_text = known.name
            self.fields["file"].label = _("Another file")

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if file:
            self.sent = cleaned_document(file.read(LARGEST + 1))
        return file

    @property
    def file_name(self) -> str:
        """What the file that was sent is called when it is fetched."""
        return safe_name(self.cleaned_data["file"].name, self.sent.ending) if self.sent else ""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if self.errors and values.get("file"):
            self.add_error("file", _("Choose it once more: a browser cannot keep it while you mend the rest."))
        return values

    def clean_url(self) -> str:
        url = self.cleaned_data["url"]
        if url and (urlsplit(url).scheme not in {"http", "https"} or urlsplit(url).username is not None):
            raise ValidationError(_("Write an address that begins with http:// or https://, without a password in it."))
        return url


class GapForm(RecordForm):
    class Meta:
        model = KnowledgeGap
        fields = ["area", "question", "could_tell", "answer"]
        widgets = {
            "question": forms.Textarea(attrs={"rows": 2}),
            "could_tell": forms.Textarea(attrs={"rows": 2}),
            "answer": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "could_tell": _("Those to ask in the interviews, or where a figure could be found."),
            "answer": _("Leave it empty until somebody has told. Then it moves from what we do not know."),
        }
