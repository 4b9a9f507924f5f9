"""Pages of people's rights, for whoever leads the dialogue: find somebody, see what is kept, correct, erase."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import page_of
from dialogues.pages import confirm_page
from dialogues.signing_in.proving import with_proof
from interviews.models import Interviewee
from meetings.models import Candidate

from .. import papers
from ..disclosure.forgetting import loose_copies
from ..kinds import KINDS
from ..models import PersonRequest, Wants
from . import printing, services
from .erasing import erase_person, erased_rows, would_go, would_stay
from .forms import ChosenForm, SearchForm
from .gathering import as_json, gather
from .whom import ANCHORS, Hit, Whom, by_request, rows_of, search


def _address(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"rights:{name}", args=[request.dialogue.slug, *args])


@workspace("serve_rights")
@sensitive_post_parameters()
def people(request: WorkspaceRequest) -> HttpResponse:
    """Requests so far, and a search. What is searched for is sent in the body and kept nowhere."""
    form = SearchForm(request.POST or None)
    context = {
        "form": form,
        "page": page_of(request, request.dialogue.person_requests.select_related("by", "protocol")),
    }
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            status = 200
            hits = list(search(**form.cleaned_data, dialogues=[request.dialogue.pk]))
            services.note_search(dialogue=request.dialogue, hits=hits, actor=request.user)
            address = form.cleaned_data["address"]
            chosen = ChosenForm(hits=_choices(hits), initial={"address": address})
            context |= {"hits": hits, "chosen": chosen, "address": address}
    return render(request, "rights/people.html", context, status=status)


def _choices(hits: list[Hit]) -> list[tuple[str, str]]:
    called = {
        "user": _("account"),
        "interviewee": _("interviewed"),
        "candidate": _("candidate for the meetings"),
        "participant": _("participant"),
        "team": _("design team"),
    }
    return [(hit.value, ", ".join(one for one in (hit.name, hit.address, called[hit.anchor]) if one)) for hit in hits]


@workspace("serve_rights")
@require_POST
@sensitive_post_parameters()
def open_request(request: WorkspaceRequest) -> HttpResponse:
    """Note who it is. Only rows of this dialogue can be named, whatever is posted."""
    known = [(one, one) for one in request.POST.getlist("rows") if _is_here(request, one)]
    form = ChosenForm(request.POST, hits=known)
    if not form.is_valid():
        return redirect(_address(request, "people"))
    opened = services.open_request(dialogue=request.dialogue, actor=request.user, **form.cleaned_data)
    return redirect(_address(request, "person", opened.number))


def _is_here(request: WorkspaceRequest, value: str) -> bool:
    name, _colon, key = value.partition(":")
    anchor = ANCHORS.get(name)
    if anchor is None or not key.isdecimal():
        return False
    return rows_of(anchor, [request.dialogue.pk]).filter(**{anchor.key: int(key)}).exists()


def _request(request: WorkspaceRequest, number: int) -> tuple[PersonRequest, Whom]:
    row = get_object_or_404(request.dialogue.person_requests.select_related("protocol"), number=number)
    row.dialogue = request.dialogue
    return row, by_request(row.who, row.address, request.dialogue)


@workspace("serve_rights")
def person(request: WorkspaceRequest, number: int) -> HttpResponse:
    """All that is kept, where it is corrected, and what erasing would take."""
    row, whom = _request(request, number)
    if row.erased_at:
        return render(request, "rights/person_erased.html", {"person": row})
    parts = gather(whom)
    services.note_read(request=row, dialogue=request.dialogue, whom=whom, actor=request.user)
    context = {
        "person": row,
        "sheet": papers.Sheet("", "", "", list(printing.sections(parts))),
        "by_hand": row.wants == Wants.SEE and row.by_id is None and not row.who,
        "places": _places(request, whom),
        "document": papers.latest(printing.KIND, row.pk),
    }
    return render(request, "rights/person.html", context)


def _places(request: WorkspaceRequest, whom: Whom) -> list[tuple[str, str]]:
    """Where each of the rows that are the person is corrected: pages that write their own events."""
    slug = request.dialogue.slug
    people = Interviewee.objects.filter(pk__in=whom.keys["interviewee"])
    candidates = Candidate.objects.filter(pk__in=whom.keys["candidate"])
    return [
        *((_("As interviewed"), reverse("interviews:identity_edit", args=[slug, one.number])) for one in people),
        *((_("As a candidate"), reverse("meetings:candidate_edit", args=[slug, one.number])) for one in candidates),
        *(
            (_("As a participant"), reverse("meetings:participant_edit", args=[slug, key]))
            for key in sorted(whom.keys["participant"])
        ),
        *(
            (_("In the design team"), reverse("dialogues:candidate_edit", args=[slug, key]))
            for key in sorted(whom.keys["team"])
        ),
    ]


@workspace("serve_rights")
def person_file(request: WorkspaceRequest, number: int) -> HttpResponse:
    """The same as JSON, to be handed over."""
    row, whom = _request(request, number)
    services.note_read(request=row, dialogue=request.dialogue, whom=whom, actor=request.user, fetched=True)
    response = HttpResponse(as_json(gather(whom)), content_type="application/json")
    response.headers["Content-Disposition"] = f'attachment; filename="registerutdrag-{row.number}.json"'
    response.headers["Cache-Control"] = "no-store, private"
    return response


@workspace("serve_rights")
def person_pdf(request: WorkspaceRequest, number: int) -> HttpResponse:
    """GET shows how far the PDF has come, POST orders it."""
    row, whom = _request(request, number)
    document = papers.latest(printing.KIND, row.pk)
    if request.method == "POST":
        services.note_read(request=row, dialogue=request.dialogue, whom=whom, actor=request.user, fetched=True)
        document = papers.order(printing.KIND, row.pk)
    return papers.watch(request, document, "person", number)


@workspace("serve_rights")
def person_pdf_file(request: WorkspaceRequest, number: int) -> HttpResponseBase:
    row, _whom = _request(request, number)
    answer = papers.fetched(papers.latest(printing.KIND, row.pk))
    return answer or redirect(_address(request, "person_pdf", number))


@with_proof
@workspace("serve_rights")
def person_erase(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Say what goes and what stays, kind by kind; erase when that has been confirmed."""
    row, whom = _request(request, number)
    parts = [] if row.erased_at else gather(whom)
    erased = erased_rows(parts, whom)
    goes = [
        ngettext("%(title)s: %(n)s row", "%(title)s: %(n)s rows", count) % {"title": part.title, "n": count}
        for part, rows in would_go(parts)
        if (count := sum(len(keys) for _entry, keys in rows))
    ]
    if copies := loose_copies(erased).count():
        title = capfirst(str(KINDS["disclosures"].title))
        goes.append(ngettext("%(title)s: %(n)s row", "%(title)s: %(n)s rows", copies) % {"title": title, "n": copies})
    stays = [
        _("Stays: %(title)s. %(why)s") % {"title": kept["title"], "why": _(kept["why"])}
        for kept in would_stay(parts, erased)
    ]
    return confirm_page(
        request,
        act=lambda: erase_person(request=row, actor=request.user),
        title=_("Erase what is kept of the person?"),
        text=_("It cannot be undone. Somebody who was interviewed takes back what they said by it."),
        consequences=[*goes, *stays],
        submit=_("Erase it"),
        back=_address(request, "person", number),
        back_title=_("What is kept"),
        said=_("It is erased, and the protocol is written."),
    )
