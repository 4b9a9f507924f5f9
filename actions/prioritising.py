"""Proposals as something to choose between in a round of the meetings room, and the way back from a result."""

from collections.abc import Iterable

from django import forms
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from dialogues.access import WorkspaceRequest, workspace
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.pages import form_page
from meetings.models import Round
from meetings.rounds.services import add_options

from .models import Proposal, ProposalOption, ProposalState


@transaction.atomic
def offer_proposals(*, round_: Round, proposals: Iterable[Proposal], actor: User) -> list[ProposalOption]:
    """Make an option of each proposal, with its words as they are now; one that is there already is not added again.

    Raises:
        ValidationError: the round has been opened.
    """
    there = set(ProposalOption.objects.filter(option__round=round_).values_list("proposal_id", flat=True))
    wanted = [proposal for proposal in proposals if proposal.pk not in there]
    options = add_options(
        round_=round_, options=[{"title": f"{one.number}. {one.title}", "text": one.what} for one in wanted]
    )
    links = [
        ProposalOption.objects.create(option=option, proposal=proposal)
        for option, proposal in zip(options, wanted, strict=True)
    ]
    if links:
        record("round.changed", dialogue=round_.meeting.dialogue, actor=actor, obj=round_, proposals=len(links))
    return links


class ProposalsToOffer(forms.Form):
    proposals = forms.ModelMultipleChoiceField(
        queryset=Proposal.objects.none(),
        label=gettext_lazy("Proposals to choose between"),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, dialogue: Dialogue, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        rows = dialogue.proposals.exclude(state__in=[ProposalState.DONE, ProposalState.STOPPED, ProposalState.MERGED])
        self.fields["proposals"].queryset = rows.order_by("number")
        self.fields["proposals"].label_from_instance = lambda row: f"{row.number}. {row.title}"


@workspace("lead_rounds")
def round_proposals(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Choose which proposals a round is over."""
    round_ = get_object_or_404(Round.objects.select_related("meeting"), pk=pk, meeting__dialogue=request.dialogue)
    if not request.dialogue.proposals.exists():
        raise Http404
    round_.meeting.dialogue = request.dialogue
    back = round_.get_absolute_url()
    return form_page(
        request,
        ProposalsToOffer(request.POST or None, dialogue=request.dialogue),
        save=lambda form: offer_proposals(round_=round_, proposals=form.cleaned_data["proposals"], actor=request.user),
        title=_("Which proposals is the round over?"),
        submit=_("Add them to the round"),
        back=back,
        done=back,
        said=_("The proposals are options in the round."),
        lead=round_.title,
    )
