"""Forms of the dialogue itself and of its preparation."""

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import Municipality, Organisation
from accounts.records import Conflict, Record

from .forms_base import DateInput, RecordForm
from .models import Dialogue

LONG = {"rows": 8}
SHORT = {"rows": 4}


class SectionForm(RecordForm):
    """Some of a large row's fields. Two people may edit different sections; only the same one is a conflict.

    The form carries a fingerprint of its own fields as they were opened in place of the row's version.
    """

    opened_as = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("opened_version", None)
        self.fields["opened_as"].initial = self.fingerprint(self.instance)

    def fingerprint(self, row: models.Model) -> str:
        values = [(name, str(row.serializable_value(name))) for name in self._meta.fields]
        return hashlib.sha256(repr(values).encode()).hexdigest()

    def save_record(self, **values: Any) -> tuple[Record, bool]:
        """Save this section's fields alone onto the row as it is now; must run inside a transaction.

        Raises:
            Conflict: somebody saved the same section since it was opened.
        """
        model = type(self.instance)
        current = model._base_manager.select_for_update(no_key=True).get(pk=self.instance.pk)
        if self.fingerprint(self.instance) == self.fingerprint(current):
            return current, False
        if self.cleaned_data.get("opened_as") != self.fingerprint(current):
            raise Conflict(current)
        for name in self._meta.fields:
            values.setdefault(name, self.cleaned_data[name])
        for name, value in values.items():
            setattr(current, name, value)
        current.version += 1
        current.save(update_fields=[*values, "version", "updated_at"])
        return current, True

    def conflicting_fields(self, current: models.Model) -> list[dict[str, Any]]:
        differing = super().conflicting_fields(current)
        data = self.data.copy()
        data[self.add_prefix("opened_as")] = self.fingerprint(current)
        self.data = data
        return differing


class DescriptionForm(SectionForm):
    class Meta:
        model = Dialogue
        fields = ["title", "kind", "starts_on", "issue", "background", "purpose"]
        widgets = {
            "starts_on": DateInput,
            "kind": forms.RadioSelect,
            "issue": forms.Textarea(attrs=LONG),
            "background": forms.Textarea(attrs=LONG),
            "purpose": forms.Textarea(attrs=LONG),
        }
        help_texts = {
            "issue": _("What is it that people do not agree on, and who are they? Write so that both sides nod."),
            "background": _("What has happened before, and what has been tried."),
            "purpose": _("What should be different when the dialogue is over?"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.instance.purposes.filter(agreed_on__isnull=False).exists():
            self.fields["purpose"].disabled = True
            words = _("The design team has agreed on it. It is changed by a new wording there.")
            self.fields["purpose"].help_text = words


class PublicTextForm(SectionForm):
    class Meta:
        model = Dialogue
        fields = ["next_step", "contact_email"]
        widgets = {"next_step": forms.Textarea(attrs=SHORT)}
        help_texts = {
            "next_step": _("What happens next, and when? One or two sentences, as you would say them to a neighbour."),
            "contact_email": _("Where questions go. Without one, the municipality's own address is shown."),
        }


class PrivacyForm(SectionForm):
    class Meta:
        model = Dialogue
        fields = ["legal_basis", "notice", "impact_assessment", "retain_until", "lowest_age", "threshold"]
        widgets = {
            "notice": forms.Textarea(attrs={"rows": 12}),
            "retain_until": DateInput,
        }
        help_texts = {
            "legal_basis": _("For example: a task in the public interest, article 6.1 e, with article 9.2 g."),
            "notice": _(
                "What people read or hear before they talk: who asks, why, what is kept and for how long, and that "
                "they may stop or take it back."
            ),
            "impact_assessment": _("The reference number where the assessment is filed."),
            "retain_until": _("On this day names, recordings and texts are removed. What is published stays."),
            "lowest_age": _("Younger than this is not interviewed. Under 15, a guardian also says yes."),
            "threshold": _("Figures about fewer people than this are hidden. Never lower than 3."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lowest_age"].validators.append(_plausible_age)

    def clean_retain_until(self):
        day = self.cleaned_data["retain_until"]
        if day and day < self.instance.starts_on:
            raise ValidationError(_("The day lies before the dialogue's start."))
        return day


def _plausible_age(age: int) -> None:
    if age > 100:
        raise ValidationError(_("Give an age between 0 and 100."))


class OrganisationForm(RecordForm):
    class Meta:
        model = Organisation
        fields = ["name", "kind"]
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args: Any, municipality: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.municipality = municipality

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        same = self.municipality.organisations.filter(name__iexact=values.get("name", "")).exclude(pk=self.instance.pk)
        if same.exclude(creation_key=values.get("creation_key")).exists():
            self.add_error("name", ValidationError(_("The municipality already has an organisation by that name.")))
        return values
