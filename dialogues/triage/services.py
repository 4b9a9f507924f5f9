"""Verbs of the triage. What somebody has handed in is never changed, by anyone."""

import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import User
from accounts.services import person_with

from .. import links
from ..events import record
from ..forms_base import RecordForm
from ..models import Dialogue, OneTimeLink, TriageAnswer, TriageRound, TriageSheet
from ..numbers import next_number
from ..people_services import normal
from ..permissions import roles_in, scope_for
from .reckoning import Answers

PURPOSE = "triage"
"""Purpose of the one-time link to a sheet."""
VALID = timedelta(days=60)
REMIND_AFTER = timedelta(hours=20)


@transaction.atomic
def open_round(*, form: RecordForm, dialogue: Dialogue, actor: User) -> TriageRound:
    """Ask the questions, for the first time or again; the same form sent twice asks once.

    Raises:
        ValidationError: a round is open already.
    """
    Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue.pk)
    if (known := form.already_created()) is not None:
        return known
    if dialogue.triage.filter(closed_at=None).exists():
        raise ValidationError(_("A round is open already. Close it before you ask again."))
    found, is_new = form.save_record(
        dialogue=dialogue, number=next_number(TriageRound, dialogue=dialogue), opened_by=actor
    )
    if is_new:
        record("triage.opened", dialogue=dialogue, actor=actor, obj=found, number=found.number)
    return found


@transaction.atomic
def close_round(*, found: TriageRound, actor: User) -> None:
    """End a round: nobody answers in it any more, and all who work with the dialogue may read it."""
    if TriageRound.objects.filter(pk=found.pk, closed_at=None).update(closed_at=timezone.now()):
        record("triage.closed", dialogue=found.dialogue, actor=actor, obj=found, number=found.number)


@transaction.atomic
def ask(*, found: TriageRound, name: str, email: str, actor: User, creation_key: uuid.UUID) -> TriageSheet:
    """Ask somebody without a role here to answer, by a mailed link; the same form sent twice asks once.

    Raises:
        ValidationError: they are asked already, however the address is spelled; they have a role here; or the round
            is closed.
    """
    TriageRound.objects.select_for_update().get(pk=found.pk)
    found.refresh_from_db()
    if (known := TriageSheet.objects.filter(creation_key=creation_key).first()) is not None:
        return known
    email = normal(email)
    if not found.is_open:
        raise ValidationError(_("The round is closed."))
    person = person_with(email)
    if person is not None and scope_for(roles_in(person, found.dialogue), "answer_triage") is not None:
        raise ValidationError(_("%(email)s has a role here and answers logged in.") % {"email": email})
    same = person and found.sheets.exclude(email="").filter(email__in=_addresses(person)).exists()
    if same or found.sheets.filter(email__iexact=email).exists():
        raise ValidationError(_("%(email)s is asked already. Remind them instead.") % {"email": email})
    sheet = TriageSheet.objects.create(round=found, name=name.strip(), email=email, creation_key=creation_key)
    record("triage.asked", dialogue=found.dialogue, actor=actor, obj=sheet, number=found.number)
    mail_sheet(sheet, who=str(actor), is_reminder=False)
    return sheet


def _addresses(person: User) -> set[str]:
    from accounts.services import addresses_of

    return addresses_of(person)


def mail_sheet(sheet: TriageSheet, *, who: str, is_reminder: bool, key: str | None = None) -> None:
    """Put the questions to somebody in the outbox, with a link of their own. Links sent before keep working."""
    dialogue = sheet.round.dialogue
    url = links.issue(purpose=PURPOSE, object_id=sheet.pk, dialogue=dialogue, valid=VALID)
    subject = _("%(who)s asks how you see it: %(dialogue)s") % {"who": who, "dialogue": dialogue.title}
    send_mail(
        to=sheet.email,
        subject=subject[:240],
        template="triage",
        context={"dialogue": dialogue, "who": who, "name": sheet.name, "url": url, "is_reminder": is_reminder},
        key=key,
    )


@transaction.atomic
def remind(*, sheet: TriageSheet, actor: User) -> None:
    """Mail the link anew.

    Raises:
        ValidationError: they have answered, the round is closed, or a mail went out less than a day ago.
    """
    sheet = TriageSheet.objects.select_for_update().select_related("round__dialogue").get(pk=sheet.pk)
    if sheet.answered_at or not sheet.round.is_open:
        raise ValidationError(_("There is nothing left to remind of."))
    lately = timezone.now() - REMIND_AFTER
    if OneTimeLink.objects.filter(purpose=PURPOSE, object_id=sheet.pk, created_at__gt=lately).exists():
        raise ValidationError(
            _("A mail went to %(email)s less than a day ago. Give them until tomorrow.") % {"email": sheet.email}
        )
    mail_sheet(sheet, who=str(actor), is_reminder=True)
    record("triage.reminded", dialogue=sheet.round.dialogue, actor=actor, obj=sheet, number=sheet.round.number)


@transaction.atomic
def take_back(*, sheet: TriageSheet, actor: User) -> None:
    """Take back that somebody was asked, as long as they have not answered.

    Raises:
        ValidationError: they have answered, and what is answered is kept.
    """
    sheet = TriageSheet.objects.select_for_update().select_related("round__dialogue").get(pk=sheet.pk)
    if sheet.answered_at:
        raise ValidationError(_("They have answered, and what is answered is kept."))
    links.revoke(purpose=PURPOSE, object_id=sheet.pk)
    record("triage.taken_back", dialogue=sheet.round.dialogue, actor=actor, obj=sheet, number=sheet.round.number)
    sheet.delete()


@transaction.atomic
def save_answers(
    *,
    found: TriageRound,
    answers: Answers,
    note: str,
    hands_in: bool,
    user: User | None = None,
    sheet: TriageSheet | None = None,
) -> TriageSheet:
    """Keep a person's answers, and with ``hands_in`` for good. Handed in twice, the first stands.

    Raises:
        ValidationError: the round was closed meanwhile.
    """
    found = TriageRound.objects.select_for_update().select_related("dialogue").get(pk=found.pk)
    if sheet is None:
        sheet, _is_new = TriageSheet.objects.get_or_create(round=found, user=user)
    sheet.refresh_from_db()
    if sheet.answered_at:
        return sheet
    if not found.is_open:
        raise ValidationError(_("The round was closed while you were answering. Ask the project leader for a new one."))
    sheet.answers.all().delete()
    TriageAnswer.objects.bulk_create(
        TriageAnswer(sheet=sheet, question=key, step=step) for key, step in answers.items()
    )
    sheet.note = note
    if hands_in:
        sheet.answered_at = timezone.now()
        record("triage.answered", dialogue=found.dialogue, actor=user, obj=sheet, number=found.number)
    sheet.save()
    return sheet
