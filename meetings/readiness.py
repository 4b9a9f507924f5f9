"""How far the meetings have come: is every perspective in the room, has it been taken up, is it written down."""

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.models import Dialogue
from dialogues.phases import DONE, GAP, PART, Missing, Phase, Promised, Readiness, Step

from . import queries
from .choosing.services import to_replace
from .models import ParticipantStatus


def readiness(dialogue: Dialogue) -> Readiness:
    """Nine queries at most, whatever the size."""
    today = timezone.localdate()
    slug = [dialogue.slug]
    meetings = list(dialogue.meetings.annotate(written=Count("notes")).order_by("held_on", "number"))
    held = [meeting for meeting in meetings if meeting.held_on < today]
    ahead = [meeting for meeting in meetings if meeting.held_on >= today]
    statuses = dict(dialogue.participants.values_list("status").annotate(Count("pk")).order_by())
    coming = statuses.get(ParticipantStatus.YES, 0)
    unanswered = statuses.get(ParticipantStatus.INVITED, 0)
    total = dialogue.perspectives.filter(removed_at=None, parked_at=None).count()
    silent = queries.perspectives_without_voice(dialogue).count()
    untaken = queries.perspectives_not_taken_up(dialogue).count()

    missing, steps = [], []
    missing += _room(dialogue, statuses)
    if silent and statuses:
        text = ngettext("%(n)s perspective that nobody carries", "%(n)s perspectives that nobody carries", silent)
        missing.append(Missing(text % {"n": silent}, reverse("meetings:participants", args=slug)))
    if unanswered:
        text = ngettext("%(n)s answer to the invitation", "%(n)s answers to the invitation", unanswered)
        missing.append(Missing(text % {"n": unanswered}, reverse("meetings:inviting", args=slug)))
    for meeting in held:
        if not meeting.written:
            text = _("Notes from meeting %(number)s") % {"number": meeting.number}
            missing.append(Missing(text, reverse("meetings:detail", args=[dialogue.slug, meeting.number])))
    if not meetings:
        missing.append(Missing(_("Meetings planned"), reverse("meetings:list", args=slug)))
    elif ahead:
        steps += [_next_meeting(dialogue, ahead[0]), _to_lead(dialogue, ahead[0])]
    promises: tuple[Promised, ...] = ()
    if held and total:
        promises = (_taken_up(dialogue, untaken, total),)
    state = GAP if not (meetings or statuses) else PART if ahead or missing else DONE
    return Readiness(state, _summary(held, ahead, coming), tuple(missing), tuple(steps), promises=promises)


def _room(dialogue: Dialogue, statuses: dict) -> list[Missing]:
    """What lacks before people sit in the room: candidates, a choice, invitations, somebody on an empty seat."""
    slug, missing = [dialogue.slug], []
    if not statuses:
        if not dialogue.candidates.filter(erased_at=None).exists():
            missing.append(Missing(_("Candidates for the meetings"), reverse("meetings:candidates", args=slug)))
        else:
            missing.append(Missing(_("A choice of whom to ask"), reverse("meetings:choosing", args=slug)))
    if considered := statuses.get(ParticipantStatus.CONSIDERED, 0):
        text = ngettext("%(n)s invitation to send", "%(n)s invitations to send", considered)
        missing.append(Missing(text % {"n": considered}, reverse("meetings:inviting", args=slug)))
    if statuses.get(ParticipantStatus.NO) and (empty := len(to_replace(dialogue))):
        text = ngettext("Somebody for %(n)s empty seat", "Somebody for %(n)s empty seats", empty)
        missing.append(Missing(text % {"n": empty}, reverse("meetings:choosing", args=slug)))
    return missing


def _summary(held: list, ahead: list, coming: int) -> str:
    if not held and not ahead:
        return _("No meetings planned yet.")
    if not held:
        day = date_format(ahead[0].held_on, "j F")
        return _("The first meeting is on %(day)s. %(n)s are coming.") % {"day": day, "n": coming}
    text = ngettext("%(n)s meeting held.", "%(n)s meetings held.", len(held)) % {"n": len(held)}
    if ahead:
        text += " " + _("Next on %(day)s.") % {"day": date_format(ahead[0].held_on, "j F")}
    return text


def _next_meeting(dialogue: Dialogue, meeting) -> Step:
    return Step(
        title=_("Prepare meeting %(number)s") % {"number": meeting.number},
        text=_("See that the tables mix those who think differently, and that everyone has answered."),
        url=reverse("meetings:detail", args=[dialogue.slug, meeting.number]),
        due=_("It is held on %(day)s") % {"day": date_format(meeting.held_on, "j F")},
        weight=40,
    )


def _to_lead(dialogue: Dialogue, meeting) -> Step:
    """The same meeting, for whoever leads the talks at it."""
    return Step(
        title=_("Read the agenda of meeting %(number)s") % {"number": meeting.number},
        text=_("What is said when, who sits where, and what somebody needs in order to be there."),
        url=reverse("meetings:detail", args=[dialogue.slug, meeting.number]),
        due=_("It is held on %(day)s") % {"day": date_format(meeting.held_on, "j F")},
        weight=40,
        role="facilitator",
    )


def _taken_up(dialogue: Dialogue, untaken: int, total: int) -> Promised:
    return Promised(
        figure=str(untaken) if untaken else _("None"),
        of=_("of %(n)s") % {"n": total},
        text=_("perspectives were heard but have not been taken up at any meeting"),
        say=_("Each perspective of the compilation should be spoken of in the room at least once."),
        url=reverse("actions:gaps", args=[dialogue.slug]) if untaken else "",
        link_text=_("See which"),
    )


PHASE = Phase(
    key="meetings",
    order=60,
    title=gettext_lazy("Meetings"),
    url_name="meetings:list",
    capability="read_meetings",
    readiness=readiness,
    plan_key="meetings",
)
