"""Pages of comments in the workspace: all of them, writing, answering, hiding, the rules."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import page_of
from dialogues.pages import confirm_page, form_page
from meetings.rules import own_participant

from ..models import PROMISED, Comment, CommentRules, HiddenReason
from ..promise_views import own_proposal_or_403
from ..rules import may
from ..views import proposal_or_404
from . import queries, services
from .forms import AnswerCommentForm, CommentForm, HideForm, RulesForm


def _comment(request: WorkspaceRequest, pk: int) -> Comment:
    rows = Comment.objects.select_related("proposal__owner_organisation", "participant")
    comment = get_object_or_404(rows, pk=pk, proposal__dialogue=request.dialogue)
    comment.proposal.dialogue = request.dialogue
    return comment


def _home(request: WorkspaceRequest) -> str:
    return reverse("actions:comments", args=[request.dialogue.slug])


@workspace("read_actions")
def comments(request: WorkspaceRequest) -> HttpResponse:
    """Every comment in the dialogue; the words of a hidden one only to who may hide."""
    page = page_of(request, queries.comments_in(request.dialogue))
    for comment in page.object_list:
        comment.proposal.dialogue = request.dialogue
        comment.may_answer = may(request.user, comment.proposal, "answer_comments") and not comment.is_hidden
    context = {
        "page": page,
        "rules": services.rules_of(request.dialogue),
        "reasons": HiddenReason.labels,
        "may_moderate": request.user.has_perm("dialogues.moderate_comments", request.dialogue),
    }
    return render(request, "actions/comments.html", context)


@workspace("comment_promises")
def comment_new(request: WorkspaceRequest, number: int) -> HttpResponse:
    proposal = proposal_or_404(request, number)
    participant = own_participant(request.user, request.dialogue)
    if participant is None or proposal.state not in PROMISED:
        raise Http404
    return form_page(
        request,
        CommentForm(request.POST or None, instance=Comment()),
        save=lambda form: services.write_comment(
            form=form, proposal=proposal, participant=participant, actor=request.user
        ),
        title=_("Comment on the promise"),
        lead=services.rules_of(request.dialogue),
        submit=_("Publish the comment"),
        back=proposal.get_absolute_url(),
        back_title=proposal.title,
        done=_home(request),
        said=_("The comment is published."),
    )


@workspace("answer_comments")
def comment_answer(request: WorkspaceRequest, pk: int) -> HttpResponse:
    comment = _comment(request, pk)
    own_proposal_or_403(request, comment.proposal.number, "answer_comments")
    return form_page(
        request,
        AnswerCommentForm(request.POST or None, instance=Comment()),
        save=lambda form: services.answer_comment(form=form, comment=comment, actor=request.user),
        title=_("Answer the comment"),
        lead=comment.text,
        submit=_("Publish the answer"),
        back=_home(request),
        back_title=_("Comments"),
        done=_home(request),
        said=_("The answer is published."),
    )


@workspace("moderate_comments")
def comment_hide(request: WorkspaceRequest, pk: int) -> HttpResponse:
    """Hide a comment with a reason, or show a hidden one again."""
    comment = _comment(request, pk)
    if comment.is_hidden:
        return confirm_page(
            request,
            act=lambda: services.show_comment(comment=comment, actor=request.user),
            title=_("Show the comment again?"),
            text=comment.text,
            submit=_("Show it again"),
            back=_home(request),
            done=_home(request),
            said=_("The comment is shown again."),
        )
    return form_page(
        request,
        HideForm(request.POST or None),
        save=lambda form: services.hide_comment(comment=comment, actor=request.user, **form.cleaned_data),
        title=_("Hide the comment"),
        lead=comment.text,
        submit=_("Hide the comment"),
        back=_home(request),
        back_title=_("Comments"),
        done=_home(request),
        said=_("The comment is hidden, and the reason stands in its place."),
    )


@workspace("moderate_comments")
def comment_rules(request: WorkspaceRequest) -> HttpResponse:
    rules = CommentRules.objects.filter(dialogue=request.dialogue).first()
    first = rules or CommentRules(dialogue=request.dialogue, text=services.usual_rules())
    return form_page(
        request,
        RulesForm(request.POST or None, instance=first),
        save=lambda form: services.save_rules(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("By which rules are comments shown?"),
        submit=_("Save the rules"),
        back=_home(request),
        back_title=_("Comments"),
        done=_home(request),
        said=_("The rules are saved."),
    )
