"""Words that stand nowhere else, put into the layers of trust: where one of them turns up, something leaks.

``Layer`` names what a word stands for: who somebody is, what they said, and what a person who sits in the room carries
(a page with that person's name and with that perspective, which stands on none together but the leader's).
"""

from enum import Enum

from actions.models import HandshakeStep, Partner, Proposal
from dialogues.models import Dialogue
from interviews.models import ExploratoryInterview, Identity, InterviewText
from meetings.models import Candidate, Participant
from perspectives.models import Perspective, Statement
from rights.models import DisclosureItem

PERSON, MAIL, NOTE = "Kanarie Gulfjäder", "kanarie@gulfjader.example", "kanariens anteckning"
SAID, TALK = "kanariens oskrivna ord", "kanariens hela samtal"
EXPLORED = ("Spanar Gulvinge", "spanar@gulvinge.example", "kanariens första samtal", "kanariens namntips")
SEATED, CARRIES = "Sitter Vidbordet", "Kanariens eget perspektiv"
ANSWERS = "Svarar Föralltihop"
ASKED = "kanariens begäran"


class Layer(Enum):
    IDENTITY = "who somebody is"
    SOURCE = "what they said"
    EXPLORED = "who was met in an exploratory interview, and what they said"
    CARRIED = "what a person carries"
    SEATED = "who sits in the room"
    ASKED = "what somebody has asked the authority to see or hand out"
    RESPONSIBLE = "who, by name, answers for a proposal or is asked at a partner"


MAY_MEET = {
    "leader": set(Layer),
    "interviewer": {Layer.IDENTITY, Layer.SOURCE, Layer.EXPLORED},
    "facilitator": {Layer.SEATED, Layer.RESPONSIBLE},
    "design_team": set(),
    "steering": {Layer.RESPONSIBLE},
    "participant": {Layer.SEATED},
    "owner": {Layer.RESPONSIBLE},
    "admin": set(),
}
"""What each role may meet at all; an interviewer of their own people only, a participant of those in
their own group."""
BESIDE = {"meetings:description_new"}
"""Routes with a list of all perspectives to tick and a list of all in the group: neither says who carries what."""


def put(dialogue: Dialogue) -> None:
    """Put the words in."""
    of_candidates = set(Candidate.objects.exclude(interviewee=None).values_list("interviewee", flat=True))
    for identity in Identity.objects.filter(interviewee__dialogue=dialogue):
        identity.email, identity.note = MAIL, NOTE
        if identity.interviewee_id not in of_candidates:  # those are known by name to whoever runs the meetings
            identity.name = PERSON
        identity.save()
    for source in InterviewText.objects.filter(interview__dialogue=dialogue, sealed_at=None):
        InterviewText.objects.filter(pk=source.pk).update(text=f"{source.text} {TALK}")
    for statement in Statement.objects.filter(dialogue=dialogue):
        Statement.objects.filter(pk=statement.pk).update(original=f"{statement.original} {SAID}")
    for row in ExploratoryInterview.objects.filter(dialogue=dialogue):
        row.name, row.contact, row.notes, row.whom_else = EXPLORED
        row.perspective = EXPLORED[2]
        row.save()
    person = Participant.objects.filter(dialogue=dialogue, candidate__interviewee=None, user=None).first()
    carried = Perspective.objects.create(dialogue=dialogue, number=9000, title=CARRIES)
    Participant.objects.filter(pk=person.pk).update(name=SEATED)
    person.perspectives.add(carried)
    Candidate.objects.get(participant=person).perspectives.add(carried)
    _put_owners(dialogue)
    dialogue.disclosures.update(asked=ASKED)
    DisclosureItem.objects.filter(disclosure__dialogue=dialogue).update(text=ASKED, reason=ASKED)
    dialogue.person_requests.update(address=f"{ASKED.replace(' ', '.')}@example.org")


def _put_owners(dialogue: Dialogue) -> None:
    proposals = Proposal.objects.filter(dialogue=dialogue)
    proposals.update(owner_name=ANSWERS)
    for proposal in proposals:
        for kind, words in (("asked", ""), ("passed_on", f"{ANSWERS} vet mer.")):
            HandshakeStep.objects.create(
                proposal=proposal, kind=kind, name=ANSWERS, next_name=ANSWERS, next_email="s@example.org", words=words
            )
    Partner.objects.filter(proposal__dialogue=dialogue, may_be_named=False).update(name=ANSWERS)


def met(body: str, route: str) -> set[Layer]:
    """Return the layers that ``body``, the page of ``route``, shows something of."""
    found = set()
    if any(word in body for word in (PERSON, MAIL, NOTE)):
        found.add(Layer.IDENTITY)
    if any(word in body for word in (SAID, TALK)):
        found.add(Layer.SOURCE)
    if any(word in body for word in EXPLORED):
        found.add(Layer.EXPLORED)
    if any(word in body for word in (ASKED, ASKED.replace(" ", "."))):
        found.add(Layer.ASKED)
    if ANSWERS in body:
        found.add(Layer.RESPONSIBLE)
    if SEATED in body:
        found.add(Layer.SEATED)
        if CARRIES in body and route not in BESIDE:
            found.add(Layer.CARRIED)
    return found
