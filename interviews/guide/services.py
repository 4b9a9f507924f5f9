"""Verbs of the guide. Each runs in one transaction and writes its event."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts.models import User
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue
from dialogues.numbers import next_number

from ..models import GuideQuestion
from .bank import BANK


@transaction.atomic
def save_question(*, form: RecordForm, dialogue: Dialogue, actor: User) -> GuideQuestion:
    """Add a question to the guide, last in its subject, or change one, from a valid form.

    Its number stays what it was: texts refer to it.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    values: dict[str, Any] = {"dialogue": dialogue}
    if is_new:
        values |= {"number": next_number(GuideQuestion, dialogue=dialogue), "position": _last(dialogue) + 1}
    question, changed = form.save_record(**values)
    if changed:
        name = "guide.question_added" if is_new else "guide.question_changed"
        record(name, dialogue=dialogue, actor=actor, obj=question, number=question.number)
    return question


def _last(dialogue: Dialogue) -> int:
    return dialogue.guide.aggregate(top=models.Max("position"))["top"] or 0


@transaction.atomic
def move_question(*, question: GuideQuestion, up: bool, actor: User) -> None:
    """Let a question change places with the one before or after it in its subject; the first and last stay."""
    Dialogue.objects.select_for_update(no_key=True).get(pk=question.dialogue_id)
    rows = list(question.dialogue.guide.filter(removed_at=None, subject=question.subject))
    place = next((at for at, row in enumerate(rows) if row.pk == question.pk), None)
    if place is None or not 0 <= place + (-1 if up else 1) < len(rows):
        return
    other = place + (-1 if up else 1)
    positions = sorted(row.position for row in rows)
    if len(set(positions)) < len(positions):  # two that came in at the same moment
        positions = list(range(positions[0], positions[0] + len(rows)))
    rows[place], rows[other] = rows[other], rows[place]
    for row, position in zip(rows, positions, strict=True):
        row.position = position
    GuideQuestion.objects.bulk_update(rows, ["position"])
    record("guide.question_moved", dialogue=question.dialogue, actor=actor, obj=question, number=question.number)


@transaction.atomic
def remove_question(*, question: GuideQuestion, actor: User) -> None:
    """Take a question out of the guide. It can be put back, and answers that are tied to it stay so."""
    if GuideQuestion.objects.filter(pk=question.pk, removed_at=None).update(
        removed_at=timezone.now(), version=models.F("version") + 1
    ):
        record("guide.question_removed", dialogue=question.dialogue, actor=actor, obj=question, number=question.number)


@transaction.atomic
def restore_question(*, question: GuideQuestion, actor: User) -> None:
    """Put a removed question back, last in its subject."""
    if GuideQuestion.objects.filter(pk=question.pk, removed_at__isnull=False).update(
        removed_at=None, position=_last(question.dialogue) + 1, version=models.F("version") + 1
    ):
        record("guide.question_restored", dialogue=question.dialogue, actor=actor, obj=question, number=question.number)


@transaction.atomic
def take_from_bank(*, dialogue: Dialogue, keys: Iterable[str], actor: User) -> Sequence[GuideQuestion]:
    """Take questions of the bank into the guide, in the bank's order; return those that were not there already.

    One that was removed from the guide is put back with its number. Keys the bank does not have are passed over.
    """
    wanted = set(keys)
    number = next_number(GuideQuestion, dialogue=dialogue)  # locks the dialogue
    known = {row.text.casefold(): row for row in dialogue.guide.all()}
    position = _last(dialogue)
    came, fresh = [], []
    for one in BANK:
        if one.key not in wanted:
            continue
        earlier = known.get(one.text.casefold())
        if earlier is None:
            position += 1
            fresh.append(
                GuideQuestion(
                    dialogue=dialogue,
                    number=number,
                    subject=one.subject,
                    text=one.text,
                    prompts="\n".join(one.prompts),
                    position=position,
                )
            )
            number += 1
        elif earlier.removed_at is not None:
            restore_question(question=earlier, actor=actor)
            position = _last(dialogue) + len(fresh)
            came.append(earlier)
    came += GuideQuestion.objects.bulk_create(fresh)
    if fresh:
        record("guide.questions_taken", dialogue=dialogue, actor=actor, count=len(fresh))
    return came
