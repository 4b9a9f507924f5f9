"""The mails and the letter of the check-back. None holds a name, a quote, or what the talk was about.

Written in the language of the person's talk when the product has it, else in Swedish.
"""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import OutgoingMail, User
from dialogues import links
from dialogues.models import Dialogue
from dialogues.permissions import Role
from interviews.consent.receipts import read_code
from interviews.models import GuardianAnswer, Identity, Interviewee

from ..models import CheckBack

PURPOSE = "check_back"
"""Purpose of the one-time link by which somebody looks at their own quotes."""
VALID = timedelta(weeks=6)
"""How long link and letter work."""
BY_CODE = timedelta(hours=2)
"""How long the link works that the code on a letter is changed for."""
_SALT = "perspectives.check_back.code"


def address_of(person: Interviewee) -> str:
    """Return where the person can be mailed; empty when nowhere."""
    identity = Identity.objects.filter(interviewee=person.pk).first()
    return identity.email if identity else ""


def with_guardian(person: Interviewee) -> bool:
    """Whether the person is a child whose guardian has said yes with them: then the two look together."""
    consent = getattr(person, "consent", None)
    return consent is not None and consent.guardian != GuardianAnswer.NOT_NEEDED


def new_link(check_back: CheckBack, *, valid: timedelta | None = None) -> str:
    """Return the address of a fresh link. It works no longer than the person has been given to answer."""
    left = check_back.expires_at - timezone.now()
    return links.issue(
        purpose=PURPOSE,
        object_id=check_back.pk,
        dialogue=check_back.compilation.dialogue,
        valid=min(left, valid) if valid else left,
    )


def close_links(check_back: CheckBack) -> None:
    links.revoke(purpose=PURPOSE, object_id=check_back.pk)


def hash_of(code: str) -> str:
    """Return what is kept of a letter's code; it is found again by it alone."""
    return salted_hmac(_SALT, read_code(code), algorithm="sha256").hexdigest()


def find_by_code(typed: str) -> CheckBack | None:
    """Return whose letter the code is on, open or not; None for any other text. One query whatever was typed."""
    known = hash_of(typed) if read_code(typed) else "-"
    rows = CheckBack.objects.exclude(code_hash="").filter(code_hash=known)
    return rows.select_related("compilation__dialogue__municipality", "interviewee__consent").first()


def _language(person: Interviewee) -> str:
    spoken = person.interviews.order_by("-held_on").values_list("language", flat=True).first()
    return spoken if spoken in dict(settings.LANGUAGES) else "sv"


def _context(check_back: CheckBack, **more: Any) -> dict[str, Any]:
    dialogue = check_back.compilation.dialogue
    return {
        "municipality": dialogue.municipality.name,
        "contact": dialogue.contact_email or dialogue.municipality.contact_email,
        "until": timezone.localtime(check_back.expires_at).date(),
        "with_guardian": with_guardian(check_back.interviewee),
    } | more


def ask(check_back: CheckBack, *, to: str) -> None:
    """Ask somebody to look at their quotes. Older links of theirs stop working: the address may have been another."""
    close_links(check_back)
    with translation.override(_language(check_back.interviewee)):
        send_mail(
            to=to,
            subject=_("Will you read what we want to print?"),
            template="check_back_asked",
            context=_context(check_back, link=new_link(check_back)),
        )


def remind(check_back: CheckBack, *, to: str, key: str) -> None:
    """Remind somebody once; the same ``key`` again sends nothing. The link of the first mail goes on working."""
    if OutgoingMail.objects.filter(key=key).exists():
        return
    with translation.override(_language(check_back.interviewee)):
        send_mail(
            to=to,
            subject=_("Reminder: will you read what we want to print?"),
            template="check_back_reminder",
            context=_context(check_back, link=new_link(check_back)),
            key=key,
        )


def tell_settled(check_back: CheckBack, *, to: str) -> None:
    """Say that a wish has been answered. What was answered stands behind the link, not in the mail."""
    with translation.override(_language(check_back.interviewee)):
        send_mail(
            to=to,
            subject=_("An answer about your words"),
            template="check_back_settled",
            context=_context(check_back, link=new_link(check_back)),
        )


def tell_leaders(dialogue: Dialogue) -> None:
    """Say that answers have come, at most once a day however many there are: nobody is told who."""
    leaders = User.objects.filter(
        pk__in=dialogue.memberships.filter(role=Role.LEADER).values("user"), is_active=True
    ).order_by("pk")
    path = reverse("compilations:check_back", args=[dialogue.slug])
    with translation.override(settings.LANGUAGE_CODE):
        for user in leaders:
            send_mail(
                to=user.email,
                subject=_("Answers have come to the check-back: %(dialogue)s") % {"dialogue": dialogue.title},
                template="check_back_answers",
                context={"dialogue": dialogue, "link": settings.SITE_URL + path},
                key=f"check-back-answers:{dialogue.pk}:{timezone.localdate():%Y%m%d}:{user.pk}",
            )
