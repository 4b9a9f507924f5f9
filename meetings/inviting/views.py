"""The leader asks, sees answers come, writes down what was said in person; others see what is covered so far."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import LARGEST_NUMBER, ListFilter, page_of, search
from dialogues.pages import form_page
from dialogues.permissions import Scope
from reports.models import Document
from reports.views import document_file, file_at_hand, job_context, job_fragment

from ..candidates.views import is_leader
from ..choosing import services as choosing
from ..models import LetterBatch, Participant, ParticipantStatus
from . import queries, services
from .forms import AnswerForm

SHOWN = 50


@workspace("read_candidates")
def inviting(request: WorkspaceRequest) -> HttpResponse:
    """How the inviting goes. For the leader the list to ask from; for others what is covered, which updates itself."""
    dialogue = request.dialogue
    if request.scope is Scope.OWN:
        return redirect("meetings:participants", dialogue.slug)
    leads = is_leader(request)
    # whoever sees the names' answers must not see which perspective came with one of them
    context = {"going": queries.going(dialogue), "leads": leads, "titles": leads or request.scope is Scope.RELEASED}
    if getattr(request, "htmx", False) and "live" in request.GET:
        return render(request, "inviting/_going.html", context)
    if leads:
        filters = {"status": (_("Answer"), ParticipantStatus.choices)}
        listing = ListFilter(request.GET, filters=filters)
        rows = search(dialogue.participants.all(), listing.value("q"), ["name", "role", "organisation__name"])
        if status := listing.value("status"):
            rows = rows.filter(status=status)
        if (person := request.GET.get("person", "")).isdecimal():  # their own page leads here, by number: no name in it
            rows = rows.filter(pk=min(int(person), LARGEST_NUMBER))
        new = list(queries.to_invite(dialogue))
        batch = _batches(request).first()
        context |= {
            "page": page_of(request, rows.select_related("invitation", "organisation").order_by("name"), size=SHOWN),
            "filter_form": listing,
            "is_filtered": bool(request.GET.keys() - {"page"}),
            "by_mail": sum(bool(one.email) for one in new),
            "by_letter": sum(not one.email for one in new),
            "meetings": dialogue.meetings.exists(),
            "to_replace": len(choosing.to_replace(dialogue)),
            "batch": batch,
        }
        if batch and batch.document:
            context |= _letters_context(request, batch, batch.document)
    return render(request, "inviting/list.html", context)


def _letters_context(request: WorkspaceRequest, batch: LetterBatch, document: Document) -> dict:
    slug = request.dialogue.slug
    return job_context(
        document,
        poll_url=reverse("meetings:letters_state", args=[slug, batch.pk]),
        download_url=reverse("meetings:letters_file", args=[slug, batch.pk]),
    )


def _chosen(request: WorkspaceRequest) -> list[Participant]:
    """Those ticked, or all who have not been asked and can be reached in the way that was asked for."""
    rows = request.dialogue.participants.all()
    if everybody := request.POST.get("everybody"):
        new = queries.to_invite(request.dialogue)
        return list(new.filter(email="") if everybody == "letter" else new.exclude(email=""))
    keys = [int(one) for one in request.POST.getlist("person") if one.isascii() and one.isdecimal() and len(one) < 12]
    return list(rows.filter(pk__in=keys[:1000]).exclude(status=ParticipantStatus.NO).order_by("name", "pk"))


@workspace("manage_candidates")
@require_POST
def invite(request: WorkspaceRequest) -> HttpResponse:
    """Ask by mail or by letter, after who it is has been read on a page of its own."""
    here = reverse("meetings:inviting", args=[request.dialogue.slug])
    people = _chosen(request)
    by_letter = request.POST.get("way") == "letter" or request.POST.get("everybody") == "letter"
    if not people:
        messages.info(request, _("Choose at least one person."))
        return redirect(here)
    if "sure" not in request.POST:
        context = {
            "people": people,
            "by_letter": by_letter,
            "without": [one for one in people if not one.email],
            "again": [one for one in people if one.status != ParticipantStatus.CONSIDERED],
            "meetings": list(request.dialogue.meetings.all()),
        }
        return render(request, "inviting/ask.html", context)
    if by_letter:
        services.order_letters(dialogue=request.dialogue, people=people, actor=request.user)
        messages.success(request, _("The letters are being made. They are on this page when they are ready."))
        return redirect(here + "#letters")
    sent = services.invite_by_mail(dialogue=request.dialogue, people=people, actor=request.user)
    if sent.count:
        said = ngettext("%(n)d mail is on its way.", "%(n)d mails are on their way.", sent.count)
        messages.success(request, said % {"n": sent.count})
    if sent.without:
        names = ", ".join(one.name for one in sent.without[:10])
        messages.info(request, _("No e-mail address: %(names)s. Make letters for them.") % {"names": names})
    return redirect(here)


@workspace("manage_candidates")
def answer(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Write down what somebody answered in person or by phone."""
    row = get_object_or_404(request.dialogue.participants.select_related("invitation"), pk=pk)
    row.dialogue = request.dialogue
    here = reverse("meetings:inviting", args=[request.dialogue.slug])
    return form_page(
        request,
        AnswerForm(request.POST or None, participant=row),
        save=lambda form: services.answer(participant=row, said=form.said(), actor=request.user),
        title=_("What did %(name)s answer?") % {"name": row.name},
        submit=_("Save the answer"),
        back=here,
        back_title=_("Invitations"),
        done=here,
        said=_("The answer is saved."),
    )


def _batches(request: WorkspaceRequest) -> QuerySet[LetterBatch]:
    rows = request.dialogue.letter_batches.filter(thrown_away_at=None).exclude(document=None)
    return rows.select_related("document")


def _batch(request: WorkspaceRequest, pk: int) -> LetterBatch:
    return get_object_or_404(_batches(request), pk=pk)


@workspace("manage_candidates")
@require_safe
def letters_state(request: WorkspaceRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    slug = request.dialogue.slug
    return job_fragment(
        request,
        batch.document or Document(),
        poll_url=reverse("meetings:letters_state", args=[slug, pk]),
        download_url=reverse("meetings:letters_file", args=[slug, pk]),
    )


@workspace("manage_candidates")
@require_safe
def letters_file(request: WorkspaceRequest, pk: int) -> HttpResponseBase:
    """The letters, in one file. It holds codes: fetched by the leader, and thrown away after two weeks."""
    found = file_at_hand(_batch(request, pk).document)
    if found is None:
        raise Http404
    response = document_file(found)
    response.headers["Cache-Control"] = "no-store, private"
    return response
