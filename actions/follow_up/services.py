"""Verbs of follow-up reports: order, sum up, publish, send."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import User
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.numbers import next_number
from reports.jobs import JobState

from ..models import FollowUpReport, FollowUpSending
from .content import LANGUAGE, freeze
from .printing import order_pdf


@transaction.atomic
def order_follow_up(*, form: Any, dialogue: Dialogue, actor: User) -> FollowUpReport:
    """Freeze what is known and order the PDF. The same ``FollowUpForm`` submitted twice gives one report.

    Raises:
        ValidationError: nothing had been promised by that day.
    """
    if earlier := form.already_created():
        return earlier
    known = form.cleaned_data
    content = freeze(dialogue, since=known["since"], until=known["until"], words=known["summary"].strip())
    if not content["promises"]:
        raise ValidationError(_("Nothing had been promised by then, so there is nothing to follow up."))
    number = next_number(FollowUpReport, dialogue=dialogue)
    report, is_new = form.save_record(dialogue=dialogue, number=number, content=content)
    if is_new:
        record("follow_up.ordered", dialogue=dialogue, actor=actor, obj=report, number=report.number)
        order_pdf(report=report)
    return report


@transaction.atomic
def order_scheduled(*, dialogue: Dialogue, due_on: date, since: date | None, until: date) -> FollowUpReport | None:
    """Freeze the report that is due on ``due_on``, in nobody's name. None when nothing had been promised by then, or
    when the report of that day is there already."""
    if dialogue.follow_ups.filter(due_on=due_on).exists():
        return None
    content = freeze(dialogue, since=since, until=until)
    if not content["promises"]:
        return None
    with translation.override(LANGUAGE):
        title = _("What became of what we promised")
    report = FollowUpReport.objects.create(
        dialogue=dialogue,
        number=next_number(FollowUpReport, dialogue=dialogue),
        title=title,
        since=since,
        until=until,
        due_on=due_on,
        content=content,
    )
    record("follow_up.ordered", dialogue=dialogue, obj=report, number=report.number, due=due_on.isoformat())
    order_pdf(report=report)
    return report


@transaction.atomic
def sum_up(*, form: Any, report: FollowUpReport, actor: User) -> None:
    """Change the title and the summary of a report that is not published, and make its PDF anew.

    Raises:
        ValidationError: it has been published.
        Conflict: somebody else has changed it meanwhile.
    """
    if FollowUpReport.objects.select_for_update().get(pk=report.pk).published_at:
        raise ValidationError(_("It has been published, and stays as it is."))
    content = {**report.content, "summary": form.cleaned_data["summary"].strip()}
    saved, _changed = form.save_record(content=content)
    record("follow_up.summed_up", dialogue=report.dialogue, actor=actor, obj=saved, number=saved.number)
    order_pdf(report=saved)


@transaction.atomic
def publish_follow_up(*, report: FollowUpReport, actor: User) -> None:
    """Show the report to anyone, as soon as the dialogue itself is published. It cannot be taken back or changed.

    Raises:
        ValidationError: its PDF is not ready.
    """
    if report.document is None or report.document.state != JobState.DONE:
        raise ValidationError(_("The PDF is not ready yet. Publish the report when it is."))
    if FollowUpReport.objects.filter(pk=report.pk, published_at=None).update(published_at=timezone.now()):
        record("follow_up.published", dialogue=report.dialogue, actor=actor, obj=report, number=report.number)


@transaction.atomic
def send_to_body(*, form: Any, report: FollowUpReport, actor: User) -> FollowUpSending:
    """Mail the published report's address to a body's registrar, with its reference number. Each body gets it once;
    only when the mail could not be delivered may it be sent again, to another address.

    Raises:
        ValidationError: it is not public, or that body has been sent it.
    """
    if earlier := form.already_created():
        return earlier
    FollowUpReport.objects.select_for_update().get(pk=report.pk)
    if report.published_at is None or not report.dialogue.is_published:
        raise ValidationError(_("Publish the report and the dialogue first, so that the link leads somewhere."))
    sending: FollowUpSending
    known = report.sendings.select_related("mail").filter(body=form.cleaned_data["body"]).first()
    if known is None:
        sending, is_new = form.save_record(report=report, by=actor)
        if not is_new:
            return sending
    elif not _failed(known):
        raise ValidationError({"body": _("%(body)s has been sent this report.") % {"body": known.body}})
    else:
        sending = known
        for name in ("address", "reference_number", "words"):
            setattr(sending, name, form.cleaned_data[name])
        sending.attempt, sending.by = sending.attempt + 1, actor
    sending.mail = _mail(sending, report)
    sending.save()
    record(
        "follow_up.sent",
        dialogue=report.dialogue,
        actor=actor,
        obj=report,
        number=report.number,
        body=sending.body_id,
        reference=sending.reference_number,
    )
    return sending


def _failed(sending: FollowUpSending) -> bool:
    return sending.mail is not None and sending.mail.state == JobState.FAILED


def _mail(sending: FollowUpSending, report: FollowUpReport) -> Any:
    dialogue = report.dialogue
    with translation.override(LANGUAGE):
        subject = _("Follow-up report on %(dialogue)s") % {"dialogue": dialogue.title}
        if sending.reference_number:
            subject = f"{sending.reference_number}: {subject}"
        return send_mail(
            to=sending.address,
            subject=subject,
            template="follow_up_to_body",
            context={
                "sending": sending,
                "report": report,
                "dialogue": dialogue,
                "sentence": report.content["sentence"],
                "page": report.get_public_url(),
                "pdf": reverse("public:follow_up", args=[dialogue.slug, report.number]),
            },
            key=f"follow-up:{report.pk}:{sending.body_id}:{sending.attempt}",
        )
