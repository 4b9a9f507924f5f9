"""What to order, and which archive to take in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Municipality, User
from dialogues.models import Dialogue

from ..models import ArchiveKind
from .importing import TOO_LARGE
from .rules import kinds_for, may_have_people

LARGEST_UPLOAD = 20 * 1024 * 1024
"""Bytes of an archive that is taken in through the browser, while it waits; larger ones are taken in by command."""
MOST_ROWS_HERE = 20_000
"""Rows of such an archive: three times the demo's dialogue, which takes some seconds."""


class OrderForm(forms.Form):
    """One archive to order. People are asked about only where the person may choose, and never without a reason."""

    kind = forms.ChoiceField(label=_("What is it to hold?"), widget=forms.RadioSelect)
    with_people = forms.BooleanField(
        label=_("With names and people's own words"),
        required=False,
        help_text=_(
            "Only for the whole dialogue, when your archive authority asks for it. Others can read who said what."
        ),
    )
    reason = forms.CharField(
        label=_("Why names and own words are needed"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
        help_text=_("For example the decision, and its number. It is kept with the order."),
    )
    creation_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: User, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            ArchiveKind.PUBLIC: _("What was published: for anyone, with nothing personal in it"),
            ArchiveKind.FULL: _("The whole dialogue: for the archive, or for another installation"),
        }
        self.fields["kind"].choices = [(kind.value, words[kind]) for kind in kinds_for(user, dialogue)]
        self.fields["kind"].initial = ArchiveKind.PUBLIC.value
        if not may_have_people(user, dialogue):
            del self.fields["with_people"], self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("with_people") and cleaned.get("kind") == ArchiveKind.PUBLIC:
            self.add_error("with_people", _("What was published holds nobody's name. Choose the whole dialogue."))
        elif cleaned.get("with_people") and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Say why names and people's own words are needed. It is kept with the order."))
        return cleaned


class TakeInForm(forms.Form):
    """An archive from another installation."""

    municipality = forms.ModelChoiceField(
        Municipality.objects.none(), label=_("To which municipality?"), empty_label=None
    )
    file = forms.FileField(
        label=_("The archive"),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
        help_text=_("A file that was ordered as an archive of the whole dialogue."),
    )
    from_elsewhere = forms.BooleanField(
        label=_("The dialogue was another municipality's"),
        required=False,
        help_text=_("Without this, only a dialogue of the same municipality is taken in."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = municipalities_of(user)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST_UPLOAD:
            raise ValidationError(TOO_LARGE)
        return file


def municipalities_of(user: User):
    """Where the person may take dialogues in: where they administrate; a superuser everywhere."""
    if user.is_superuser:
        return Municipality.objects.all()
    return Municipality.objects.filter(administrators=user)
