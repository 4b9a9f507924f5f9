"""Verbs of the anchoring. An answer is kept when it is given; asking, reminding and answering by a mailed link."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import User

from .. import links
from ..events import record
from ..forms_base import RecordForm
from ..models import CONDITION, Dialogue, OneTimeLink, SignOff, SignOffAnswer, SignOffCondition, SignOffStatus
from ..permissions import Role

PURPOSE = "sign_off"
VALID = timedelta(weeks=10)
"""How long a mailed link works; longer than the last reminder takes."""
AT_ONCE = timedelta(minutes=2)
"""A second press within this time is the same press."""


@transaction.atomic
def save_sign_off(*, form: RecordForm, dialogue: Dialogue, actor: User, conditions: Iterable[str] = ()) -> SignOff:
    """Create or change a sign-off from a valid form; an answer that is new or has changed is kept as a row of its own.

    Args:
        conditions: new ones. A yes with conditions that lists none anywhere has its words as the condition, so that
            they stay in view.

    Raises:
        Conflict: somebody else changed it since it was opened.
        ValidationError: somebody else put the same organisation on the list a moment ago.
    """
    is_new = form.instance.pk is None
    earlier = None if is_new else SignOff.objects.get(pk=form.instance.pk)
    values: dict[str, object] = {"dialogue": dialogue}
    if form.cleaned_data["status"] != SignOffStatus.ASKED and not form.cleaned_data["answered_on"]:
        values["answered_on"] = timezone.localdate()
    moved = earlier is not None and earlier.contact_email.casefold() != form.cleaned_data["contact_email"].casefold()
    if moved:
        values["asked_at"] = None
    try:
        sign_off, changed = form.save_record(**values)
    except IntegrityError:
        raise ValidationError(_("They are already on the list.")) from None
    if not changed:
        return sign_off
    if moved:
        links.revoke(purpose=PURPOSE, object_id=sign_off.pk)
    name = "sign_off.added" if is_new else "sign_off.changed"
    record(name, dialogue=dialogue, actor=actor, obj=sign_off, status=sign_off.status)
    if sign_off.status != SignOffStatus.ASKED and (earlier is None or _answer_of(earlier) != _answer_of(sign_off)):
        _keep_answer(sign_off, said_by=sign_off.contact_name, by=actor)
    _add_conditions(sign_off, conditions)
    return sign_off


def _answer_of(sign_off: SignOff) -> tuple[str, str, date | None]:
    return sign_off.status, sign_off.words, sign_off.answered_on


def _keep_answer(sign_off: SignOff, *, said_by: str, by: User | None, by_link: bool = False) -> SignOffAnswer:
    """Keep what holds now as an answer of its own; the links that asked for it close."""
    links.revoke(purpose=PURPOSE, object_id=sign_off.pk)
    return SignOffAnswer.objects.create(
        sign_off=sign_off,
        status=sign_off.status,
        words=sign_off.words,
        answered_on=sign_off.answered_on or timezone.localdate(),
        said_by=said_by,
        by=by,
        by_link=by_link,
        mandate_version=sign_off.dialogue.mandate_version,
    )


def _add_conditions(sign_off: SignOff, conditions: Iterable[str]) -> None:
    there = {one.text.casefold() for one in sign_off.conditions.all()}
    wanted = [text for text in conditions if text.casefold() not in there]
    if not wanted and not there and sign_off.status == SignOffStatus.CONDITIONS and sign_off.words:
        wanted = [" ".join(sign_off.words.split())[:CONDITION]]
    for text in wanted:
        SignOffCondition.objects.create(sign_off=sign_off, text=text)


@transaction.atomic
def remove_sign_off(*, sign_off: SignOff, actor: User) -> None:
    """Take an organisation off the list of those who are asked to stand behind the mandate, with what it answered."""
    links.revoke(purpose=PURPOSE, object_id=sign_off.pk)
    record("sign_off.removed", dialogue=sign_off.dialogue, actor=actor, obj=sign_off, status=sign_off.status)
    sign_off.delete()


@transaction.atomic
def ask_for_sign_off(*, sign_off: SignOff, actor: User) -> bool:
    """Mail the contact a one-time link that shows the mandate and takes the answer. Links sent before close.

    False, and no mail, when they were asked a moment ago: the button was pressed twice.

    Raises:
        ValidationError: there is no address, or no mandate to answer about.
    """
    if not sign_off.dialogue.mandate.strip():
        raise ValidationError(_("Write the mandate first. Without it there is nothing to stand behind."))
    current = SignOff.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=sign_off.pk)
    current.dialogue = sign_off.dialogue
    if not current.contact_email:
        raise ValidationError(_("There is no e-mail address to write to. Add it to the sign-off."))
    now = timezone.now()
    if current.asked_at and now - current.asked_at < AT_ONCE:
        return False
    links.revoke(purpose=PURPOSE, object_id=current.pk)
    SignOff.objects.filter(pk=current.pk).update(asked_at=now)
    mail_question(current, asker=str(actor))
    record("sign_off.asked", dialogue=current.dialogue, actor=actor, obj=current)
    return True


def mail_question(sign_off: SignOff, *, asker: str, key: str | None = None, weeks: int = 0) -> None:
    """Put the question to the contact in the outbox, with a link of its own; ``weeks`` since it was first put."""
    dialogue = sign_off.dialogue
    subject = _("Does %(organisation)s stand behind the mandate?")
    if weeks:
        subject = _("We still hope for an answer from %(organisation)s")
    send_mail(
        to=sign_off.contact_email,
        subject=subject % {"organisation": sign_off.organisation.name},
        template="sign_off_asked",
        context={
            "dialogue": dialogue,
            "sign_off": sign_off,
            "asker": asker,
            "weeks": weeks,
            "url": links.issue(purpose=PURPOSE, object_id=sign_off.pk, dialogue=dialogue, valid=VALID),
            "valid_until": timezone.localdate() + VALID,
        },
        key=key,
    )


def asker_of(dialogue: Dialogue) -> str:
    """Who a reminder comes from: the leader, else the municipality."""
    leads = dialogue.memberships.filter(role=Role.LEADER, user__is_active=True).select_related("user").order_by("pk")
    first = leads.first()
    return str(first.user) if first else dialogue.municipality.name


@transaction.atomic
def answer_by_link(
    *, link: OneTimeLink, sign_off: SignOff, status: str, words: str, conditions: Iterable[str], name: str
) -> bool:
    """Take the answer of whoever holds the link. False, and nothing kept, when the link was no longer open."""
    current = SignOff.objects.select_for_update().filter(pk=sign_off.pk).first()
    if current is None or not links.use(link):
        return False
    current.status, current.words, current.answered_on = status, words, timezone.localdate()
    current.save_edited(opened_version=current.version)
    _keep_answer(current, said_by=name, by=None, by_link=True)
    _add_conditions(current, conditions)
    record("sign_off.answered", dialogue=current.dialogue, obj=current, status=status)
    return True


@transaction.atomic
def save_condition(*, form: RecordForm, sign_off: SignOff, actor: User) -> SignOffCondition:
    """Write down a condition, or change its wording.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    is_new = form.instance.pk is None
    condition, changed = form.save_record(sign_off=sign_off)
    if changed:
        name = "sign_off.condition_added" if is_new else "sign_off.condition_changed"
        record(name, dialogue=sign_off.dialogue, actor=actor, obj=condition)
    return condition


@transaction.atomic
def settle_condition(*, form: RecordForm, actor: User) -> SignOffCondition:
    """Say how a condition is met, and when.

    Raises:
        Conflict: somebody else changed it since it was opened.
    """
    condition, changed = form.save_record()
    if changed:
        record("sign_off.condition_met", dialogue=condition.sign_off.dialogue, actor=actor, obj=condition)
    return condition


@transaction.atomic
def reopen_condition(*, condition: SignOffCondition, actor: User) -> bool:
    """Take back that a condition is met. False when it was open already."""
    met = SignOffCondition.objects.filter(pk=condition.pk, met_on__isnull=False)
    opened = met.update(met_on=None, met_words="", version=condition.version + 1)
    if opened:
        record("sign_off.condition_reopened", dialogue=condition.sign_off.dialogue, actor=actor, obj=condition)
    return bool(opened)
