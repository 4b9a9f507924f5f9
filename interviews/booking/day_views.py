"""The interviewer's own days, in the hand: what is to come, what was, one tap each."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dialogues.access import WorkspaceRequest, workspace

from . import queries, services
from .views import own


@workspace("register_interviews")
@require_safe
def day_list(request: WorkspaceRequest) -> HttpResponse:
    """Own talks with names and phones, so the page is kept in no memory on the way, and each name is in the log."""
    days = queries.day_list(request.user, request.dialogue)
    response = render(request, "interviews/day_list.html", {"days": days, "today": timezone.localdate()})
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _note(request: WorkspaceRequest, number: int, verb: Callable[..., bool], done: str, again: str) -> HttpResponse:
    interview = own(request, number)
    try:
        changed = verb(interview=interview, actor=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, (done if changed else again) % {"number": number})
    if interview.interviewer_id != request.user.pk:  # the leader, who helps out
        return redirect(interview.get_absolute_url())
    return redirect("interviews:day_list", request.dialogue.slug)


@workspace("register_interviews")
@require_POST
def held(request: WorkspaceRequest, number: int) -> HttpResponse:
    return _note(
        request,
        number,
        services.mark_held,
        _("Talk %(number)s is noted as held. Write down what was said while you remember."),
        _("Talk %(number)s was noted already."),
    )


@workspace("register_interviews")
@require_POST
def missed(request: WorkspaceRequest, number: int) -> HttpResponse:
    return _note(
        request,
        number,
        services.mark_missed,
        _("Talk %(number)s is noted as not having come off. You can give it a new time."),
        _("Talk %(number)s was noted already."),
    )
