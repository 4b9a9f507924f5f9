"""How far learning has come, for the path: looked back on, lessons written, the case told."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.models import Dialogue
from dialogues.phases import DONE, GAP, PART, Missing, Readiness, Step

from ..models import PROMISED, Case, LookBack, ProposalState


def learning(dialogue: Dialogue) -> Readiness:
    """Five queries. Nothing is missing before every promise has ended."""
    look_back = LookBack.objects.filter(dialogue=dialogue).first()
    lessons = dialogue.lessons.count()
    published = dialogue.published_cases.exists()
    begun = bool(look_back or lessons or published) or Case.objects.filter(dialogue=dialogue).exists()
    states = set(dialogue.proposals.filter(state__in=PROMISED).order_by().values_list("state", flat=True).distinct())
    ended = bool(states) and states <= {ProposalState.DONE, ProposalState.STOPPED}
    if not begun and not ended:
        return Readiness(state=GAP, summary="")
    home = reverse("actions:learning", args=[dialogue.slug])
    missing = []
    if look_back is None:
        missing.append(Missing(_("nobody has been asked to look back"), home))
    if not lessons:
        missing.append(Missing(_("no lesson has been written down"), home))
    if not published:
        missing.append(Missing(_("the case has not been published"), home))
    steps = []
    if ended and look_back is None:
        text = _("Three questions by mail, answered without a name.")
        steps.append(Step(title=_("Ask those who took part to look back"), text=text, url=home, weight=60))
    return Readiness(
        state=PART if missing else DONE,
        summary=_said(lessons, published=published),
        missing=tuple(missing),
        steps=tuple(steps),
    )


def _said(lessons: int, *, published: bool) -> str:
    words = ngettext("One lesson is written down.", "%(n)s lessons are written down.", lessons) % {"n": lessons}
    return " ".join([words if lessons else "", _("The case is published.") if published else ""]).strip()
