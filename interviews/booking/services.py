"""Verbs of booking. Each runs in one transaction and writes its event, which holds states and numbers only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.mail import NOT_TWICE_WITHIN
from accounts.models import User
from dialogues import links
from dialogues.events import record
from dialogues.forms_base import RecordForm

from ..models import (
    Identity,
    Interview,
    Interviewee,
    InterviewInvitation,
    InterviewKind,
    InterviewStatus,
    InvitationStatus,
)
from ..services.checks import check_date, check_privacy
from . import letters, when

OPEN = [InvitationStatus.WAITING, InvitationStatus.ACCEPTED, InvitationStatus.OTHER_TIME]
GROUPS = {InterviewKind.FOCUS_GROUP, InterviewKind.WORKSHOP}


@dataclass(frozen=True)
class Answer:
    """What somebody says to an invitation. ``needs`` are keys: interpreter, access, guardian."""

    status: str
    needs: Sequence[str] = ()
    needs_note: str = ""
    other_times: str = ""


@dataclass(frozen=True)
class Sent:
    """How many mails are on their way, and who could not be mailed."""

    count: int
    without_address: tuple[Interviewee, ...] = ()


@transaction.atomic
def invite(*, interview: Interview, people: Iterable[Interviewee], actor: User) -> Sent:
    """Ask people to a booked talk by mail, each with a link of their own. Asking again renews the link.

    Raises:
        ValidationError: the privacy set-up lacks something, the talk is not booked, has no time, or has been.
    """
    check_privacy(interview.dialogue)
    _check_ahead(interview)
    now, count, without = timezone.now(), 0, []
    taking_part = {person.pk for person in interview.people.all()}
    for person in people:
        if person.pk not in taking_part or took_back(person):
            continue
        identity = Identity.objects.filter(interviewee=person).first()
        if not identity or not identity.email:
            without.append(person)
            continue
        rows = InterviewInvitation.objects.select_for_update()
        invitation, _is_new = rows.get_or_create(interview=interview, interviewee=person)
        if invitation.sent_at and invitation.sent_at > now - NOT_TWICE_WITHIN:
            continue
        if invitation.status in {InvitationStatus.CALLED_OFF, InvitationStatus.DECLINED}:
            invitation.status = InvitationStatus.WAITING
        invitation.interview = interview
        InterviewInvitation.objects.filter(pk=invitation.pk).update(
            status=invitation.status, sent_at=now, version=F("version") + 1
        )
        letters.invite(invitation, to=identity.email)
        record("interview.invited", dialogue=interview.dialogue, actor=actor, obj=interview, person=person.number)
        count += 1
    return Sent(count, tuple(without))


def _check_ahead(interview: Interview) -> None:
    if interview.status != InterviewStatus.BOOKED:
        raise ValidationError(_("The talk is not booked, so nobody can be asked to it. Give it a new time first."))
    if interview.starts_at is None:
        raise ValidationError(_("The talk has no time yet. Set one first, so that the invitation can say it."))
    if when.ends(interview) <= timezone.now():
        raise ValidationError(_("The time of the talk has passed. Give it a new time first."))


def took_back(person: Interviewee) -> bool:
    consent = getattr(person, "consent", None)
    return bool(consent and consent.withdrawn_at)


@transaction.atomic
def answer(*, invitation: InterviewInvitation, said: Answer, actor: User | None) -> InterviewInvitation:
    """Write down what somebody answered, by their link (``actor`` None) or to the interviewer in person.

    A no declines the talk when nobody else is in it; from a group the person is taken off, and counted as declined.
    A yes after a no puts both back. The interviewer is mailed when somebody else than they wrote something new.

    Raises:
        ValidationError: the talk is not to be any more.
    """
    interview = invitation.interview
    _check_answerable(interview, invitation.as_it_is_now())
    before = (invitation.status, list(invitation.needs), invitation.needs_note, invitation.other_times)
    after = (said.status, list(said.needs), said.needs_note, said.other_times)
    invitation.status, invitation.needs, invitation.needs_note, invitation.other_times = after
    if before == after and invitation.answered_at:
        return invitation
    invitation.answered_at = timezone.now()
    invitation.version += 1
    invitation.save()
    _follow(interview, invitation)
    record(
        "interview.answered", dialogue=interview.dialogue, actor=actor, obj=interview,
        status=str(said.status), person=invitation.interviewee.number,
    )  # fmt: skip
    if actor is None or actor.pk != interview.interviewer_id:
        hour = timezone.now().strftime("%Y%m%d%H")  # one mail an hour for each kind of answer, whoever presses what
        letters.tell_interviewer(invitation, key=f"interview-answer:{invitation.pk}:{said.status}:{hour}")
    return invitation


def _check_answerable(interview: Interview, current: InterviewInvitation) -> None:
    came_back = interview.status == InterviewStatus.DECLINED and current.status == InvitationStatus.DECLINED
    if interview.status != InterviewStatus.BOOKED and not came_back:
        raise ValidationError(_("There is no talk to answer about any more."))


def _follow(interview: Interview, invitation: InterviewInvitation) -> None:
    """Let the talk follow an answer: declined with its only person, booked again when they come back."""
    person = invitation.interviewee
    if invitation.status == InvitationStatus.DECLINED:
        others = interview.people.exclude(pk=person.pk).exists()
        if others or interview.kind in GROUPS:
            interview.people.remove(person)
        else:
            _move(interview, InterviewStatus.BOOKED, InterviewStatus.DECLINED)
        return
    interview.people.add(person)
    _move(interview, InterviewStatus.DECLINED, InterviewStatus.BOOKED)


def _move(interview: Interview, old: str, new: str) -> bool:
    """Change the talk's status if it still is ``old``; whether this call did it."""
    now = timezone.now()
    rows = Interview.objects.filter(pk=interview.pk, status=old)
    if not rows.update(status=new, version=F("version") + 1, updated_at=now):
        return False
    interview.refresh_from_db(fields=["status", "version", "updated_at"])
    return True


