"""Pages of the masks: what the assistant says on a statement's page, and the queue of masks to confirm."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.records import Conflict
from dialogues.access import WorkspaceRequest, workspace

from ..models import Statement
from ..queries import shown_groups
from ..rules import codable_interviews, visible_statements
from ..statements import release as release_services
from . import services
from .around import surroundings
from .decisions import BACK_REASONS, MaskHelp, help_for
from .queue import place_in, waiting_for

CONFIRM, BACK = "confirm", "back"


def mask_help(row: Statement, *, edits: bool) -> MaskHelp:
    """What the assistant says of one statement's texts, for somebody who takes part in the coding."""
    return help_for(row, surroundings(row.dialogue), may_see_back=edits)


@workspace("code_statements")
def mask(request: WorkspaceRequest, key: uuid.UUID) -> HttpResponse:
    """Take or leave what the assistant says, on the statement's own page or in the queue."""
    mine = codable_interviews(request.user, request.dialogue)
    row = get_object_or_404(Statement, dialogue=request.dialogue, interview__in=mine, creation_key=key)
    row.dialogue = request.dialogue
    from_queue = request.POST.get("from") == "queue"
    page = "perspectives:masks_one" if from_queue else "perspectives:statement"
    back = reverse(page, args=[request.dialogue.slug, key]) + "#mask-help"
    asked = services.asked_in(request.POST)
    if request.method != "POST" or asked is None:
        return redirect(back)
    opened = request.POST.get("opened_version", "")
    try:
        version = int(opened) if opened.isascii() and opened.isdigit() and len(opened) < 10 else 0
        services.settle(statement=row, opened_version=version, asked=asked, actor=request.user)
    except Conflict:
        messages.error(
            request,
            _("Somebody changed the statement since you opened it. Nothing was hidden. This is how it stands now."),
        )
    except ValidationError as error:
        for message in error.messages:
            messages.error(request, message)
    else:
        messages.success(request, _said(asked))
    return redirect(back)


def _said(asked: services.Asked) -> str:
    if asked.verb == services.LEAVE:
        return _("It stands as it is, and you are not asked about it again.")
    if asked.verb == services.AGAIN:
        return _("You are asked about it again.")
    return _("Hidden. This is how it is shown now.")


@workspace("shape_perspectives")
def masks(request: WorkspaceRequest) -> HttpResponse:
    """The first mask that waits for this person, or that none does."""
    request.nav_path = reverse("perspectives:statements", args=[request.dialogue.slug])
    first = waiting_for(request.user, request.dialogue).values_list("creation_key", flat=True).first()
    if first is None:
        return render(request, "perspectives/masks.html", {"place": None})
    return redirect("perspectives:masks_one", request.dialogue.slug, first)


@workspace("shape_perspectives")
def masks_one(request: WorkspaceRequest, key: uuid.UUID) -> HttpResponse:
    """One mask to confirm or send back, and then the next."""
    request.nav_path = reverse("perspectives:statements", args=[request.dialogue.slug])
    rows = visible_statements(request.user, request.dialogue).defer("original", "kept")
    row = get_object_or_404(rows.select_related("interview"), creation_key=key)
    row.dialogue = request.dialogue
    keys = list(waiting_for(request.user, request.dialogue).values_list("creation_key", flat=True))
    place = place_in(keys, key)
    if place is None:
        messages.info(request, _("That mask does not wait for you."))
        return redirect("perspectives:masks", request.dialogue.slug)
    if request.method == "POST":
        return _decide(request, row, place.after or place.before)
    may_code = codable_interviews(request.user, request.dialogue).filter(pk=row.interview_id).exists()
    context = {
        "statement": row,
        "place": place,
        "may_code": may_code,
        "help": mask_help(row, edits=may_code),
        "group_name": shown_groups(request.user, request.dialogue).get(row.group_id or 0, ""),
        "back_reasons": list(BACK_REASONS.items()),
    }
    return render(request, "perspectives/masks.html", context)


def _decide(request: WorkspaceRequest, row: Statement, following: uuid.UUID | None) -> HttpResponse:
    """Confirm or send back, and go on. What was refused stays on screen with why."""
    here = redirect("perspectives:masks_one", request.dialogue.slug, row.creation_key)
    if request.POST.get("act") == BACK:
        try:
            services.send_back(statement=row, reason=request.POST.get("reason", ""), actor=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return here
        messages.success(request, _("The mask is sent back to whoever made it."))
    elif request.POST.get("act") == CONFIRM:
        only = Statement.objects.filter(pk=row.pk)
        done = release_services.confirm_masks(dialogue=request.dialogue, statements=only, actor=request.user)
        if not done.done:
            messages.error(request, " ".join(stopped_words(done)) or _("The mask could not be confirmed."))
            return here
        messages.success(request, _("The mask is confirmed."))
    else:
        messages.warning(request, _("Choose whether to confirm the mask or send it back."))
        return here
    if following is None:
        return redirect("perspectives:masks", request.dialogue.slug)
    return redirect("perspectives:masks_one", request.dialogue.slug, following)


def stopped_words(done: release_services.Outcome) -> list[str]:
    """Say what was not confirmed or released because of what stands undecided in it, with the numbers."""
    said = []
    listed = {"numbers": ", ".join(str(number) for number in done.stopped[:30])}
    if count := done.left["hard"]:
        said.append(
            ngettext(
                "%(n)d was not: it has what leads straight to one person, and nobody has decided about it. Statement "
                "%(numbers)s.",
                "%(n)d were not: they have what leads straight to one person, and nobody has decided about it. "
                "Statements %(numbers)s.",
                count,
            )
            % {"n": count, **listed}
        )
    if count := done.left["findings"]:
        said.append(
            ngettext(
                "%(n)d was not: something in it may point somebody out. Look at it by itself. Statement %(numbers)s.",
                "%(n)d were not: something in them may point somebody out. Look at them one by one. Statements "
                "%(numbers)s.",
                count,
            )
            % {"n": count, **listed}
        )
    if count := done.left["more"]:
        said.append(
            ngettext(
                "%(n)d is left for next time: so many are not looked through at once.",
                "%(n)d are left for next time: so many are not looked through at once.",
                count,
            )
            % {"n": count}
        )
    return said
