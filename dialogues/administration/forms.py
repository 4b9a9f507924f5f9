"""Forms of the administration."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.look.colours import checked
from accounts.models import Municipality, Organisation

from ..forms_base import ConfirmForm, DateInput, RecordForm
from ..models import Dialogue


class LeaderForm(forms.Form):
    """Whom to ask to lead which dialogue. ``creation_key`` keeps a double submit from asking twice."""

    dialogue = forms.ModelChoiceField(Dialogue.objects.none(), label=_("Which dialogue?"), empty_label=_("Choose"))
    email = forms.EmailField(label=_("E-mail"), help_text=_("We mail them a link of their own."))
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    creation_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, municipality: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dialogue"].queryset = municipality.dialogues.order_by("title", "pk")
        self.fields["creation_key"].initial = uuid.uuid4()


class AdministratorForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("Without an account they get one, and a mail that says how to log in.")
    )
    name = forms.CharField(label=_("Name"), max_length=120, required=False)


class MergeForm(ConfirmForm):
    """Which organisation takes over, and yes to it."""

    into = forms.ModelChoiceField(Organisation.objects.none(), label=_("Which one stays?"), empty_label=_("Choose"))
    field_order = ["into", "confirm"]

    def __init__(self, *args: Any, one: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = one.municipality.organisations.exclude(pk=one.pk)


class LookForm(RecordForm):
    picture = forms.FileField(
        label=_("Logo"),
        required=False,
        help_text=_("A PNG, JPEG or WebP of at most 2 MB. It is shown on a white field, 36 pixels high."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    without_logo = forms.BooleanField(label=_("Show no logo"), required=False)

    class Meta:
        model = Municipality
        fields = ["accent"]
        widgets = {"accent": forms.TextInput(attrs={"class": "input--short", "spellcheck": "false"})}
        help_texts = {
            "accent": _("Six signs after a #, as in #0b5563. Everything else follows from it, also for dark screens "
                        "and for paper. Leave it empty for the product's own."),
        }  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.logo:
            self.fields.pop("without_logo")

    def clean_accent(self) -> str:
        written = self.cleaned_data["accent"]
        return checked(written) if written.strip() else ""


class NoticeForm(RecordForm):
    class Meta:
        model = Municipality
        fields = ["banner", "banner_from", "banner_until"]
        labels = {"banner": _("What should it say?")}
        widgets = {
            "banner": forms.Textarea(attrs={"rows": 3}),
            "banner_from": DateInput(),
            "banner_until": DateInput(),
        }
        help_texts = {
            "banner": _("A sentence or two, at most 300 characters. Empty takes it away."),
            "banner_from": _("Empty: at once."),
            "banner_until": _("Empty: until you take it away."),
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        first, last = values.get("banner_from"), values.get("banner_until")
        if first and last and last < first:
            self.add_error("banner_until", ValidationError(_("The last day should not come before the first.")))
        return values


class ContactsForm(RecordForm):
    class Meta:
        model = Municipality
        fields = ["name", "contact_email", "contact_text", "data_protection_contact"]
        help_texts = {
            "contact_email": _("Stands on all public pages, in the accessibility statement and in mails."),
            "contact_text": _("A person, a unit or a telephone number, for those who do not write mails."),
            "data_protection_contact": _("Stands where the protection of personal data is described."),
        }
