"""Pages of the review: the draft as it will look with comments beside it, the answers, and each step to publishing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import confirm_page, form_page

from ..models import Compilation, CompilationStatus, ReviewAnswer, ReviewComment
from . import document, queries
from . import review as services
from .forms import AnswerForm, CommentForm, VerdictForm
from .views import QUOTES_SHOWN, _address, _compilation, _may


@workspace("read_draft")
def read(request: WorkspaceRequest, number: int) -> HttpResponse:
    """The cover and what stands around the chapters."""
    compilation = _compilation(request, number)
    here = _address("read", compilation)
    if (done := _commented(request, compilation, here)) is not None:
        return done
    context = {"cover": document.build_cover(compilation), "chapters": queries.chapters(compilation)}
    return render(request, "compilations/read.html", _remarked(request, compilation) | context)


@workspace("read_draft")
def read_chapter(request: WorkspaceRequest, number: int, chapter: int) -> HttpResponse:
    """One chapter, with the first quotes of each perspective."""
    compilation = _compilation(request, number)
    if (done := _commented(request, compilation, _address("read_chapter", compilation, chapter))) is not None:
        return done
    built = _one(document.build_chapters(compilation, only=chapter, anchored=True))
    context = {"chapter": document.shortened(built), "chapters": queries.chapters(compilation)}
    return render(request, "compilations/read_chapter.html", _remarked(request, compilation) | context)


@workspace("read_draft")
def read_perspective(request: WorkspaceRequest, number: int, chapter: int, perspective: int) -> HttpResponse:
    """Every quote of one perspective, in pages."""
    compilation = _compilation(request, number)
    here = _address("read_perspective", compilation, chapter, perspective)
    if (done := _commented(request, compilation, here)) is not None:
        return done
    built = _one(document.build_chapters(compilation, only=chapter, anchored=True))
    found = _one([row for row in built["perspectives"] if row["number"] == perspective])
    context = {
        "chapter": built,
        "perspective": found,
        "page": page_of(request, found["quotes"], size=QUOTES_SHOWN),
    }
    return render(request, "compilations/read_perspective.html", _remarked(request, compilation) | context)


def _one(found: list[document.Json]) -> document.Json:
    if not found:
        raise Http404
    return found[0]


def _remarked(request: WorkspaceRequest, compilation: Compilation) -> dict[str, Any]:
    """Comments by paragraph, and the form where one is being written. One query."""
    by_anchor: dict[str, list[ReviewComment]] = {}
    for comment in compilation.comments.select_related("by", "answered_by"):
        by_anchor.setdefault(comment.anchor, []).append(comment)
    return {
        "compilation": compilation,
        "comments": by_anchor,
        "comment_at": request.GET.get("comment", ""),
        "comment_form": getattr(request, "failed_comment", None) or CommentForm(),
        "may_comment": compilation.is_open and _may(request, "comment_compilation"),
        "may_answer": compilation.published_at is None and _may(request, "edit_compilation"),
    }


def _commented(request: WorkspaceRequest, compilation: Compilation, here: str) -> HttpResponse | None:
    """Keep a comment that was sent; None when there is none or it came back with something to mend."""
    if request.method != "POST" or not _may(request, "comment_compilation"):
        return None
    anchor = request.GET.get("comment", "")[:60]
    form = CommentForm(request.POST)
    if not anchor:
        return redirect(here)
    if form.is_valid():
        try:
            services.comment(form=form, compilation=compilation, anchor=anchor, actor=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Your comment is there."))
            return redirect(f"{here}#{anchor}")
    request.failed_comment = form
    return None


@workspace("read_draft")
def comments(request: WorkspaceRequest, number: int) -> HttpResponse:
    compilation = _compilation(request, number)
    choices = [("open", _("without an answer")), ("answered", _("answered"))]
    listing = ListFilter(request.GET, filters={"answer": (_("Answer"), choices)})
    rows = compilation.comments.select_related("by", "answered_by")
    total = rows.count()
    rows = search(rows, listing.value("q"), ["text", "answer"])
    if asked := listing.value("answer"):
        rows = rows.filter(answered_at__isnull=asked == "open")
    page = page_of(request, rows.order_by("-created_at", "-pk"))
    places = queries.places(compilation, [comment.anchor for comment in page.object_list])
    for comment in page.object_list:
        comment.place = places[comment.anchor]
        comment.address = _address("read", compilation) + comment.place.address
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
    comment = get_object_or_404(compilation.comments.select_related("by"), pk=pk)
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
        said=_("The answer is there."),
        template="compilations/answer.html",
        comment=comment,
    )


@workspace("approve_compilation")
def verdict(request: WorkspaceRequest, number: int) -> HttpResponse:
    compilation = _compilation(request, number)
    back = _address("detail", compilation)
    if compilation.status != CompilationStatus.REVIEW:
        messages.info(request, _("Answers are given while the version is under review."))
        return redirect(back)
    mine = compilation.answers.filter(by=request.user).first() or ReviewAnswer()
    return form_page(
        request,
        VerdictForm(request.POST or None, instance=mine),
        save=lambda form: services.answer_review(form=form, compilation=compilation, actor=request.user),
        title=_("What do you say about the draft?"),
        submit=_("Leave the answer"),
        back=back,
        done=back,
        said=_("Your answer is there. You can change it until the version is approved."),
        lead=_("Your answer is about the text as it stands right now. If it changes, you are asked again."),
    )


@workspace("edit_compilation")
def send(request: WorkspaceRequest, number: int) -> HttpResponse:
    return _step(
        request,
        number,
        services.send_to_review,
        title=_("Send the draft to review?"),
        text=_("The design team is asked to read and answer. You can go on mending while they read."),
        submit=_("Send to review"),
        said=_("The draft is under review."),
    )


@workspace("edit_compilation")
def take_back(request: WorkspaceRequest, number: int) -> HttpResponse:
    return _step(
        request,
        number,
        services.take_back,
        title=_("Take the version back one step?"),
        text=_("Comments and answers stay. What was approved has to be approved again."),
        submit=_("Take it back"),
        said=_("The version is taken back."),
    )


@workspace("approve_compilation")
def approve(request: WorkspaceRequest, number: int) -> HttpResponse:
    compilation = _compilation(request, number)
    return _step(
        request,
        number,
        services.approve,
        consequences=_standing(compilation),
        title=_("Approve the version?"),
        text=_("It takes a yes from the project leader and one from the design team, to the text as it stands now."),
        submit=_("Approve"),
        said=_("The version is approved."),
    )


def _standing(compilation: Compilation) -> list[str]:
    """What has been answered to the text as it stands, in sentences."""
    review = queries.review(compilation, document.fingerprint(compilation))
    sentences = [
        _("The project leader has said yes.")
        if review.leader_yes
        else _("The project leader has not said yes to the text as it stands now."),
        _("The design team has said yes.")
        if review.team_yes
        else _("Nobody in the design team has said yes to the text as it stands now."),
    ]
    if count := len(review.objections):
        told = ngettext("%(count)d no stays with the version.", "%(count)d noes stay with the version.", count)
        sentences.append(told % {"count": count})
    return sentences


@workspace("publish_compilation")
def publish(request: WorkspaceRequest, number: int) -> HttpResponse:
    return _step(
        request,
        number,
        services.publish,
        title=_("Publish the version?"),
        text=_(
            "Anyone can then read it as a page and as a PDF. It cannot be changed afterwards: corrections come in a "
            "new version, and the old one stays readable."
        ),
        submit=_("Publish"),
        said=_("The version is published. The PDF is being made."),
    )


def _step(request: WorkspaceRequest, number: int, act: Callable[..., Any], **words: Any) -> HttpResponse:
    compilation = _compilation(request, number)
    back = _address("detail", compilation)
    return confirm_page(
        request,
        act=lambda: act(compilation=compilation, actor=request.user),
        back=back,
        done=back,
        plain=True,
        **words,
    )
