"""What somebody without an account meets behind the links that are mailed to them: an address for each."""

from datetime import timedelta

from django.utils import timezone

from actions import promises
from actions.commenting import services as commenting
from actions.following import services as following
from actions.hearing_back.stopping import stop_url
from actions.learning import services as learning
from actions.models import Comment, Follower, Hearer, LookBack, LookBackGiven, Partner
from actions.owning import partners
from actions.owning import steps as ownership
from dialogues import links, people_services
from dialogues.anchoring import services as anchoring
from dialogues.design_team import inviting
from dialogues.design_team.meetings import minutes
from dialogues.models import CandidateStatus, MinutesReading, TriageSheet
from dialogues.triage import services as triage
from interviews.booking import letters as booking
from interviews.models import InterviewInvitation, InterviewStatus
from meetings.afterwards.services import AFTERWARDS
from meetings.models import MeetingInvitation
from meetings.services import PARTICIPATION
from perspectives.check_back import letters as check_back
from perspectives.models import CheckBack
from rights.models import PersonRequest
from rights.person import services as one_person
from tests.full import World

DAY = timedelta(days=1)


def links_of(world: World) -> dict[str, str]:
    """Where each purpose of a one-time link leads, the ways out of mails that come again, and a link that is over."""
    about = _abouts(world)
    assert about.keys() == set(links._handlers)  # a purpose that is new comes here too
    opened = {purpose: _issue(world, purpose, key, DAY) for purpose, key in about.items()}
    opened["write about one"] = f"{opened[commenting.WRITE]}?about={world.values['actions:number']}"
    opened |= _ways_out(world)
    return opened


def link_that_is_over(world: World) -> str:
    return _issue(
        world, ownership.PURPOSE, world.dialogue.proposals.get(number=world.values["actions:number"]).pk, -DAY
    )


def _issue(world: World, purpose: str, key: int, valid: timedelta) -> str:
    return links.issue(purpose=purpose, object_id=key, dialogue=world.dialogue, valid=valid)


def _abouts(world: World) -> dict[str, int]:
    """What a link of each purpose is about, such that its page asks something."""
    dialogue = world.dialogue
    proposal = dialogue.proposals.get(number=world.values["actions:number"])
    participant = dialogue.participants.first()
    MeetingInvitation.objects.filter(participant=participant).update(expires_at=timezone.now() + DAY)
    LookBack.objects.filter(dialogue=dialogue).update(closed_at=None)
    LookBackGiven.objects.filter(participant=participant).delete()
    comments = Comment.objects.filter(proposal=proposal, answers_to=None, hidden_at=None)
    talks = InterviewInvitation.objects.filter(
        interview__dialogue=dialogue, interview__status=InterviewStatus.BOOKED, interview__held_on__gt=timezone.now()
    )
    readings = MinutesReading.objects.filter(
        minutes__meeting__dialogue=dialogue, candidate__status=CandidateStatus.ACCEPTED
    )
    return {
        people_services.INVITATION: dialogue.invitations.first().pk,
        one_person.PURPOSE: PersonRequest.objects.create(dialogue=None, address="granne@example.org").pk,
        triage.PURPOSE: TriageSheet.objects.get(email="granne@example.org").pk,
        anchoring.PURPOSE: dialogue.sign_offs.exclude(contact_email="").first().pk,
        inviting.PURPOSE: dialogue.design_team.first().pk,
        minutes.PURPOSE: readings.latest("pk").pk,
        booking.PURPOSE: talks.latest("pk").pk,
        check_back.PURPOSE: CheckBack.objects.filter(finished_at=None, closed_at=None).latest("pk").pk,
        PARTICIPATION: participant.pk,
        AFTERWARDS: participant.pk,
        ownership.PURPOSE: proposal.pk,
        ownership.HAND_OVER: proposal.pk,
        partners.PURPOSE: Partner.objects.filter(proposal__dialogue=dialogue).first().pk,
        promises.PURPOSE: proposal.pk,
        commenting.WRITE: participant.pk,
        commenting.ANSWER: comments.latest("pk").pk,
        following.PURPOSE: _follower(world).pk,
        learning.PURPOSE: participant.pk,
    }


def _follower(world: World) -> Follower:
    email = "nora@example.org"
    return Follower.objects.create(dialogue=world.dialogue, email=email, address_hash=following.hash_of(email))


def _ways_out(world: World) -> dict[str, str]:
    """Where the mails that come again and again can be ended."""
    hearer = Hearer.objects.create(dialogue=world.dialogue, participant=world.dialogue.participants.last())
    return {"stop hearing": stop_url(hearer), "stop following": following.leave_url(Follower.objects.get())}
