"""Verbs of the wordings, of question and purpose alike. Each runs in one transaction and writes its event.

No wording is ever changed or deleted.
"""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User

from ..events import record
from ..forms_base import RecordForm
from ..models import Dialogue, PurposeWording
from ..numbers import next_number
from .subject import PURPOSE, Subject


@transaction.atomic
def propose_wording(*, form: RecordForm, subject: Subject, dialogue: Dialogue, actor: User) -> Any:
    """Put a wording beside those already tried."""
    number = next_number(subject.wordings, dialogue=dialogue)
    wording, is_new = form.save_record(dialogue=dialogue, number=number, proposed_by=actor)
    if is_new:
        record(f"{subject.key}.proposed", dialogue=dialogue, actor=actor, obj=wording, number=wording.number)
    return wording


@transaction.atomic
def keep_purpose(*, dialogue: Dialogue, actor: User) -> PurposeWording | None:
    """Put the purpose as it was written in the description beside the wordings, unless it is there already."""
    text = dialogue.purpose.strip()
    if not text or dialogue.purposes.filter(wording=text).exists():
        return None
    number = next_number(PurposeWording, dialogue=dialogue)
    wording = PurposeWording.objects.create(dialogue=dialogue, number=number, wording=text, proposed_by=actor)
    record("purpose.proposed", dialogue=dialogue, actor=actor, obj=wording, number=number)
    return wording


@transaction.atomic
def agree_wording(*, form: RecordForm, subject: Subject, dialogue: Dialogue, actor: User) -> Any:
    """Make the form's wording the agreed one. One agreed before is kept, with the day it was agreed.

    Objections do not stop it: they stay and are shown with it. Those present at the meeting were there, unless the
    form says who was. An agreed purpose is what everybody reads as the dialogue's purpose from then on.

    Raises:
        Conflict: somebody else agreed on this wording since the form was opened.
    """
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    agreed = subject.of(dialogue).filter(agreed_on__isnull=False).exclude(pk=form.instance.pk)
    earlier = agreed.values_list("number", flat=True).first()
    agreed.update(earlier_agreed_on=F("agreed_on"), agreed_on=None, version=F("version") + 1)
    wording, _changed = form.save_record()
    if wording.agreed_at and not wording.agreed_by.exists():
        wording.agreed_by.set(wording.agreed_at.present.all())
    if subject is PURPOSE:
        Dialogue.objects.filter(pk=dialogue.pk).update(purpose=wording.wording, version=F("version") + 1)
    data = {"number": wording.number, "replaced": earlier}
    record(f"{subject.key}.agreed", dialogue=dialogue, actor=actor, obj=wording, **data)
    return wording


@transaction.atomic
def save_objection(*, form: RecordForm, subject: Subject, wording: Any, actor: User) -> Any:
    """Write down or change an objection to a wording. Who wrote it first stays its author.

    Raises:
        Conflict: the row was changed since it was opened.
    """
    is_new = form.instance.pk is None
    values = {subject.key: wording, "by": actor} if is_new else {}
    objection, changed = form.save_record(**values)
    if changed:
        name = f"{subject.key}.objected" if is_new else f"{subject.key}.objection_changed"
        record(name, dialogue=wording.dialogue, actor=actor, obj=objection, number=wording.number)
    return objection


@transaction.atomic
def settle_objection(*, objection: Any, subject: Subject, actor: User) -> None:
    """Note that the objector now goes along. The objection stays readable; settling twice changes nothing."""
    standing = subject.objections.objects.filter(pk=objection.pk, settled_on=None)
    if standing.update(settled_on=timezone.localdate(), version=F("version") + 1):
        dialogue = subject.wording_of(objection).dialogue
        record(f"{subject.key}.objection_settled", dialogue=dialogue, actor=actor, obj=objection)


@transaction.atomic
def save_comment(*, form: RecordForm, subject: Subject, wording: Any, actor: User) -> Any:
    """Write down or change a comment. Who wrote it first stays its author.

    Raises:
        Conflict: the row was changed since it was opened.
    """
    is_new = form.instance.pk is None
    comment, changed = form.save_record(**({subject.key: wording, "by": actor} if is_new else {}))
    if changed:
        name = f"{subject.key}.commented" if is_new else f"{subject.key}.comment_changed"
        record(name, dialogue=wording.dialogue, actor=actor, obj=comment, number=wording.number)
    return comment


@transaction.atomic
def judge_wording(*, subject: Subject, wording: Any, holds: list[str], actor: User) -> None:
    """Keep which points of the checklist somebody finds that a wording meets; judging again replaces it."""
    row, _is_new = subject.judgements.objects.update_or_create(
        **{subject.key: wording, "by": actor}, defaults={"holds": holds}
    )
    record(f"{subject.key}.judged", dialogue=wording.dialogue, actor=actor, obj=row, number=wording.number)
