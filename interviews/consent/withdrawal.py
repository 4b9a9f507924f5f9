"""Taking back: what the interviews room empties, who is told, what is erased for good, and when."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.mail import send_mail
from accounts.models import User
from dialogues import erasures
from dialogues.events import record
from dialogues.models import Dialogue, OneTimeLink
from dialogues.permissions import Role

from ..models import (
    Consent,
    Identity,
    Interview,
    Interviewee,
    InterviewInvitation,
    InterviewStatus,
    InterviewText,
    InvitationStatus,
    Suggestion,
    TextVersion,
    Withdrawal,
)
from . import found as traces
from .found import Found, Talks, talks_of

SEALED_FOR = timedelta(days=30)
"""How long a sealed text and the identity are kept, unread, before they are erased."""
OPEN_INVITATIONS = [InvitationStatus.WAITING, InvitationStatus.ACCEPTED, InvitationStatus.OTHER_TIME]


def foresee(person: Interviewee) -> Found:
    """Return what a withdrawal would find now, as in ``Withdrawal.found``. Changes nothing."""
    talks = talks_of(person)
    texts = InterviewText.objects.filter(interview__in=talks.sole, sealed_at=None).exclude(text="")
    shared = _written(talks.shared)
    own = {"texts": texts.count(), "shared": shared, "suggestions": _suggestions(person, talks).count()}
    return traces.added([own, traces.found_elsewhere(person)])


def _written(talks: list[Interview]) -> list[int]:
    written = InterviewText.objects.filter(interview__in=talks).exclude(text="")
    return list(written.order_by("interview__number").values_list("interview__number", flat=True))


def _suggestions(person: Interviewee, talks: Talks) -> models.QuerySet[Suggestion]:
    """What they suggested in talks of their own, and what somebody wrote down when suggesting them."""
    return Suggestion.objects.filter(models.Q(interview__in=talks.sole) | models.Q(interviewee=person))


def take_back_own(person: Interviewee) -> Found:
    """Empty what this room holds of a person whose consent has just been taken back. Inside that transaction.

    The texts of all their talks are locked before it is decided which are theirs alone, so that the last two in a
    talk, both taking back at once, do not each take the other for still being there.
    """
    now = timezone.now()
    mine = InterviewText.objects.filter(interview__people=person).order_by("pk")
    list(mine.select_for_update(no_key=True, of=("self",)).values_list("pk", flat=True))
    talks = talks_of(person)
    texts = _seal(talks.sole, now)
    suggestions = _suggestions(person, talks)
    counts = {
        "texts": texts,
        "shared": _written(talks.shared),
        "suggestions": suggestions.count(),
        "invitations": _call_off(person),
        "booked": Interview.objects.filter(
            pk__in=[talk.pk for talk in talks.sole], status=InterviewStatus.BOOKED
        ).update(status=InterviewStatus.DECLINED, version=F("version") + 1),
    }
    suggestions.delete()
    return counts


def _seal(talks: list[Interview], now: datetime) -> int:
    """Move the texts out of reach: encrypted beside themselves, the column that pages read left empty.

    Earlier versions go at once; what stood there last is enough should the withdrawal be disputed.
    """
    rows = InterviewText.objects.select_for_update().filter(interview__in=talks, sealed_at=None)
    sources = list(rows.order_by("pk"))
    for source in sources:
        source.sealed, source.text, source.sealed_at = source.text, "", now
        source.version += 1
        source.save()
    TextVersion.objects.filter(source__interview__in=talks).delete()
    # nobody is asked to code what nobody can read
    Interview.objects.filter(
        pk__in=[talk.pk for talk in talks], coded_at=None, source__sealed_at__isnull=False
    ).exclude(status=InterviewStatus.BOOKED).update(coded_at=now)
    return sum(1 for source in sources if source.sealed)


def _call_off(person: Interviewee) -> int:
    """Call off invitations to talks to come, close their links, forget what was answered about needs and times."""
    mine = InterviewInvitation.objects.filter(interviewee=person)
    links = OneTimeLink.objects.filter(
        dialogue=person.dialogue_id, object_id__in=mine.values("pk"), purpose__startswith="interview"
    )
    links.filter(used_at=None, revoked_at=None).update(revoked_at=timezone.now())
    ahead = mine.filter(status__in=OPEN_INVITATIONS, interview__status=InterviewStatus.BOOKED)
    called_off = ahead.update(status=InvitationStatus.CALLED_OFF)
    mine.update(needs=[], needs_note="", other_times="", version=F("version") + 1)
    return called_off


def note_withdrawal(*, person: Interviewee, actor: User | None, found: Found) -> Withdrawal:
    """Write down what was found, and tell those who have to look. In the transaction that takes back."""
    row = Withdrawal.objects.create(interviewee=person, by=actor, found=found)
    _tell(person, actor)
    return row


def _tell(person: Interviewee, actor: User | None) -> None:
    """A mail to the leaders and to whoever interviewed the person: that it happened and where to look, no more."""
    dialogue = Dialogue.objects.select_related("municipality").get(pk=person.dialogue_id)
    leaders = User.objects.filter(memberships__dialogue=dialogue, memberships__role=Role.LEADER)
    met_by = User.objects.filter(interviews__people=person, memberships__dialogue=dialogue)
    lead = set(leaders.values_list("pk", flat=True))
    page = {True: "interviews:withdrawal", False: "interviews:person"}
    for user in (leaders | met_by).filter(is_active=True).distinct().order_by("pk"):
        if actor is not None and user.pk == actor.pk:
            continue
        address = reverse(page[user.pk in lead], args=[dialogue.slug, person.number])
        with translation.override(settings.LANGUAGE_CODE):
            send_mail(
                to=user.email,
                subject=_("A person in %(dialogue)s has taken back what they said") % {"dialogue": dialogue.title},
                template="withdrawal",
                context={"dialogue": dialogue, "link": settings.SITE_URL + address, "leads": user.pk in lead},
                key=f"withdrawal-{person.pk}-{user.pk}",
            )


@transaction.atomic
def handle_withdrawal(*, withdrawal: Withdrawal, note: str, actor: User) -> bool:
    """Note that what was left to do is done, and what that was. False when somebody did already.

    Raises:
        ValidationError: something stands in print, and nothing is said of what was done about it.
    """
    if withdrawal.found.get("places") and not note.strip():
        raise ValidationError({"handled_note": _("Say what was done with what is published.")})
    taken = Withdrawal.objects.filter(pk=withdrawal.pk, handled_at=None).update(
        handled_at=timezone.now(), handled_by=actor, handled_note=note.strip()
    )
    if taken:
        dialogue = withdrawal.interviewee.dialogue
        record("withdrawal.handled", dialogue=dialogue, actor=actor, obj=withdrawal)
    return bool(taken)


@transaction.atomic
def erase_withdrawn(*, withdrawal: Withdrawal, actor: User | None = None) -> bool:
    """Erase for good what is kept after a withdrawal: sealed texts, name and contact, background. False when done.

    The number stays, and that somebody took back: without it the coverage and the log would not add up.
    """
    now = timezone.now()
    if not Withdrawal.objects.filter(pk=withdrawal.pk, erased_at=None).update(erased_at=now):
        return False
    person = withdrawal.interviewee
    sources = InterviewText.objects.filter(interview__people=person, sealed_at__isnull=False)
    sources.update(sealed="", text="", version=F("version") + 1)
    TextVersion.objects.filter(source__in=sources).delete()
    blank = dict.fromkeys(["name", "email", "phone", "age", "guardian", "note"], "")
    Identity.objects.filter(interviewee=person).update(**blank, version=F("version") + 1)
    Consent.objects.filter(interviewee=person).update(capacity_note="", version=F("version") + 1)
    person.background.clear()
    erasures.note("withdrawal.erased", person)
    record("withdrawal.erased", dialogue=person.dialogue, actor=actor, obj=withdrawal)
    return True


def erase_due() -> int:
    """Erase what was taken back thirty days ago; return how many people it concerned. Called by the scheduler."""
    due = Withdrawal.objects.filter(erased_at=None, at__lte=timezone.now() - SEALED_FOR)
    rows = due.select_related("interviewee__dialogue").order_by("pk")
    return sum(erase_withdrawn(withdrawal=row) for row in rows)
