"""Pages on which a file is taken in: read and shown first, done when somebody has seen what it does."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, takes_files, workspace

from .codebook_in import CodebookPlan, import_codebook, plan_codebook
from .forms import DocumentsForm, Held, UploadForm
from .highlights_in import HighlightPlan, Missed, import_highlights, plan_highlights
from .queries import codable_with_text
from .reading import read_upload
from .safe import LARGEST_FILE
from .shapes import Code, Read
from .taguette import Highlight, Highlights

SHOWN = 500
"""Most lines of a preview that are drawn; the figures above them count all."""


def _address(request: WorkspaceRequest, name: str = "exchange") -> str:
    return reverse(f"perspectives:{name}", args=[request.dialogue.slug])


@takes_files(LARGEST_FILE)
@workspace("exchange_material")
def take_in(request: WorkspaceRequest) -> HttpResponse:
    """Read a file and show what it would do."""
    form = UploadForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                read = read_upload(form.cleaned_data["file"])
                if isinstance(read, Highlights):
                    return _highlights_page(request, read.rows, read.left_out)
                return _codebook_page(request, read)
            except ValidationError as error:
                form.add_error("file", error)
    context = {"form": form, "title": _("Take in a file"), "submit": _("Read the file"), "back": _address(request)}
    return render(request, "perspectives/exchange_take_in.html", context, status=status)


# --- A codebook ---------------------------------------------------------------------------------------------------


def _codebook_page(request: WorkspaceRequest, read: Read) -> HttpResponse:
    codes = [(code.key, code.title, code.description, code.parent) for code in read.codes]
    plan = plan_codebook(request.dialogue, read.codes, read.left_out)
    sealed = Held(request.user, request.dialogue).seal({"codes": codes, "left_out": read.left_out})
    return render(request, "perspectives/exchange_codebook.html", _codebook_context(request, plan) | {"sealed": sealed})


def _codebook_context(request: WorkspaceRequest, plan: CodebookPlan) -> dict[str, Any]:
    return {
        "plan": plan,
        "lines": plan.lines[:SHOWN],
        "more": max(0, len(plan.lines) - SHOWN),
        "back": _address(request),
    }


@workspace("exchange_material")
@require_POST
def codebook_yes(request: WorkspaceRequest) -> HttpResponse:
    """Take in the codebook that the preview showed. A second press finds it done."""
    try:
        held = Held(request.user, request.dialogue).open(request.POST.get("sealed", ""))
        codes = [Code(*row) for row in held["codes"]]
        plan = import_codebook(dialogue=request.dialogue, actor=request.user, codes=codes, left_out=held["left_out"])
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(_address(request, "take_in"))
    new = len(plan.new)
    said = ngettext("%(n)d theme was taken in.", "%(n)d themes were taken in.", new) % {"n": new}
    messages.success(request, said if new else _("Nothing was new: every theme was here already."))
    return redirect(_address(request, "themes"))


# --- Highlights ---------------------------------------------------------------------------------------------------


def _highlights_page(
    request: WorkspaceRequest,
    highlights: Sequence[Highlight],
    left_out: Sequence[str],
    *,
    form: DocumentsForm | None = None,
    sealed: str = "",
) -> HttpResponse:
    """The preview: each document with its interview, what is found there and what is not."""
    chosen = form.chosen if form is not None and form.is_valid() else None
    plan = plan_highlights(request.user, request.dialogue, highlights, chosen=chosen, left_out=left_out)
    interviews = codable_with_text(request.user, request.dialogue)
    if form is None:
        initial = {
            f"document_{index}": document.interview.number
            for index, document in enumerate(plan.documents)
            if document.interview
        }
        names = [document.name for document in plan.documents]
        form = DocumentsForm(initial=initial, documents=names, numbers=[one.number for one in interviews])
    rows = [(one.row, one.document, one.words, one.tags) for one in highlights]
    sealed = sealed or Held(request.user, request.dialogue).seal({"rows": rows, "left_out": list(left_out)})
    context = {
        "plan": plan,
        "form": form,
        "documents": [(document, form[f"document_{index}"]) for index, document in enumerate(plan.documents)],
        "interviews": interviews,
        "missed": plan.missed[:SHOWN],
        "more": max(0, len(plan.missed) - SHOWN),
        "sealed": sealed,
        "back": _address(request),
    }
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(request, "perspectives/exchange_highlights.html", context, status=status)


@workspace("exchange_material")
@require_POST
def highlights_yes(request: WorkspaceRequest) -> HttpResponse:
    """Look again with other interviews chosen, or lift what the preview showed. A second press lifts nothing twice."""
    sealed = request.POST.get("sealed", "")
    try:
        held = Held(request.user, request.dialogue).open(sealed)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(_address(request, "take_in"))
    rows = [Highlight(row, document, words, list(tags)) for row, document, words, tags in held["rows"]]
    interviews = codable_with_text(request.user, request.dialogue)
    form = DocumentsForm(
        request.POST,
        documents=list(dict.fromkeys(one.document for one in rows)),
        numbers=[one.number for one in interviews],
    )
    if "look" in request.POST or not form.is_valid():
        return _highlights_page(request, rows, held["left_out"], form=form, sealed=sealed)
    try:
        plan = import_highlights(
            dialogue=request.dialogue,
            actor=request.user,
            highlights=rows,
            chosen=form.chosen,
            left_out=held["left_out"],
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(_address(request, "take_in"))
    return _lifted_page(request, plan)


def _lifted_page(request: WorkspaceRequest, plan: HighlightPlan) -> HttpResponse:
    """What became of it, with what was not found: shown once more, since that is what is left to do by hand."""
    missed: list[Missed] = plan.missed[:SHOWN]
    context = {
        "plan": plan,
        "missed": missed,
        "more": max(0, len(plan.missed) - SHOWN),
        "back": _address(request),
        "statements_url": _address(request, "statements"),
    }
    return render(request, "perspectives/exchange_lifted.html", context)
