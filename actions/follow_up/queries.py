"""Follow-up reports as people ask for them."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Organisation, OrganisationKind
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.numbers import next_number
from reports.jobs import JobState

from ..models import FollowUpReport, FollowUpSending
from .content import freeze


def published_reports(dialogue: Dialogue) -> QuerySet[FollowUpReport]:
    """Published follow-up reports whose PDF can be had, newest first, without their content."""
    rows = dialogue.follow_ups.exclude(published_at=None).filter(document__state=JobState.DONE)
    return rows.select_related("document").defer("content")


def waiting_reports(dialogue: Dialogue) -> QuerySet[FollowUpReport]:
    """Reports that nobody has published yet, oldest first."""
    return dialogue.follow_ups.filter(published_at=None).defer("content").order_by("number")


def bodies_of(dialogue: Dialogue) -> QuerySet[Organisation]:
    """Political bodies of the municipality: those a report can be sent to."""
    return dialogue.municipality.organisations.filter(kind=OrganisationKind.POLITICAL_BODY).order_by("name")


def last_sending(dialogue: Dialogue, body: Organisation) -> FollowUpSending | None:
    """The last time that a report of the dialogue's municipality was sent to ``body``: its address is kept there."""
    rows = FollowUpSending.objects.filter(body=body, report__dialogue__municipality=dialogue.municipality_id)
    return rows.order_by("-pk").first()


def newest_follow_up(dialogue: Dialogue) -> FollowUpReport:
    """The newest report, or, when none has been ordered, one as of today that is not saved with anybody's name.

    For ``manage.py render follow-up``. Runs in its own transaction.
    """
    found = dialogue.follow_ups.order_by("-number").first()
    if found:
        return found
    with transaction.atomic():
        today = timezone.localdate()
        report = FollowUpReport.objects.create(
            dialogue=dialogue,
            number=next_number(FollowUpReport, dialogue=dialogue),
            title=_("What became of what we promised"),
            until=today,
            content=freeze(dialogue, until=today),
        )
        record("follow_up.ordered", dialogue=dialogue, obj=report, number=report.number)
    return report
