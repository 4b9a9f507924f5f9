"""Pages of the comments: keeping one from beside its paragraph, the list of them all, the leader's answer."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import form_page

from ..models import Compilation, ReviewComment
from . import comments as services
from .forms import AnswerForm, CommentForm
from .views import _address, _compilation, _may

STATES = [
    (services.OPEN, gettext_lazy("without an answer")),
    (services.RESOLVED, gettext_lazy("resolved")),
    (services.REOPENED, gettext_lazy("opened again")),
]


def remarks(request: WorkspaceRequest, compilation: Compilation, moved: dict[str, str] | None = None) -> dict[str, Any]:
    """Return what the tag ``remarks`` needs: comments by paragraph, and the form where one is written. One query.

    Args:
        moved: anchors that the page does not show, with where their comments stand instead.
    """
    by_anchor: dict[str, list[ReviewComment]] = {}
    for comment in in_threads(compilation.comments.select_related("by", "answered_by", "reopened_by")):
        comment.state = services.state_of(comment)
        by_anchor.setdefault((moved or {}).get(comment.anchor, comment.anchor), []).append(comment)
    return {
        "compilation": compilation,
        "comments": by_anchor,
        "comment_at": request.GET.get("comment", ""),
        "comment_form": getattr(request, "failed_comment", None) or CommentForm(),
        "comment_reopens": request.GET.get("reopens", ""),
        "may_comment": compilation.is_open and _may(request, "comment_compilation"),
        "may_answer": compilation.published_at is None and _may(request, "edit_compilation"),
    }


def in_threads(rows) -> list[ReviewComment]:
    """Return the comments oldest first, one that opens another again right after it."""
    found = list(rows)
    after = {one.reopens_id: one for one in found if one.reopens_id}
    ordered = []
    for one in found:
        if one.reopens_id and one.reopens_id in {row.pk for row in found}:
            continue
        while one is not None:
            ordered.append(one)
            one = after.get(one.pk)
    return ordered


def kept(request: WorkspaceRequest, compilation: Compilation, here: str) -> HttpResponse | None:
    """Keep a comment that was sent; None when there is none or it came back with something to mend."""
    if request.method != "POST" or not _may(request, "comment_compilation"):
        return None
    anchor = request.GET.get("comment", "")
    if not anchor or len(anchor) > services.LONGEST_ANCHOR:
        return redirect(here)
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            services.comment(
                form=form,
                compilation=compilation,
                anchor=anchor,
                actor=request.user,
                reopens=_to_reopen(request, compilation),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Your comment is there."))
            return redirect(f"{here}#{anchor}")
    request.failed_comment = form
    return None


def _to_reopen(request: WorkspaceRequest, compilation: Compilation) -> ReviewComment | None:
    key = request.GET.get("reopens", "")
    if not key.isascii() or not key.isdecimal() or len(key) > 17:
        return None
    return compilation.comments.select_related("reopened_by").filter(pk=int(key)).first()


@workspace("read_draft")
def comments(request: WorkspaceRequest, number: int) -> HttpResponse:
    """All comments, newest first, each with what it is about and how it stands."""
    compilation = _compilation(request, number)
    whose = (_("Whose"), [("mine", _("mine"))])
    listing = ListFilter(request.GET, filters={"answer": (_("Answer"), STATES), "whose": whose})
    rows = compilation.comments.select_related("by", "answered_by", "reopened_by", "reopens")
    total = rows.count()
    rows = search(rows, listing.value("q"), ["text", "answer"])
    match listing.value("answer"):
        case services.OPEN:
            rows = rows.filter(answered_at=None)
        case services.RESOLVED:
            rows = rows.filter(answered_at__isnull=False, reopened_by=None)
        case services.REOPENED:
            rows = rows.filter(reopened_by__isnull=False)
    if listing.value("whose"):
        rows = rows.filter(by=request.user)
    page = page_of(request, rows.order_by("-created_at", "-pk"))
    places = services.places(compilation, [comment.anchor for comment in page.object_list])
    for comment in page.object_list:
        comment.place = places[comment.anchor]
        comment.address = _address("read", compilation) + comment.place.address
        comment.state = services.state_of(comment)
    context = {
        "compilation": compilation,
        "page": page,
        "total": total,
        "filter_form": listing,
        "may_answer": compilation.published_at is None and _may(request, "edit_compilation"),
    }
    return render(request, "compilations/comments.html", context)


@workspace("edit_compilation")
def comment_answer(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    compilation = _compilation(request, number)
    comment = get_object_or_404(compilation.comments.select_related("by", "reopens"), pk=pk)
    comment.compilation = compilation
    back = _address("comments", compilation)
    return form_page(
        request,
        AnswerForm(request.POST or None, instance=comment),
        save=lambda form: services.answer_comment(form=form, actor=request.user),
        title=_("Answer the comment"),
        submit=_("Save the answer"),
        back=back,
        done=back,
        said=_("The answer is there, and the comment is resolved. Whoever wrote it can open it again."),
        template="compilations/answer.html",
        comment=comment,
    )
