"""For the leader: how many have been told of each promise, never who."""

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render

from dialogues.access import WorkspaceRequest, workspace

from ..models import PROMISED, Hearing


@workspace("cull_proposals")
def told(request: WorkspaceRequest) -> HttpResponse:
    """Promise by promise: how many people have been told of its steps, and how many are to be."""
    here = Hearing.objects.filter(proposal__dialogue=request.dialogue, left_at=None)
    people = here.aggregate(
        told=Count("hearer", filter=Q(told_at__isnull=False), distinct=True),
        heard=Count("hearer", filter=Q(told_at__isnull=False, hearer__interviewee__isnull=False), distinct=True),
        waiting=Count("hearer", filter=Q(told_at=None, hearer__stopped_at=None), distinct=True),
    )
    rows = request.dialogue.proposals.filter(state__in=PROMISED).order_by("number")
    promises = rows.annotate(
        told=Count("hearings__hearer", filter=Q(hearings__told_at__isnull=False), distinct=True),
        waiting=Count(
            "hearings__hearer",
            filter=Q(hearings__told_at=None, hearings__left_at=None, hearings__hearer__stopped_at=None),
            distinct=True,
        ),
    )
    return render(request, "actions/told.html", {"people": people, "promises": promises})
