"""Pages of the consent as a record: the texts given, receipts, and what was taken back."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import page_of
from dialogues.pages import confirm_page, form_page

from ..models import Consent, Interviewee, Withdrawal
from ..rules import own_people
from . import notices, overview
from .forms import HandledForm
from .found import CHECK, PUBLISHED
from .receipts import make_receipt
from .withdrawal import SEALED_FOR, erase_withdrawn, handle_withdrawal


@workspace("oversee_consent")
def consents(request: WorkspaceRequest) -> HttpResponse:
    """What has been given and taken back, with what waits for the leader first."""
    dialogue = request.dialogue
    given = notices.versions_given(dialogue)
    rows = Withdrawal.objects.filter(interviewee__dialogue=dialogue).select_related("interviewee", "by", "handled_by")
    context = {
        "figures": overview.figures(dialogue),
        "given": given,
        "not_given_yet": notices.not_given_yet(dialogue, given),
        "waiting": rows.filter(handled_at=None).order_by("at"),
        "page": page_of(request, rows.exclude(handled_at=None).order_by("-at")),
    }
    return render(request, "interviews/consent/consents.html", context)


@workspace("oversee_consent")
def notice(request: WorkspaceRequest, number: int) -> HttpResponse:
    """One version word for word, and what it changed of the one before."""
    given = notices.versions_given(request.dialogue)
    found = next((one for one in given if one.version.number == number), None)
    if found is None:
        raise Http404
    return render(request, "interviews/consent/notice.html", {"given": found, "versions": given})


@workspace("read_identity")
@sensitive_variables("code")
def receipt(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Say what a receipt is; when asked to, make one and show it this once. The code is nowhere else."""
    row = get_object_or_404(own_people(request.user, request.dialogue), number=number)
    row.dialogue = request.dialogue
    consent = Consent.objects.filter(interviewee=row).first()
    back = reverse("interviews:person", args=[request.dialogue.slug, number])
    context = {"person": row, "consent": consent, "back": back}
    if request.method != "POST":
        return render(request, "interviews/consent/receipt_new.html", context)
    try:
        consent, code = make_receipt(person=row, actor=request.user)
    except ValidationError as error:
        context |= {"why": error.messages[0]}
        return render(request, "interviews/consent/receipt_new.html", context, status=422)
    with translation.override("sv"):  # what is handed over is in Swedish, whatever language the maker reads
        shown = overview.receipt(request.dialogue, consent, code)
        response = render(request, "interviews/consent/receipt.html", context | shown)
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _withdrawal(request: WorkspaceRequest, number: int) -> tuple[Interviewee, Withdrawal]:
    person = get_object_or_404(request.dialogue.interviewees, number=number)
    row = get_object_or_404(Withdrawal.objects.select_related("by", "handled_by"), interviewee=person)
    person.dialogue = request.dialogue
    row.interviewee = person
    return person, row


@workspace("oversee_consent")
def withdrawal(request: WorkspaceRequest, number: int) -> HttpResponse:
    """One withdrawal: what was emptied, where it is in print and what to do, what to look at, and the note of it."""
    person, row = _withdrawal(request, number)
    here = reverse("interviews:withdrawal", args=[request.dialogue.slug, number])
    places = overview.places(row)
    printed = [place for place in places if place.kind == PUBLISHED]
    return form_page(
        request,
        HandledForm(request.POST or None, instance=row, something_left=bool(row.found.get("places"))),
        save=lambda form: handle_withdrawal(withdrawal=row, note=form.cleaned_data["handled_note"], actor=request.user),
        title=_("%(person)s has taken it back") % {"person": person},
        submit=_("It is dealt with"),
        back=reverse("interviews:consents", args=[request.dialogue.slug]),
        done=here,
        said=_("It is noted."),
        template="interviews/consent/withdrawal.html",
        person=person,
        row=row,
        emptied=overview.emptied(row.found),
        printed=printed,
        versions=sorted({place[0] for place in row.found.get("places", [])}),
        to_check=[place for place in places if place.kind == CHECK],
        erased_on=row.at + SEALED_FOR,
        has_sealed=overview.has_sealed(person),
    )


@workspace("oversee_consent")
def withdrawal_erase(request: WorkspaceRequest, number: int) -> HttpResponse:
    person, row = _withdrawal(request, number)
    back = reverse("interviews:withdrawal", args=[request.dialogue.slug, number])
    return confirm_page(
        request,
        act=lambda: erase_withdrawn(withdrawal=row, actor=request.user),
        title=_("Erase what is kept of %(person)s now?") % {"person": person},
        text=_("It cannot be brought back, by you or by anybody else."),
        consequences=[
            _("Sealed texts of talks that were theirs alone."),
            _("Name, age, contact and notes about them, and their background."),
            _("The number stays, and the day they took it back."),
        ],
        submit=_("Erase for good"),
        back=back,
        done=back,
        said=_("It is erased."),
    )
