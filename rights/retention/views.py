"""Pages of retention: what is kept and until when, what is due, and what was erased."""

import json

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import ADMIN, roles_in
from dialogues.signing_in.proving import with_proof

from ..kinds import KINDS
from ..models import Ending, Protocol, RetentionRule
from . import engine, services
from .forms import EndingForm, RuleForm


def _home(request: WorkspaceRequest) -> str:
    return reverse("rights:retention", args=[request.dialogue.slug])


def _rules_all(request: WorkspaceRequest) -> bool:
    return ADMIN in roles_in(request.user, request.dialogue)


@workspace("manage_retention")
def retention(request: WorkspaceRequest) -> HttpResponse:
    """Every kind with its rule and its day, and how much erasing today would take: the dry run is always there."""
    lines = engine.lines(request.dialogue)
    due = engine.due(request.dialogue)
    context = {
        "lines": lines,
        "due": due,
        "due_count": sum(line.count for line in due),
        "ending": Ending.objects.filter(dialogue=request.dialogue).first(),
        "waits_for_ending": any(line.rule and line.rule.months and not line.ended_on for line in lines),
        "protocols": request.dialogue.protocols.select_related("by"),
    }
    return render(request, "rights/retention.html", context)


def _line(request: WorkspaceRequest, kind: str) -> engine.Line:
    found = next((line for line in engine.lines(request.dialogue) if line.kind.key == kind), None)
    if found is None:
        raise Http404
    return found


@workspace("manage_retention")
def rule(request: WorkspaceRequest, kind: str) -> HttpResponse:
    """Set the rule of a kind. The whole municipality's rule is its administrators' to change; others set their own."""
    line = _line(request, kind)
    known = line.rule
    if known and known.municipality_id and not _rules_all(request):
        known = None
    return form_page(
        request,
        RuleForm(request.POST or None, instance=known or RetentionRule(kind=kind), may_rule_all=_rules_all(request)),
        save=lambda form: services.set_rule(form=form, dialogue=request.dialogue, kind=kind, actor=request.user),
        title=line.title,
        lead=_("How long is it kept? Suggestion: %(words)s.") % {"words": line.kind.suggestion},
        submit=_("Save"),
        back=_home(request),
        back_title=_("What is kept, and how long"),
        said=_("The rule is saved."),
    )


@workspace("manage_retention")
def rule_remove(request: WorkspaceRequest, kind: str) -> HttpResponse:
    line = _line(request, kind)
    if line.rule is None:
        raise Http404
    if line.rule.municipality_id and not _rules_all(request):
        raise PermissionDenied
    found = line.rule
    return confirm_page(
        request,
        act=lambda: services.remove_rule(rule=found, dialogue=request.dialogue, actor=request.user),
        title=_("Take the rule away?"),
        text=_("Without a rule nothing of this kind is erased, but for what those heard have been promised."),
        submit=_("Take it away"),
        back=_home(request),
        back_title=_("What is kept, and how long"),
        said=_("The rule is gone."),
    )


@workspace("manage_retention")
def ending(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    known = Ending.objects.filter(dialogue=dialogue).first()
    return form_page(
        request,
        EndingForm(request.POST or None, instance=known or Ending()),
        save=lambda form: services.end_dialogue(form=form, dialogue=dialogue, actor=request.user),
        title=_("When did the dialogue end?"),
        submit=_("Save"),
        back=_home(request),
        back_title=_("What is kept, and how long"),
        said=_("The day is noted."),
    )


@with_proof
@workspace("manage_retention")
def run(request: WorkspaceRequest) -> HttpResponse:
    """Say what goes, kind by kind, and erase it when that has been confirmed."""
    due = engine.due(request.dialogue)
    rows = [
        ngettext("%(title)s: %(n)s row", "%(title)s: %(n)s rows", line.count) % {"title": line.title, "n": line.count}
        for line in due
    ]
    text = _("Nothing is due today.")
    if due:
        text = _("It cannot be undone. A protocol is written with how much of what was erased, and no words or names.")
    return confirm_page(
        request,
        act=lambda: engine.weed(dialogue=request.dialogue, actor=request.user),
        title=_("Erase what is due?"),
        text=text,
        consequences=rows,
        submit=_("Erase it"),
        back=_home(request),
        back_title=_("What is kept, and how long"),
        said=_("It is erased, and the protocol is written."),
    )


def _protocol(request: WorkspaceRequest, number: int) -> Protocol:
    return get_object_or_404(request.dialogue.protocols.select_related("by"), number=number)


@workspace("manage_retention")
def protocol(request: WorkspaceRequest, number: int) -> HttpResponse:
    row = _protocol(request, number)
    lines = [line | {"title": KINDS[line["kind"]].title} for line in row.lines]
    kept = [line | {"title": KINDS[line["kind"]].title, "why": _(line["why"])} for line in row.kept]
    return render(request, "rights/protocol.html", {"protocol": row, "lines": lines, "kept": kept})


@workspace("manage_retention")
def protocol_file(request: WorkspaceRequest, number: int) -> HttpResponse:
    """The protocol as JSON, for the municipality's archive system."""
    row = _protocol(request, number)
    said = {
        "protocol": row.number,
        "dialogue": request.dialogue.slug,
        "at": row.at.isoformat(),
        "by": row.by_id,
        "about": row.about,
        "erased": row.lines,
        "kept": row.kept,
    }
    response = HttpResponse(json.dumps(said, ensure_ascii=False, indent=2), content_type="application/json")
    name = f"gallringsprotokoll-{request.dialogue.slug}-{row.number}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
