"""The people who are heard: identity apart and encrypted, what they were told and what they allowed."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues import erasures
from dialogues.events import record, record_read
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue
from dialogues.numbers import next_number

from ..consent import found as traces
from ..consent import withdrawal
from ..consent.checks import check_capacity
from ..consent.notices import version_given
from ..models import (
    BackgroundValue,
    Consent,
    ConsentWay,
    GuardianAnswer,
    Identity,
    Interviewee,
    StakeholderGroup,
    ToldTo,
)
from . import hooks
from .checks import check_age, check_privacy


@dataclass(frozen=True)
class NewPerson:
    """Someone not heard before. ``informed_on`` None: not told yet (a booked talk), so no consent is noted."""

    group: StakeholderGroup
    background: Sequence[BackgroundValue] = ()
    name: str = ""
    email: str = ""
    phone: str = ""
    age: int | None = None
    guardian_name: str = ""
    note: str = ""
    informed_on: date | None = None
    way: str = ""
    allows: dict[str, bool] = field(default_factory=dict)
    """``notes``, ``quotes``, ``recording``, ``contact`` → allowed or not; the model's defaults for what is left out."""
    guardian: str = GuardianAnswer.NOT_NEEDED
    told_to: str = ToldTo.PERSON
    capacity_note: str = ""
    """How it was judged that somebody under 18 understood; asked for except where nobody met them (electronically)."""
    notice: str | None = None
    """The information text as it was given, when that is another than the one that applies now."""


def age_of(identity: Identity | None) -> int | None:
    """Return the noted age in years; None when there is none or it is not a number."""
    return int(identity.age) if identity and identity.age.isdecimal() else None


@transaction.atomic
def create_person(
    *, dialogue: Dialogue, actor: User | None, person: NewPerson, creation_key: uuid.UUID | None = None
) -> Interviewee:
    """Create an interviewee with identity and consent; the notice is kept as it reads at this moment.

    The same ``creation_key`` again gives the person that it created.

    Raises:
        ValidationError: the privacy set-up is not filled in, the group is another dialogue's, the person is too
            young, a guardian has not answered, or nothing says how it was judged that a minor understood.
    """
    if creation_key and (earlier := Interviewee.objects.filter(creation_key=creation_key, dialogue=dialogue).first()):
        return earlier
    check_privacy(dialogue)
    check_age(dialogue, age=person.age, guardian=person.guardian)
    if person.informed_on and person.way != ConsentWay.ELECTRONIC:
        check_capacity(age=person.age, note=person.capacity_note)
    if person.group.dialogue_id != dialogue.pk:
        raise ValidationError({"group": _("Choose one of the groups in the plan.")})
    row = Interviewee.objects.create(
        dialogue=dialogue,
        number=next_number(Interviewee, dialogue=dialogue),
        group=person.group,
        creation_key=creation_key or uuid.uuid4(),
    )
    row.background.set(person.background)
    Identity.objects.create(
        interviewee=row,
        name=person.name,
        email=person.email,
        phone=person.phone,
        age="" if person.age is None else str(person.age),
        guardian=person.guardian_name,
        note=person.note,
    )
    record("interviewee.added", dialogue=dialogue, actor=actor, obj=row)
    if person.informed_on:
        notice = dialogue.notice if person.notice is None else person.notice
        consent = Consent.objects.create(
            interviewee=row,
            informed_on=person.informed_on,
            way=person.way,
            notice=notice,
            notice_version=version_given(dialogue, notice),
            told_by=actor if person.way != ConsentWay.ELECTRONIC else None,
            told_to=person.told_to,
            capacity_note=person.capacity_note,
            guardian=person.guardian,
            **{f"allows_{name}": allowed for name, allowed in person.allows.items()},
        )
        record("consent.given", dialogue=dialogue, actor=actor, obj=consent, way=consent.way)
    return row


@transaction.atomic
def change_person(*, form: RecordForm, actor: User) -> Interviewee:
    """Change the group or the background values of a person from a valid form.

    Raises:
        Conflict: somebody else changed the person since the form was opened.
    """
    person, _changed = form.save_record()
    record("interviewee.changed", dialogue=person.dialogue, actor=actor, obj=person, fields=sorted(form.changed_data))
    return person


