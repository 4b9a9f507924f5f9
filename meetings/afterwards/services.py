"""Verbs after a meeting: send the summary, keep an opt-out, take an evaluation."""

import uuid
from collections.abc import Mapping
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import User
from dialogues import links
from dialogues.events import record

from ..models import Evaluation, EvaluationGiven, Meeting, Participant, SummaryOptOut, SummarySent
from .queries import to_be_sent

AFTERWARDS = "afterwards"
"""Purpose of the one-time link that a summary carries: the summaries, the evaluation, and no more mail."""
VALID = timedelta(days=180)


@transaction.atomic
def send_summaries(*, meeting: Meeting, actor: User) -> int:
    """Put the summary in the outbox for everyone who was there or was coming, once each, and return for how many.

    Those who have been sent it, have no address or want no summaries are left out. Pressed twice, the second press
    finds nobody; pressed again after somebody has been added, that one alone gets it.

    Raises:
        ValidationError: there is no summary to send.
    """
    Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if not meeting.summary.strip():
        raise ValidationError(_("Write the summary first. It is a field of the meeting."))
    people = list(to_be_sent(meeting))
    for person in people:
        SummarySent.objects.create(meeting=meeting, participant=person)
        link = links.issue(purpose=AFTERWARDS, object_id=person.pk, dialogue=meeting.dialogue, valid=VALID)
        send_mail(
            to=person.email,
            subject=_("From meeting %(number)s: %(title)s") % {"number": meeting.number, "title": meeting.title},
            template="meeting_summary",
            context={"name": person.name, "dialogue": meeting.dialogue, "meeting": meeting, "link": link},
            key=f"meeting-summary:{meeting.pk}:{person.pk}",
        )
    if people:
        record("meeting.summary_sent", dialogue=meeting.dialogue, actor=actor, obj=meeting, people=len(people))
    return len(people)


@transaction.atomic
def want_summaries(*, participant: Participant, wants: bool) -> None:
    """Keep that somebody wants no summaries by mail, or does after all."""
    if wants:
        SummaryOptOut.objects.filter(participant=participant).delete()
    else:
        SummaryOptOut.objects.get_or_create(participant=participant)


@transaction.atomic
def evaluate(*, meeting: Meeting, participant: Participant, answer: Mapping) -> None:
    """Take what somebody thought of a meeting. That they have answered is kept apart from the answer, and no event is
    written: with its time, the answer could be told from when.

    Raises:
        ValidationError: they have answered already (code ``answered``).
    """
    _given, is_new = EvaluationGiven.objects.get_or_create(meeting=meeting, participant=participant)
    if not is_new:
        raise ValidationError(
            _("You have answered already. Since nobody can tell which answer is yours, it cannot be changed."),
            code="answered",
        )
    Evaluation.objects.create(meeting=meeting, side=participant.side, **answer)


@transaction.atomic
def enter_evaluation(*, meeting: Meeting, side: str, answer: Mapping, key: uuid.UUID, actor: User) -> Evaluation:
    """Enter one evaluation from paper. The same form sent twice makes one."""
    entered, is_new = Evaluation.objects.get_or_create(pk=key, defaults={"meeting": meeting, "side": side, **answer})
    if is_new:
        record("meeting.evaluation_entered", dialogue=meeting.dialogue, actor=actor, obj=meeting)
    return entered
