"""What waits for one person and not for a role: asked anew each time, for whoever does not lead the dialogue."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User

from ..models import Dialogue, TeamTask, TriageSheet
from ..permissions import Role, roles_in, scope_of
from ..phases import Step

AHEAD = timedelta(weeks=3)
"""How long before its day a task is something to do next."""
MOST_TASKS = 2


def own_steps(dialogue: Dialogue, user: User) -> list[Step]:
    """Two queries, one for whoever does not sit in the design team."""
    return [*_triage(dialogue, user), *_tasks(dialogue, user)]


def _triage(dialogue: Dialogue, user: User) -> list[Step]:
    """The questions whether it is complex, as long as they are open and the person has not answered."""
    if scope_of(user, dialogue, "answer_triage") is None:
        return []
    answered = TriageSheet.objects.filter(round=OuterRef("pk"), user=user, answered_at__isnull=False)
    found = dialogue.triage.filter(closed_at=None).exclude(Exists(answered)).values_list("number", flat=True).first()
    if found is None:
        return []
    text = _("Some twenty questions, a quarter of an hour, each for themselves. Then you see where you part.")
    return [Step(_("Say how complex you think it is"), text, _page("triage_answer", dialogue, found), weight=12)]


def _tasks(dialogue: Dialogue, user: User) -> list[Step]:
    """What the person has taken on in the design team, once its day is near."""
    if Role.DESIGN_TEAM not in roles_in(user, dialogue):
        return []
    mine = TeamTask.objects.filter(meeting__dialogue=dialogue, candidate__user=user, done_on=None)
    near = mine.filter(due_on__lte=timezone.localdate() + AHEAD).select_related("meeting").order_by("due_on", "pk")
    return [
        Step(
            _("Do what you took on: %(task)s") % {"task": task.text},
            _("You said so at the meeting of the design team. Tick it off when it is done."),
            _page("design_team", dialogue) + "#tasks",
            due=_("By %(day)s") % {"day": date_format(task.due_on, "DATE_FORMAT")},
            weight=14,
        )
        for task in near[:MOST_TASKS]
        if task.due_on
    ]


def _page(name: str, dialogue: Dialogue, *args: object) -> str:
    return reverse(f"dialogues:{name}", args=[dialogue.slug, *args])