@transaction.atomic
def rebook(*, form: RecordForm, actor: User, agreed: bool) -> Interview:
    """Give a talk a new time from a valid form and mail those who are asked.

    Args:
        agreed: they have said yes to this time already; else they are asked anew.

    Raises:
        Conflict: somebody else changed the talk since it was opened.
        ValidationError: the day is before the dialogue, or the talk has been held.
    """
    interview = form.instance
    if interview.status == InterviewStatus.HELD:
        raise ValidationError(_("The talk has been held. Register a new one."))
    check_date(interview.dialogue, status=InterviewStatus.BOOKED, held_on=form.cleaned_data["held_on"])
    interview, _changed = form.save_record(status=InterviewStatus.BOOKED)
    record("interview.rebooked", dialogue=interview.dialogue, actor=actor, obj=interview)
    tell_changed(interview=interview, agreed=agreed, asked_anew=True)
    return interview


def tell_changed(*, interview: Interview, agreed: bool = False, asked_anew: bool) -> int:
    """Mail everybody asked to a talk whose time or place is another; return how many.

    With ``asked_anew`` their answers no longer hold (the time is another), unless ``agreed``.
    """
    count = 0
    taking_part = interview.people.values("pk")
    rows = interview.invitations.select_for_update(of=("self",)).filter(interviewee__in=taking_part)
    rows = rows.select_related("interviewee__consent")
    for invitation in rows:
        if took_back(invitation.interviewee):
            continue
        invitation.interview = interview
        if asked_anew:
            invitation.status = InvitationStatus.ACCEPTED if agreed else InvitationStatus.WAITING
            invitation.other_times = ""
            invitation.answered_at = timezone.now() if agreed else None
            invitation.version += 1
            invitation.save()
        elif invitation.status not in OPEN:
            continue
        ahead = when.ends(interview) > timezone.now()
        if ahead and invitation.sent_at and (to := letters.address_of(invitation)):
            letters.tell_new_time(invitation, to=to)
            count += 1
    return count


