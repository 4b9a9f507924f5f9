"""What plans of tables hold of somebody, taken out when they leave the list or are erased.

The key stays, so that a table of six was one of six; background, needs and perspectives go. Such a plan cannot be
planned again to the same tables, which the page that checks it says.
"""

from ..models import Candidate, TablePlan


def forget_person(*, dialogue: int, participant: int) -> None:
    """Must run inside a transaction."""
    for plan in TablePlan.objects.select_for_update().filter(dialogue=dialogue).order_by("pk"):
        touched = False
        for one in plan.question.get("people", ()):
            if one["key"] == participant:
                one.update(variables={}, perspectives=[], language="", step_free=False)
                touched = True
        if touched:
            TablePlan.objects.filter(pk=plan.pk).update(question=plan.question)


def forget_candidate(candidate: Candidate) -> None:
    """Registered with the candidates' room: called before somebody is erased."""
    if candidate.participant_id:
        forget_person(dialogue=candidate.dialogue_id, participant=candidate.participant_id)
