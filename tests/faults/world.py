"""The world that the night begins with: a full dialogue in which every kind of background work has something to do."""

import os
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import OutgoingMail, User
from accounts.office_hours import is_working_day
from actions.following.services import hash_of
from actions.models import AskedForLink, Follower, FollowUpSchedule, Handshake, Move, ProposalState
from dialogues.models import (
    DesignTeamCandidate,
    Dialogue,
    Erasure,
    OneTimeLink,
    SignOffAnswer,
    TriageRound,
    TriageSheet,
)
from interviews.models import Consent, Identity, Interview, InterviewInvitation, WebFormAnswer, Withdrawal
from keeping.archive.services import order_archive
from keeping.models import ArchiveKind
from meetings.choosing import services as choosing
from meetings.models import Kit, Meeting, MeetingInvitation
from meetings.tables import services as tables
from perspectives.exchange.services import order_export
from perspectives.models import CheckBack, Compilation, ExportKind
from reports import makers, render
from reports.jobs import JobState
from reports.models import Document
from rights.models import PersonRequest, RetentionRule
from tests.full import World, full_dialogue

MAILS = 3


def a_working_morning() -> datetime:
    """Ten o'clock on the first day at work three weeks from now, the day after which is one too."""
    day = timezone.localdate() + timedelta(weeks=3)
    while not (is_working_day(day) and is_working_day(day + timedelta(days=1))):
        day += timedelta(days=1)
    return timezone.make_aware(datetime(day.year, day.month, day.day, 10))


NOW = a_working_morning()
"""When everything happens."""


def ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


def write() -> World:
    """Write all of it. What an earlier part ordered and nobody came to is called off: each unit orders its own."""
    world = full_dialogue()
    OutgoingMail.objects.update(state=JobState.DONE)
    Document.objects.filter(state=JobState.WAITING).update(state=JobState.CANCELLED)
    for part in (_mails, _reminders, _promises, _followers, _rights, _jobs, _old_things, _files):
        part(world.dialogue, world)
    return world


def _mails(dialogue: Dialogue, world: World) -> None:
    for number in range(MAILS):
        OutgoingMail.objects.create(
            key=f"night-{'abc'[number]}", to=f"ok@{'abc'[number]}.example.org", subject="Natten", text="Hej",
            handed_out_at=ago(0),
        )  # fmt: skip
    OutgoingMail.objects.create(
        key="never-delivered", to="ok@swept.example.org", subject="Natten", text="Hej", handed_out_at=ago(1)
    )


def _reminders(dialogue: Dialogue, world: World) -> None:
    """Those who were asked something and have said nothing."""
    draft = dialogue.compilations.get(number=2)
    Compilation.objects.filter(pk=draft.pk).update(status="review", sent_at=ago(15))
    asked = CheckBack.objects.filter(compilation=draft).first()
    CheckBack.objects.filter(pk=asked.pk).update(
        way="mail", asked_at=ago(15), expires_at=ago(-30), reminded_at=None, answered_at=None, finished_at=None,
        closed_at=None,
    )  # fmt: skip
    Consent.objects.filter(interviewee=asked.interviewee).update(allows_contact=True, withdrawn_at=None)
    _address(asked.interviewee)
    TriageSheet.objects.filter(round__dialogue=dialogue).exclude(email="").update(created_at=ago(15))
    TriageRound.objects.filter(dialogue=dialogue, number=3).update(closed_at=None)
    OneTimeLink.objects.update(created_at=ago(30))
    DesignTeamCandidate.objects.filter(dialogue=dialogue, name="Ny").update(
        status="invited", invited_at=ago(15), email="ny@example.org"
    )
    sign_off = dialogue.sign_offs.exclude(contact_email="").first()
    SignOffAnswer.objects.filter(sign_off=sign_off).delete()
    type(sign_off).objects.filter(pk=sign_off.pk).update(asked_at=ago(15))
    meeting = dialogue.meetings.order_by("number").last()
    Meeting.objects.filter(pk=meeting.pk).update(held_on=ago(-20).date())
    for person in dialogue.participants.exclude(email="")[:3]:
        type(person).objects.filter(pk=person.pk).update(status="invited")
        MeetingInvitation.objects.update_or_create(
            participant=person,
            defaults={"way": "mail", "sent_at": ago(9), "expires_at": ago(-30), "answered_at": None},
        )
    for invitation in InterviewInvitation.objects.filter(interview__dialogue=dialogue)[:3]:
        Interview.objects.filter(pk=invitation.interview_id).update(status="booked", held_on=ago(-1).date())
        InterviewInvitation.objects.filter(pk=invitation.pk).update(status="waiting", sent_at=ago(5))
        _address(invitation.interviewee)


def _address(person: Any) -> None:
    identity = Identity.objects.get(interviewee=person)
    identity.email = f"person-{person.number}@example.org"
    identity.save()


def _promises(dialogue: Dialogue, world: World) -> None:
    """A promise whose owner was asked a month ago, one whose owner's account is closed, one that is under way."""
    promised = [ProposalState.DECIDED, ProposalState.UNDER_WAY]
    asked, left = dialogue.proposals.filter(state__in=promised).order_by("number")[:2]
    rows = type(asked).objects
    rows.filter(pk=asked.pk).update(
        handshake=Handshake.ASKED, handshake_at=ago(29), owner_email="otto@example.org", owner=None
    )
    gone = User.objects.create_user("borta@example.org", name="Borta")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    rows.filter(pk=left.pk).update(handshake=Handshake.ACCEPTED, owner=gone, owner_email=gone.email)
    Move.objects.filter(to_state=ProposalState.UNDER_WAY).update(at=ago(5))
    FollowUpSchedule.objects.update_or_create(
        dialogue=dialogue, defaults={"every_months": 6, "next_on": ago(1).date(), "day": ago(1).day}
    )


