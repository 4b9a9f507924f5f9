"""Pages on which a compilation is put together: versions, texts, chapters, perspectives, quotes, its PDF."""

import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import PAGE_SIZE, ListFilter, page_of, search
from dialogues.pages import form_page
from dialogues.permissions import scope_of
from reports.views import document_file, file_at_hand, job_context, job_fragment

from ..check_back.queries import told
from ..check_back.words import told_in_words
from ..models import (
    Chapter,
    ChapterPerspective,
    Compilation,
    CompilationStatus,
    FeedbackStatus,
    Perspective,
    Quote,
    Theme,
)
from ..withdrawal import replaced_versions
from . import queries, readers, tongues, translating
from . import review as compilation_review
from . import services as compilation_services
from .forms import ChapterTextsForm, TextsForm, arrangement
from .hidden import refusals
from .versions import comparable
from .words import course, lacks, stopped, text_marks

QUOTES_SHOWN = 50


def _compilation(request: WorkspaceRequest, number: int) -> Compilation:
    found = get_object_or_404(request.dialogue.compilations.select_related("document"), number=number)
    found.dialogue = request.dialogue  # spares every link a query
    return found


def _address(name: str, compilation: Compilation, *args: int) -> str:
    return reverse(f"compilations:{name}", args=[compilation.dialogue.slug, compilation.number, *args])


def _may(request: WorkspaceRequest, capability: str) -> bool:
    return scope_of(request.user, request.dialogue, capability) is not None


@workspace("read_draft")
def compilation_list(request: WorkspaceRequest) -> HttpResponse:
    listing = ListFilter(request.GET, filters={"status": (_("State"), CompilationStatus.choices)})
    rows = request.dialogue.compilations.defer("content").select_related("document")
    total = rows.count()
    rows = search(rows, listing.value("q"), ["title", "summary"])
    if status := listing.value("status"):
        rows = rows.filter(status=status)
    rows = rows.annotate(
        chapter_count=Count("chapters", distinct=True), perspective_count=Count("entries", distinct=True)
    )
    context = {
        "page": page_of(request, rows.order_by("-number")),
        "filter_form": listing,
        "total": total,
        "open_version": queries.open_version(request.dialogue),
        "may_edit": _may(request, "edit_compilation"),
        "creation_key": uuid.uuid4(),
        "perspective_count": Perspective.objects.filter(dialogue=request.dialogue, removed_at=None).count(),
    }
    return render(request, "compilations/list.html", context)


@workspace("edit_compilation")
def compilation_new(request: WorkspaceRequest) -> HttpResponse:
    """Begin a version by one press; without it (an address typed in) the list says what to press."""
    if request.method != "POST":
        return redirect("compilations:list", request.dialogue.slug)
    try:
        key = uuid.UUID(request.POST.get("creation_key", ""))
    except ValueError:
        key = uuid.uuid4()
    try:
        made = compilation_services.create_compilation(dialogue=request.dialogue, actor=request.user, creation_key=key)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("compilations:list", request.dialogue.slug)
    return redirect("compilations:detail", request.dialogue.slug, made.number)


@workspace("read_draft")
def compilation_detail(request: WorkspaceRequest, number: int) -> HttpResponse:
    compilation = _compilation(request, number)
    document = compilation_review.latest_print(compilation)
    chapters = queries.chapters(compilation)
    answers = compilation_review.answers(compilation)
    open_for_work = compilation.published_at is None
    may_edit = _may(request, "edit_compilation")
    context = {
        "compilation": compilation,
        "course": course(compilation, answers),
        "texts": text_marks(compilation),
        "chapters": chapters,
        "obstacles": (in_the_way := stopped(compilation) if open_for_work else []),
        "may_mend": any(not lack.url for lack in in_the_way),
        "check_back_told": told_in_words(told(compilation)),
        "may_check_back": _may(request, "check_back"),
        "refusals": refusals(compilation) if open_for_work and may_edit else [],
        "answers": answers,
        "comment_count": compilation.comments.count(),
        "quote_count": sum(chapter.quote_count for chapter in chapters),
        "may_edit": may_edit,
        "may_publish": _may(request, "publish_compilation"),
        "may_answer": _may(request, "approve_compilation"),
        "has_answered": any(answer.by_id == request.user.pk for answer in answers),
        "readers": (asked := readers.readers(compilation, answers) if compilation.sent_at else []),
        "answered_count": sum(reader.answer is not None for reader in asked),
        "is_replaced": _is_replaced(request, compilation),
        "earlier": next((row.number for row in comparable(compilation)), None),
        "document": document,
    }
    context |= _around(compilation)
    if document is not None and not context["is_replaced"]:
        context |= _job(compilation, document)
    return render(request, "compilations/detail.html", context)


