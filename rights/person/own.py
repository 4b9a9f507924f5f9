"""A person's own way in, without an account: an address is asked for, and a link to what is kept goes there by mail."""

from django import forms
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from accounts.limits import TEN_MINUTES, Limit
from dialogues.access import one_time_link, public
from dialogues.models import OneTimeLink

from .. import papers
from ..models import PersonRequest
from . import printing, services
from .gathering import as_json, gather
from .whom import by_address, may_be_several, same_address

ASKINGS = Limit("own-data", 20, TEN_MINUTES)
"""Sendings from one address on the net, above which it has to wait."""
A_DAY = 24 * 3600


class AddressForm(forms.Form):
    address = forms.EmailField(label=_("Your e-mail address"), max_length=254)


@public
@sensitive_post_parameters()
def ask(request: HttpRequest) -> HttpResponse:
    """Ask what is kept. Whatever the address, the answer is the same, and so is the time: the worker looks it up."""
    form = AddressForm(request.POST or None)
    status, state = 200, "ask"
    if request.method == "POST":
        status = 422
        if ASKINGS.spend(request) > ASKINGS.most:
            status, state = 429, "wait"
        elif form.is_valid():
            status, state = 200, "sent"
            if _first_today(form.cleaned_data["address"]):
                services.order_link(form.cleaned_data["address"])
    response = render(request, "rights/own_ask.html", {"form": form, "state": state}, status=status)
    response.headers["Cache-Control"] = "no-store, private"
    return response


def _first_today(address: str) -> bool:
    place = salted_hmac("rights.own", same_address(address), algorithm="sha256").hexdigest()[:32]
    return cache.add(f"own-data:{place}", 1, timeout=A_DAY)


@one_time_link
def own_data(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    """What the link opens: all that is kept, as a page or as JSON, and asking to have it erased.

    The link works for its seven days, since what it shows is read more than once; the answers are kept by no cache.
    """
    row = PersonRequest.objects.filter(pk=link.object_id).first()
    if row is None or not row.address:
        return render(request, "links/closed.html", {"state": "revoked", "dialogue": None}, status=410)
    whom = by_address(row.address)
    if may_be_several(whom):
        return render(request, "rights/own_data.html", {"several": True}, status=403)
    parts = gather(whom)
    if request.GET.get("file") == "json":
        response = HttpResponse(as_json(parts), content_type="application/json")
        response.headers["Content-Disposition"] = 'attachment; filename="om-mig.json"'
        return response
    asked = None
    if request.method == "POST":
        asked = services.ask_for_erasure(request=row, whom=whom)
    sheet = papers.Sheet("", "", "", list(printing.sections(parts)))
    return render(request, "rights/own_data.html", {"sheet": sheet, "asked": asked, "until": link.expires_at})
