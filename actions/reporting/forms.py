"""The report as it is written on a phone: how it goes, a sentence, steps to tick, a picture and a file if wanted."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogues.files.cleaning import LARGEST, Cleaned, cleaned_document, cleaned_picture
from dialogues.files.keeping import safe_name

from ..forms import StatusReportForm
from ..models import AttachmentKind, Indicator, Milestone, Proposal
from ..models.indicators import DIGITS
from .figures import aims

PICTURES = "image/jpeg,image/png,image/webp"
"""Asked for by these types, a phone that takes its pictures in another format turns them itself."""
FILES = ".pdf,.docx,.xlsx,.odt"
SHOWN_FIRST = 4
"""Steps that stand open in the form; the rest are behind a press."""


@dataclass(frozen=True)
class StepFields:
    """A step left to do and its two fields."""

    step: Milestone
    done: forms.BoundField
    note: forms.BoundField


class ReportForm(StatusReportForm):
    """``cleaned`` holds the picture and the file as they are kept, by kind, once the form is valid."""

    picture = forms.FileField(
        label=_("A picture"),
        required=False,
        max_length=400,
        widget=forms.FileInput(attrs={"accept": PICTURES}),
        help_text=_(
            "Where and when it was taken is removed before it is kept. Let nobody be seen in it who has not said yes."
        ),
    )
    alt = forms.CharField(
        label=_("What does the picture show?"),
        required=False,
        max_length=300,
        help_text=_("In a sentence, for those who do not see it."),
    )
    file = forms.FileField(
        label=_("A file"),
        required=False,
        max_length=400,
        widget=forms.FileInput(attrs={"accept": FILES}),
        help_text=_("PDF, Word, Excel or OpenDocument text. Who wrote it is removed from its properties."),
    )

    def __init__(self, *args: Any, proposal: Proposal, dated: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, proposal=proposal, dated=dated, **kwargs)
        self.cleaned: dict[str, Cleaned] = {}
        self.indicators = list(proposal.indicators.all())
        for measure in self.indicators:
            self.fields[f"figure_{measure.pk}"] = forms.DecimalField(
                label=f"{measure.name} ({measure.unit})" if measure.unit else measure.name,
                required=False,
                localize=True,
                help_text=aims(measure),
                **DIGITS,
            )
        self.open_steps = [step for step in proposal.milestones.all() if step.done_on is None]
        for step in self.open_steps:
            self.fields[f"step_{step.pk}"] = forms.BooleanField(label=step.title, required=False)
            self.fields[f"step_{step.pk}_note"] = forms.CharField(
                label=_("How it went, in a sentence"), required=False, max_length=300, initial=step.note
            )

    @property
    def plain_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("state", "text", "reported_on") if name in self.fields]

    @property
    def step_fields(self) -> list[StepFields]:
        return [StepFields(one, self[f"step_{one.pk}"], self[f"step_{one.pk}_note"]) for one in self.open_steps]

    @property
    def figure_fields(self) -> list[forms.BoundField]:
        return [self[f"figure_{one.pk}"] for one in self.indicators]

    @property
    def figures(self) -> list[tuple[Indicator, Decimal]]:
        """The figures that were given, each with its measure."""
        given = [(one, self.cleaned_data.get(f"figure_{one.pk}")) for one in self.indicators]
        return [(one, value) for one, value in given if value is not None]

    @property
    def first_steps(self) -> list[StepFields]:
        return self.step_fields[:SHOWN_FIRST]

    @property
    def more_steps(self) -> list[StepFields]:
        return self.step_fields[SHOWN_FIRST:]

    @property
    def has_more_answers(self) -> bool:
        """Whether something behind the press was filled in, so that it is to stand open."""
        return any(one.done.value() or one.note.errors for one in self.more_steps)

    @property
    def steps_done(self) -> list[tuple[Milestone, bool, str]]:
        """What was ticked or written of the steps: the step, whether it is done, and how it went."""
        return [
            (step, self.cleaned_data[f"step_{step.pk}"], self.cleaned_data[f"step_{step.pk}_note"].strip())
            for step in self.open_steps
        ]

    @property
    def file_names(self) -> dict[str, str]:
        """What each is called when it is fetched, by kind."""
        picture, file = self.cleaned_data.get("picture"), self.cleaned_data.get("file")
        sent = {AttachmentKind.PICTURE.value: picture, AttachmentKind.FILE.value: file}
        return {kind: safe_name(sent[kind].name, one.ending) for kind, one in self.cleaned.items()}

    def _clean_with(self, name: str, kind: str, clean: Any) -> Any:
        sent = self.cleaned_data.get(name)
        if sent:
            self.cleaned[kind] = clean(sent.read(LARGEST + 1))
        return sent

    def clean_picture(self) -> Any:
        return self._clean_with("picture", AttachmentKind.PICTURE, cleaned_picture)

    def clean_file(self) -> Any:
        return self._clean_with("file", AttachmentKind.FILE, cleaned_document)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("picture") and not values.get("alt", "").strip() and "alt" not in self.errors:
            self.add_error("alt", _("Say what the picture shows, so that it reaches those who do not see it."))
        if self.errors:
            for name in ("picture", "file"):
                if values.get(name):
                    self.add_error(name, _("Choose it once more: a browser cannot keep it while you mend the rest."))
        return values
