"""How urgent and how feasible: judged by hand, many at once. Who judges from an old page overwrites nobody."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from dialogues.access import WorkspaceRequest, workspace
from dialogues.events import record
from dialogues.lists import page_of
from dialogues.models import Dialogue

from .. import queries
from ..models import Proposal, ProposalState
from ..page import scatter_of

Pair = tuple[int | None, int | None]
STEPS = range(1, 6)


@dataclass(frozen=True)
class Judged:
    """How a proposal is judged now, and how it was when the page was opened: urgency and feasibility, 1–5 or None."""

    key: int
    was: Pair
    now: Pair


@transaction.atomic
def judge(*, dialogue: Dialogue, judged: Iterable[Judged], actor: User) -> list[int]:
    """Set judgements that differ from what the page was opened with.

    Returns the keys of those that somebody else has judged meanwhile: they stay as that person judged them.
    """
    overtaken, changed = [], 0
    for one in judged:
        if one.now == one.was:
            continue
        rows = Proposal.objects.filter(pk=one.key, dialogue=dialogue, urgency=one.was[0], feasibility=one.was[1])
        done = rows.update(urgency=one.now[0], feasibility=one.now[1], version=models.F("version") + 1)
        changed += done
        if not done:
            overtaken.append(one.key)
    if changed:
        record("proposal.judged", dialogue=dialogue, actor=actor, count=changed)
    return overtaken


class JudgeForm(forms.Form):
    """Two menus a proposal, with what they showed when the page was opened kept beside them."""

    def __init__(self, *args: Any, proposals: Iterable[Proposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposals = list(proposals)
        steps = [("", "–"), *((str(step), str(step)) for step in STEPS)]
        for one in self.proposals:
            for name, label in (
                ("urgency", gettext_lazy("How urgent is no %(number)s?")),
                ("feasibility", gettext_lazy("How feasible is no %(number)s?")),
            ):
                value = getattr(one, name) or ""
                field = forms.TypedChoiceField(
                    label=label % {"number": one.number}, choices=steps, coerce=int, empty_value=None, required=False,
                    initial=value,
                )  # fmt: skip
                self.fields[f"{name}_{one.pk}"] = field
                self.fields[f"was_{name}_{one.pk}"] = forms.TypedChoiceField(
                    choices=steps, coerce=int, empty_value=None, required=False, initial=value,
                    widget=forms.HiddenInput,
                )  # fmt: skip

    @property
    def rows(self) -> list[dict[str, Any]]:
        names = ("urgency", "feasibility", "was_urgency", "was_feasibility")
        return [{"proposal": one, **{name: self[f"{name}_{one.pk}"] for name in names}} for one in self.proposals]

    def judged(self) -> list[Judged]:
        values = self.cleaned_data
        return [
            Judged(
                one.pk,
                (values[f"was_urgency_{one.pk}"], values[f"was_feasibility_{one.pk}"]),
                (values[f"urgency_{one.pk}"], values[f"feasibility_{one.pk}"]),
            )
            for one in self.proposals
        ]


OPEN_TO_JUDGE = (ProposalState.HARVESTED, ProposalState.SHORTLISTED, ProposalState.PRIORITISED, ProposalState.PROPOSED)


@workspace("cull_proposals")
def judging(request: WorkspaceRequest) -> HttpResponse:
    """The drawing with a menu beside each proposal; needs no script and no mouse."""
    dialogue = request.dialogue
    rows = queries.standing_alone(dialogue).order_by("number")
    if request.GET.get("bank") != "with":
        rows = rows.filter(state__in=OPEN_TO_JUDGE)
    page = page_of(request, rows, size=30)
    posted = request.POST if request.method == "POST" else None
    form = JudgeForm(posted, proposals=page.object_list)
    overtaken: list[Proposal] = []
    status = 200
    if posted is not None:
        status = 422
        if form.is_valid():
            keys = judge(dialogue=dialogue, judged=form.judged(), actor=request.user)
            if not keys:
                return redirect(reverse("actions:choices", args=[dialogue.slug]))
            status = 409
            overtaken = list(Proposal.objects.filter(pk__in=keys).order_by("number"))
            page = page_of(request, rows.all(), size=30)
            form = JudgeForm(proposals=page.object_list)
    context = {
        "form": form,
        "page": page,
        "overtaken": overtaken,
        "drawn": scatter_of(queries.placed(dialogue)),
        "with_bank": request.GET.get("bank") == "with",
        "title": _("Judge by hand"),
    }
    return render(request, "actions/culling/judging.html", context, status=status)
