"""The list of masked statements, one statement's page, and what is done with many at a time."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import page_of
from dialogues.permissions import scope_of

from ..codebook.menu import visible_menu
from ..differences import marking
from ..differences.facets import sorted_by
from ..forms import chosen_keys
from ..masking.decisions import BACK_REASONS
from ..masking.queue import is_any_waiting
from ..masking.services import send_back
from ..masking.views import BACK, mask_help, stopped_words
from ..models import Statement, StatementStatus, Theme
from ..onward import leads
from ..queries import PAGE_SIZE, shown_groups
from ..rules import codable_interviews, may_confirm, visible_perspectives, visible_statements
from . import release as release_services
from .drawing import ListDrawing
from .queries import listed, statement_list, themes_of
from .release import Outcome


def _may(request: WorkspaceRequest, capability: str) -> bool:
    return scope_of(request.user, request.dialogue, capability) is not None


@workspace("read_statements")
def statements(request: WorkspaceRequest) -> HttpResponse:
    listing = statement_list(request.user, request.dialogue, request.GET)
    page = page_of(request, listing.rows, size=PAGE_SIZE)
    rows = listed(page)
    shapes = _may(request, "shape_perspectives")
    drawing = ListDrawing(request.user, request.dialogue, listing, shapes=shapes)
    context = {
        "page": page,
        "rows": drawing.rows(rows, themes_of(rows, listing.themes)),
        "filter_form": listing.filter_form,
        "works_here": listing.works_here,
        "shapes": shapes,
        "releases": _may(request, "release_statements"),
        "themes": listing.themes if shapes else None,
        "marks": marking.marks_to_choose(request.dialogue) if shapes else [],
        "last_marked": marking.last_marked(request.session, request.dialogue) if shapes else None,
        "filter_words": urlencode([pair for pair in request.GET.items() if pair[0] != "page"]),
        "waiting": is_any_waiting(request.user, request.dialogue) if shapes else False,
        "is_filtered": any(value for key, value in request.GET.items() if key != "page"),
    }
    return render(request, "perspectives/statements.html", context)


def _chosen(request: WorkspaceRequest) -> QuerySet[Statement]:
    """The statements that were ticked, or all that the filter shows when that was ticked; never more than visible."""
    if request.POST.get("everything"):
        asked = QueryDict(request.POST.get("filter", "")[:2000])
        return statement_list(request.user, request.dialogue, asked).rows
    keys = chosen_keys(request.POST.getlist("statement"))
    return visible_statements(request.user, request.dialogue).filter(pk__in=keys)


@workspace("shape_perspectives")
def many(request: WorkspaceRequest) -> HttpResponse:
    """What the buttons under the list do. Back to the list as it was filtered, with what happened in words."""
    asked = QueryDict(request.POST.get("filter", "")[:2000])
    back = reverse("perspectives:statements", args=[request.dialogue.slug])
    back += f"?{asked.urlencode()}" if asked else ""
    if request.method != "POST":
        return redirect(back)
    rows = Statement.objects.filter(pk__in=_chosen(request).order_by().values("pk"))
    action = request.POST.get("action", "")
    if action == "undo":
        _undo_marks(request)
    elif not rows.exists():
        messages.warning(request, _("Choose at least one statement first."))
    elif action == "theme":
        _give_theme(request, rows)
    elif action in {"mark", "unmark"}:
        _mark(request, rows, given=action == "mark")
    elif action == "confirm":
        done = release_services.confirm_masks(dialogue=request.dialogue, statements=rows, actor=request.user)
        _say(request, _confirmed_words(done))
    elif action in {"release", "take_back"} and _may(request, "release_statements"):
        service = release_services.release_statements if action == "release" else release_services.take_back_statements
        done = service(dialogue=request.dialogue, statements=rows, actor=request.user)
        _say(request, _released_words(done) if action == "release" else _taken_back_words(done))
    else:
        messages.warning(request, _("Choose what to do with the statements."))
    return redirect(back)


def _say(request: WorkspaceRequest, sentences: list[str]) -> None:
    messages.success(request, " ".join(sentence for sentence in sentences if sentence))


def _give_theme(request: WorkspaceRequest, rows: QuerySet[Statement]) -> None:
    key = request.POST.get("theme", "")
    theme = Theme.objects.filter(dialogue=request.dialogue, removed_at=None, pk__in=chosen_keys([key])).first()
    if theme is None:
        messages.warning(request, _("Choose a theme that still exists."))
        return
    done = release_services.give_theme(dialogue=request.dialogue, statements=rows, theme=theme, actor=request.user)
    words = ngettext(
        "%(n)d statement now has the theme %(theme)s.", "%(n)d statements now have the theme %(theme)s.", done.done
    )
    had = ngettext("%(n)d had it already.", "%(n)d had it already.", done.left["had"])
    _say(request, [words % {"n": done.done, "theme": theme}, had % {"n": done.left["had"]} if done.left["had"] else ""])


def _mark(request: WorkspaceRequest, rows: QuerySet[Statement], *, given: bool) -> None:
    mark = marking.read_mark(request.dialogue, request.POST.get("mark", ""))
    if mark is None:
        messages.warning(request, _("Choose how to mark them."))
        return
    done = marking.mark_statements(
        dialogue=request.dialogue, statements=rows, mark=mark, given=given, actor=request.user
    )
    marking.remember(request.session, request.dialogue, done)
    as_before = ngettext("%(n)d was so already.", "%(n)d were so already.", done.as_before)
    _say(request, [done.words, as_before % {"n": done.as_before} if done.as_before else ""])


def _undo_marks(request: WorkspaceRequest) -> None:
    done = marking.last_marked(request.session, request.dialogue)
    if done is None:
        messages.warning(request, _("There is nothing to undo."))
        return
    marking.forget(request.session, request.dialogue)
    count = marking.undo_marked(dialogue=request.dialogue, done=done, actor=request.user)
    if count is None:
        messages.warning(request, _("It can no longer be undone: what they were marked with is gone."))
        return
    words = ngettext("%(n)d statement is as it was before.", "%(n)d statements are as they were before.", count)
    _say(request, [words % {"n": count}])


def _reasons(done: Outcome, *reasons: tuple[str, str]) -> list[str]:
    """The sentences, written for one and for many, of those reasons that left something undone."""
    return [words % {"n": done.left[why]} for why, words in reasons if done.left[why]]


def _confirmed_words(done: Outcome) -> list[str]:
    n, own, unmasked, confirmed = done.done, done.left["own"], done.left["unmasked"], done.left["confirmed"]
    return [
        ngettext("%(n)d mask is confirmed.", "%(n)d masks are confirmed.", n) % {"n": n}
        if n
        else _("No mask was confirmed."),
        *_reasons(
            done,
            ("confirmed", ngettext("%(n)d was confirmed before.", "%(n)d were confirmed before.", confirmed)),
            (
                "own",
                ngettext(
                    "%(n)d was not: you lifted it, and somebody else confirms.",
                    "%(n)d were not: you lifted them, and somebody else confirms.",
                    own,
                ),
            ),
            (
                "unmasked",
                ngettext("%(n)d was not: it is not masked yet.", "%(n)d were not: they are not masked yet.", unmasked),
            ),
        ),
        *stopped_words(done),
    ]


def _released_words(done: Outcome) -> list[str]:
    n, unconfirmed, unquotable = done.done, done.left["unconfirmed"], done.left["unquotable"]
    return [
        ngettext("The design team now sees %(n)d more statement.", "The design team now sees %(n)d more statements.", n)
        % {"n": n},
        *_reasons(
            done,
            (
                "unconfirmed",
                ngettext(
                    "%(n)d is not shown: its mask is not confirmed.",
                    "%(n)d are not shown: their masks are not confirmed.",
                    unconfirmed,
                ),
            ),
            (
                "unquotable",
                ngettext(
                    "%(n)d is not shown: whoever said it has not allowed quotes, or nobody is noted as the speaker.",
                    "%(n)d are not shown: whoever said them has not allowed quotes, or nobody is noted as the speaker.",
                    unquotable,
                ),
            ),
        ),
        *stopped_words(done),
    ]


def _taken_back_words(done: Outcome) -> list[str]:
    words = ngettext(
        "The design team no longer sees %(n)d statement.", "The design team no longer sees %(n)d statements.", done.done
    )
    return [words % {"n": done.done} if done.done else _("None of them was shown to the design team.")]


@workspace("read_statements")
def statement(request: WorkspaceRequest, key: uuid.UUID) -> HttpResponse:
    """One statement as others see it, with where it leads: its themes and the perspectives it says or contradicts."""
    rows = visible_statements(request.user, request.dialogue).defer("original", "kept")
    row = get_object_or_404(rows.select_related("interview"), creation_key=key)
    row.dialogue = request.dialogue
    may_code = codable_interviews(request.user, request.dialogue).filter(pk=row.interview_id).exists()
    shown = set(visible_perspectives(request.user, request.dialogue).values_list("pk", flat=True))
    voices = [voice for voice in row.voices.select_related("perspective") if voice.perspective_id in shown]
    context = {
        "statement": row,
        "group_name": shown_groups(request.user, request.dialogue).get(row.group_id or 0, ""),
        "paths": visible_menu(request.user, request.dialogue).paths,
        "may_code": may_code,
        "may_confirm": row.status == StatementStatus.MASKED and may_confirm(request.user, row),
        "voices": voices,
        "onward": leads(request.dialogue, [voice.perspective_id for voice in voices], request.user),
        "sorted_by": sorted_by(row),
        "confirmed_alone": _confirmed_alone(row) if may_code else False,
        "is_late": may_code and hasattr(row, "check_back_addition"),
    }
    if may_code or context["may_confirm"]:
        context |= {"help": mask_help(row, edits=may_code), "back_reasons": list(BACK_REASONS.items())}
    return render(request, "perspectives/statement.html", context)


def _confirmed_alone(row: Statement) -> bool:
    return row.status == StatementStatus.CONFIRMED and row.confirmed_by_id == row.lifted_by_id is not None


@workspace("shape_perspectives")
def statement_confirm(request: WorkspaceRequest, key: uuid.UUID) -> HttpResponse:
    rows = visible_statements(request.user, request.dialogue)
    row = get_object_or_404(rows, creation_key=key)
    row.dialogue = request.dialogue
    if request.method == "POST":
        if request.POST.get("act") == BACK:
            return _send_back(request, row)
        done = release_services.confirm_masks(
            dialogue=request.dialogue, statements=Statement.objects.filter(pk=row.pk), actor=request.user
        )
        _say(request, _confirmed_words(done))
    return redirect(reverse("perspectives:statement", args=[request.dialogue.slug, key]))


def _send_back(request: WorkspaceRequest, row: Statement) -> HttpResponse:
    """Send the mask back with why. Whoever may not see it while it is not masked goes on to the list."""
    if may_confirm(request.user, row):
        try:
            send_back(statement=row, reason=request.POST.get("reason", ""), actor=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return redirect(reverse("perspectives:statement", args=[request.dialogue.slug, row.creation_key]))
        messages.success(request, _("The mask is sent back to whoever made it."))
    return redirect("perspectives:masks", request.dialogue.slug)
