"""What the link in an invitation to the design team opens. No account; the link answers again until it expires."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ..models import DesignTeamCandidate, OneTimeLink
from .forms import InvitationAnswerForm
from .inviting import answer_invitation


def invitation_by_link(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    rows = DesignTeamCandidate.objects.filter(pk=link.object_id, dialogue=link.dialogue_id)
    candidate = rows.select_related("dialogue__municipality").first()
    if candidate is None:
        return render(request, "links/closed.html", {"state": "revoked", "dialogue": link.dialogue}, status=410)
    initial = {"answer": candidate.status, "words": candidate.answer, "ask_again_on": candidate.ask_again_on}
    form = InvitationAnswerForm(request.POST or None, initial=initial if candidate.answered_at else {})
    if request.method == "POST" and form.is_valid():
        answer_invitation(candidate=candidate, **form.cleaned_data)
        return redirect(f"{request.path}?saved=1")
    context = {
        "candidate": candidate,
        "dialogue": link.dialogue,
        "form": form,
        "saved": request.method == "GET" and "saved" in request.GET and candidate.answered_at,
    }
    return render(request, "dialogues/design_team/invitation_link.html", context, status=422 if form.errors else 200)
