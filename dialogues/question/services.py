"""Verbs of the wordings. Each runs in one transaction and writes its event; no wording is ever deleted."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User

from ..events import record
from ..forms_base import RecordForm
from ..models import CentralQuestion, Dialogue, QuestionObjection
from ..numbers import next_number


@transaction.atomic
def propose_question(*, form: RecordForm, dialogue: Dialogue, actor: User) -> CentralQuestion:
    """Put a wording of the central question beside those already tried."""
    number = next_number(CentralQuestion, dialogue=dialogue)
    question, is_new = form.save_record(dialogue=dialogue, number=number, proposed_by=actor)
    if is_new:
        record("question.proposed", dialogue=dialogue, actor=actor, obj=question, number=question.number)
    return question


@transaction.atomic
def agree_question(*, form: RecordForm, dialogue: Dialogue, actor: User) -> CentralQuestion:
    """Make the form's wording the central question. One agreed before is kept, with the day it was agreed.

    Objections do not stop it: they stay and are shown with the question.

    Raises:
        Conflict: somebody else agreed on this wording since the form was opened.
    """
    Dialogue.objects.select_for_update().get(pk=dialogue.pk)
    agreed = dialogue.questions.filter(agreed_on__isnull=False).exclude(pk=form.instance.pk)
    earlier = agreed.values_list("number", flat=True).first()
    agreed.update(earlier_agreed_on=F("agreed_on"), agreed_on=None, version=F("version") + 1)
    question, _changed = form.save_record()
    data = {"number": question.number, "replaced": earlier}
    record("question.agreed", dialogue=dialogue, actor=actor, obj=question, **data)
    return question


@transaction.atomic
def save_objection(*, form: RecordForm, question: CentralQuestion, actor: User) -> QuestionObjection:
    """Write down or change an objection to a wording. Who wrote it first stays its author.

    Raises:
        Conflict: the row was changed since it was opened.
    """
    is_new = form.instance.pk is None
    values = {"question": question, "by": actor} if is_new else {}
    objection, changed = form.save_record(**values)
    if changed:
        name = "question.objected" if is_new else "question.objection_changed"
        record(name, dialogue=question.dialogue, actor=actor, obj=objection, number=question.number)
    return objection


@transaction.atomic
def settle_objection(*, objection: QuestionObjection, actor: User) -> None:
    """Note that the objector now goes along. The objection stays readable; settling twice changes nothing."""
    standing = QuestionObjection.objects.filter(pk=objection.pk, settled_on=None)
    if standing.update(settled_on=timezone.localdate(), version=F("version") + 1):
        question = objection.question
        record("question.objection_settled", dialogue=question.dialogue, actor=actor, obj=objection)
