"""What was promised, and is it done: proposals, the culling ledger, decisions, milestones, status reports."""

from .accessibility import AccessibilityReport, AccessibilityStatement, Assessor, Conformance, ReportedStatus
from .attachments import AttachmentKind, ReportAttachment
from .comments import AskedForLink, Comment, CommentRules, HiddenReason
from .decisions import Decision, DecisionOutcome, Money
from .follow_up import FollowUpReport, FollowUpSchedule, FollowUpSending
from .following import Follower, Pace
from .hearing_back import Hearer, Hearing
from .indicators import Indicator, IndicatorFigure
from .learning import (
    Case,
    Lesson,
    LessonFor,
    LookBack,
    LookBackAnswer,
    LookBackGiven,
    PublishedCase,
)
from .origins import DifferentPair, Merging, Origin, OriginKind
from .owning import HandshakeStep, Partner, PartnerAnswer, StepKind
from .plan import Milestone
from .proposals import (
    MOVES,
    PROMISED,
    Handshake,
    Level,
    Move,
    Proposal,
    ProposalObjection,
    ProposalOption,
    ProposalState,
)
from .reports import ReportState, StatusReport

__all__ = [
    "MOVES",
    "PROMISED",
    "AccessibilityReport",
    "AccessibilityStatement",
    "AskedForLink",
    "Assessor",
    "AttachmentKind",
    "Case",
    "Comment",
    "CommentRules",
    "Conformance",
    "Decision",
    "DecisionOutcome",
    "DifferentPair",
    "FollowUpReport",
    "FollowUpSchedule",
    "FollowUpSending",
    "Follower",
    "Handshake",
    "HandshakeStep",
    "Hearer",
    "Hearing",
    "HiddenReason",
    "Indicator",
    "IndicatorFigure",
    "Lesson",
    "LessonFor",
    "Level",
    "LookBack",
    "LookBackAnswer",
    "LookBackGiven",
    "Merging",
    "Milestone",
    "Money",
    "Move",
    "Origin",
    "OriginKind",
    "Pace",
    "Partner",
    "PartnerAnswer",
    "Proposal",
    "ProposalObjection",
    "ProposalOption",
    "ProposalState",
    "PublishedCase",
    "ReportAttachment",
    "ReportState",
    "ReportedStatus",
    "StatusReport",
    "StepKind",
]
