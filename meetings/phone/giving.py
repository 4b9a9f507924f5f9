"""Giving dots in the phone by one's own code: the evening's open rounds (``meetings/rounds/``) as things to do."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import public

from ..rounds.phone import give_page
from ..rounds.queries import open_rounds
from .hooks import Task, Visit
from .public_views import quiet, visiting


def rounds_tonight(visit: Visit) -> list[Task]:
    """The rounds that somebody with a code of their own can give in now; a table's or the room's code gives nothing."""
    if visit.participant is None:
        return []
    return [
        Task(
            title=round_.title,
            text=_("It is open now. You can change what you give until it is closed."),
            url=reverse("phone_round", args=[visit.code.code, round_.pk]),
            label=_("Give"),
        )
        for round_ in open_rounds(visit.meeting.dialogue).filter(meeting=visit.meeting)
    ]


@public
@quiet
@visiting
def give(request: HttpRequest, visit: Visit, key: int) -> HttpResponse:
    """One round in the hand of somebody whose code this is.

    Raises:
        Http404: it is not a code of a person, or the evening has no such round.
    """
    round_ = visit.meeting.rounds.exclude(opened_at=None).filter(pk=key).first()
    if visit.participant is None or round_ is None:
        raise Http404
    round_.meeting = visit.meeting
    back = reverse("phone_evening", args=[visit.code.code])
    return give_page(request, participant=visit.participant, round_=round_, here=request.path, back=back)
