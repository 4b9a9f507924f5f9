"""The triage for somebody asked by mail: the questions, and afterwards the answers of all, by the same link."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ..models import OneTimeLink, TriageSheet
from . import queries, services
from .advice import advice
from .forms import SheetForm
from .questions import BY_KEY


def sheet_link(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    """Before they have handed in: the form. After: everybody's answers, as for those with a role."""
    sheets = TriageSheet.objects.select_related("round__dialogue__municipality").prefetch_related("answers")
    sheet = sheets.filter(pk=link.object_id).first()
    if sheet is None:
        return render(request, "links/closed.html", {"state": "revoked", "dialogue": link.dialogue}, status=410)
    found, dialogue = sheet.round, sheet.round.dialogue
    if sheet.answered_at:
        one = dialogue.triage.prefetch_related("sheets__answers", "sheets__user").get(pk=found.pk)
        compared = queries.comparison(one)
        context = {"dialogue": dialogue, "found": one, "compared": compared, "advice": advice(compared.result)}
        return render(request, "triage/link_round.html", context | {"questions": BY_KEY})
    if not found.is_open:
        return render(request, "triage/link_over.html", {"dialogue": dialogue}, status=410)
    form = SheetForm(request.POST or None, answers=queries.answers_of(sheet), note=sheet.note)
    context = {"dialogue": dialogue, "sheet": sheet, "form": form, "is_kept": False}
    if request.method != "POST" or not form.is_valid():
        return render(request, "triage/link_answer.html", context, status=422 if form.errors else 200)
    hands_in = "later" not in request.POST
    try:
        services.save_answers(
            found=found, sheet=sheet, answers=form.answers, note=form.cleaned_data["note"], hands_in=hands_in
        )
    except ValidationError as error:
        form.add_error(None, error)
        return render(request, "triage/link_answer.html", context, status=422)
    if hands_in:
        return redirect(request.path)
    return render(request, "triage/link_answer.html", context | {"is_kept": True})
