"""Verbs around the statement and the reports. Nothing of what a report says is in a mail to us or in the log."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import Municipality, User
from dialogues.events import record
from interviews.webforms.guard import LINK, MOST_LINKS

from ..models import AccessibilityReport, AccessibilityStatement, ReportedStatus
from ..open.news import absolute
from .forms import AnswerForm, ReportForm, StatementForm


@transaction.atomic
def save_statement(*, form: StatementForm, municipality: Municipality, actor: User) -> AccessibilityStatement:
    """Save what the municipality says of its own.

    Raises:
        Conflict: somebody else saved it since it was opened.
        ValidationError: somebody else wrote the first one at the same moment.
    """
    row, changed = form.save_record(municipality=municipality)
    if changed:
        record("accessibility.stated", dialogue=None, actor=actor, obj=row)
    return row


@transaction.atomic
def receive_report(*, form: ReportForm, municipality: Municipality, language: str, hidden: str) -> AccessibilityReport:
    """Keep what somebody could not use and tell the administrators that it has come. A form sent twice is kept once."""
    text = form.cleaned_data["text"]
    doubtful = bool(hidden.strip()) or len(LINK.findall(text)) > MOST_LINKS
    row, created = form.save_record(municipality=municipality, language=language, is_doubtful=doubtful)
    if created:
        record("accessibility.reported", dialogue=None, obj=row)
        _tell_administrators(row)
    return row


def _tell_administrators(row: AccessibilityReport) -> None:
    address = absolute(reverse("accessibility_reports", args=[row.municipality.slug]))
    with translation.override("sv"):
        for person in row.municipality.administrators.filter(is_active=True):
            send_mail(
                to=person.email,
                subject=_("Somebody could not use a page"),
                template="accessibility_reported",
                context={"municipality": row.municipality, "address": address},
                key=f"accessibility-{row.pk}-{person.pk}",
            )


@transaction.atomic
def answer_report(*, form: AnswerForm, actor: User) -> AccessibilityReport:
    """Write down what was answered, and mail it to whoever left an address.

    Raises:
        Conflict: somebody else answered since it was opened.
        ValidationError: what it said has been erased.
    """
    if form.instance.emptied_at:
        raise ValidationError(_("What it said has been erased."))
    row, _changed = form.save_record(status=ReportedStatus.ANSWERED, answered_by=actor, answered_at=timezone.now())
    if row.email:
        with translation.override(row.language if row.language in {"sv", "en"} else "sv"):
            send_mail(
                to=row.email,
                subject=_("An answer to what you wrote to %(municipality)s") % {"municipality": row.municipality.name},
                template="accessibility_answer",
                context={"municipality": row.municipality, "answer": row.answer},
                key=f"accessibility-answer-{row.pk}-{row.version}",
            )
    record("accessibility.answered", dialogue=None, actor=actor, obj=row)
    return row


@transaction.atomic
def erase_report(*, report: AccessibilityReport, actor: User | None = None) -> None:
    """Erase what was written and answered; that something came, and when, stays. Harmless to repeat."""
    found = AccessibilityReport.objects.filter(pk=report.pk, emptied_at=None)
    if found.update(text="", where="", email="", answer="", emptied_at=timezone.now(), version=F("version") + 1):
        record("accessibility.erased", dialogue=None, actor=actor, obj=report)
