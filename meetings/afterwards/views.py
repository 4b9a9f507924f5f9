"""Pages after a meeting for those who run them, and the participant's own."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import confirm_page, form_page

from ..groups.views import own_row
from ..models import Side
from ..views.meetings import the_meeting
from . import queries, services
from .drawing import drawing
from .forms import PaperEvaluationForm
from .phone import evaluate_page


@workspace("read_evaluations")
def afterwards(request: WorkspaceRequest) -> HttpResponse:
    """What people thought, meeting by meeting, drawn and as a table."""
    found = queries.thoughts(request.dialogue)
    context = {"found": found, "drawn": drawing(found), "sides": Side.choices, "fewest": queries.FEWEST}
    return render(request, "meetings/afterwards/thoughts.html", context)


@workspace("plan_meetings")
def summary_send(request: WorkspaceRequest, number: int) -> HttpResponse:
    meeting = the_meeting(request, number)
    waiting = queries.to_be_sent(meeting).count()
    back = meeting.get_absolute_url()
    text = ngettext(
        "%(n)s person gets the summary by mail, with a link to the evaluation. Nobody gets it twice, and who wants no "
        "more summaries is left out.",
        "%(n)s people get the summary by mail, with a link to the evaluation. Nobody gets it twice, and who wants no "
        "more summaries is left out.",
        waiting,
    )
    return confirm_page(
        request,
        act=lambda: services.send_summaries(meeting=meeting, actor=request.user),
        title=_("Send the summary of meeting %(number)s?") % {"number": number},
        text=text % {"n": waiting},
        submit=_("Send"),
        back=back,
        done=back,
        said=_("The summary is on its way."),
    )


@workspace("lead_rounds")
def evaluation_enter(request: WorkspaceRequest, number: int) -> HttpResponse:
    """One evaluation after the other from paper."""
    meeting = the_meeting(request, number)
    here = reverse("meetings:evaluation_enter", args=[request.dialogue.slug, number])
    return form_page(
        request,
        PaperEvaluationForm(request.POST or None),
        save=lambda form: services.enter_evaluation(
            meeting=meeting,
            side=form.cleaned_data["side"],
            answer=form.answer(),
            key=form.cleaned_data["key"],
            actor=request.user,
        ),
        title=_("An evaluation on paper, meeting %(number)s") % {"number": number},
        submit=_("Save and take the next"),
        back=reverse("meetings:afterwards", args=[request.dialogue.slug]),
        done=here,
        said=_("The evaluation is saved."),
    )


@workspace("take_part")
def evaluation_give(request: WorkspaceRequest, number: int) -> HttpResponse:
    participant, meeting = own_row(request), the_meeting(request, number)
    if meeting.held_on > timezone.localdate():
        raise Http404
    here = reverse("meetings:evaluation_give", args=[request.dialogue.slug, number])
    return evaluate_page(request, participant=participant, meeting=meeting, here=here, back=meeting.get_absolute_url())
