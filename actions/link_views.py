"""What a mailed one-time link opens: reporting on a promise without an account (answering: ``owning/``)."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dialogues.access import one_time_link
from dialogues.models import OneTimeLink

from . import promises, queries
from .models import PROMISED, Proposal, StatusReport
from .reporting.forms import ReportForm
from .standing import standing, steps


def proposal_of(link: OneTimeLink) -> Proposal | None:
    """The proposal that a link is about, with what its standing is made of; None when it is gone. Seven queries."""
    rows = queries.with_progress(Proposal.objects.filter(pk=link.object_id, dialogue=link.dialogue_id))
    proposal = rows.prefetch_related("partners", "partner_contacts").first()
    if proposal and link.dialogue:
        proposal.dialogue = link.dialogue
    return proposal


def closed(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    """The link was used in the moment between showing the page and sending it, or its proposal is gone."""
    state = "used" if link.used_at else "revoked"
    return render(request, "links/closed.html", {"state": state, "dialogue": link.dialogue}, status=410)


def context_of(link: OneTimeLink, proposal: Proposal, **more: object) -> dict:
    """What every such page shows of its proposal, and ``more``. Reads prefetched rows (``proposal_of``)."""
    today = timezone.localdate()
    how = standing(queries.facts_of(proposal), today) if proposal.state in PROMISED else None
    plan = steps(proposal.milestones.all(), proposal.state, today)
    return {"dialogue": link.dialogue, "proposal": proposal, "standing": how, "steps": plan} | more


@one_time_link
def report_status(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    proposal = proposal_of(link)
    if proposal is None:
        return closed(request, link)
    form = ReportForm(
        request.POST or None, request.FILES or None, instance=StatusReport(), proposal=proposal, dated=False
    )
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                report = promises.give_report(form=form, proposal=proposal, actor=None, link=link)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                if report is None:
                    link.refresh_from_db()
                    return closed(request, link)
                ticked = [step for step, is_done, _note in form.steps_done if is_done]
                return render(
                    request, "actions/link_reported.html", context_of(link, proposal, report=report, ticked=ticked)
                )
    return render(request, "actions/link_report.html", context_of(link, proposal, form=form), status=status)
