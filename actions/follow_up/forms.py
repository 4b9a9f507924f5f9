"""Forms of follow-up reports: a period, a summary, when the next is due, whom to send it to."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogues.forms_base import DateInput, RecordForm
from dialogues.models import Dialogue

from ..forms import not_ahead, not_before_start
from ..models import FollowUpReport, FollowUpSchedule, FollowUpSending
from .queries import bodies_of, last_sending

TITLE_HELP = _("Leave as it is, or write your own.")
SUMMARY_HELP = _("A sentence on how many promises are kept comes first by itself. Add what it does not say.")


class FollowUpForm(RecordForm):
    class Meta:
        model = FollowUpReport
        fields = ["since", "until", "title", "summary"]
        widgets = {"since": DateInput, "until": DateInput}
        help_texts = {
            "since": _("What has happened is told from this day on. Empty means from the beginning."),
            "until": _("What was known on this day is frozen. Later changes belong in the next report."),
            "title": TITLE_HELP,
            "summary": SUMMARY_HELP,
        }

    def __init__(self, *args, dialogue: Dialogue, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue
        self.initial["until"] = timezone.localdate()
        last = (
            dialogue.follow_ups.filter(until__lt=timezone.localdate()).order_by("-until").values_list("until").first()
        )
        if last:
            self.initial["since"] = last[0] + timedelta(days=1)
        self.fields["title"].required = False

    def clean_since(self) -> date | None:
        return not_before_start(not_ahead(self.cleaned_data["since"]), self.dialogue)

    def clean_until(self) -> date | None:
        return not_before_start(not_ahead(self.cleaned_data["until"]), self.dialogue)

    def clean_title(self) -> str:
        return self.cleaned_data["title"] or str(_("What became of what we promised"))

    def clean(self) -> None:
        super().clean()
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("since", _("The period must begin before it ends."))


class SummaryForm(RecordForm):
    class Meta:
        model = FollowUpReport
        fields = ["title", "summary"]
        help_texts = {"title": TITLE_HELP, "summary": SUMMARY_HELP}


class ScheduleForm(RecordForm):
    class Meta:
        model = FollowUpSchedule
        fields = ["every_months", "next_on"]
        widgets = {"next_on": DateInput, "every_months": forms.NumberInput(attrs={"class": "input--tiny"})}
        help_texts = {
            "every_months": _("Six is common. One at least, thirty-six at most."),
            "next_on": _("The report tells what was known the day before. You get a mail when it waits to be read."),
        }

    def clean_next_on(self) -> date:
        day: date = self.cleaned_data["next_on"]
        if day < timezone.localdate() and day != self.initial.get("next_on"):
            raise ValidationError(_("Choose a day that has not passed."))
        return day


class SendingForm(RecordForm):
    class Meta:
        model = FollowUpSending
        fields = ["body", "address", "reference_number", "words"]
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "address": _("The registrar's, so that it is kept among the public records."),
            "reference_number": _("That of the decision, or the one the body has given the follow-up."),
        }

    def __init__(self, *args, report: FollowUpReport, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.instance.report = report
        bodies = bodies_of(report.dialogue)
        self.fields["body"].queryset = bodies
        self._suggest(report, list(bodies))

    def _suggest(self, report: FollowUpReport, bodies: list) -> None:
        """Begin with the first body that decided and has not been sent it; the address as it was last time."""
        named = {row["name"]: row["references"] for row in report.content.get("to", [])}
        sent = set(report.sendings.values_list("body_id", flat=True))
        body = next((one for one in bodies if one.name in named and one.pk not in sent), None)
        if body is None:
            return
        self.initial["body"] = body.pk
        if named[body.name]:
            self.initial["reference_number"] = named[body.name][0][:60]
        if last := last_sending(report.dialogue, body):
            self.initial["address"] = last.address