@transaction.atomic
def change_identity(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Identity:
    """Change name, contact or note. The log says which fields, never what they hold.

    Raises:
        Conflict: somebody else changed it since the form was opened.
        ValidationError: too young, or a child whose guardian's answer is not noted.
    """
    person = form.instance.interviewee
    consent = Consent.objects.filter(interviewee=person).first()
    # without a noted consent the guardian is asked for when it is noted
    age = age_of(form.instance)
    check_age(dialogue, age=age, guardian=consent.guardian if consent else GuardianAnswer.WRITTEN)
    if consent and not consent.capacity_note and consent.way != ConsentWay.ELECTRONIC and "age" in form.changed_data:
        _check_capacity_before(age)
    identity, _changed = form.save_record()
    record(
        "identity.changed",
        dialogue=dialogue,
        actor=actor,
        obj=person,
        fields=[name for name in sorted(form.changed_data) if name != "opened_version"],
    )
    return identity


def _check_capacity_before(age: int | None) -> None:
    """As ``check_capacity``, where the note is on another page: it is written there first."""
    try:
        check_capacity(age=age, note="")
    except ValidationError:
        words = _("Note first, under the consent, how you judged that the young person understood.")
        raise ValidationError({"age": words}) from None


@transaction.atomic
def change_consent(*, form: RecordForm, person: Interviewee, actor: User) -> Consent:
    """Note what a person was told and allowed, or correct it. The first note keeps the notice as it reads then.

    Raises:
        Conflict: somebody else changed it since the form was opened.
        ValidationError: a child whose guardian has not answered, or a minor without a note of how it was judged that
            they understood.
    """
    is_new = form.instance.pk is None
    identity = Identity.objects.filter(interviewee=person).first()
    age = age_of(identity)
    check_age(person.dialogue, age=age, guardian=form.cleaned_data["guardian"])
    if form.cleaned_data["way"] != ConsentWay.ELECTRONIC:
        check_capacity(age=age, note=form.cleaned_data["capacity_note"])
    traces.lock_publications(person.dialogue)
    before = Consent.objects.filter(interviewee=person).values_list("allows_quotes", flat=True).first()
    values: dict[str, Any] = {}
    if is_new:
        notice = person.dialogue.notice
        version = version_given(person.dialogue, notice)
        values = {"interviewee": person, "notice": notice, "notice_version": version, "told_by": actor}
    consent, changed = form.save_record(**values)
    if changed:
        name = "consent.given" if is_new else "consent.changed"
        record(name, dialogue=person.dialogue, actor=actor, obj=consent, way=consent.way)
        if before is False and consent.allows_quotes:
            erasures.note("quotes.allowed", person)
        if before is not False and not consent.allows_quotes:
            erasures.note("quotes.stopped", person)
            stopped = traces.stop_quotes(person, actor)
            record(
                "consent.quotes_stopped",
                dialogue=person.dialogue,
                actor=actor,
                obj=consent,
                **{key: stopped.get(key, 0) for key in ("quotes", "released", "published")},
            )
    return consent


@transaction.atomic
def withdraw_consent(*, person: Interviewee, actor: User | None) -> bool:
    """Note that a person takes back their consent, and drop what is not published: here, and in the rooms that build
    on it. Sealed at once, erased after thirty days (``consent/withdrawal.py``).

    Returns whether this call did it; a second one finds it done. Without a noted consent there is one from now on,
    withdrawn, so that the wish is kept. Against a publication at the same moment: what is published from is locked
    first, so the version is either published before (and listed as a place to mend) or meets that its text changed.
    """
    traces.lock_publications(person.dialogue)
    consent, _created = Consent.objects.get_or_create(
        interviewee=person,
        defaults={"informed_on": timezone.localdate(), "way": "", "notice": "", "allows_notes": False},
    )
    taken = Consent.objects.filter(pk=consent.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), allows_quotes=False, allows_contact=False, version=models.F("version") + 1
    )
    if not taken:
        return False
    before = hooks.withdrawing(person, actor)
    own = withdrawal.take_back_own(person)
    found = traces.added([own, *(dict(one or {}) for one in [*before, *hooks.withdrawn(person, actor)])])
    withdrawal.note_withdrawal(person=person, actor=actor, found=found)
    record("consent.withdrawn", dialogue=person.dialogue, actor=actor, obj=consent)
    erasures.note("consent.withdrawn", person)
    return True


def note_identity_read(*, person: Interviewee, actor: User) -> None:
    """Write in the log that the person's identity was shown to ``actor``. Called for each time, never gathered up."""
    record_read("identity.read", dialogue=person.dialogue, actor=actor, obj=person)
