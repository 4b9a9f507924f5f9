"""What a participant can do just now, and the page where it is done, for any address that knows who it is: the link in
a mail, an account, a code at the door. ``?round=``, ``?interest=``, ``?topics=`` and ``?evaluate=`` say which.
"""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from dialogues.models import Dialogue, OneTimeLink

from .afterwards.phone import evaluate_page, summaries_page
from .groups.phone import interest_page, open_space_page
from .models import InterestCall, Meeting, Participant, Round
from .rounds.phone import give_page
from .rounds.queries import open_rounds


@dataclass(frozen=True)
class Thing:
    """Something to do now. ``query`` goes after the address that knows who it is."""

    title: str
    text: str
    query: str


def things_to_do(participant: Participant, dialogue: Dialogue, meeting: Meeting | None = None) -> list[Thing]:
    """What is open to ``participant``, in the whole dialogue or at one meeting. Four queries."""
    only = {"meeting": meeting} if meeting else {}
    found = [
        Thing(row.title, _("Give your dots") if row.has_dots else _("Judge the options"), f"?round={row.pk}")
        for row in open_rounds(dialogue).filter(**only)
    ]
    calls = InterestCall.objects.filter(meeting__dialogue=dialogue, closed_at=None, **only).select_related("meeting")
    found += [
        Thing(_("Which group do you want to be in?"), _("Choose"), f"?interest={call.meeting.number}") for call in calls
    ]
    today = timezone.localdate()
    meetings = dialogue.meetings.filter(held_on=today) if meeting is None else dialogue.meetings.filter(pk=meeting.pk)
    for row in meetings.filter(topics__isnull=False).distinct():
        found.append(Thing(_("Open Space: what do you want to talk about?"), _("Choose"), f"?topics={row.number}"))
    past = dialogue.meetings.filter(held_on__lte=today).exclude(evaluations_given__participant=participant)
    past = (
        past.filter(pk=meeting.pk)
        if meeting
        else past.filter(attendances__participant=participant, attendances__came=True)
    )
    for row in past.order_by("-held_on")[:1]:
        title = _("What did you think of meeting %(number)s?") % {"number": row.number}
        found.append(Thing(title, _("Three questions"), f"?evaluate={row.number}"))
    return found


def page_for(
    request: HttpRequest, *, participant: Participant, dialogue: Dialogue, base: str, back: str = ""
) -> HttpResponse | None:
    """Return the page that the address asks for, or None when it asks for none of these.

    Raises:
        Http404: what it asks for is not there, or not for now.
    """
    for name in ("round", "interest", "topics", "evaluate"):
        if name in request.GET:
            asked = request.GET[name]
            key = int(asked) if asked.isdigit() and len(asked) < 10 else 0
            here = f"{base}?{name}={key}"
            return PAGES[name](request, participant, dialogue, key, here, back or base)
    return None


def _round(request, participant: Participant, dialogue: Dialogue, key: int, here: str, back: str) -> HttpResponse:
    rows = Round.objects.select_related("meeting__dialogue").filter(meeting__dialogue=dialogue)
    round_ = rows.exclude(opened_at=None).filter(pk=key).first()
    if round_ is None:
        raise Http404
    return give_page(request, participant=participant, round_=round_, here=here, back=back)


def _interest(request, participant: Participant, dialogue: Dialogue, key: int, here: str, back: str) -> HttpResponse:
    rows = InterestCall.objects.select_related("meeting__dialogue").filter(meeting__dialogue=dialogue)
    call = rows.filter(meeting__number=key).first()
    if call is None:
        raise Http404
    return interest_page(request, participant=participant, call=call, here=here, back=back)


def _meeting(dialogue: Dialogue, key: int) -> Meeting:
    meeting = dialogue.meetings.select_related("dialogue").filter(number=key).first()
    if meeting is None:
        raise Http404
    return meeting


def _topics(request, participant: Participant, dialogue: Dialogue, key: int, here: str, back: str) -> HttpResponse:
    return open_space_page(request, participant=participant, meeting=_meeting(dialogue, key), here=here, back=back)


def _evaluate(request, participant: Participant, dialogue: Dialogue, key: int, here: str, back: str) -> HttpResponse:
    meeting = _meeting(dialogue, key)
    if meeting.held_on > timezone.localdate():
        raise Http404
    return evaluate_page(request, participant=participant, meeting=meeting, here=here, back=back)


PAGES = {"round": _round, "interest": _interest, "topics": _topics, "evaluate": _evaluate}


def afterwards_by_link(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    """The page behind the link in a summary.

    Raises:
        Http404: the participant has been removed.
    """
    participant = Participant.objects.filter(pk=link.object_id, dialogue=link.dialogue).first()
    if participant is None or link.dialogue is None:
        raise Http404
    page = page_for(request, participant=participant, dialogue=link.dialogue, base=request.path)
    return page or summaries_page(request, participant=participant, dialogue=link.dialogue)
