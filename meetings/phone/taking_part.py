"""Choosing a group, Open Space and the evaluation in the phone by one's own code (``meetings/taking_part.py``)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from dialogues.access import public

from ..taking_part import page_for, things_to_do
from .hooks import Task, Visit
from .public_views import quiet, visiting


def things_tonight(visit: Visit) -> list[Task]:
    """What somebody with a code of their own can do now, besides the rounds; others' codes give nothing."""
    if visit.participant is None:
        return []
    here = reverse("phone_take_part", args=[visit.code.code])
    things = things_to_do(visit.participant, visit.meeting.dialogue, visit.meeting)
    return [
        Task(title=thing.title, text="", url=here + thing.query, label=thing.text)
        for thing in things
        if not thing.query.startswith("?round=")
    ]


@public
@quiet
@visiting
def take_part(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The page that ``?interest=``, ``?topics=`` or ``?evaluate=`` asks for, of this evening alone.

    Raises:
        Http404: it is not a code of a person, or what is asked for is of another evening.
    """
    back = reverse("phone_evening", args=[visit.code.code])
    asked = [request.GET[name] for name in ("interest", "topics", "evaluate") if name in request.GET]
    if visit.participant is None or any(one != str(visit.meeting.number) for one in asked):
        raise Http404
    if not asked:
        return redirect(back)
    page = page_for(
        request, participant=visit.participant, dialogue=visit.meeting.dialogue, base=request.path, back=back
    )
    if page is None:
        raise Http404
    return page
