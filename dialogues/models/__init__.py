"""A dialogue, its mandate and anchoring, its people, its design team, and the log of what was done in it."""

from .actors import Actor, ActorImport, ActorKind, ActorRelation, ActorTarget, Forum, TargetKind
from .anchoring import CONDITION, SignOff, SignOffAnswer, SignOffCondition, SignOffStatus
from .dialogue import TEXT, Dialogue, DialogueKind
from .log import Event
from .people import Invitation, Membership, OneTimeLink
from .plan import PhaseKey, PlannedPhase
from .question import CentralQuestion, QuestionObjection
from .team import CandidateSide, CandidateStatus, DesignTeamCandidate, DesignTeamMeeting
from .team_meetings import MinutesAnswer, MinutesReading, MinutesVersion, TeamDecision, TeamTask

__all__ = [
    "CONDITION",
    "TEXT",
    "Actor",
    "ActorImport",
    "ActorKind",
    "ActorRelation",
    "ActorTarget",
    "CandidateSide",
    "CandidateStatus",
    "CentralQuestion",
    "DesignTeamCandidate",
    "DesignTeamMeeting",
    "Dialogue",
    "DialogueKind",
    "Event",
    "Forum",
    "Invitation",
    "Membership",
    "MinutesAnswer",
    "MinutesReading",
    "MinutesVersion",
    "OneTimeLink",
    "PhaseKey",
    "PlannedPhase",
    "QuestionObjection",
    "SignOff",
    "SignOffAnswer",
    "SignOffCondition",
    "SignOffStatus",
    "TargetKind",
    "TeamDecision",
    "TeamTask",
]