def _followers(dialogue: Dialogue, world: World) -> None:
    for name in ("a", "b", "c"):
        address = f"{name}@follows.example.org"
        Follower.objects.create(
            dialogue=dialogue, email=address, address_hash=hash_of(address), pace="at_once", confirmed_at=ago(60),
            told_until=ago(3000), looked_at=ago(3000),
        )  # fmt: skip
    Follower.objects.create(
        dialogue=dialogue, email="x@example.org", address_hash=hash_of("x@example.org"), created_at=ago(30)
    )


def _rights(dialogue: Dialogue, world: World) -> None:
    """Two who ask what is kept of them and one who wants to comment, all three known; comments that are to go."""
    for _each in range(2):
        PersonRequest.objects.create(dialogue=None, address="a@follows.example.org")
    person = dialogue.participants.exclude(email="").filter(status="yes").first()
    AskedForLink.objects.create(proposal=dialogue.proposals.get(number=1), email=person.email, handed_out_at=ago(0))
    RetentionRule.objects.filter(dialogue=dialogue, kind="comments").update(
        keeps="until", until=ago(1).date(), by_itself=True
    )


KINDS: dict[str, int] = {}
"""What the printed document of each kind that the night makes is of."""


def _jobs(dialogue: Dialogue, world: World) -> None:
    """A plan and a choice to be made; a document of each kind, one in another language for all of them."""
    leader = world.people["leader"]
    meeting = dialogue.meetings.order_by("number")[0]
    tables.order_plan(dialogue=dialogue, meetings=[meeting], actor=leader, seed=7, steps=20)
    asked = {
        "number": 16, "carriers": 1, "as_far": True, "low": 40, "high": 60, "most_of_one": 0, "play": 0, "draws": 2,
        "traits": {}, "targets": {},
    }  # fmt: skip
    choosing.order_choice(dialogue=dialogue, asked=asked, seed=1, actor=leader)
    published = dialogue.compilations.get(number=1).pk
    KINDS.update(
        compilation=published,
        compilation_short=published,
        compilation_cards=published,
        compilation_en=published,
        follow_up=dialogue.follow_ups.get(number=1).pk,
        case=dialogue.published_cases.get(number=1).pk,
        meeting_kit=world.values["meetings:kit_file:pk"],
        meeting_letters=world.values["meetings:letters_file:pk"],
        own_data=PersonRequest.objects.get(dialogue=dialogue).pk,
        disclosure=dialogue.disclosures.get(number=1).pk,
        processing_register=dialogue.pk,
        impact_assessment=dialogue.pk,
    )
    for kind, key in KINDS.items():
        made = makers.kind_of(kind).maker
        content = made(key).key or "night"
        Document.objects.filter(kind=kind, object_id=key).update(content_key="before", state=JobState.DONE)
        Document.objects.create(kind=kind, object_id=key, content_key=content, title="Natten", handed_out_at=ago(0))
    for kind in ExportKind.values:
        order_export(dialogue=dialogue, actor=leader, kind=kind, sees_source=True)
    for kind in ArchiveKind.values:
        order_archive(dialogue=dialogue, actor=leader, kind=kind)


def _old_things(dialogue: Dialogue, world: World) -> None:
    """What is to be thrown away or erased by now, and an erasure whose line a killed process did not get to."""
    Erasure.objects.create(kind="feedback.erased", model="perspectives.feedback", key="0")
    answers = WebFormAnswer.objects.filter(form__dialogue=dialogue)[:3]
    WebFormAnswer.objects.filter(pk__in=[one.pk for one in answers]).update(
        status="set_aside", sorted_at=ago(40), emptied_at=None
    )
    kit = Document.objects.filter(kind="meeting_kit").latest("pk")
    Document.objects.filter(pk=kit.pk).update(created_at=ago(40))
    Kit.objects.filter(pk=kit.object_id).update(document=kit)
    Withdrawal.objects.filter(interviewee__dialogue=dialogue).update(at=ago(31), erased_at=None)
    for key, days in (("of last week", 7), ("of last year", 365)):
        OutgoingMail.objects.create(
            key=key, to="ok@old.example.org", subject="Natten", state=JobState.DONE, finished_at=ago(days)
        )
    OneTimeLink.objects.filter(pk=OneTimeLink.objects.order_by("pk")[0].pk).update(expires_at=ago(365))
    paper = Document(kind="own_data", object_id=1, title="Natten", state=JobState.DONE, finished_at=ago(2))
    paper.file.save("natten.pdf", ContentFile(b"%PDF-1.7"), save=True)
    packed = Document(kind="archive", object_id=0, title="Natten", state=JobState.DONE, finished_at=ago(2))
    packed.file.save("natten.zip", ContentFile(b"PK"), save=True)


def _files(dialogue: Dialogue, world: World) -> None:
    """What killed workers left on the disk."""
    none = "0" * 32
    for name in (f"documents/2026/999999-{none}.pdf", f"attachments/2026/{none}.jpg", f"knowledge/2026/{none}.pdf"):
        place = Path(settings.MEDIA_ROOT) / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"left")
        old = ago(10).timestamp()
        os.utime(place, (old, old))


def lay_out_nothing() -> None:
    """Let paper be a line of text: laying it out is not what is tried."""

    def write_pdf(html: str, target: Path, *, listener: Any = None, to_be_archived: bool = False) -> Any:
        if listener:
            listener(render.LAYOUT, 1, 0)
            listener(render.PAINTING, 0, 1)
        target.write_bytes(b"%PDF-1.7 " + html.encode()[:40])
        return render.Written(pages=1, size=target.stat().st_size)

    render.write_pdf = write_pdf
