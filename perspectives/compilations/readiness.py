"""How far the compilation has come, for the path and the overview."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dialogues.models import Dialogue
from dialogues.permissions import Role
from dialogues.phases import DONE, GAP, PART, Missing, Phase, Readiness, Step, Waiting

from ..check_back.queries import waiting_count
from ..models import Compilation, CompilationStatus, Feedback, FeedbackStatus, Perspective
from . import queries


def readiness(dialogue: Dialogue) -> Readiness:
    """At most eleven queries, run when something in the dialogue has changed."""
    versions = list(dialogue.compilations.defer("content").order_by("-number"))
    published = next((version for version in versions if version.published_at), None)
    working = next((version for version in versions if not version.published_at), None)
    if working is None:
        return _published(dialogue, published) if published else _not_begun(dialogue)
    return _working(dialogue, working, published)


def _not_begun(dialogue: Dialogue) -> Readiness:
    count = Perspective.objects.filter(dialogue=dialogue, removed_at=None).count()
    steps: tuple[Step, ...] = ()
    if count:
        title = _("Begin a version of the compilation")
        text = ngettext(
            "There is %(count)d perspective to put in it.", "There are %(count)d perspectives to put in it.", count
        )
        address = reverse("compilations:list", args=[dialogue.slug])
        steps = (Step(title, text % {"count": count}, address, weight=45),)
    return Readiness(GAP, _("No compilation has been begun."), steps=steps)


def _published(dialogue: Dialogue, version: Compilation) -> Readiness:
    said = _("Version %(number)s is published.") % {"number": version.number}
    waiting = Feedback.objects.filter(compilation__dialogue=dialogue, status=FeedbackStatus.NEW).count()
    if not waiting:
        return Readiness(DONE, said)
    words = ngettext("%(count)d reader has written about it.", "%(count)d readers have written about it.", waiting) % {
        "count": waiting
    }
    inbox = reverse("compilations:feedback", args=[dialogue.slug, version.number])
    return Readiness(DONE, said, steps=(Step(_("Read what readers have written"), words, inbox, weight=15),))


def _working(dialogue: Dialogue, version: Compilation, published: Compilation | None) -> Readiness:
    here = reverse("compilations:detail", args=[dialogue.slug, version.number])
    summary = {
        CompilationStatus.DRAFT: _("Version %(number)s is a draft."),
        CompilationStatus.REVIEW: _("Version %(number)s is being read by the design team."),
        CompilationStatus.APPROVED: _("Version %(number)s is approved and not yet published."),
    }[CompilationStatus(version.status)] % {"number": version.number}
    missing = [Missing(text, here) for text in queries.obstacle_texts(version)]
    gaps = queries.gaps(version)
    if gaps.perspectives_without_theme:
        text = ngettext(
            "%(count)d perspective has no theme, so it has no place in the compilation.",
            "%(count)d perspectives have no theme, so they have no place in the compilation.",
            gaps.perspectives_without_theme,
        )
        address = reverse("perspectives:list", args=[dialogue.slug])
        missing.append(Missing(text % {"count": gaps.perspectives_without_theme}, address))
    if gaps.unanswered_comments:
        text = ngettext(
            "%(count)d comment on the draft has no answer.",
            "%(count)d comments on the draft have no answer.",
            gaps.unanswered_comments,
        )
        address = reverse("compilations:comments", args=[dialogue.slug, version.number]) + "?answer=open"
        missing.append(Missing(text % {"count": gaps.unanswered_comments}, address))
    if count := waiting_count(dialogue):
        text = ngettext(
            "%(count)d answer from the check-back waits for you.",
            "%(count)d answers from the check-back wait for you.",
            count,
        )
        missing.append(Missing(text % {"count": count}, reverse("compilations:check_back", args=[dialogue.slug])))
    answered = set(version.answers.values_list("capacity", flat=True))
    return Readiness(
        PART,
        summary,
        missing=tuple(missing),
        steps=_steps(version, here, answered),
        waiting=_waiting(dialogue, version, answered),
    )


def _steps(version: Compilation, here: str, answered: set[str]) -> tuple[Step, ...]:
    if version.status == CompilationStatus.DRAFT:
        text = _("Arrange chapters and quotes, read it through, and let the design team read.")
        return (Step(_("Send the draft to review"), text, here, weight=45),)
    if version.status == CompilationStatus.APPROVED:
        return (
            Step(_("Publish the compilation"), _("It is approved. Anyone can read it from then on."), here, weight=40),
        )
    read = Step(
        _("Read the draft of the compilation"),
        _("Is anything missing, can anyone be recognised, can it be published?"),
        f"{here}read/",
        weight=20,
        role=Role.DESIGN_TEAM,
    )
    if "team" not in answered:
        return (read,)
    text = _("The design team has begun to answer. Answer the comments, give your own answer and approve.")
    return (Step(_("Finish the review of the compilation"), text, here, weight=35), read)


def _waiting(dialogue: Dialogue, version: Compilation, answered: set[str]) -> tuple[Waiting, ...]:
    if version.status != CompilationStatus.REVIEW or "team" in answered:
        return ()
    text = _("To read version %(number)s of the compilation and say whether it can be published.")
    return (Waiting(_("The project leader"), _("the design team"), text % {"number": version.number}),)


PHASE = Phase(
    key="compilation",
    order=50,
    title=gettext_lazy("Compilation"),
    url_name="compilations:list",
    capability="read_draft",
    readiness=readiness,
    plan_key="interviews",
)