def _around(compilation: Compilation) -> dict:
    """What is lacking, how far each language has come, and how many readers wait for an answer."""
    far = translating.progress(compilation) if compilation.translations.exists() else {}
    stale = sum(rows[""].stale for rows in far.values())
    return {
        "lacks": lacks(compilation, queries.gaps(compilation), stale) if compilation.is_open else [],
        "languages": [(code, tongues.NAMES[code], far[code][""]) for code in tongues.in_order(far)],
        "feedback_waiting": compilation.feedback.filter(status=FeedbackStatus.NEW).count(),
    }


def _job(compilation: Compilation, document) -> dict:
    return job_context(
        document,
        poll_url=_address("job", compilation),
        download_url=_address("pdf", compilation),
        retry_url=_address("print", compilation),
    ) | {"job_title": document.title}


@workspace("edit_compilation")
def texts(request: WorkspaceRequest, number: int) -> HttpResponse:
    compilation = _compilation(request, number)
    back = _address("detail", compilation)
    return form_page(
        request,
        TextsForm(request.POST or None, instance=compilation),
        save=lambda form: compilation_services.save_texts(form=form, actor=request.user),
        title=_("Texts around the chapters"),
        submit=_("Save"),
        back=back,
        done=back,
        said=_("The texts are saved."),
    )


@workspace("edit_compilation")
def chapters(request: WorkspaceRequest, number: int) -> HttpResponse:
    compilation = _compilation(request, number)
    if request.method == "POST":
        return _arranged(
            request,
            _address("chapters", compilation),
            lambda sent: compilation_services.arrange_chapters(
                compilation=compilation, shown=sent.shown, chosen=sent.chosen, move=sent.move, actor=request.user
            ),
        )
    chosen = queries.chapters(compilation)
    others = Theme.objects.filter(dialogue=request.dialogue, removed_at=None)
    others = others.exclude(pk__in=[chapter.theme_id for chapter in chosen])
    context = {"compilation": compilation, "chapters": chosen, "others": page_of(request, others)}
    return render(request, "compilations/chapters.html", context)


@workspace("edit_compilation")
def chapter(request: WorkspaceRequest, number: int, chapter: int) -> HttpResponse:
    compilation = _compilation(request, number)
    found = get_object_or_404(Chapter.objects.select_related("theme"), compilation=compilation, pk=chapter)
    if request.method == "POST":
        return _arranged(
            request,
            _address("chapter", compilation, found.pk),
            lambda sent: compilation_services.arrange_perspectives(
                chapter=found, shown=sent.shown, chosen=sent.chosen, move=sent.move, actor=request.user
            ),
        )
    chosen = queries.entries(found)
    elsewhere = ChapterPerspective.objects.filter(compilation=compilation, perspective=OuterRef("pk"))
    others = Perspective.objects.filter(dialogue=request.dialogue, removed_at=None)
    others = others.exclude(pk__in=[entry.perspective_id for entry in chosen]).annotate(
        in_theme=Exists(Theme.objects.filter(perspectives=OuterRef("pk"), pk=found.theme_id)),
        elsewhere=elsewhere.values("chapter__theme__title")[:1],
    )
    context = {
        "compilation": compilation,
        "chapter": found,
        "entries": chosen,
        "others": page_of(request, others.order_by("-in_theme", "number")),
    }
    return render(request, "compilations/chapter.html", context)


@workspace("edit_compilation")
def chapter_texts(request: WorkspaceRequest, number: int, chapter: int) -> HttpResponse:
    compilation = _compilation(request, number)
    found = get_object_or_404(Chapter.objects.select_related("theme"), compilation=compilation, pk=chapter)
    back = _address("chapter", compilation, found.pk)
    return form_page(
        request,
        ChapterTextsForm(request.POST or None, instance=found.theme),
        save=lambda form: compilation_services.save_chapter_texts(form=form, chapter=found, actor=request.user),
        title=_("Texts of %(chapter)s") % {"chapter": found.theme.title},
        submit=_("Save"),
        back=back,
        done=back,
        said=_("The texts are saved."),
    )


