"""Pages of the review: the draft as it will look with comments beside it, the answers, and each step to publishing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import page_of
from dialogues.pages import confirm_page, form_page

from ..models import Compilation, CompilationStatus, ReviewAnswer
from ..withdrawal import replaced_versions
from . import comment_views, document, queries, readers
from . import review as services
from .forms import VerdictForm
from .views import QUOTES_SHOWN, _address, _compilation, _may


@dataclass(frozen=True)
class Text:
    """What a version says: as it stands while it is worked on, as it was frozen once it is published.

    ``moved`` leads comments on single quotes of a published version to the perspective they stand under: what was
    frozen no longer knows which statement a quote is.
    """

    cover: document.Json
    chapters: list[document.Json]
    moved: dict[str, str]


def _frozen(compilation: Compilation, only: int | None) -> Text:
    """The frozen cover and, with ``only``, that chapter. At most six queries.

    Comments find their paragraphs by the order of chapters and perspectives, which no longer changes.
    """
    if only is None:
        return Text(compilation.content or {}, [], {})
    keys = list(compilation.chapters.order_by("position", "pk").values_list("pk", flat=True))
    rows = compilation.published_chapters.filter(number=only).prefetch_related("perspectives")
    made, moved = [], {}
    for row in rows:
        key = keys[row.number - 1]
        entries = list(compilation.entries.filter(chapter=key).order_by("position", "pk").values_list("pk", flat=True))
        inside = [
            one.content | {"anchor": f"e{entry}"} for one, entry in zip(row.perspectives.all(), entries, strict=True)
        ]
        made.append(row.content | {"anchor": f"c{key}", "perspectives": inside})
        quotes = compilation.quotes.filter(pk__in=_quotes_with_comments(compilation), entry__in=entries)
        moved = {f"q{pk}": f"e{entry}" for pk, entry in quotes.values_list("pk", "entry_id")}
    return Text(compilation.content or {}, made, moved)


def _quotes_with_comments(compilation: Compilation) -> list[int]:
    anchors = compilation.comments.filter(anchor__startswith="q").values_list("anchor", flat=True)
    return [int(anchor[1:]) for anchor in anchors if anchor[1:].isdecimal()]


def _text(compilation: Compilation, only: int | None = None, *, cover: bool = False) -> Text:
    if compilation.published_at is not None:
        return _frozen(compilation, only)
    if cover:
        return Text(document.build_cover(compilation), [], {})
    return Text({}, document.build_chapters(compilation, only=only, anchored=True), {})


def _opened(request: WorkspaceRequest, number: int) -> tuple[Compilation, HttpResponse | None]:
    """Return the version that is read, and the page that is shown instead when something was taken back out of it."""
    compilation = _compilation(request, number)
    if compilation.published_at and compilation.number in replaced_versions(request.dialogue):
        return compilation, render(request, "compilations/replaced.html", {"compilation": compilation}, status=410)
    if _may(request, "approve_compilation"):
        readers.note_reading(compilation, request.user)
    return compilation, None


def _nav(compilation: Compilation, text: Text) -> list[Any]:
    if compilation.published_at is not None:
        return [{"number": row["number"], "theme": row} for row in text.cover["chapters"]]
    return list(queries.chapters(compilation))


@workspace("read_draft")
def read(request: WorkspaceRequest, number: int) -> HttpResponse:
    """The cover and what stands around the chapters."""
    compilation, instead = _opened(request, number)
    if done := instead or comment_views.kept(request, compilation, _address("read", compilation)):
        return done
    text = _text(compilation, cover=True)
    context = {"cover": text.cover, "chapters": _nav(compilation, text)}
    return _shown(request, "compilations/read.html", compilation, text, context)


@workspace("read_draft")
def read_chapter(request: WorkspaceRequest, number: int, chapter: int) -> HttpResponse:
    """One chapter, with the first quotes of each perspective."""
    compilation, instead = _opened(request, number)
    here = _address("read_chapter", compilation, chapter)
    if done := instead or comment_views.kept(request, compilation, here):
        return done
    text = _text(compilation, chapter)
    built = document.shortened(_one(text.chapters))
    context = {"chapter": built, "chapters": _nav(compilation, text)}
    return _shown(request, "compilations/read_chapter.html", compilation, text, context)


@workspace("read_draft")
def read_perspective(request: WorkspaceRequest, number: int, chapter: int, perspective: int) -> HttpResponse:
    """Every quote of one perspective, in pages."""
    compilation, instead = _opened(request, number)
    here = _address("read_perspective", compilation, chapter, perspective)
    if done := instead or comment_views.kept(request, compilation, here):
        return done
    text = _text(compilation, chapter)
    built = _one(text.chapters)
    found = _one([row for row in built["perspectives"] if row["number"] == perspective])
    page = page_of(request, found["quotes"], size=QUOTES_SHOWN)
    context = {"chapter": built, "perspective": found, "page": page}
    return _shown(request, "compilations/read_perspective.html", compilation, text, context)


def _one(found: list[document.Json]) -> document.Json:
    if not found:
        raise Http404
    return found[0]


def _shown(
    request: WorkspaceRequest, template: str, compilation: Compilation, text: Text, context: dict[str, Any]
) -> HttpResponse:
    status = 422 if getattr(request, "failed_comment", None) else 200
    return render(request, template, comment_views.remarks(request, compilation, text.moved) | context, status=status)


@workspace("approve_compilation")
def verdict(request: WorkspaceRequest, number: int) -> HttpResponse:
    compilation = _compilation(request, number)
    back = _address("detail", compilation)
    if compilation.status not in {CompilationStatus.REVIEW, CompilationStatus.APPROVED}:
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
        said=_("Your answer is there. You can change it, or take it back, until the version is published."),
        lead=_("Your answer is about the text as it stands right now. If it changes, you are asked again."),
        template="compilations/verdict.html",
        compilation=compilation,
        has_answered=mine.pk is not None,
    )


@workspace("approve_compilation")
def take_back_answer(request: WorkspaceRequest, number: int) -> HttpResponse:
    compilation = _compilation(request, number)
    text = _("It is as if you had not answered. You can answer again for as long as nothing is published.")
    if compilation.status == CompilationStatus.APPROVED:
        text += " " + _("If the approval rests on your yes, the version goes back to review.")
    return _step(
        request,
        number,
        services.take_back_answer,
        title=_("Take your answer back?"),
        text=text,
        submit=_("Take it back"),
        said=_("Your answer is taken back."),
    )


@workspace("edit_compilation")
def send(request: WorkspaceRequest, number: int) -> HttpResponse:
    return _step(
        request,
        number,
        services.send_to_review,
        title=_("Send the draft to review?"),
        text=_(
            "Each in the design team gets one mail with the way to the draft, and one reminder if two weeks pass "
            "without an answer. You can go on mending while they read."
        ),
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
    sentences += [
        _("A reader says that someone can be recognised: “%(words)s”") % {"words": answer.recognisable[:300]}
        for answer in review.recognised
    ]
    return sentences


@workspace("publish_compilation")
def publish(request: WorkspaceRequest, number: int) -> HttpResponse:
    return _step(
        request,
        number,
        services.publish,
        consequences=_standing(_compilation(request, number)),
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
