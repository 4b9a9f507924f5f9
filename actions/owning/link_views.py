"""What a mailed one-time link opens: answering for a proposal, handing it over, being a partner. No account needed,
and nothing is shown but that one proposal's form, whoever holds the link."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dialogues.access import one_time_link
from dialogues.models import OneTimeLink

from ..link_views import closed, context_of, proposal_of
from ..models import Partner
from . import partners, passing_on
from .forms import AnswerForm, HandOverForm
from .views import give_answer, next_of


@one_time_link
def own_proposal(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    proposal = proposal_of(link)
    if proposal is None:
        return closed(request, link)
    form = AnswerForm(request.POST or None, proposal=proposal, may_pass_on=passing_on.passes_left(proposal) > 0)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            said = form.cleaned_data["answer"]
            try:
                kept = give_answer(form, proposal, None, link)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                if not kept:
                    link.refresh_from_db()
                    return closed(request, link)
                context = context_of(link, proposal, said=said, to=next_of(form))
                return render(request, "actions/owning/link_answered.html", context)
    return render(request, "actions/owning/link_own.html", context_of(link, proposal, form=form), status=status)


@one_time_link
def hand_over(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    proposal = proposal_of(link)
    if proposal is None:
        return closed(request, link)
    form = HandOverForm(request.POST or None, proposal=proposal)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            to = next_of(form)
            try:
                kept = passing_on.hand_over(
                    proposal=proposal, to=to, words=form.cleaned_data["words"], actor=None, link=link
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                if not kept:
                    link.refresh_from_db()
                    return closed(request, link)
                return render(request, "actions/owning/link_handed_over.html", context_of(link, proposal, to=to))
    return render(request, "actions/owning/link_hand_over.html", context_of(link, proposal, form=form), status=status)


@one_time_link
def be_partner(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    rows = Partner.objects.filter(pk=link.object_id, proposal__dialogue=link.dialogue_id)
    partner = rows.select_related("organisation", "proposal__owner_organisation").first()
    if partner is None:
        return closed(request, link)
    form = partners.PartnerAnswerForm(request.POST or None)
    context = {"dialogue": link.dialogue, "partner": partner, "proposal": partner.proposal, "form": form}
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            if not partners.answer_partner(partner=partner, link=link, **form.cleaned_data):
                link.refresh_from_db()
                return closed(request, link)
            return render(request, "actions/owning/link_partner_answered.html", context)
    return render(request, "actions/owning/link_partner.html", context, status=status)
