"""A dialogue, its mandate and anchoring, its people, its design team, and the log of what was done in it."""

from .actors import Actor, ActorImport, ActorKind, ActorRelation, ActorTarget, Forum, TargetKind
from .anchoring import CONDITION, SignOff, SignOffAnswer, SignOffCondition, SignOffStatus
from .dialogue import TEXT, Dialogue, DialogueKind, Reach
from .erasures import Erasure
from .knowledge import Knowledge, KnowledgeArea, KnowledgeFile, KnowledgeFlag, KnowledgeGap, KnowledgeKind, Viewpoint
from .log import Event
from .mandate import Influence, MandateDecision, MandateDeviation, MandatePart, MandateVersion
from .people import Invitation, Membership, OneTimeLink
from .plan import PhaseKey, PlannedPhase
from .purpose import PurposeComment, PurposeJudgement, PurposeObjection, PurposeWording
from .question import CentralQuestion, QuestionComment, QuestionJudgement, QuestionObjection
from .starting import Area, ContestedPoint, DialogueDraft, EarlierAttempt, EarlierDialogue
from .team import AgeBand, Background, CandidateSide, CandidateStatus, DesignTeamCandidate, DesignTeamMeeting, Gender
from .team_meetings import MinutesAnswer, MinutesReading, MinutesVersion, TeamDecision, TeamTask
from .triage import TriageAnswer, TriageRound, TriageSheet

__all__ = [
    "CONDITION",
    "TEXT",
    "Actor",
    "ActorImport",
    "ActorKind",
    "ActorRelation",
    "ActorTarget",
    "AgeBand",
    "Area",
    "Background",
    "CandidateSide",
    "CandidateStatus",
    "CentralQuestion",
    "ContestedPoint",
    "DesignTeamCandidate",
    "DesignTeamMeeting",
    "Dialogue",
    "DialogueDraft",
    "DialogueKind",
    "EarlierAttempt",
    "EarlierDialogue",
    "Erasure",
    "Event",
    "Forum",
    "Gender",
    "Influence",
    "Invitation",
    "Knowledge",
    "KnowledgeArea",
    "KnowledgeFile",
    "KnowledgeFlag",
    "KnowledgeGap",
    "KnowledgeKind",
    "MandateDecision",
    "MandateDeviation",
    "MandatePart",
    "MandateVersion",
    "Membership",
    "MinutesAnswer",
    "MinutesReading",
    "MinutesVersion",
    "OneTimeLink",
    "PhaseKey",
    "PlannedPhase",
    "PurposeComment",
    "PurposeJudgement",
    "PurposeObjection",
    "PurposeWording",
    "QuestionComment",
    "QuestionJudgement",
    "QuestionObjection",
    "Reach",
    "SignOff",
    "SignOffAnswer",
    "SignOffCondition",
    "SignOffStatus",
    "TargetKind",
    "TeamDecision",
    "TeamTask",
    "TriageAnswer",
    "TriageRound",
    "TriageSheet",
    "Viewpoint",
]
