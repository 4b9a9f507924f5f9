"""Proposals that are alike, two of them side by side, made one, and made two again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import page_of
from dialogues.pages import form_page

from ..models import Proposal
from ..queries import standing_alone
from . import queries, services
from .forms import MergeForm, SplitForm, TwoForm

PAIRS_A_PAGE = 10


def _address(name: str, proposal: Proposal) -> str:
    return reverse(f"actions:{name}", args=[proposal.dialogue.slug, proposal.number])


def _two(request: WorkspaceRequest, number: int, other: int) -> tuple[Proposal, Proposal]:
    rows = request.dialogue.proposals.filter(number__in=[number, other]).prefetch_related("perspectives", "objections")
    found = {row.number: row for row in rows}
    if not {number, other} <= found.keys():
        raise Http404
    for row in found.values():
        row.dialogue = request.dialogue
    return found[number], found[other]


@workspace("cull_proposals")
def similar(request: WorkspaceRequest) -> HttpResponse:
    """Pairs that may be the same, side by side, and a way to hold any two against each other."""
    dialogue = request.dialogue
    asked = {name: request.GET[name] for name in ("first", "second") if name in request.GET}
    numbers = set(standing_alone(dialogue).values_list("number", flat=True)) if asked else set()
    form = TwoForm(asked or None, numbers=numbers)
    if asked and form.is_valid():
        return redirect("actions:merge", dialogue.slug, form.cleaned_data["first"], form.cleaned_data["second"])
    with_bank = request.GET.get("bank") == "with"
    context = {
        "page": page_of(request, queries.likely(dialogue, with_bank=with_bank), size=PAIRS_A_PAGE),
        "form": form,
        "with_bank": with_bank,
    }
    return render(request, "actions/merging/similar.html", context, status=422 if asked else 200)


@workspace("cull_proposals")
@require_POST
def apart(request: WorkspaceRequest, number: int, other: int) -> HttpResponse:
    """Keep that two are not the same."""
    first, second = _two(request, number, other)
    if number == other:
        raise Http404
    services.tell_apart(first=first, second=second, actor=request.user)
    words = _("No %(first)s and no %(second)s are kept as two. They are not shown as alike again.")
    messages.success(request, words % {"first": number, "second": other})
    return redirect("actions:similar", request.dialogue.slug)


@workspace("cull_proposals")
def merge(request: WorkspaceRequest, number: int, other: int) -> HttpResponse:
    """Two side by side: which number stays, whose words, and why."""
    first, second = _two(request, number, other)

    def save(form: MergeForm) -> Proposal:
        services.merge(
            kept=form.kept,
            part=form.part,
            wording=form.wording,
            reason=form.cleaned_data["reason"],
            actor=request.user,
        )
        return form.kept

    return form_page(
        request,
        MergeForm(request.POST or None, first=first, second=second),
        save=save,
        title=_("Are they the same?"),
        submit=_("Make one of them"),
        back=reverse("actions:similar", args=[request.dialogue.slug]),
        back_title=_("Alike"),
        done=lambda kept: _address("detail", kept),
        said=_("They are one now. Both can still be read, and it can be undone."),
        template="actions/merging/merge.html",
        sides=[first, second],
        why_not=services.why_not(first, second),
    )


@workspace("cull_proposals")
def split(request: WorkspaceRequest, number: int) -> HttpResponse:
    part = request.dialogue.proposals.filter(number=number).select_related("merged_into").first()
    if part is None:
        raise Http404
    part.dialogue = request.dialogue
    whole = part.merged_into
    lead = _("%(title)s comes back where it stood, with its own words, perspectives and objections.")
    return form_page(
        request,
        SplitForm(request.POST or None),
        save=lambda form: services.split(part=part, actor=request.user, **form.cleaned_data),
        title=_("Split no %(number)s from no %(whole)s?") % {"number": number, "whole": whole.number}
        if whole
        else _("It stands alone already"),
        lead=lead % {"title": part.title},
        submit=_("Make them two again"),
        back=_address("detail", part),
        back_title=part.title,
        done=_address("detail", part),
        said=_("They are two again."),
    )
