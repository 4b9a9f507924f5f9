"""What the link in the mail with minutes opens: the minutes as they were sent, and the member's answer. No account."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ...models import CandidateStatus, MinutesReading, OneTimeLink
from .forms import ReadingForm
from .minutes import answer_minutes, sent_content


def minutes_by_link(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    """The link answers again until it expires or newer minutes are sent, so that one can change one's mind."""
    rows = MinutesReading.objects.filter(pk=link.object_id, minutes__meeting__dialogue=link.dialogue_id)
    reading = rows.select_related("candidate", "minutes__meeting__dialogue").first()
    sits = reading is not None and reading.candidate and reading.candidate.status == CandidateStatus.ACCEPTED
    if reading is None or not sits:
        return render(request, "links/closed.html", {"state": "revoked", "dialogue": link.dialogue}, status=410)
    form = ReadingForm(request.POST or None, initial={"answer": reading.answer, "words": reading.words})
    if request.method == "POST" and form.is_valid():
        try:
            answer_minutes(reading=reading, actor=None, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect(f"{request.path}?saved=1")
    context = {
        "reading": reading,
        "meeting": reading.minutes.meeting,
        "dialogue": link.dialogue,
        "content": sent_content(reading.minutes),
        "form": form,
        "saved": request.method == "GET" and "saved" in request.GET and reading.answered_at,
    }
    return render(request, "dialogues/design_team/minutes_link.html", context, status=422 if form.errors else 200)
