"""What the invited person's link opens: the talk, the information, the answer, the calendar file. No account, no name.

The link answers again until the day after the talk, so that one can change one's mind. It shows nobody's name but the
interviewer's: a mail gets forwarded.
"""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from dialogues.access import one_time_link
from dialogues.models import OneTimeLink

from ..models import InterviewInvitation, InterviewStatus, InvitationStatus
from . import calendar, services, when
from .forms import AnswerForm


def _invitation(link: OneTimeLink) -> InterviewInvitation | None:
    rows = InterviewInvitation.objects.filter(pk=link.object_id, interview__dialogue=link.dialogue_id)
    found = rows.select_related("interview__interviewer", "interviewee__consent").first()
    if found is None or link.dialogue is None or services.took_back(found.interviewee):
        return None
    found.interview.dialogue = link.dialogue
    taken_off = not found.interview.people.filter(pk=found.interviewee_id).exists()
    return None if taken_off and found.status not in {InvitationStatus.DECLINED, InvitationStatus.CALLED_OFF} else found


def _closed(request: HttpRequest, link: OneTimeLink, state: str) -> HttpResponse:
    return render(request, "links/closed.html", {"state": state, "dialogue": link.dialogue}, status=410)


def _is_on(invitation: InterviewInvitation) -> bool:
    """Whether there is a talk to answer about: booked, or declined by this very person."""
    status = invitation.interview.status
    if invitation.status == InvitationStatus.CALLED_OFF:
        return False
    return status == InterviewStatus.BOOKED or (
        status == InterviewStatus.DECLINED and invitation.status == InvitationStatus.DECLINED
    )


@one_time_link
def answer_by_link(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    invitation = _invitation(link)
    if invitation is None:
        return _closed(request, link, "revoked")
    interview = invitation.interview
    if when.valid_until(interview) <= timezone.now():
        return _closed(request, link, "expired")
    is_on = _is_on(invitation)
    if request.method == "GET" and "calendar" in request.GET and is_on:
        return calendar.response(interview)
    form = AnswerForm(request.POST or None, invitation=invitation)
    if request.method == "POST" and is_on and form.is_valid():
        try:
            services.answer(invitation=invitation, said=form.said(), actor=None)
        except ValidationError as error:  # called off in this very moment
            form.add_error(None, error)
        else:
            return redirect(f"{request.path}?saved=1")
    context = {
        "invitation": invitation,
        "interview": interview,
        "dialogue": link.dialogue,
        "ends": when.ends(interview),
        "form": form,
        "is_on": is_on,
        "saved": request.method == "GET" and "saved" in request.GET and invitation.answered_at,
    }
    return render(request, "interviews/invitation_link.html", context, status=422 if form.errors else 200)
