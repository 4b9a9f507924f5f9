"""From a perspective onward: the meeting that took it up, the description it stands in, the proposals that answer it.
The way back begins on the proposal's page (``page.py``, ``spine.py``)."""

from collections.abc import Collection

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.permissions import scope_of
from meetings.models import Meeting, WorkingGroup
from perspectives.onward import Lead

from .models import PROMISED, ProposalState
from .page import how_it_stands
from .queries import standing_alone, with_progress
from .standing import GAP


def leads(dialogue: Dialogue, keys: Collection[int], user: User | None) -> list[Lead]:
    """What was made of the perspectives, in the order of the method. Anyone sees that a meeting took them up, and the
    proposals that are public; others what their role lets them. Nine queries at most."""
    return [*_meetings(dialogue, keys, user), *_proposals(dialogue, keys, user)]


def _may(user: User | None, dialogue: Dialogue, capability: str) -> bool:
    return user is not None and scope_of(user, dialogue, capability) is not None


def _meetings(dialogue: Dialogue, keys: Collection[int], user: User | None) -> list[Lead]:
    if user is not None and not _may(user, dialogue, "read_actions"):
        return []
    opens = _may(user, dialogue, "read_meetings")
    met = Meeting.objects.filter(dialogue=dialogue, notes__perspectives__in=keys).distinct().order_by("number")
    groups = WorkingGroup.objects.filter(dialogue=dialogue, descriptions__perspectives__in=keys).distinct()
    found = [
        Lead(
            _("Taken up at a meeting"),
            f"{meeting}: {meeting.title}" if user else str(meeting),
            reverse("meetings:detail", args=[dialogue.slug, meeting.number]) if opens else "",
        )
        for meeting in met
    ]
    found += [
        Lead(
            _("In the problem description of"),
            group.name,
            reverse("meetings:group", args=[dialogue.slug, group.pk]) if opens else "",
        )
        for group in groups.order_by("name", "pk")
    ]
    return found or [Lead(_("At the meetings"), _("No meeting took it up"), mark=GAP, state=_("loose end"))]


def _proposals(dialogue: Dialogue, keys: Collection[int], user: User | None) -> list[Lead]:
    if user is not None and not _may(user, dialogue, "read_actions"):
        return []
    rows = standing_alone(dialogue).filter(perspectives__in=keys).distinct().order_by("number")
    if user is None:
        rows = rows.filter(Q(state__in=PROMISED) | Q(state=ProposalState.IDEA_BANK))
    found = []
    for proposal in with_progress(rows):
        proposal.dialogue = dialogue
        how = how_it_stands(proposal)
        url = proposal.get_absolute_url()
        if user is None:
            url = proposal.get_public_url() if proposal.is_promise else _ideas(dialogue)
        what = _("Promise") if proposal.is_promise else _("Proposal")
        found.append(Lead(what, proposal.title, url, how.mark, how.short))
    return found or [Lead(_("Proposal"), _("Led to no proposal"), mark=GAP, state=_("loose end"))]


def _ideas(dialogue: Dialogue) -> str:
    return reverse("public:actions", args=[dialogue.slug]) + "#ideas"


def has_begun(dialogue: Dialogue) -> bool:
    """Whether there is anything to lead to yet: before the first meeting no end is loose."""
    return dialogue.meetings.filter(held_on__lte=timezone.localdate()).exists() or dialogue.proposals.exists()


def follow(dialogue: Dialogue, keys: Collection[int], user: User | None) -> list[Lead]:
    """What the perspectives' room asks for (``perspectives/onward.py``)."""
    return leads(dialogue, keys, user) if has_begun(dialogue) else []
