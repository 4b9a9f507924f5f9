"""Comments as they are read."""

from django.db.models import Prefetch, QuerySet

from dialogues.models import Dialogue

from ..models import Comment, Proposal


def comments_on(proposal: Proposal) -> list[Comment]:
    """The comments on a promise, oldest first, each with its answers. Two queries."""
    rows = proposal.comments.filter(answers_to=None).prefetch_related("replies")
    return list(rows.order_by("created_at", "pk"))


def comments_in(dialogue: Dialogue) -> QuerySet[Comment]:
    """Every comment in the dialogue, newest first, each with its promise and its answers."""
    rows = Comment.objects.filter(proposal__dialogue=dialogue, answers_to=None).select_related("proposal")
    return rows.prefetch_related(Prefetch("replies", Comment.objects.order_by("created_at", "pk"))).order_by(
        "-created_at", "-pk"
    )
