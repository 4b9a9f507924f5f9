"""What the mailed question opens: the mandate, and an answer without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..access import one_time_link
from ..mandate.queries import mandate_page
from ..models import OneTimeLink, SignOff
from .forms import AnswerForm
from .services import answer_by_link


@one_time_link
def sign_off_by_link(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    sign_off = SignOff.objects.select_related("organisation").filter(pk=link.object_id).first()
    dialogue = link.dialogue
    if sign_off is None or dialogue is None:
        return _closed(request, link, "revoked")
    form = AnswerForm(request.POST or None, initial={"name": sign_off.contact_name})
    context = {"dialogue": dialogue, "sign_off": sign_off, "form": form, "mandate": mandate_page(dialogue)}
    if request.method != "POST":
        return render(request, "dialogues/anchoring/link.html", context)
    if not form.is_valid():
        return render(request, "dialogues/anchoring/link.html", context, status=422)
    if not answer_by_link(link=link, sign_off=sign_off, **form.cleaned_data):
        link.refresh_from_db()
        return _closed(request, link, "used" if link.used_at else "revoked")
    sign_off.refresh_from_db()
    return render(request, "dialogues/anchoring/link_answered.html", context | {"sign_off": sign_off})


def _closed(request: HttpRequest, link: OneTimeLink, state: str) -> HttpResponse:
    """The link closed in the moment between showing the page and sending it, or what it was about is gone."""
    return render(request, "links/closed.html", {"state": state, "dialogue": link.dialogue}, status=410)
