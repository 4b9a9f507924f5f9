"""Forms of the second codebook."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import RecordForm

from ..models import Category, Facet


def _plain(text: str) -> str:
    return " ".join(text.split())


class FacetForm(RecordForm):
    class Meta:
        model = Facet
        fields = ["name", "is_single"]
        labels = {"name": _("What is asked of a statement"), "is_single": _("At most one category for each statement")}
        help_texts = {"name": _("In a word or two, such as: area, kind of measure.")}

    def clean_name(self) -> str:
        name = _plain(self.cleaned_data["name"])
        others = Facet.objects.filter(dialogue=self.instance.dialogue).exclude(pk=self.instance.pk)
        if any(other.casefold() == name.casefold() for other in others.values_list("name", flat=True)):
            raise ValidationError(_("There is one by that name already."))
        return name


class CategoryForm(RecordForm):
    class Meta:
        model = Category
        fields = ["name", "description"]
        widgets = {"description": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"description": _("For those who code: what belongs here, and what does not.")}

    def clean_name(self) -> str:
        name = _plain(self.cleaned_data["name"])
        others: Any = Category.objects.filter(facet=self.instance.facet, removed_at=None).exclude(pk=self.instance.pk)
        if any(other.casefold() == name.casefold() for other in others.values_list("name", flat=True)):
            raise ValidationError(_("There is one by that name already."))
        return name
