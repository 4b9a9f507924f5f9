"""Whom else to hear, as interviewees suggest it. Each showing of who it is, is an event."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of
from dialogues.pages import confirm_page, form_page

from .. import queries, services
from ..forms import LeaveSuggestionForm, SuggestionForm, TakeIntoPlanForm
from ..models import Suggestion, SuggestionStatus
from ..rules import own_interviews, own_people, own_suggestions


@workspace("read_identity")
def suggestions(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    filters: dict[str, Any] = {
        "status": (_("Status"), SuggestionStatus.choices),
        "group": (_("Group"), list(dialogue.groups.values_list("pk", "name"))),
    }
    listing = ListFilter(request.GET, filters=filters, numbers={"interview": _("Interview number")})
    chosen = {name: listing.value(name) for name in [*filters, "interview"]}
    page = page_of(request, queries.suggestion_list(request.user, dialogue, text=listing.value("q"), **chosen))
    services.note_suggestions_read(suggestions=list(page.object_list), actor=request.user)
    context = {"page": page, "filter_form": listing, "filtered": any(chosen.values()) or listing.value("q")}
    return render(request, "interviews/suggestions.html", context)


def _own(request: WorkspaceRequest, pk: int) -> Suggestion:
    rows = own_suggestions(request.user, request.dialogue).select_related("group", "interview", "interviewee", "by")
    row = get_object_or_404(rows, pk=pk)
    row.dialogue = request.dialogue
    return row


def _with_log(request: WorkspaceRequest, suggestion: Suggestion, response: HttpResponse) -> HttpResponse:
    """Note that who is suggested was shown, unless ``response`` only leads on."""
    if response.status_code < 300 or response.status_code >= 400:
        services.note_suggestions_read(suggestions=[suggestion], actor=request.user)
    return response


def _address(suggestion: Suggestion) -> str:
    return reverse("interviews:suggestion", args=[suggestion.dialogue.slug, suggestion.pk])


@workspace("read_identity")
def suggestion(request: WorkspaceRequest, pk: int) -> HttpResponse:
    row = _own(request, pk)
    person = row.interviewee
    context = {
        "suggestion": row,
        "may_see_person": bool(person) and own_people(request.user, request.dialogue).filter(pk=person.pk).exists(),
        "is_booked": bool(person) and person.interviews.exists(),
    }
    return _with_log(request, row, render(request, "interviews/suggestion.html", context))


@workspace("read_identity")
def suggestion_new(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Note whom somebody in the interview thinks should be heard too."""
    dialogue = request.dialogue
    interview = get_object_or_404(own_interviews(request.user, dialogue), number=number)
    interview.dialogue = dialogue
    back = interview.get_absolute_url()
    return form_page(
        request,
        SuggestionForm(request.POST or None, instance=Suggestion(dialogue=dialogue), dialogue=dialogue),
        save=lambda form: services.add_suggestion(form=form, interview=interview, actor=request.user),
        title=_("Whom else should we hear?"),
        submit=_("Save the suggestion"),
        back=back,
        back_title=str(interview),
        done=back,
        said=_("The suggestion is saved. It waits among those to follow up."),
        aside="interviews/suggestion_aside.html",
    )


@workspace("read_identity")
def suggestion_edit(request: WorkspaceRequest, pk: int) -> HttpResponse:
    row = _own(request, pk)
    response = form_page(
        request,
        SuggestionForm(request.POST or None, instance=row, dialogue=request.dialogue),
        save=lambda form: services.change_suggestion(form=form, actor=request.user),
        title=_("Change the suggestion"),
        submit=_("Save the suggestion"),
        back=_address(row),
        back_title=_("The suggestion"),
        done=_address(row),
        said=_("The suggestion is saved."),
        aside="interviews/suggestion_aside.html",
    )
    return _with_log(request, row, response)


@workspace("read_identity")
@require_POST
def suggestion_mark(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Note that they are asked, or with ``to=open`` that the suggestion waits again."""
    row = _own(request, pk)
    services.mark_suggestion(suggestion=row, asked=request.POST.get("to") != "open", actor=request.user)
    return redirect(_address(row))


@workspace("read_identity")
def suggestion_join(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Take the one suggested into the plan: somebody new in a group, or somebody registered already."""
    row = _own(request, pk)
    if request.method != "POST" and (gaps := request.dialogue.privacy_gaps()):
        return render(request, "interviews/not_yet.html", {"gaps": gaps, "back": _address(row)})
    response = form_page(
        request,
        TakeIntoPlanForm(request.POST or None, suggestion=row, user=request.user),
        save=lambda form: services.take_into_plan(suggestion=row, person=form.chosen(), actor=request.user),
        title=_("Take into the plan"),
        submit=_("Take into the plan"),
        back=_address(row),
        back_title=_("The suggestion"),
        done=_address(row),
        said=_("The person is in the plan. Next is to book a talk."),
    )
    return _with_log(request, row, response)


@workspace("read_identity")
def suggestion_leave(request: WorkspaceRequest, pk: int) -> HttpResponse:
    row = _own(request, pk)
    return form_page(
        request,
        LeaveSuggestionForm(request.POST or None, instance=row),
        save=lambda form: services.leave_suggestion(form=form, actor=request.user),
        title=_("Leave the suggestion"),
        lead=_("A suggestion that is not followed is answered with a reason, so that nobody is forgotten by chance."),
        submit=_("Leave it"),
        back=_address(row),
        back_title=_("The suggestion"),
        done=_address(row),
        said=_("The suggestion is left, with the reason."),
    )


@workspace("read_identity")
def suggestion_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    row = _own(request, pk)
    done = reverse("interviews:suggestions", args=[request.dialogue.slug])
    return confirm_page(
        request,
        act=lambda: services.remove_suggestion(suggestion=row, actor=request.user),
        title=_("Erase the suggestion?"),
        text=_("Who was suggested and why is erased and cannot be brought back. A person in the plan stays there."),
        submit=_("Erase the suggestion"),
        back=_address(row),
        done=done,
        said=_("The suggestion is erased."),
    )
