"""Who is responsible, with whom, and how they came to be: pages about one proposal in the workspace."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import form_page

from ..models import Handshake, Partner, Proposal
from ..views import address, proposal_or_404
from . import partners, passing_on, services
from .forms import AnswerForm, HandOverForm, OwnerForm, SuggestionForm
from .reach import own_proposal_or_403
from .steps import Next


def next_of(form: AnswerForm | HandOverForm) -> Next | None:
    """Whom a valid form names, if anybody."""
    values = form.cleaned_data
    if not values.get("next_email"):
        return None
    return Next(values["next_name"].strip(), values["next_email"], values.get("next_organisation"))


@workspace("assign_owner")
def owner_edit(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = proposal_or_404(request, number)
    back = address("detail", proposal)
    return form_page(
        request,
        OwnerForm(request.POST or None, instance=proposal, dialogue=request.dialogue),
        save=lambda form: services.assign_owner(form=form, proposal=proposal, actor=request.user),
        title=_("Who is responsible, with whom and by when?"),
        submit=_("Save"),
        back=back,
        done=back + "#owner",
        said=_("It is saved. Nobody is responsible until they have said yes."),
        lead=proposal.title,
        back_title=_("The proposal"),
    )


@workspace("assign_owner")
def owner_ask(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = proposal_or_404(request, number)
    back = address("detail", proposal)
    who = proposal.owner_name or proposal.owner_email or _("the one responsible")
    return form_page(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        save=lambda form: services.ask_owner(proposal=proposal, actor=request.user),
        title=_("Ask %(who)s to be responsible?") % {"who": who},
        lead=_(
            "A mail with a link goes to %(email)s. They can say yes, yes with changes, or no, or name someone else, "
            "without an account. The link works once and for six weeks; links sent before stop working."
        )
        % {"email": proposal.owner_email or _("no address yet")},
        submit=_("Send the question"),
        back=back,
        back_title=proposal.title,
        done=back + "#owner",
        said=_("The question has been sent."),
    )


@workspace("answer_ownership")
def owner_answer(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = own_proposal_or_403(request, number, "answer_ownership")
    back = address("detail", proposal)

    def save(form: AnswerForm) -> None:
        give_answer(form, proposal, request.user)

    return form_page(
        request,
        AnswerForm(
            request.POST or None,
            proposal=proposal,
            may_pass_on=not proposal.is_owned and passing_on.passes_left(proposal) > 0,
            initial={"words": proposal.handshake_words},
        ),
        save=save,
        title=_("Do you take on the responsibility?"),
        submit=_("Send the answer"),
        back=back,
        done=back + "#owner",
        said=_("Thank you. Your answer is kept with the proposal."),
        lead=proposal.title,
        back_title=_("The proposal"),
        template="actions/owning/answer.html",
    )


def give_answer(form: AnswerForm, proposal: Proposal, actor, link=None) -> bool:
    """Keep what a valid answer says; False when the link it came by was no longer open."""
    values = form.cleaned_data
    if values["answer"] == Handshake.PASSED_ON:
        to = next_of(form)
        assert to is not None  # noqa: S101 - the form has required it
        return passing_on.pass_on(proposal=proposal, to=to, words=values["words"], actor=actor, link=link)
    return services.answer_ownership(
        proposal=proposal, answer=values["answer"], words=values["words"], actor=actor, link=link
    )


@workspace("answer_ownership")
def owner_hand_over(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = own_proposal_or_403(request, number, "answer_ownership")
    back = address("detail", proposal)
    who = proposal.owner_name or _("the one responsible")
    return form_page(
        request,
        HandOverForm(request.POST or None, proposal=proposal),
        save=lambda form: passing_on.hand_over(
            proposal=proposal, to=next_of(form), words=form.cleaned_data["words"], actor=request.user
        ),
        title=_("Hand over the responsibility"),
        lead=_("%(title)s. Now %(who)s answers for it.") % {"title": proposal.title, "who": who},
        submit=_("Hand over"),
        back=back,
        done=back + "#owner",
        said=_("It is handed over. Nobody answers for it until the new one has said yes."),
        back_title=_("The proposal"),
        note=_("Reports that have been given stay. Links that were mailed stop working."),
    )


@workspace("assign_owner")
def owner_suggested(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = proposal_or_404(request, number)
    back = address("detail", proposal)
    step = passing_on.suggested(proposal)
    if step is None:
        return redirect(back + "#owner")
    who = {"who": step.next_name, "organisation": step.next_organisation, "by": step.name or _("The one asked")}
    return form_page(
        request,
        SuggestionForm(request.POST or None),
        save=lambda form: passing_on.settle_suggestion(
            proposal=proposal, ask=form.cleaned_data["ask"], actor=request.user
        ),
        title=_("Ask %(who)s at %(organisation)s?") % who,
        lead=_("%(by)s thinks that they should answer for it. Another organisation's name would stand in public.")
        % who,
        submit=_("Go on"),
        back=back,
        done=back + "#owner",
        said=_("It is settled."),
        back_title=proposal.title,
        note=step.words,
    )


@workspace("assign_owner")
def partner_edit(request: WorkspaceRequest, number: int, pk: int) -> HttpResponse:
    proposal = proposal_or_404(request, number)
    organisation = get_object_or_404(proposal.partners, pk=pk)
    contact = Partner.objects.filter(proposal=proposal, organisation=organisation).first()
    back = address("detail", proposal)
    return form_page(
        request,
        partners.PartnerForm(
            request.POST or None, instance=contact or Partner(proposal=proposal, organisation=organisation)
        ),
        save=lambda form: partners.save_partner(form=form, proposal=proposal, actor=request.user),
        title=_("Whom do we ask at %(organisation)s?") % {"organisation": organisation},
        submit=_("Save and send the question"),
        back=back,
        done=back + "#owner",
        said=_("The question has been sent."),
        lead=proposal.title,
        back_title=_("The proposal"),
        note=_("In public only the organisation is named, unless they say that their name may stand there."),
    )
