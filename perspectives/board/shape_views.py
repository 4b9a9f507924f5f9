"""Pages on which a perspective is merged, split or parked, each saying what happens before it does."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import form_page

from ..forms import chosen_keys
from ..models import Perspective, Stance
from ..queries import PAGE_SIZE, shown_groups, with_marks
from ..rules import visible_statements
from . import shaping
from .forms import MergeForm, ParkForm, SplitForm, perspective_choices
from .merging import merge_perspective
from .naming import namings
from .reader import Reader
from .services import standing
from .undo import MERGED, PARKED, SPLIT, UNPARKED, Act, remember
from .views import address, perspective_in


def _done(request: WorkspaceRequest, act: Act, said: str) -> HttpResponse:
    remember(request.session, request.dialogue, act)
    messages.success(request, said)
    return redirect(address(request))


@workspace("shape_perspectives")
def merge(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Let a perspective go into another, with its statements, themes, texts and everywhere it is named."""
    perspective = perspective_in(request, number)
    reader = Reader(request.user, request.dialogue)
    form = MergeForm(request.POST or None, choices=perspective_choices(reader, without=perspective.pk))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                into = standing(request.dialogue, form.cleaned_data["into"])
                merge_perspective(perspective=perspective, into=into, actor=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            said = _("“%(title)s” is now part of “%(into)s”.") % {"title": perspective.title, "into": into.title}
            return _done(request, Act(MERGED, perspective.pk), said)
    context = {
        "perspective": perspective,
        "form": form,
        "statements": perspective.voices.count(),
        "named": sum(len(one.named_by(perspective.pk)) for one in namings()),
        "back": address(request),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "perspectives/board_merge.html", context, status=status)


@workspace("shape_perspectives")
def split(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Choose among a perspective's statements those that a new one is for."""
    perspective = perspective_in(request, number)
    posted = request.method == "POST"
    asked = QueryDict(request.POST.get("filter", "")[:2000]) if posted else request.GET
    filter_form = ListFilter(asked)
    mine = visible_statements(request.user, request.dialogue).filter(voices__perspective=perspective)
    initial = {"kind": perspective.kind, "creation_key": uuid.uuid4()}
    form = SplitForm(request.POST if posted else None, initial=initial)
    ticked = chosen_keys(request.POST.getlist("statement"))
    if posted and form.is_valid():
        try:
            with transaction.atomic():
                outcome = shaping.split_perspective(
                    perspective=perspective,
                    statements=list(mine.filter(pk__in=ticked).values_list("pk", flat=True)),
                    title=form.cleaned_data["title"],
                    kind=form.cleaned_data["kind"],
                    creation_key=form.cleaned_data["creation_key"] or uuid.uuid4(),
                    keep=form.cleaned_data["keep"],
                    actor=request.user,
                )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _done(request, Act.of(SPLIT, outcome), _("The new perspective is there, with its statements."))
    rows = search(mine, filter_form.value("q"), ["masked", "translation"])
    page = page_of(request, with_marks(rows), size=PAGE_SIZE)
    groups = shown_groups(request.user, request.dialogue)
    for row in page.object_list:
        row.group_name = groups.get(row.group_id or 0, "")
        row.is_chosen = row.pk in ticked
    context = {
        "perspective": perspective,
        "form": form,
        "page": page,
        "against": set(perspective.voices.filter(stance=Stance.AGAINST).values_list("statement_id", flat=True)),
        "filter_form": filter_form,
        "filter_words": urlencode([pair for pair in asked.items() if pair[0] != "page"]),
        "back": address(request),
    }
    return render(request, "perspectives/board_split.html", context, status=422 if posted else 200)


@workspace("shape_perspectives")
def park(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Set a perspective aside, with why."""
    perspective = perspective_in(request, number)

    def save(form: ParkForm) -> bool:
        done = shaping.park_perspective(
            perspective=perspective, reason=form.cleaned_data["parked_reason"], actor=request.user
        )
        if done:
            remember(request.session, request.dialogue, Act(PARKED, perspective.pk))
        return done

    return form_page(
        request,
        ParkForm(request.POST or None, instance=Perspective.objects.get(pk=perspective.pk)),
        save=save,
        title=_("Park “%(title)s”") % {"title": perspective.title},
        lead=_(
            "A parked perspective is not taken into the next version of the compilation, and leaves the one you are "
            "working on. It is listed at the end of the board with why, and can be taken up again as it was."
        ),
        submit=_("Park it"),
        back=address(request),
        back_title=_("The board"),
        done=f"{address(request)}#parked",
        said=_("The perspective is parked."),
    )


@workspace("shape_perspectives")
@require_POST
def unpark(request: WorkspaceRequest, number: int) -> HttpResponse:
    perspective = perspective_in(request, number)
    if shaping.unpark_perspective(perspective=perspective, actor=request.user):
        return _done(request, Act(UNPARKED, perspective.pk), _("The perspective is taken up again."))
    return redirect(address(request))
