"""Verbs of learning: ask, answer, close, write lessons and the case, publish it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import User
from dialogues import links
from dialogues.events import record
from dialogues.models import Dialogue
from dialogues.numbers import next_number
from meetings.models import Participant

from ..models import Case, Lesson, LookBack, LookBackAnswer, LookBackGiven, PublishedCase
from .case import frozen
from .printing import order_pdf
from .queries import mail_key, to_be_asked

PURPOSE = "look_back"
VALID = timedelta(days=90)


@transaction.atomic
def ask(*, dialogue: Dialogue, actor: User) -> int:
    """Ask everybody who took part and has not been asked, by a mailed link; return how many. Pressed twice, the second
    press asks nobody.

    Raises:
        ValidationError: it has been closed.
    """
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    look_back, _is_new = LookBack.objects.get_or_create(dialogue=dialogue)
    if look_back.closed_at:
        raise ValidationError(_("It has been closed, and the answers are shown. Nobody more can answer."))
    people = to_be_asked(look_back)
    for person in people:
        send_mail(
            to=person.email,
            subject=_("How do you look back on “%(dialogue)s”?") % {"dialogue": dialogue.title},
            template="look_back",
            context={
                "name": person.name,
                "dialogue": dialogue,
                "link": links.issue(purpose=PURPOSE, object_id=person.pk, dialogue=dialogue, valid=VALID),
            },
            key=mail_key(look_back, person),
        )
    record("look_back.asked", dialogue=dialogue, actor=actor, obj=look_back, people=len(people))
    return len(people)


@transaction.atomic
def answer(*, dialogue: Dialogue, participant: Participant, given: Mapping[str, Any]) -> None:
    """Take what somebody thinks. That they have answered is kept apart from the answer, and no event is written: with
    its time, the answer could be told from when.

    Raises:
        ValidationError: they have answered already, or it is not open.
    """
    look_back = LookBack.objects.select_for_update().filter(dialogue=dialogue, closed_at=None).first()
    if look_back is None:
        raise ValidationError(_("It is closed. Thank you for wanting to answer."), code="closed")
    _given, is_new = LookBackGiven.objects.get_or_create(look_back=look_back, participant=participant)
    if not is_new:
        raise ValidationError(
            _("You have answered already. Since nobody can tell which answer is yours, it cannot be changed."),
            code="answered",
        )
    LookBackAnswer.objects.create(look_back=look_back, side=participant.side, **given)


@transaction.atomic
def close(*, dialogue: Dialogue, actor: User) -> None:
    """End the asking and show what was answered. It is not opened again."""
    if LookBack.objects.filter(dialogue=dialogue, closed_at=None).update(closed_at=timezone.now()):
        record("look_back.closed", dialogue=dialogue, actor=actor)


@transaction.atomic
def save_lesson(*, form: Any, dialogue: Dialogue, actor: User) -> Lesson:
    """Write a lesson down, or change one.

    Raises:
        Conflict: somebody else has changed it meanwhile.
    """
    is_new = form.instance.pk is None
    lesson, changed = form.save_record(dialogue=dialogue, by=form.instance.by if form.instance.pk else actor)
    if changed:
        record("lesson.written" if is_new else "lesson.changed", dialogue=dialogue, actor=actor, obj=lesson)
    return lesson


@transaction.atomic
def remove_lesson(*, lesson: Lesson, actor: User) -> None:
    """Take a lesson away. What has been published keeps it."""
    record("lesson.removed", dialogue=lesson.dialogue, actor=actor, obj=lesson)
    lesson.delete()


@transaction.atomic
def save_case(*, form: Any, dialogue: Dialogue, actor: User) -> Case:
    """Save the case as it is being written; anyone still reads the last version.

    Raises:
        Conflict: somebody else has changed it meanwhile.
    """
    case, changed = form.save_record(dialogue=dialogue)
    if changed:
        record("case.changed", dialogue=dialogue, actor=actor, obj=case)
    return case


@transaction.atomic
def publish_case(*, dialogue: Dialogue, actor: User) -> PublishedCase:
    """Freeze the case as a new version that anyone may read, and order its PDF. The same text is not published twice:
    the version that holds it is returned.

    Raises:
        ValidationError: it has not been written, or the dialogue is not published.
    """
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    case = Case.objects.filter(dialogue=dialogue).first()
    if case is None:
        raise ValidationError(_("Write the case first."))
    if not dialogue.is_published:
        raise ValidationError(_("Publish the dialogue first."))
    content = frozen(dialogue, case)
    newest = dialogue.published_cases.order_by("-number").first()
    if newest and newest.content == content:
        return newest
    number = next_number(PublishedCase, dialogue=dialogue)
    version = PublishedCase.objects.create(dialogue=dialogue, number=number, content=content, by=actor)
    order_pdf(version=version)
    record("case.published", dialogue=dialogue, actor=actor, obj=case, number=number)
    return version
