"""Those who are asked to read a draft: who has opened it, who has answered what, the mail to them and one reminder.

A reader is told once for each text that is sent out, and reminded once when two weeks have passed in silence. What
they have not done is for the leader to see, and nobody is asked more often than that (DOMAIN.md: it takes time).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import OutgoingMail, User
from dialogues.models import Dialogue
from dialogues.permissions import Role

from ..models import Compilation, CompilationStatus, ReviewAnswer, ReviewReading

REMIND_AFTER = timedelta(weeks=2)
NO_LONGER_AFTER = timedelta(weeks=8)
"""A draft that has lain this long is not reminded of: something else has happened to it."""
FIRST_HOUR, LAST_HOUR = 8, 18


def team(dialogue: Dialogue) -> QuerySet[User]:
    """Return those of the design team who can log in, by name."""
    roles = dialogue.memberships.filter(role=Role.DESIGN_TEAM)
    return User.objects.filter(pk__in=roles.values("user"), is_active=True).order_by("name", "pk")


@dataclass(frozen=True)
class Reader:
    """One who is asked to read, and how far they have come."""

    user: User
    opened_at: datetime | None
    answer: ReviewAnswer | None

    @property
    def has_opened(self) -> bool:
        return self.opened_at is not None or self.answer is not None


def readers(compilation: Compilation, answers: list[ReviewAnswer]) -> list[Reader]:
    """Return the design team with what each has done, those who have done least first. Two queries."""
    opened = dict(compilation.readings.values_list("by", "at"))
    answered = {answer.by_id: answer for answer in answers}
    found = [Reader(user, opened.get(user.pk), answered.get(user.pk)) for user in team(compilation.dialogue)]
    return sorted(found, key=lambda one: (one.answer is not None, one.has_opened))


def note_reading(compilation: Compilation, reader: User) -> None:
    """Note that the reader has opened the draft, if they are asked to read it. One query, a second the first time."""
    if compilation.status != CompilationStatus.REVIEW:
        return
    if not ReviewReading.objects.filter(compilation=compilation, by=reader).exists():
        ReviewReading.objects.bulk_create([ReviewReading(compilation=compilation, by=reader)], ignore_conflicts=True)


# --- Mail -----------------------------------------------------------------------------------------------------------


def ask(compilation: Compilation, *, text_key: str, actor: User) -> int:
    """Mail the design team that there is something to read; return how many. The same text is told of once."""
    asked = [user for user in team(compilation.dialogue) if user.pk != actor.pk and user.email]
    for user in asked:
        _mail(compilation, user, template="review_asked", key=f"review:{compilation.pk}:{text_key[:24]}:{user.pk}")
    return len(asked)


def send_reminders() -> int:
    """Remind those who have not answered two weeks after a draft was sent out; return how many. Harmless twice."""
    now = timezone.now()
    if not FIRST_HOUR <= timezone.localtime(now).hour < LAST_HOUR:
        return 0
    rows = Compilation.objects.filter(
        status=CompilationStatus.REVIEW, sent_at__lte=now - REMIND_AFTER, sent_at__gt=now - NO_LONGER_AFTER
    ).select_related("dialogue__municipality")
    return sum(_remind(compilation) for compilation in rows.defer("content"))


def _remind(compilation: Compilation) -> int:
    answered = set(compilation.answers.values_list("by", flat=True))
    silent = [user for user in team(compilation.dialogue) if user.pk not in answered and user.email]
    keys = {f"review-reminder:{compilation.pk}:{compilation.sent_at:%Y%m%d}:{user.pk}": user for user in silent}
    sent = set(OutgoingMail.objects.filter(key__in=list(keys)).values_list("key", flat=True))
    due = [(key, user) for key, user in keys.items() if key not in sent]
    for key, user in due:
        _mail(compilation, user, template="review_reminder", key=key)
    return len(due)


def _mail(compilation: Compilation, user: User, *, template: str, key: str) -> None:
    dialogue = compilation.dialogue
    path = reverse("compilations:read", args=[dialogue.slug, compilation.number])
    with translation.override(settings.LANGUAGE_CODE):
        subject = {
            "review_asked": _("A draft to read: %(dialogue)s"),
            "review_reminder": _("The draft waits for what you say: %(dialogue)s"),
        }[template]
        send_mail(
            to=user.email,
            subject=subject % {"dialogue": dialogue.title},
            template=template,
            context={"dialogue": dialogue, "compilation": compilation, "link": settings.SITE_URL + path},
            key=key,
        )
