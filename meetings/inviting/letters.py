"""Mails and letters to those who are asked, their links and codes. None says which perspective somebody carries."""

import json
from datetime import datetime, timedelta
from typing import Any

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accounts.look.paper import dressed
from accounts.mail import send_mail
from dialogues import links
from dialogues.models import Dialogue
from interviews.consent.receipts import read_code
from reports.makers import Print

from ..models import LetterBatch, MeetingInvitation, Participant
from ..services import PARTICIPATION
from . import calendar

VALID = timedelta(days=60)
BY_CODE = timedelta(hours=2)
"""How long the link works that the code on a letter is changed for."""
KIND = "meeting_letters"
_SALT = "meetings.inviting.code"


def valid_until(dialogue: Dialogue) -> datetime:
    """Return until when an answer is taken: sixty days on, and at least until the last meeting to come is over."""
    last = [one.held_on for one in calendar.to_come(dialogue)][-1:]
    end = timezone.now() + VALID
    return max([end, *(timezone.now() + (day - timezone.localdate()) + timedelta(days=1) for day in last)])


def hash_of(code: str) -> str:
    """Return what is kept of a letter's code; it is found again by it alone."""
    return salted_hmac(_SALT, read_code(code), algorithm="sha256").hexdigest()


def find_by_code(typed: str) -> MeetingInvitation | None:
    """Return whose letter the code is on; None for any other text. One query whatever was typed."""
    known = hash_of(typed) if read_code(typed) else "-"
    rows = MeetingInvitation.objects.exclude(code_hash="").filter(code_hash=known)
    return rows.select_related("participant__dialogue__municipality").first()


def new_link(invitation: MeetingInvitation, *, valid: timedelta | None = None) -> str:
    """Return the address of a fresh link. It works no longer than the invitation does."""
    left = invitation.expires_at - timezone.now()
    return links.issue(
        purpose=PARTICIPATION,
        object_id=invitation.participant_id,
        dialogue=invitation.participant.dialogue,
        valid=min(left, valid) if valid else left,
    )


def close_links(participant: Participant) -> None:
    links.revoke(purpose=PARTICIPATION, object_id=participant.pk)


def _context(participant: Participant, **more: Any) -> dict[str, Any]:
    dialogue = participant.dialogue
    return {
        "name": participant.name,
        "dialogue": dialogue,
        "meetings": calendar.to_come(dialogue),
        "question": dialogue.questions.exclude(agreed_on=None).first(),
        "contact": dialogue.contact_email or dialogue.municipality.contact_email,
    } | more


def invite(invitation: MeetingInvitation) -> None:
    """Ask by mail. Older links of theirs stop working: the address may have been another."""
    participant = invitation.participant
    close_links(participant)
    with translation.override(settings.LANGUAGE_CODE):
        send_mail(
            to=participant.email,
            subject=_("Will you come to the meetings about %(title)s?") % {"title": participant.dialogue.title},
            template="participation",
            context=_context(participant, link=new_link(invitation)),
        )


def remind(invitation: MeetingInvitation, *, kind: str, key: str) -> None:
    """Remind once; the same ``key`` again sends nothing. The earlier link goes on working."""
    participant = invitation.participant
    subjects = {
        "no_answer": _("Reminder: will you come to the meetings?"),
        "later": _("Do you know now whether you can come?"),
        "before": _("See you at the meeting"),
    }
    with translation.override(settings.LANGUAGE_CODE):
        send_mail(
            to=participant.email,
            subject=str(subjects[kind]),
            template="participation_reminder",
            context=_context(participant, link=new_link(invitation), kind=kind),
            key=key,
            attachments=[calendar.attachment(participant.dialogue)] if kind == "before" else [],
        )


def confirm(invitation: MeetingInvitation) -> None:
    """Thank for a yes, with the meetings as a calendar file. Once for each invitation sent."""
    participant = invitation.participant
    if not participant.email or not calendar.to_come(participant.dialogue):
        return
    with translation.override(settings.LANGUAGE_CODE):
        send_mail(
            to=participant.email,
            subject=_("Welcome to the meetings"),
            template="participation_confirmed",
            context=_context(participant, link=new_link(invitation)),
            key=f"participation-yes:{invitation.pk}:{invitation.sent_at:%Y%m%d%H%M%S}",
            attachments=[calendar.attachment(participant.dialogue)],
        )


def letters_print(pk: int) -> Print:
    """Return the letters of a batch for paper, one a page. Raises LetterBatch.DoesNotExist when they are gone."""
    batch = LetterBatch.objects.filter(thrown_away_at=None).select_related("dialogue__municipality").get(pk=pk)
    dialogue = batch.dialogue
    letters = json.loads(batch.letters)
    for letter in letters:
        letter["picture"] = segno.make(letter["link"], error="m").svg_inline(scale=3, border=2, dark="#000")
        letter["groups"] = letter["code"].split("-")
        letter["lines"] = letter["address"].splitlines()
    context = {
        "letters": letters,
        "dialogue": dialogue,
        "meetings": calendar.to_come(dialogue),
        "question": dialogue.questions.exclude(agreed_on=None).first(),
        "contact": dialogue.contact_email or dialogue.municipality.contact_email,
        "address": (settings.SITE_URL + reverse("meeting_code")).split("//", 1)[-1].rstrip("/"),
        "until": valid_until(dialogue).date(),
    }
    return Print(
        html=lambda: dressed(render_to_string("inviting/letters.html", context), dialogue.municipality),
        title=_("Letters"),
    )
