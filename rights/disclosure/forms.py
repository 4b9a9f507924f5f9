"""A request for public records, what to look for in it, and the decision about each record."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import DateInput, RecordForm

from ..models import Disclosure, DisclosureItem, Handing

LAWS = [
    ("21 kap. 7 § OSL", _("21 kap. 7 § OSL: would be used against the data protection rules")),
    ("21 kap. 1 § OSL", _("21 kap. 1 § OSL: health and private life")),
    ("21 kap. 3 § OSL", _("21 kap. 3 § OSL: address of somebody who is threatened")),
    ("23 kap. 2 § OSL", _("23 kap. 2 § OSL: pupils")),
    ("26 kap. 1 § OSL", _("26 kap. 1 § OSL: social services")),
]
"""The commonest; another is written by hand. Which one holds is a question of law, which nobody's product answers."""


class DisclosureForm(RecordForm):
    class Meta:
        model = Disclosure
        fields = ["asked_on", "asked", "reference"]
        widgets = {"asked_on": DateInput(attrs={"class": "short"}), "asked": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"asked": _("What, not who: nobody has to say who they are or why they ask.")}


class WordsForm(forms.Form):
    words = forms.CharField(label=_("Words to look for"), max_length=100, min_length=2)


class LawForm(forms.Form):
    """The paragraph, of the commonest or another."""

    law = forms.ChoiceField(
        label=_("Paragraph of the law"), choices=[("", _("Choose")), *LAWS, ("other", _("another"))], required=False
    )
    other_law = forms.CharField(label=_("Another paragraph"), max_length=100, required=False)

    def paragraph(self, cleaned: dict[str, Any]) -> str:
        return cleaned.get("other_law", "").strip() if cleaned.get("law") == "other" else cleaned.get("law", "")


class MaskForm(LawForm):
    words = forms.CharField(label=_("Words to hide"), max_length=500, help_text=_("Every place where they stand."))
    reason = forms.CharField(label=_("Reason"), max_length=500)
    opened_version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["words", "law", "other_law", "reason"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["paragraph"] = self.paragraph(cleaned)
        if not cleaned["paragraph"]:
            self.add_error("law", ValidationError(_("Say which paragraph of the law.")))
        return cleaned


class DecisionForm(RecordForm):
    class Meta:
        model = DisclosureItem
        fields = ["handing", "paragraph", "reason"]
        widgets = {"handing": forms.RadioSelect, "reason": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"paragraph": _("When it is not handed out, as 26 kap. 1 § OSL.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paragraph"].required = self.fields["reason"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        handing = cleaned.get("handing")
        if handing == Handing.REFUSED:
            for name in ("paragraph", "reason"):
                if not cleaned.get(name):
                    self.add_error(name, ValidationError(_("A refusal needs the law and the reason.")))
        if handing == Handing.MASKED and not self.instance.masks:
            self.add_error("handing", ValidationError(_("Nothing in it is hidden yet.")))
        return cleaned
