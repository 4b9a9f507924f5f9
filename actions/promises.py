"""Verbs on what was promised: the owner's own reports."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import NOT_TWICE_WITHIN, send_mail
from accounts.models import User
from dialogues import links
from dialogues.events import record
from dialogues.models import OneTimeLink

from .forms import StatusReportForm
from .models import MOVES, PROMISED, IndicatorFigure, Milestone, Proposal, ProposalState, ReportState, StatusReport
from .reporting import keeping
from .reporting.forms import ReportForm
from .services import move_proposal

PURPOSE = "report_status"
VALID = timedelta(weeks=6)
LEADS_TO = {
    ReportState.ON_TRACK: ProposalState.UNDER_WAY,
    ReportState.DELAYED: ProposalState.UNDER_WAY,
    ReportState.STOPPED: ProposalState.STOPPED,
    ReportState.DONE: ProposalState.DONE,
}
"""Where a report moves the promise, when the table allows it."""


def give_report(
    *, form: StatusReportForm, proposal: Proposal, actor: User | None, link: OneTimeLink | None = None
) -> StatusReport | None:
    """Publish a status report, with the steps that were ticked and what was shown beside it. It is never changed
    afterwards; what it says moves the promise where that is allowed.

    Returns None, and keeps nothing, when the link it came by was no longer open.

    Raises:
        ValidationError: the proposal is not a promise, so there is nothing to report on; or the disk is full.
    """
    if proposal.state not in PROMISED:
        raise ValidationError(_("The proposal has not been decided, so there is nothing to report on yet."))
    with keeping.placed(form.cleaned if isinstance(form, ReportForm) else {}) as shown, transaction.atomic():
        if link is not None and not links.use(link):
            return None
        values: dict[str, object] = {"proposal": proposal, "by": actor}
        if "reported_on" not in form.fields:
            values["reported_on"] = timezone.localdate()
        report, is_new = form.save_record(**values)
        if is_new:
            if isinstance(form, ReportForm):
                _tick(form, report, actor)
                for measure, value in form.figures:
                    IndicatorFigure.objects.create(
                        indicator=measure, report=report, value=value, on=report.reported_on, by=actor
                    )
                shown.attach(report, names=form.file_names, alt=form.cleaned_data["alt"].strip())
            record("status_report.given", dialogue=proposal.dialogue, actor=actor, obj=report, state=report.state)
            if not proposal.reports.filter(reported_on__gt=report.reported_on).exists():
                _follow(proposal, report, actor)
        return report


def _tick(form: ReportForm, report: StatusReport, actor: User | None) -> None:
    """Steps that the report says are done, and how they went. One that was ticked meanwhile stays as it is."""
    for step, is_done, note in form.steps_done:
        values: dict[str, object] = {}
        if note != step.note:
            values["note"] = note
        if is_done:
            values["done_on"] = report.reported_on
        if not values:
            continue
        changed = Milestone.objects.filter(pk=step.pk, done_on=None).update(
            **values, version=F("version") + 1, updated_at=timezone.now()
        )
        if changed:
            name = "milestone.done" if is_done else "milestone.changed"
            record(name, dialogue=report.proposal.dialogue, actor=actor, obj=step, done=is_done)


def _follow(proposal: Proposal, report: StatusReport, actor: User | None) -> None:
    target = LEADS_TO[ReportState(report.state)]
    if target == proposal.state:
        return
    steps = [target] if target in MOVES[proposal.state] else [ProposalState.UNDER_WAY, target]
    for state in steps:
        if state in MOVES[proposal.state]:
            move_proposal(proposal=proposal, to_state=state, reason=report.text[:2000], actor=actor)


@transaction.atomic
def ask_for_report(*, proposal: Proposal, actor: User) -> None:
    """Mail the one responsible a one-time link to report by. Asking again closes the links sent before.

    Raises:
        ValidationError: there is no address, or the proposal is not a promise.
    """
    if proposal.state not in PROMISED:
        raise ValidationError(_("The proposal has not been decided, so there is nothing to report on yet."))
    if not proposal.owner_email:
        raise ValidationError(_("There is no e-mail address to write to. Add it under who is responsible."))
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    if links.is_fresh(purpose=PURPOSE, object_id=proposal.pk, within=NOT_TWICE_WITHIN):
        return  # the button was pressed twice
    links.revoke(purpose=PURPOSE, object_id=proposal.pk)
    dialogue = proposal.dialogue
    url = links.issue(purpose=PURPOSE, object_id=proposal.pk, dialogue=dialogue, valid=VALID)
    send_mail(
        to=proposal.owner_email,
        subject=_("How is it going with “%(title)s”?") % {"title": proposal.title},
        template="report_status",
        context={
            "proposal": proposal,
            "dialogue": dialogue,
            "url": url,
            "asker": actor.get_full_name(),
            "valid_until": timezone.localdate() + VALID,
        },
    )
    record("status_report.asked", dialogue=dialogue, actor=actor, obj=proposal)
