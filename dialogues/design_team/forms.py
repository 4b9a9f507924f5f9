"""Forms of the design team: who is asked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..forms_base import RecordForm
from ..models import DesignTeamCandidate


class CandidateForm(RecordForm):
    class Meta:
        model = DesignTeamCandidate
        fields = ["name", "organisation", "email", "side", "perspective", "reason", "status", "answer"]
        widgets = {
            "side": forms.RadioSelect,
            "status": forms.RadioSelect,
            "perspective": forms.Textarea(attrs={"rows": 2, "class": "input--line"}),
            "reason": forms.Textarea(attrs={"rows": 4}),
            "answer": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {
            "perspective": _("How they see the issue, in a sentence they would sign themselves."),
            "reason": _("What would be missing without them? Only you who lead the dialogue read this."),
            "answer": _("What they said when they were asked, conditions included. Only you who lead read this."),
        }
