"""Commenting without an account: the rules, asking for a link, writing and answering by one."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.limits import TEN_MINUTES, Limit
from dialogues import links
from dialogues.access import one_time_link, public
from dialogues.models import OneTimeLink
from dialogues.public import public_context, public_dialogue
from meetings.models import Participant

from ..models import PROMISED, Comment, HiddenReason, Proposal
from . import services
from .forms import AnswerCommentForm, AskForLinkForm, CommentForm

ASKINGS = Limit("comment-link", 30, TEN_MINUTES)
"""Askings from one address, above which it has to wait."""


@public
def ask(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The rules, and a form that mails a link to write by. Whatever the address, the answer is the same."""
    dialogue = public_dialogue(slug)
    proposal = dialogue.proposals.filter(number=number, state__in=PROMISED).first()
    if proposal is None:
        raise Http404
    proposal.dialogue = dialogue
    form, status = AskForLinkForm(request.POST or None), 200
    more = {
        "form": form,
        "proposal": proposal,
        "rules": services.rules_of(dialogue),
        "reasons": HiddenReason.labels,
    }
    context = public_context(request, dialogue, **more)
    if request.method == "POST":
        status = 422
        if ASKINGS.spend(request) > ASKINGS.most:
            context["is_too_many"], status = True, 429
        elif form.is_valid():
            services.ask_for_link(proposal=proposal, email=form.cleaned_data["email"])
            context["asked"], status = form.cleaned_data["email"], 200
    return ASKINGS.tell(render(request, "public/comment.html", context, status=status))


def _closed(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    return render(request, "links/closed.html", {"state": "revoked", "dialogue": link.dialogue}, status=410)


@one_time_link
def write(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    """A participant writes, as often as they like while the link works, and sees what became of what they wrote."""
    dialogue = link.dialogue
    rows = Participant.objects.filter(pk=link.object_id, dialogue=dialogue).select_related("organisation")
    participant = rows.first()
    if participant is None or dialogue is None or dialogue.published_at is None:
        return _closed(request, link)
    promises = list(dialogue.proposals.filter(state__in=PROMISED).order_by("number"))
    about = next((one for one in promises if str(one.number) == request.GET.get("about")), None)
    if about:
        about.dialogue = dialogue
    form, status, written = CommentForm(request.POST or None, instance=Comment()), 200, None
    if request.method == "POST" and about:
        status = 422
        if form.is_valid():
            try:
                written = services.write_comment(form=form, proposal=about, participant=participant)
            except ValidationError as error:
                form.add_error(None, error)
            else:
                form, status = CommentForm(instance=Comment()), 200
    context = {
        "dialogue": dialogue,
        "promises": promises,
        "about": about,
        "form": form,
        "written": written,
        "rules": services.rules_of(dialogue),
        "mine": Comment.objects.filter(participant=participant).select_related("proposal").order_by("-created_at"),
    }
    return render(request, "actions/comment_write.html", context, status=status)


@one_time_link
def answer(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    """The one responsible answers a comment. The link is used up by the answer."""
    rows = Comment.objects.select_related("proposal__dialogue__municipality", "proposal__owner_organisation")
    comment = rows.filter(pk=link.object_id, proposal__dialogue=link.dialogue_id).first()
    if comment is None or comment.is_hidden:
        return _closed(request, link)
    form, status, is_done = AnswerCommentForm(request.POST or None, instance=Comment()), 200, False
    if request.method == "POST":
        status = 422
        if form.is_valid():
            if not links.use(link):
                return _closed(request, link)
            services.answer_comment(form=form, comment=comment)
            status, is_done = 200, True
    proposal: Proposal = comment.proposal
    context = {"dialogue": link.dialogue, "proposal": proposal, "comment": comment, "form": form, "is_done": is_done}
    return render(request, "actions/comment_answer.html", context, status=status)