@transaction.atomic
def call_off(*, interview: Interview, actor: User) -> int:
    """Call off a booked talk and mail those who were asked and have not said no; return how many.

    Raises:
        ValidationError: it is not booked.
    """
    if not _move(interview, InterviewStatus.BOOKED, InterviewStatus.MISSED):
        raise ValidationError(_("The talk is not booked, so there is nothing to call off."))
    count = sum(_tell_off(invitation, interview) for invitation in interview.invitations.filter(status__in=OPEN))
    record("interview.called_off", dialogue=interview.dialogue, actor=actor, obj=interview, told=count)
    return count


def _tell_off(invitation: InterviewInvitation, interview: Interview) -> int:
    had_accepted = invitation.status == InvitationStatus.ACCEPTED
    invitation.interview = interview
    InterviewInvitation.objects.filter(pk=invitation.pk).update(
        status=InvitationStatus.CALLED_OFF, version=F("version") + 1
    )
    if when.ends(interview) <= timezone.now() or not invitation.sent_at:
        return 0
    if to := letters.address_of(invitation):
        letters.tell_called_off(invitation, to=to, had_accepted=had_accepted)
        return 1
    return 0


@transaction.atomic
def mark_held(*, interview: Interview, actor: User) -> bool:
    """Note that a booked talk was held; whether this call did it (a second tap finds it done).

    Raises:
        ValidationError: its day is to come.
    """
    check_date(interview.dialogue, status=InterviewStatus.HELD, held_on=interview.held_on)
    done = _move(interview, InterviewStatus.BOOKED, InterviewStatus.HELD)
    if done:
        record("interview.held", dialogue=interview.dialogue, actor=actor, obj=interview)
    return done


@transaction.atomic
def mark_missed(*, interview: Interview, actor: User) -> bool:
    """Note that nobody came to a booked talk; whether this call did it. It can be given a new time.

    Raises:
        ValidationError: its day is to come.
    """
    if interview.held_on > timezone.localdate():
        raise ValidationError(_("The talk is still to come. Call it off instead, so that those invited are told."))
    done = _move(interview, InterviewStatus.BOOKED, InterviewStatus.MISSED)
    if done:
        record("interview.missed", dialogue=interview.dialogue, actor=actor, obj=interview)
    return done


@transaction.atomic
def add_people(*, interview: Interview, people: Sequence[Interviewee], actor: User) -> int:
    """Note several people of the register as taking part; return how many were not there before."""
    there = set(interview.people.values_list("pk", flat=True))
    new = [person for person in people if person.pk not in there and person.dialogue_id == interview.dialogue_id]
    interview.people.add(*new)
    if new:
        record("interview.people_added", dialogue=interview.dialogue, actor=actor, obj=interview, count=len(new))
    return len(new)


# --- what happens elsewhere in the room (registered in InterviewsConfig.ready) --------------------------------------


def booking_changed(interview: Interview, fields: Sequence[str]) -> None:
    """Somebody corrected a booked talk by its form: whoever is asked is told, and asked anew about another time."""
    if interview.status == InterviewStatus.BOOKED:
        tell_changed(interview=interview, asked_anew=bool({"held_on", "starts_at"} & set(fields)))


def person_removed(interview: Interview, person: Interviewee) -> None:
    """Somebody was taken out of a talk: their link closes, and if it was still to be they are told."""
    invitation = interview.invitations.filter(interviewee=person, status__in=OPEN).first()
    if invitation is None:
        return
    links.revoke(purpose=letters.PURPOSE, object_id=invitation.pk)
    if interview.status == InterviewStatus.BOOKED:
        _tell_off(invitation, interview)


def person_withdrawn(person: Interviewee, actor: User | None) -> None:
    """Somebody took back their consent: they are asked nothing more, and their links close."""
    for invitation in person.invitations.all():
        links.revoke(purpose=letters.PURPOSE, object_id=invitation.pk)
    person.invitations.filter(status__in=OPEN).update(status=InvitationStatus.CALLED_OFF, version=F("version") + 1)
