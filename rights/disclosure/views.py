"""Pages of requests for public records: found, marked, decided about, handed out."""

from typing import cast

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.records import Conflict
from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import page_of
from dialogues.pages import confirm_page, form_page

from .. import papers
from ..models import Disclosure, DisclosureItem
from . import services
from .finding import MOST, record_at, search, title_of
from .forms import DecisionForm, DisclosureForm, MaskForm, WordsForm
from .masks import pieces


def _address(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"rights:{name}", args=[request.dialogue.slug, *args])


def _row(request: WorkspaceRequest, number: int) -> Disclosure:
    row = get_object_or_404(request.dialogue.disclosures, number=number)
    row.dialogue = request.dialogue
    return row


@workspace("disclose_records")
def disclosures(request: WorkspaceRequest) -> HttpResponse:
    page = page_of(request, request.dialogue.disclosures.select_related("opened_by"))
    return render(request, "rights/disclosures.html", {"page": page})


@workspace("disclose_records")
def disclosure_new(request: WorkspaceRequest) -> HttpResponse:
    return form_page(
        request,
        DisclosureForm(request.POST or None, instance=Disclosure()),
        save=lambda form: services.open_disclosure(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("Somebody asks for records"),
        submit=_("Save"),
        back=_address(request, "disclosures"),
        back_title=_("Requests for records"),
        done=lambda row: _address(request, "disclosure", row.number),
    )


@workspace("disclose_records")
def disclosure(request: WorkspaceRequest, number: int) -> HttpResponse:
    """One request: search, what is marked, and making it ready. A search is sent in the body and kept nowhere."""
    row = _row(request, number)
    form = WordsForm(request.POST or None)
    items = list(row.items.all())
    for item in items:
        item.title = title_of(item.source)
    context = {"disclosure": row, "items": items, "form": form, "document": papers.latest(services.KIND, row.pk)}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            status = 200
            found = list(search(form.cleaned_data["words"], user=request.user, dialogue=request.dialogue))
            services.note_searched(disclosure=row, found=found, actor=request.user)
            context |= {"found": found[:MOST], "more": max(0, len(found) - MOST), "words": form.cleaned_data["words"]}
    return render(request, "rights/disclosure.html", context, status=status)


@workspace("disclose_records")
@require_POST
def mark(request: WorkspaceRequest, number: int) -> HttpResponse:
    row = _row(request, number)
    for value in request.POST.getlist("records")[:MOST]:
        found = record_at(value, user=request.user, dialogue=request.dialogue)
        if found is not None and row.closed_at is None:
            services.mark(disclosure=row, found=found, actor=request.user)
    return redirect(_address(request, "disclosure", number))


def _item(request: WorkspaceRequest, number: int, pk: int) -> DisclosureItem:
    row = _row(request, number)
    item = get_object_or_404(row.items, pk=pk)
    item.disclosure = row
    return item


@workspace("disclose_records")
def item(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    """One record: its text with what is hidden, hiding more, and the decision."""
    row = _item(request, number, pk)
    here = _address(request, "disclosure_item", number, pk)
    hiding = request.method == "POST" and "words" in request.POST
    deciding = request.method == "POST" and not hiding
    mask = MaskForm(request.POST if hiding else None, initial={"opened_version": row.version})
    decision = DecisionForm(request.POST if deciding else None, instance=row, auto_id="decision_%s")
    status = 200
    if request.method == "POST":
        status = 422
        if _saved(request, row, mask if hiding else decision, hiding):
            return redirect(here)
    else:
        services.note_read(item=row, actor=request.user)
    shown = DisclosureItem.objects.get(pk=row.pk)
    context = {
        "item": shown,
        "disclosure": row.disclosure,
        "title": title_of(shown.source),
        "pieces": pieces(shown.text, shown.masks),
        "mask": mask,
        "decision": decision,
    }
    return render(request, "rights/disclosure_item.html", context, status=status)


def _saved(request: WorkspaceRequest, row: DisclosureItem, form: MaskForm | DecisionForm, hiding: bool) -> bool:
    if not form.is_valid():
        return False
    try:
        if hiding:
            data = form.cleaned_data
            services.hide(
                item=row,
                words=data["words"],
                paragraph=data["paragraph"],
                reason=data["reason"],
                opened=data["opened_version"],
                actor=request.user,
            )
        else:
            services.decide(form=cast(DecisionForm, form), item=row, actor=request.user)
    except Conflict:
        form.add_error(None, _("Somebody else decided about the record in the meantime. Look at it again."))
    except ValidationError as error:
        form.add_error(None, error) if not hasattr(error, "error_dict") else form.add_error("words", error.messages[0])
    else:
        return True
    return False


@workspace("disclose_records")
def item_clear(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    row = _item(request, number, pk)
    back = _address(request, "disclosure_item", number, pk)
    return confirm_page(
        request,
        act=lambda: services.show_again(item=row, actor=request.user),
        title=_("Show everything in the record again?"),
        text=_("Every mask in it goes, and nothing is decided about it."),
        submit=_("Take the masks away"),
        plain=True,
        back=back,
    )


@workspace("disclose_records")
def item_remove(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    row = _item(request, number, pk)
    home = _address(request, "disclosure", number)
    return confirm_page(
        request,
        act=lambda: services.unmark(item=row, actor=request.user),
        title=_("Take the record out of the request?"),
        text=_("The record itself stays where it is."),
        submit=_("Take it out"),
        plain=True,
        back=home,
    )


@workspace("disclose_records")
def disclosure_pdf(request: WorkspaceRequest, number: int) -> HttpResponse:
    """GET shows how far the PDF has come, POST orders it."""
    row = _row(request, number)
    if request.method == "POST":
        try:
            services.make_ready(disclosure=row, actor=request.user)
        except ValidationError as error:
            return render(
                request, "rights/disclosure_wait.html", {"disclosure": row, "why": error.messages[0]}, status=422
            )
    document = papers.latest(services.KIND, row.pk)
    return papers.watch(request, document, "disclosure", number)


@workspace("disclose_records")
def disclosure_pdf_file(request: WorkspaceRequest, number: int) -> HttpResponseBase:
    answer = papers.fetched(papers.latest(services.KIND, _row(request, number).pk))
    return answer or redirect(_address(request, "disclosure_pdf", number))


@workspace("disclose_records")
def disclosure_close(request: WorkspaceRequest, number: int) -> HttpResponse:
    row = _row(request, number)
    home = _address(request, "disclosure", number)
    return confirm_page(
        request,
        act=lambda: services.close(disclosure=row, actor=request.user),
        title=_("Close the request?"),
        text=_("Nothing in it can be changed after that. The log and the decisions stay."),
        submit=_("Close it"),
        plain=True,
        back=home,
    )
