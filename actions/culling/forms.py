"""Forms of the culling."""

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogues.forms import SectionForm
from dialogues.models import Dialogue


class LimitForm(SectionForm):
    """How many proposals the dialogue keeps at most before it is warned."""

    class Meta:
        model = Dialogue
        fields = ["most_kept"]
        widgets = {"most_kept": forms.NumberInput(attrs={"class": "input--tiny"})}
        help_texts = {
            "most_kept": _(
                "With more than this many, those who choose and follow up are warned. Nothing is stopped. The method "
                "wants a few that can really be done; a dialogue that kept eight found them hard to follow up."
            )
        }
