"""What owners say on how it goes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.records import Record

from .proposals import Proposal


class ReportState(models.TextChoices):
    ON_TRACK = "on_track", pgettext_lazy("status report", "on track")
    DELAYED = "delayed", pgettext_lazy("status report", "delayed")
    STOPPED = "stopped", pgettext_lazy("status report", "stopped")
    DONE = "done", pgettext_lazy("status report", "done")


class StatusReport(Record):
    """The owner's word on how it goes. A published report is never changed; a new one follows."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="reports")
    reported_on = models.DateField(_("date"))
    state = models.CharField(_("how it goes"), max_length=10, choices=ReportState)
    text = models.TextField(_("in a few sentences"), max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False)

    class Meta:
        ordering = ["-reported_on", "-pk"]
        indexes = [models.Index(fields=["proposal", "-reported_on"])]

    def __str__(self) -> str:
        return f"{self.reported_on} {self.state}"

    def save(self, *args, **kwargs) -> None:
        if self.pk is not None:
            raise TypeError("A status report is never changed; a new one follows.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("A status report is never removed.")
