"""Pages on which the leader answers a wish for another wording, and deals with what somebody says is missing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import form_page
from interviews.services import note_source_read

from ..models import CheckBackAddition, QuoteAnswer
from . import settling
from .forms import AdditionForm, WishForm


@workspace("answer_check_back")
def wish(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """A wish for another wording: the original, the wording as it stands, what the person wrote, and the answer."""
    rows = QuoteAnswer.objects.filter(check_back__compilation__dialogue=request.dialogue, verdict="change")
    rows = rows.select_related(
        "check_back__compilation", "check_back__interviewee__consent", "statement__interview", "settled_by"
    )
    answer = get_object_or_404(rows, pk=pk)
    answer.check_back.compilation.dialogue = request.dialogue
    answer.statement.dialogue = request.dialogue
    answer.statement.interview.dialogue = request.dialogue
    back = reverse("compilations:check_back", args=[request.dialogue.slug])
    if not answer.is_waiting:
        typed = [text for name in ("wording", "reply") if (text := request.POST.get(name, "").strip())]
        context = {"answer": answer, "back": back, "typed": typed}
        return render(request, "check_back/wish_settled.html", context, status=409 if typed else 200)
    if answer.statement.removed_at is not None:
        messages.info(request, _("The statement has been removed, so there is nothing left to word."))
        return redirect(back)
    note_source_read(interview=answer.statement.interview, actor=request.user)
    return form_page(
        request,
        WishForm(request.POST or None, instance=answer),
        save=lambda form: settling.settle_wish(form=form, actor=request.user),
        title=_("A wish for another wording"),
        submit=_("Save the answer"),
        back=back,
        done=back,
        said=_("The answer is there. Whoever was mailed gets a link to it."),
        template="check_back/wish.html",
        answer=answer,
        statement=answer.statement,
    )


@workspace("answer_check_back")
def addition(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """What somebody says is missing: taken in as a statement of theirs, or set aside with a reason."""
    rows = CheckBackAddition.objects.filter(check_back__compilation__dialogue=request.dialogue)
    found = get_object_or_404(
        rows.select_related("check_back__compilation", "check_back__interviewee__group", "statement__interview"), pk=pk
    )
    found.check_back.compilation.dialogue = request.dialogue
    back = reverse("compilations:check_back", args=[request.dialogue.slug])
    talks = settling.talks_for(found)
    form, status = AdditionForm(request.POST or None, talks=talks), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _dealt_with(request, found, form, back)
            except ValidationError as error:
                form.add_error(None, error)
    context = {"addition": found, "form": form, "talks": talks, "back": back}
    return render(request, "check_back/addition.html", context, status=status)


def _dealt_with(request: WorkspaceRequest, found: CheckBackAddition, form: AdditionForm, back: str) -> HttpResponse:
    """Raises ValidationError when it cannot be done."""
    data = form.cleaned_data
    if request.POST.get("act") == "aside":
        settling.set_aside(addition=found, reason=data["reason"], actor=request.user)
        messages.success(request, _("It is set aside, with the reason."))
        return redirect(back)
    if data["interview"] is None:
        raise ValidationError(_("There is no held talk with the person to add it to."))
    data["interview"].dialogue = request.dialogue
    statement = settling.take_in(addition=found, interview=data["interview"], actor=request.user)
    messages.success(request, _("It is a statement now. Mask it, and give it a perspective: it may need a new one."))
    address = reverse("perspectives:code", args=[request.dialogue.slug, statement.interview.number, statement.number])
    return redirect(f"{address}#coder")
