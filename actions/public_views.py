"""What anyone may follow: every promise with its standing, what was not chosen and why, the follow-up reports."""

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from dialogues.access import public
from dialogues.lists import page_of
from dialogues.models import Dialogue
from dialogues.public import kept_briefly, public_context, public_dialogue

from . import promises, queries, spine
from .commenting.queries import comments_on
from .deciding import money
from .follow_up.queries import published_reports
from .merging.queries import lives_on_in
from .models import PROMISED, ProposalState
from .planning import indicators, level
from .scatter import scatter
from .standing import OPEN, steps, summary
from .timeline import timeline


def has_something(dialogue: Dialogue) -> bool:
    """Whether there is a promise or an idea to read about; the page is in the bar only then."""
    return dialogue.proposals.filter(state__in=[*PROMISED, ProposalState.IDEA_BANK]).exists()


def _lanes(every: list[queries.Promise]) -> dict:
    drawn = timeline([promise.facts for promise in every], timezone.localdate())
    return {
        "drawn": drawn,
        "lanes": [{"promise": one, "lane": lane} for one, lane in zip(every, drawn.lanes, strict=True)],
    }


@public
@kept_briefly
def actions(request: HttpRequest, slug: str) -> HttpResponse:
    dialogue = public_dialogue(slug)
    every = queries.promises(dialogue)
    context = {
        "promises": every,
        "sentence": summary(promise.standing for promise in every),
        "ideas": page_of(request, queries.idea_bank(dialogue)),
        "sums": money.sums(dialogue, public=True),
        "reports": list(published_reports(dialogue)),
        "case": dialogue.published_cases.exists(),
    }
    return render(request, "public/actions.html", public_context(request, dialogue, **context, **_lanes(every)))


def _to_what_it_became(dialogue: Dialogue, number: int, every: list[queries.Promise]) -> HttpResponse:
    """Lead on from the number of a proposal that has become part of a promise.

    Raises:
        Http404: there is no such number, or nothing about it that the public may know.
    """
    part = dialogue.proposals.filter(number=number, state=ProposalState.MERGED).select_related("merged_into").first()
    whole = lives_on_in(part) if part else None
    if whole is None or whole.pk not in {one.proposal.pk for one in every}:
        raise Http404
    return redirect("public:action", dialogue.slug, whole.number)


@public
@kept_briefly
def action(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    dialogue = public_dialogue(slug)
    every = queries.promises(dialogue)
    promise = next((one for one in every if one.proposal.number == number), None)
    if promise is None:
        return _to_what_it_became(dialogue, number, every)
    prefetch_related_objects(
        [promise.proposal], "reports__attachments", "reports__figures__indicator", "indicators__figures"
    )
    placed = queries.placed(dialogue, public=True)
    numbers = {one.proposal.pk: str(one.position) for one in every}
    for row in placed:
        row["position"] = int(numbers.get(row["pk"], 0))
    ideas = [row for row in placed if not row["position"]]
    running = promise.proposal.state in OPEN
    asked = queries.asked_since(promise, promises.PURPOSE) if promise.standing.report_weeks_late else []
    left = [step for step in promise.proposal.milestones.all() if step.done_on is None] if running else []
    context = {
        "promise": promise,
        "proposal": promise.proposal,
        "promises": every,
        "spine": spine.PublicSpine(promise, spine.published(dialogue, [promise.proposal]), len(placed)),
        "left": left,
        "indicators": [indicators.shown(one) for one in promise.proposal.indicators.all()],
        "level_warning": level.warning(promise.proposal),
        "asked": asked,
        "steps": steps(promise.proposal.milestones.all(), promise.proposal.state, timezone.localdate()),
        "placed": sorted(placed, key=lambda row: row["position"] or len(placed) + row["number"]),
        "scatter": scatter(placed, numbers, promise.proposal.pk),
        "comments": comments_on(promise.proposal),
        "ideas": len(ideas),
    }
    return render(request, "public/action.html", public_context(request, dialogue, **context, **_lanes(every)))
