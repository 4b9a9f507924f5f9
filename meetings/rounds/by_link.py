"""Giving by the participant's own one-time link: ``/l/<token>/?round=<key>``."""

from django.http import Http404, HttpRequest, HttpResponse

from dialogues.models import Dialogue

from ..models import Participant, Round
from .phone import give_page


def give_by_link(request: HttpRequest, dialogue: Dialogue | None, participant: Participant) -> HttpResponse:
    """The link has said who it is.

    Raises:
        Http404: the dialogue has no such round.
    """
    asked = request.GET.get("round", "")
    key = int(asked) if asked.isdigit() and len(asked) < 10 else 0
    rounds = Round.objects.select_related("meeting__dialogue").filter(meeting__dialogue=dialogue)
    round_ = rounds.exclude(opened_at=None).filter(pk=key).first()
    if round_ is None:
        raise Http404
    here = f"{request.path}?round={round_.pk}"
    return give_page(request, participant=participant, round_=round_, here=here, back=request.path)
