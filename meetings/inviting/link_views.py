"""What the link in an invitation opens: the meetings, the answer, the calendar. And where a letter's code is typed.

No account. The link answers again until it expires, so that one can change one's mind. It shows the name of its holder
and of nobody else, and no perspective.
"""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from accounts.limits import CODE_GUESSES
from dialogues.access import one_time_link, public
from dialogues.models import OneTimeLink

from ..models import MeetingInvitation, Participant, ParticipantStatus
from ..taking_part import page_for, things_to_do
from . import calendar, letters, services
from .forms import AnswerForm, CodeForm


def _closed(request: HttpRequest, link: OneTimeLink, state: str) -> HttpResponse:
    return render(request, "links/closed.html", {"state": state, "dialogue": link.dialogue}, status=410)


@one_time_link
@sensitive_post_parameters()
def answer(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    rows = Participant.objects.filter(pk=link.object_id, dialogue=link.dialogue_id).select_related("invitation")
    participant = rows.first()
    if participant is None or link.dialogue is None:
        return _closed(request, link, "revoked")
    participant.dialogue = link.dialogue
    invitation = MeetingInvitation.objects.filter(participant=participant).first()
    if invitation is not None and not invitation.is_open:
        return _closed(request, link, "expired")
    page = page_for(request, participant=participant, dialogue=link.dialogue, base=request.path)
    if page is not None:
        return page
    if request.method == "GET" and "calendar" in request.GET:
        return calendar.response(link.dialogue)
    if request.method == "GET" and invitation is not None:
        services.note_opened(invitation)
    form = AnswerForm(request.POST if request.method == "POST" else None, participant=participant)
    if request.method == "POST" and form.is_valid():
        try:
            services.answer(participant=participant, said=form.said(), actor=None)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect(f"{request.path}?saved=1")
    context = {
        "participant": participant,
        "dialogue": link.dialogue,
        "meetings": calendar.to_come(link.dialogue) or list(link.dialogue.meetings.all()),
        "form": form,
        "until": link.expires_at,
        "saved": request.method == "GET" and "saved" in request.GET,
        "things": things_to_do(participant, link.dialogue),
        "is_coming": participant.status == ParticipantStatus.YES,
    }
    return render(request, "meetings/answer.html", context, status=422 if form.errors else 200)


@public
@sensitive_post_parameters()
def code(request: HttpRequest) -> HttpResponse:
    """Change the code on a letter for a link that works for two hours. Every code that does not fit gets one answer."""
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if CODE_GUESSES.is_spent(request):
            form, status = CodeForm(), 429
        elif form.is_valid():
            found = letters.find_by_code(form.cleaned_data["code"])
            if found is not None and found.is_open:
                return _quiet(redirect(letters.new_link(found, valid=letters.BY_CODE)))
            CODE_GUESSES.spend(request)
            form.add_error(
                "code", _("That code does not fit, or its time is out. Look at the letter again, or ask us.")
            )
    return CODE_GUESSES.tell(
        _quiet(render(request, "inviting/code.html", {"form": form, "wait": status == 429}, status=status))
    )


def _quiet(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
