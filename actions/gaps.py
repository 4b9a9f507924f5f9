"""The gaps page: every kind of missing link, why it matters and what to do about it, as far as the reader may see."""

from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.models import Dialogue
from dialogues.permissions import scope_of
from meetings.models import WorkingGroup

from .models import Proposal
from .queries import KEPT
from .spine import GapGroup, promise_gaps


def unanswered_groups(dialogue: Dialogue) -> list[WorkingGroup]:
    """Working groups that have described a problem which no chosen proposal answers. One query."""
    answered = Proposal.objects.filter(description__group=OuterRef("pk"), state__in=KEPT)
    described = dialogue.working_groups.filter(descriptions__isnull=False).distinct()
    return list(described.filter(~Exists(answered)).order_by("name", "pk"))


@dataclass(frozen=True)
class Todo:
    """What to do about a kind of gap: a sentence, and for those who may, where."""

    text: str
    url: str = ""
    label: str = ""


def todo(key: str, user: User, dialogue: Dialogue) -> Todo:
    """What closes a gap. The address is there for those who may do it."""
    home = reverse("actions:list", args=[dialogue.slug])
    words: dict[str, tuple[str, str, str, str]] = {
        "owner": (
            "assign_owner",
            _("Open the promise, choose who answers for it, and ask them."),
            home,
            _("All proposals"),
        ),
        "decision": (
            "decide",
            _("Write down what was decided, when and by whom, or take the promise back."),
            reverse("actions:decisions", args=[dialogue.slug]),
            _("Decisions"),
        ),
        "plan": (
            "report_status",
            _("Ask the one responsible for three steps with days. They can be few."),
            home + "?state=decided",
            _("Decided and not begun"),
        ),
        "report": (
            "assign_owner",
            _("Call. If nobody answers, write that on the page: silence is news too."),
            home + "?late=late",
            _("Those that are late"),
        ),
        "perspective": (
            "cull_proposals",
            _("Tie the promise to the perspectives it answers, or say on its page that it rests on none."),
            home,
            _("All proposals"),
        ),
        "need": (
            "cull_proposals",
            _("Write a proposal that answers it, or take one up again from the idea bank."),
            home + "?state=idea_bank",
            _("The idea bank"),
        ),
        "perspectives": (
            "plan_meetings",
            _("Bring them to the next meeting, or tell on the compilation's page why not."),
            reverse("meetings:list", args=[dialogue.slug]),
            _("The meetings"),
        ),
    }
    capability, text, url, label = words[key]
    may = scope_of(user, dialogue, capability) is not None
    return Todo(text, url if may else "", label if may else "")


def groups_for(user: User, dialogue: Dialogue) -> list[GapGroup]:
    """Every kind of gap among promises and needs. Ten queries, however many promises."""
    found = [replace(group, todo=todo(group.key, user, dialogue)) for group in promise_gaps(dialogue)]
    needs = GapGroup(
        "need",
        _("Needs that no chosen proposal answers"),
        _("A group has described the problem together, and nothing is to be done about it."),
        [],
        _("Every description of a problem is answered by a proposal."),
        todo=todo("need", user, dialogue),
        others=unanswered_groups(dialogue),
        may_open=scope_of(user, dialogue, "read_meetings") is not None,
    )
    return [needs, *found]
