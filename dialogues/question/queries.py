"""Reads about the wordings."""

from django.db.models import F, Prefetch, QuerySet

from ..models import CentralQuestion, Dialogue, QuestionObjection


def wordings(dialogue: Dialogue) -> QuerySet[CentralQuestion]:
    """Every wording, the agreed one first and then the newest, with its ``objections``. Two queries when read."""
    objections = QuestionObjection.objects.select_related("by", "candidate")
    return (
        dialogue.questions.select_related("agreed_at", "proposed_by")
        .prefetch_related(Prefetch("objections", queryset=objections, to_attr="heard"))
        .order_by(F("agreed_on").desc(nulls_last=True), "-number")
    )
