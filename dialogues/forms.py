"""Forms of the preparation, the design team and the people of a dialogue."""

from accounts.models import Organisation

from .forms_base import DateInput, RecordForm
from .models import Dialogue, SignOff


class SignOffForm(RecordForm):
    class Meta:
        model = SignOff
        fields = ["organisation", "contact_name", "stake", "status", "answered_on", "words"]
        widgets = {"answered_on": DateInput}

    def __init__(self, *args, dialogue: Dialogue, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.instance.dialogue = dialogue  # so that the unique pair is checked with the form
        self.fields["organisation"].queryset = Organisation.objects.filter(municipality=dialogue.municipality)