@workspace("edit_compilation")
def quotes(request: WorkspaceRequest, number: int, entry: int) -> HttpResponse:
    compilation = _compilation(request, number)
    found = get_object_or_404(
        ChapterPerspective.objects.select_related("perspective", "chapter__theme"), compilation=compilation, pk=entry
    )
    found.compilation = compilation
    if request.method == "POST" and "all" in request.POST:
        return _quoted_all(request, found, _address("quotes", compilation, found.pk))
    if request.method == "POST":
        return _arranged(
            request,
            _address("quotes", compilation, found.pk),
            lambda sent: compilation_services.arrange_quotes(
                entry=found, shown=sent.shown, chosen=sent.chosen, move=sent.move, actor=request.user
            ),
        )
    chosen = queries.with_stance(found.quotes.select_related("statement__group"))
    elsewhere = Quote.objects.filter(compilation=compilation, statement=OuterRef("pk"))
    others = compilation_services.statements_to_choose(found).select_related("group")
    others = search(others, request.GET.get("q", "")[:200], ["masked", "translation"])
    others = others.annotate(elsewhere=elsewhere.values("entry__perspective__title")[:1])
    page = page_of(request, chosen, size=QUOTES_SHOWN)
    for place, quote in enumerate(page.object_list, page.start_index()):
        quote.is_first, quote.is_last = place == 1, place == page.paginator.count
    context = {
        "compilation": compilation,
        "entry": found,
        "quotes": page,
        "others": Paginator(others, PAGE_SIZE).get_page(request.GET.get("more")),
        "q": request.GET.get("q", "")[:200],
    }
    return render(request, "compilations/quotes.html", context)


def _quoted_all(request: WorkspaceRequest, entry: ChapterPerspective, back: str) -> HttpResponse:
    everything = request.POST["all"] == "on"
    try:
        count = compilation_services.quote_all(entry=entry, everything=everything, actor=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(back)
    if not everything:
        messages.success(request, _("From now on you choose the quotes. Those that stand here stay."))
    elif count:
        words = ngettext("%(count)d quote was taken in.", "%(count)d quotes were taken in.", count) % {"count": count}
        messages.success(request, words)
    else:
        messages.success(request, _("All that may be quoted stands here, and what comes is taken in."))
    return redirect(back)


def _arranged(request: WorkspaceRequest, back: str, act) -> HttpResponse:
    sent = arrangement(request.POST)
    try:
        act(sent)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        if sent.move is None:
            messages.success(request, _("The choice is saved."))
    if sent.move is None:
        return redirect(back)
    joiner = "&" if "?" in back else "?"
    return redirect(f"{back}{joiner}moved={sent.move.key}:{sent.move.way}#row-{sent.move.key}")


@workspace("edit_compilation")
@require_POST
def mend(request: WorkspaceRequest, number: int) -> HttpResponse:
    compilation = _compilation(request, number)
    try:
        compilation_services.take_out_what_stopped(compilation=compilation, actor=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("What may not be published has been taken out."))
    return redirect(_address("detail", compilation))


def _is_replaced(request: WorkspaceRequest, compilation: Compilation) -> bool:
    """Whether a newer one has its place, since somebody took back what they said: then it is on no paper either."""
    return compilation.published_at is not None and compilation.number in replaced_versions(request.dialogue)


@workspace("read_draft")
@require_POST
def order_print(request: WorkspaceRequest, number: int) -> HttpResponse:
    compilation = _compilation(request, number)
    if not _is_replaced(request, compilation):
        compilation_review.order_print(compilation=compilation)
    return redirect(f"{_address('detail', compilation)}#pdf")


@workspace("read_draft")
def print_job(request: WorkspaceRequest, number: int) -> HttpResponse:
    compilation = _compilation(request, number)
    document = compilation_review.latest_print(compilation)
    if document is None or _is_replaced(request, compilation):
        return redirect(_address("detail", compilation))
    asked = {name: _address(place, compilation) for name, place in [("poll_url", "job"), ("download_url", "pdf")]}
    return job_fragment(request, document, retry_url=_address("print", compilation), **asked)


@workspace("read_draft")
def pdf(request: WorkspaceRequest, number: int) -> HttpResponse | FileResponse:
    compilation = _compilation(request, number)
    if _is_replaced(request, compilation):
        messages.info(request, _("Something has been taken back out of this version. A newer one has its place."))
        return redirect(_address("detail", compilation))
    document = file_at_hand(compilation_review.latest_print(compilation))
    if document is None:
        messages.info(request, _("There is no PDF yet. Order it here."))
        return redirect(f"{_address('detail', compilation)}#pdf")
    return document_file(document)
