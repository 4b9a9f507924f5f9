"""The mails around a talk. They hold day, time, place and who one meets: never the subject, never the person's name.

Written in the language of the talk when the product has it, else in Swedish.
"""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import OutgoingMail
from dialogues import links

from ..models import Identity, Interview, InterviewInvitation, InvitationStatus
from . import calendar, when

PURPOSE = "interview"
"""Purpose of the one-time link by which someone answers an invitation to a talk."""


def address_of(invitation: InterviewInvitation) -> str:
    """Return where the person can be mailed; empty when nowhere."""
    identity = Identity.objects.filter(interviewee=invitation.interviewee_id).first()
    return identity.email if identity else ""


def _link(invitation: InterviewInvitation) -> str:
    interview = invitation.interview
    valid = when.valid_until(interview) - timezone.now()
    return links.issue(purpose=PURPOSE, object_id=invitation.pk, dialogue=interview.dialogue, valid=valid)


def _language(interview: Interview) -> str:
    return interview.language if interview.language in dict(settings.LANGUAGES) else "sv"


def _context(interview: Interview, **more: Any) -> dict[str, Any]:
    dialogue = interview.dialogue
    return {
        "interview": interview,
        "municipality": dialogue.municipality.name,
        "contact": dialogue.contact_email or dialogue.municipality.contact_email,
    } | more


def invite(invitation: InterviewInvitation, *, to: str) -> None:
    """Ask somebody to a talk. Older links of theirs stop working: the address may have been another."""
    interview = invitation.interview
    links.revoke(purpose=PURPOSE, object_id=invitation.pk)
    with translation.override(_language(interview)):
        send_mail(
            to=to,
            subject=_("Invitation to a talk"),
            template="interview_invitation",
            context=_context(interview, link=_link(invitation)),
        )


def tell_new_time(invitation: InterviewInvitation, *, to: str) -> None:
    """Say that time or place is another, with the calendar entry for whoever has said yes."""
    interview = invitation.interview
    agreed = invitation.status == InvitationStatus.ACCEPTED
    with translation.override(_language(interview)):
        send_mail(
            to=to,
            subject=_("New time for our talk"),
            template="interview_new_time",
            context=_context(interview, link=_link(invitation), agreed=agreed),
            attachments=[calendar.attachment(interview)] if agreed else [],
        )


def tell_called_off(invitation: InterviewInvitation, *, to: str, had_accepted: bool) -> None:
    """Say that there will be no talk, and take it out of the calendar of whoever put it there."""
    interview = invitation.interview
    with translation.override(_language(interview)):
        send_mail(
            to=to,
            subject=_("Our talk is called off"),
            template="interview_called_off",
            context=_context(interview),
            attachments=[calendar.attachment(interview, cancelled=True)] if had_accepted else [],
        )


def remind(invitation: InterviewInvitation, *, to: str, key: str) -> OutgoingMail:
    """Remind of a talk; the same ``key`` again sends nothing."""
    interview = invitation.interview
    agreed = invitation.status == InvitationStatus.ACCEPTED
    with translation.override(_language(interview)):
        return send_mail(
            to=to,
            subject=_("Reminder of our talk"),
            template="interview_reminder",
            context=_context(interview, link=_link(invitation), agreed=agreed),
            key=key,
        )


def tell_interviewer(invitation: InterviewInvitation, *, key: str) -> None:
    """Say that an answer has come. What it is stands behind the log-in, not in the mail."""
    interview = invitation.interview
    path = reverse("interviews:invitations", args=[interview.dialogue.slug, interview.number])
    with translation.override("sv"):
        send_mail(
            to=interview.interviewer.email,
            subject=_("An answer about talk %(number)s") % {"number": interview.number},
            template="interview_answer",
            context=_context(interview, url=settings.SITE_URL + path),
            key=key,
        )
