"""The statement for anyone, the form for what one could not use, and both as the administrators see them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_safe

from accounts.limits import TEN_MINUTES, Limit
from accounts.models import Municipality
from dialogues.access import SignedInRequest, public, signed_in
from dialogues.lists import page_of
from dialogues.pages import confirm_page, form_page

from ..models import AccessibilityReport, AccessibilityStatement, ReportedStatus
from . import queries, services
from .forms import AnswerForm, ReportForm, StatementForm

SENDINGS = Limit("accessibility-reports", 20, TEN_MINUTES)
"""Sendings from one address, above which it has to wait."""
LARGEST = 100_000
"""Bytes in one sending."""


@public
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Of the only municipality here, else what is true everywhere and the way to each one's own."""
    found = queries.public_municipalities()
    return _statement(request, found[0] if len(found) == 1 else None, found)


@public
@require_safe
def statement(request: HttpRequest, municipality: str) -> HttpResponse:
    found = get_object_or_404(Municipality, slug=municipality)
    return _statement(request, found, [found])


def _statement(request: HttpRequest, municipality: Municipality | None, several: list[Municipality]) -> HttpResponse:
    context = {
        "municipality": municipality,
        "municipalities": several,
        "statement": queries.statement_of(municipality),
        "is_administered": municipality and municipality.administrators.filter(pk=request.user.pk).exists(),
    }
    return render(request, "accessibility/statement.html", context)


def _quiet(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


@public
@sensitive_post_parameters()
@sensitive_variables("form")
def report(request: HttpRequest, municipality: str) -> HttpResponse:
    """Tell what one could not use, without an account. Whatever stops a sending, all that was typed comes back."""
    found = get_object_or_404(Municipality, slug=municipality)
    came_from = request.GET.get("from", "")
    initial = {"where": came_from[:300]} if came_from.startswith("/") else {}
    form, status, said = ReportForm(request.POST or None, instance=AccessibilityReport(), initial=initial), 200, ""
    if request.method == "POST":
        status = 422
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            status, said = 413, _("It was too long to send. Shorten it, or send it in two parts.")
        elif SENDINGS.spend(request) > SENDINGS.most:
            status = 429
            said = _("Very many are sending from the same place right now. Wait ten minutes and press send again.")
        elif form.is_valid():
            services.receive_report(
                form=form,
                municipality=found,
                language=(get_language() or "sv")[:2],
                hidden=request.POST.get("homepage", ""),
            )
            return redirect("accessibility_thanks", found.slug)
    context = {"form": form, "municipality": found, "said": said}
    return SENDINGS.tell(_quiet(render(request, "accessibility/report.html", context, status=status)))


@public
@require_safe
def thanks(request: HttpRequest, municipality: str) -> HttpResponse:
    found = get_object_or_404(Municipality, slug=municipality)
    return render(request, "accessibility/thanks.html", {"municipality": found})


# --- As the municipality's administrators see it ----------------------------------------------------------------------


def _administered(request: SignedInRequest, slug: str) -> Municipality:
    """Return the municipality; for everybody but its administrators it has no such page."""
    found = request.user.administered.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


@signed_in
def edit(request: SignedInRequest, municipality: str) -> HttpResponse:
    found = _administered(request, municipality)
    row = AccessibilityStatement.objects.filter(municipality=found).first()
    form = StatementForm(
        request.POST or None,
        instance=row or AccessibilityStatement(municipality=found),
        initial={} if row else {"assessed_on": timezone.localdate()},
    )
    address = reverse("accessibility_reports", args=[found.slug])
    return form_page(
        request,
        form,
        save=lambda form: services.save_statement(form=form, municipality=found, actor=request.user),
        title=_("The accessibility statement of %(municipality)s") % {"municipality": found.name},
        lead=_(
            "What the service itself lacks is in it already. Here you say what is true with you, and when you assessed "
            "it."
        ),
        submit=_("Save"),
        back=address,
        done=address,
        said=_("The statement is saved."),
    )


@signed_in
def reports(request: SignedInRequest, municipality: str) -> HttpResponse:
    """What people could not use, what waits for an answer first."""
    found = _administered(request, municipality)
    rows = found.accessibility_reports.order_by("answered_at", "-created_at")
    waiting = found.accessibility_reports.filter(status=ReportedStatus.NEW, emptied_at=None).count()
    context = {"municipality": found, "page": page_of(request, rows), "waiting": waiting}
    return _quiet(render(request, "accessibility/reports.html", context))


def _one(request: SignedInRequest, municipality: str, pk: int) -> AccessibilityReport:
    found = _administered(request, municipality)
    row = get_object_or_404(found.accessibility_reports, pk=pk)
    row.municipality = found
    return row


@signed_in
@sensitive_post_parameters()
@sensitive_variables("row", "form")
def one_report(request: SignedInRequest, municipality: str, pk: int) -> HttpResponse:
    """One report, and the answer to it, which is mailed when an address was left."""
    row = _one(request, municipality, pk)
    back = reverse("accessibility_reports", args=[municipality])
    return _quiet(
        form_page(
            request,
            AnswerForm(request.POST or None, instance=row),
            save=lambda form: services.answer_report(form=form, actor=request.user),
            title=_("Could not be used"),
            submit=_("Send the answer") if row.email else _("Write it down"),
            back=back,
            done=back,
            said=_("The answer is on its way.") if row.email else _("The answer is written down."),
            template="accessibility/one_report.html",
            report=row,
        )
    )


@signed_in
def erase(request: SignedInRequest, municipality: str, pk: int) -> HttpResponse:
    row = _one(request, municipality, pk)
    back = reverse("accessibility_reports", args=[municipality])
    return confirm_page(
        request,
        act=lambda: services.erase_report(report=row, actor=request.user),
        title=_("Erase what was written"),
        text=_("What was written, the address and the answer are gone for good. That something came, and when, stays."),
        submit=_("Erase"),
        back=back,
        done=back,
        said=_("It is erased."),
    )
