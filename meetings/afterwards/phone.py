"""After a meeting in the hand: the summary, the evaluation, and no more mail. Who it is has been settled before."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dialogues.models import Dialogue

from ..models import EvaluationGiven, Meeting, Participant
from . import services
from .forms import EvaluationForm


def evaluate_page(
    request: HttpRequest, *, participant: Participant, meeting: Meeting, here: str, back: str
) -> HttpResponse:
    """Three questions and a box. Answered once."""
    form = EvaluationForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                services.evaluate(meeting=meeting, participant=participant, answer=form.answer())
            except ValidationError as error:
                messages.error(request, " ".join(error.messages))
            else:
                messages.success(request, _("Thank you. Your answer is in, without your name."))
            return redirect(here)
    context = {
        "form": form,
        "meeting": meeting,
        "dialogue": meeting.dialogue,
        "answered": EvaluationGiven.objects.filter(meeting=meeting, participant=participant).exists(),
        "back": back,
    }
    return render(request, "meetings/afterwards/evaluate.html", context, status=status)


def summaries_page(request: HttpRequest, *, participant: Participant, dialogue: Dialogue) -> HttpResponse:
    """Every summary that is written, what is left to answer, and whether more come by mail."""
    if request.method == "POST":
        services.want_summaries(participant=participant, wants=request.POST.get("wants") == "1")
        messages.success(request, _("That is kept."))
        return redirect(request.path)
    answered = set(participant.evaluations_given.values_list("meeting_id", flat=True))
    held = dialogue.meetings.exclude(summary="").order_by("-held_on", "-number")
    context = {
        "dialogue": dialogue,
        "participant": participant,
        "meetings": [(meeting, meeting.pk in answered) for meeting in held],
        "wants": not hasattr(participant, "summary_opt_out"),
        "here": request.path,
    }
    return render(request, "meetings/afterwards/summaries.html", context)
