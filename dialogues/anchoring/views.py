"""Who stands behind the mandate: the map, each organisation's answers, asking by mail, and the conditions."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..access import WorkspaceRequest, workspace
from ..lists import ListFilter, page_of, search
from ..models import SignOff, SignOffCondition, SignOffStatus
from ..pages import confirm_page, form_page
from . import forms, queries, services


def _home(request: WorkspaceRequest) -> str:
    return reverse("dialogues:sign_offs", args=[request.dialogue.slug])


def _page(request: WorkspaceRequest, pk: int) -> str:
    return reverse("dialogues:sign_off", args=[request.dialogue.slug, pk])


def _sign_off(request: WorkspaceRequest, pk: int) -> SignOff:
    rows = request.dialogue.sign_offs.select_related("organisation")
    sign_off = get_object_or_404(rows, pk=pk)
    sign_off.dialogue = request.dialogue
    return sign_off


@workspace("read_mandate")
def sign_offs(request: WorkspaceRequest) -> HttpResponse:
    listing = ListFilter(request.GET, filters={"status": (_("Answer"), SignOffStatus.choices)})
    rows = request.dialogue.sign_offs.select_related("organisation")
    rows = search(rows, listing.value("q"), ["organisation__name", "contact_name", "stake", "words"])
    if status := listing.value("status"):
        rows = rows.filter(status=status)
    context = {"page": page_of(request, rows), "filter_form": listing, "stances": queries.stances(request.dialogue)}
    return render(request, "dialogues/anchoring/list.html", context)


@workspace("read_mandate")
def sign_off(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """One organisation: what it answered, each time it did, and what its yes rests on."""
    row = get_object_or_404(queries.with_answers(request.dialogue.sign_offs.all()), pk=pk)
    answers = list(row.answers.all())
    context = {
        "sign_off": row,
        "answers": answers,
        "open": [one for one in row.conditions.all() if not one.is_met],
        "met": [one for one in row.conditions.all() if one.is_met],
        "mark": queries.MARKS[SignOffStatus(row.status)],
        "outdated": bool(answers) and 0 < answers[0].mandate_version < request.dialogue.mandate_version,
        "waits": bool(row.asked_at) and not any(one.at >= row.asked_at for one in answers if row.asked_at),
    }
    return render(request, "dialogues/anchoring/detail.html", context)


@workspace("edit_dialogue")
def sign_off_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    row = _sign_off(request, pk) if pk else SignOff()
    back = _page(request, pk) if pk else _home(request)
    return form_page(
        request,
        forms.SignOffForm(request.POST or None, instance=row, dialogue=dialogue),
        save=lambda form: services.save_sign_off(
            form=form, dialogue=dialogue, actor=request.user, conditions=form.cleaned_data["conditions"]
        ),
        title=_("Change the sign-off") if pk else _("Add a sign-off"),
        submit=_("Save"),
        back=back,
        back_title=str(row) if pk else _("Who stands behind the mandate?"),
        done=back,
        said=_("The sign-off is saved."),
        aside="dialogues/anchoring/aside.html",
        sign_off=row,
    )


@workspace("edit_dialogue")
def sign_off_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    row = _sign_off(request, pk)
    return confirm_page(
        request,
        act=lambda: services.remove_sign_off(sign_off=row, actor=request.user),
        title=_("Remove %(name)s from the sign-offs?") % {"name": row},
        text=_("Everything they answered is removed, with their conditions. The log keeps that it was here."),
        submit=_("Remove"),
        back=_page(request, pk),
        back_title=str(row),
        done=_home(request),
        said=_("The sign-off is removed."),
    )


@workspace("edit_dialogue")
def sign_off_ask(request: WorkspaceRequest, pk: int) -> HttpResponse:
    row = _sign_off(request, pk)
    if not row.contact_email:
        messages.error(request, _("There is no e-mail address to write to. Add it to the sign-off."))
        return redirect("dialogues:sign_off_edit", request.dialogue.slug, pk)
    return confirm_page(
        request,
        act=lambda: services.ask_for_sign_off(sign_off=row, actor=request.user),
        title=_("Ask %(name)s by mail?") % {"name": row.contact_name or row},
        text=_("The mail goes to %(email)s with a link that shows the mandate and takes the answer.")
        % {"email": row.contact_email},
        consequences=[
            _("They answer on the phone, without an account: yes, yes with conditions, not yet, or no."),
            _("Without an answer they are reminded after two weeks and after five, in office hours, and then no more."),
            _("A link that was sent before stops working."),
        ],
        submit=_("Mail the question"),
        plain=True,
        back=_page(request, pk),
        back_title=str(row),
        done=_page(request, pk),
        said=_("The question is on its way."),
    )


@workspace("edit_dialogue")
def condition_edit(request: WorkspaceRequest, pk: int, condition: int | None = None) -> HttpResponse:
    row = _sign_off(request, pk)
    back = _page(request, pk)
    return form_page(
        request,
        forms.ConditionForm(
            request.POST or None,
            instance=get_object_or_404(row.conditions, pk=condition) if condition else SignOffCondition(),
        ),
        save=lambda form: services.save_condition(form=form, sign_off=row, actor=request.user),
        title=_("Change the condition") if condition else _("Add a condition"),
        submit=_("Save"),
        back=back,
        back_title=str(row),
        done=back,
        said=_("The condition is saved."),
    )


@workspace("edit_dialogue")
def condition_met(request: WorkspaceRequest, pk: int, condition: int) -> HttpResponse:
    row = _sign_off(request, pk)
    found = get_object_or_404(row.conditions, pk=condition)
    found.sign_off = row
    back = _page(request, pk)
    return form_page(
        request,
        forms.MetForm(request.POST or None, instance=found),
        save=lambda form: services.settle_condition(form=form, actor=request.user),
        title=_("How is the condition met?"),
        lead=found.text,
        submit=_("It is met"),
        back=back,
        back_title=str(row),
        done=back,
        said=_("The condition is met. It stays in the list with what you wrote."),
    )


@workspace("edit_dialogue")
@require_POST
def condition_reopen(request: WorkspaceRequest, pk: int, condition: int) -> HttpResponse:
    row = _sign_off(request, pk)
    found = get_object_or_404(row.conditions, pk=condition)
    found.sign_off = row
    if services.reopen_condition(condition=found, actor=request.user):
        messages.success(request, _("The condition is in view again."))
    return redirect(_page(request, pk))
