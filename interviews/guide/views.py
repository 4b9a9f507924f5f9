"""The guide: read by those who interview, arranged by the leader."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import form_page
from dialogues.permissions import scope_of

from ..models import GuideQuestion
from . import services
from .bank import FOLLOW_UPS, OFFICIALS, RESIDENTS, YOUNG
from .forms import QuestionForm
from .queries import guide, offers


def audiences() -> dict[str, str]:
    """Return whom the bank's questions are put to, by key."""
    return {RESIDENTS: _("Residents"), OFFICIALS: _("Officials"), YOUNG: _("Young people")}


@workspace("register_interviews")
def guide_page(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    may_edit = scope_of(request.user, dialogue, "plan_interviews") is not None
    context = {
        "chapters": guide(dialogue),
        "follow_ups": FOLLOW_UPS,
        "may_edit": may_edit,
        "removed": dialogue.guide.exclude(removed_at=None) if may_edit else [],
    }
    return render(request, "interviews/guide/page.html", context)


@workspace("register_interviews")
def guide_print(request: WorkspaceRequest) -> HttpResponse:
    """The guide as a sheet to have in the hand: one to two pages."""
    context = {"chapters": guide(request.dialogue), "follow_ups": FOLLOW_UPS}
    return render(request, "interviews/guide/print.html", context)


@workspace("plan_interviews")
def question_edit(request: WorkspaceRequest, question: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    row = get_object_or_404(dialogue.guide, number=question) if question else GuideQuestion(dialogue=dialogue)
    back = reverse("interviews:guide", args=[dialogue.slug])
    return form_page(
        request,
        QuestionForm(request.POST or None, instance=row),
        save=lambda form: services.save_question(form=form, dialogue=dialogue, actor=request.user),
        title=_("Change question %(number)s") % {"number": question} if question else _("Add a question"),
        submit=_("Save the question"),
        back=back,
        back_title=_("Interview guide"),
        done=back,
        said=_("The question is saved."),
        template="interviews/guide/question.html",
        question=row if question else None,
    )


@workspace("plan_interviews")
@require_POST
def question_move(request: WorkspaceRequest, question: int) -> HttpResponse:
    row = get_object_or_404(request.dialogue.guide, number=question)
    services.move_question(question=row, up=request.POST.get("to") == "up", actor=request.user)
    return redirect(reverse("interviews:guide", args=[request.dialogue.slug]) + f"#q{row.number}")


@workspace("plan_interviews")
@require_POST
def question_remove(request: WorkspaceRequest, question: int) -> HttpResponse:
    row = get_object_or_404(request.dialogue.guide, number=question)
    services.remove_question(question=row, actor=request.user)
    said = _("Question %(number)s is removed. You find it under removed questions, if you want it back.")
    messages.success(request, said % {"number": row.number})
    return redirect("interviews:guide", request.dialogue.slug)


@workspace("plan_interviews")
@require_POST
def question_restore(request: WorkspaceRequest, question: int) -> HttpResponse:
    row = get_object_or_404(request.dialogue.guide, number=question)
    services.restore_question(question=row, actor=request.user)
    messages.success(request, _("Question %(number)s is back.") % {"number": row.number})
    return redirect("interviews:guide", request.dialogue.slug)


@workspace("plan_interviews")
def bank(request: WorkspaceRequest) -> HttpResponse:
    """The question bank: tick what suits the dialogue, and take it all into the guide in one go."""
    dialogue = request.dialogue
    if request.method == "POST":
        chosen = request.POST.getlist("key")
        taken = services.take_from_bank(dialogue=dialogue, keys=chosen, actor=request.user)
        if taken:
            said = ngettext("%(count)d question is added.", "%(count)d questions are added.", len(taken))
            messages.success(request, said % {"count": len(taken)})
        elif chosen:
            messages.info(request, _("Those questions are in the guide already."))
        else:
            messages.info(request, _("You ticked no question, so nothing was added."))
        return redirect("interviews:guide" if taken else "interviews:guide_bank", dialogue.slug)
    named = audiences()
    audience, ready = (value if value in named else "" for value in (request.GET.get("for"), request.GET.get("ready")))
    context = {
        "groups": offers(dialogue, audience=audience or "", ready=ready or ""),
        "audiences": named.items(),
        "audience": audience,
        "ready": ready,
        "ready_title": named.get(ready or "", ""),
    }
    return render(request, "interviews/guide/bank.html", context)
